"""Definitions as tests: every worked case and every promise is an item of pytest.

Without the ini option `iku_paths` and without `--iku PATH` nothing is collected, and nothing of
iku-core is loaded: pytest loads this module in every project that has iku-core installed. It
stands outside the package, so that loading it does not import the package before its coverage is
measured. Layer 7.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from iku_core import Document, Issue
    from iku_core.verify import Task

__all__ = ["DefinitionFile", "DefinitionItem", "IndicatorCollector"]

_SUFFIXES: Final = (".yaml", ".yml")
_LANGUAGES: Final = ("en", "id")


class BrokenPromise(Exception):  # noqa: N818 - pytest shows what it says, and nothing of it
    """A case failed or a promise was refuted; the text says how."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--iku PATH`, and the ini options `iku_paths`, `iku_samples` and `iku_lang`."""
    group = parser.getgroup("iku", "definitions of performance indicators")
    group.addoption(
        "--iku",
        action="append",
        default=[],
        metavar="PATH",
        help="definition file, or folder of definition files, to be verified",
    )
    parser.addini("iku_paths", "definition files and folders to be verified", "paths", [])
    parser.addini("iku_samples", "examples made by Hypothesis for each promise without a proof")
    parser.addini("iku_lang", "language of the messages: en or id", default="en")


def pytest_configure(config: pytest.Config) -> None:
    """Collect the definitions also where they lie outside the folders of the tests."""
    paths = _named(config)
    for path in paths:
        if not path.exists():
            raise pytest.UsageError(f"--iku: there is no {path}")
    if config.args_source is not pytest.Config.ArgsSource.ARGS:
        paths += config.getini("iku_paths")
    given = [config.invocation_params.dir / arg.partition("::")[0] for arg in config.args]
    for path in paths:
        if not any(path.is_relative_to(start) for start in given):
            config.args.append(str(path))
    language, samples = config.getini("iku_lang"), config.getini("iku_samples")
    if language not in _LANGUAGES:
        raise pytest.UsageError(f"iku_lang is {language!r}, and not en or id")
    if samples and not (samples.isascii() and samples.isdigit() and int(samples)):
        raise pytest.UsageError(f"iku_samples is {samples!r}, and no number from 1")


def _named(config: pytest.Config) -> list[Path]:
    """Return the paths of the command line."""
    return [Path(path).absolute() for path in config.getoption("--iku", default=[]) or []]


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the definition files at and below the paths that were given."""
    if file_path.suffix.lower() in _SUFFIXES and any(
        file_path.is_relative_to(path)
        for path in (*_named(parent.config), *parent.config.getini("iku_paths"))
    ):
        collector: pytest.Collector = DefinitionFile.from_parent(parent, path=file_path)
        return collector
    return None


class DefinitionFile(pytest.File):
    """Collect one definition file: its indicators, and the document as a whole."""

    def collect(self) -> Iterator[pytest.Item | pytest.Collector]:
        """Iterate over a collector for each indicator; a file at fault is one failed item."""
        from iku_core.checking import read_document  # noqa: PLC0415 - nothing is loaded unasked
        from iku_core.verify import tasks_of  # noqa: PLC0415 - likewise

        name = _relative(self.path, self.config)
        document, issues = read_document(self.path, name=name)
        if document is None:
            yield DefinitionItem.of(self, "definition", lambda: _faults(issues, self.config))
            return
        samples = self.config.getini("iku_samples")
        tasks = list(tasks_of(document, samples=int(samples) if samples else None))
        for indicator in document:
            own = [task for task in tasks if task.indicator == indicator.id]
            yield IndicatorCollector.of(self, indicator.id, own)
        for task in tasks:
            if task.indicator is None:
                yield DefinitionItem.of(self, task.name, _made(task, self.config))
        yield DefinitionItem.of(self, "units and roles", _found(document, self.config))


def _relative(path: Path, config: pytest.Config) -> str:
    start = config.invocation_params.dir
    return str(path.relative_to(start) if path.is_relative_to(start) else path)


class IndicatorCollector(pytest.Collector):
    """Collect the cases and promises of one indicator."""

    tasks: list[Task]

    @classmethod
    def of(cls, parent: DefinitionFile, name: str, tasks: list[Task]) -> IndicatorCollector:
        """Return the collector of an indicator."""
        collector: IndicatorCollector = cls.from_parent(parent, name=name)
        collector.tasks = tasks
        return collector

    def collect(self) -> Iterator[pytest.Item]:
        """Iterate over an item for each check; equal names are numbered."""
        seen: dict[str, int] = {}
        for task in self.tasks:
            name = " ".join(task.name.replace("::", ":").split())
            seen[name] = seen.get(name, 0) + 1
            if seen[name] > 1:
                name = f"{name} ({seen[name]})"
            yield DefinitionItem.of(self, name, _made(task, self.config))


class DefinitionItem(pytest.Item):
    """Make one check."""

    check: Callable[[], str | None]

    @classmethod
    def of(
        cls, parent: pytest.Collector, name: str, check: Callable[[], str | None]
    ) -> DefinitionItem:
        """Return an item whose `check` raises BrokenPromise, or returns a remark or None."""
        item: DefinitionItem = cls.from_parent(parent, name=name)
        item.check = check
        return item

    def runtest(self) -> None:
        """Make the check; what is only doubtful is told in a section of the report."""
        remark = self.check()
        if remark:
            self.add_report_section("call", "iku", remark)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        """Return the message alone, without a traceback."""
        if isinstance(excinfo.value, BrokenPromise):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return where the definition stands."""
        return self.path, None, f"{self.parent.name if self.parent else ''}: {self.name}"


def _made(task: Task, config: pytest.Config) -> Callable[[], str | None]:
    def check() -> str | None:
        from iku_core.issues import has_errors  # noqa: PLC0415 - likewise
        from iku_core.report.verification import render_check  # noqa: PLC0415 - likewise
        from iku_core.verify import Verdict  # noqa: PLC0415 - likewise

        made = task.run()
        text = render_check(made, config.getini("iku_lang"))
        if has_errors(made.issues):
            raise BrokenPromise(text)
        if made.verdict is Verdict.UNDECIDED:
            pytest.skip(text or "undecided, for what it rests on is at fault")
        return text

    return check


def _found(document: Document, config: pytest.Config) -> Callable[[], str | None]:
    def check() -> str | None:
        from iku_core.verify import findings_of  # noqa: PLC0415 - likewise

        return _faults(tuple(findings_of(document)), config)

    return check


def _faults(issues: tuple[Issue, ...], config: pytest.Config) -> str | None:
    from iku_core.issues import has_errors  # noqa: PLC0415 - likewise
    from iku_core.report.diagnostics import render_issues  # noqa: PLC0415 - likewise

    text = render_issues(issues, config.getini("iku_lang"))
    if has_errors(issues):
        raise BrokenPromise(text)
    return text
