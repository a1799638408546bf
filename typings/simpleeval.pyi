from collections.abc import Callable, Mapping
from typing import Any

class SimpleEval:
    operators: Mapping[type, Callable[..., Any]]
    functions: Mapping[str, Callable[..., Any]]
    names: Mapping[str, Any]
    nodes: dict[type, Callable[[Any], Any]]
    def eval(self, expr: str, previously_parsed: Any = ...) -> Any: ...

def simple_eval(expr: str, *, names: Mapping[str, Any] | None = ...) -> Any: ...
