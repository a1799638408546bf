"""Fuzz the targets with atheris: all of them for a while, or one for as long as is wished.

    python tests/fuzz/run.py --seconds 60            all targets, 60 seconds together
    python tests/fuzz/run.py formula --seconds 3600  one target, for an hour
    python tests/fuzz/run.py formula --input FILE    one input once more

Exit code 1 where a target let a defect through: the input that shows it then stands in
`build/fuzz`. What was found on the way is kept there too, and is begun with the next time;
`tests/fuzz/corpus` holds a small part of it and is never written to.
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
from contextlib import redirect_stderr
from hashlib import sha1
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
BUILD = ROOT / "build" / "fuzz"

DEFECT = "defect"

LONGEST_INPUT = 12_000
SECONDS_OF_AN_INPUT = 60
MEGABYTES = 1024


sys.path[:0] = [str(HERE.parent)]


def name_of(data: bytes) -> str:
    """Return the name of an input, by which the same input is known again."""
    return sha1(data, usedforsecurity=False).hexdigest()


def fuzz(name: str, options: list[str]) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris  # not a library of every user of the tests

    # It names every module on standard error.
    with (
        redirect_stderr(io.StringIO()),
        atheris.instrument_imports(include=["iku_core"]),
    ):
        import iku_core

        for module in walk_packages(iku_core.__path__, "iku_core."):
            if not module.name.startswith(("iku_core.tables", "iku_core.__main__")):
                import_module(module.name)
        from fuzz.targets import TARGETS
    target = TARGETS[name]

    def watched(data: bytes) -> None:
        try:
            target(data)
        except BaseException:
            (BUILD / f"{name}-{DEFECT}-{name_of(data)}").write_bytes(data)
            raise

    atheris.Setup([sys.argv[0], *options], watched)
    atheris.Fuzz()


def run(name: str, seconds: int) -> bool:
    """Fuzz one target in a process of its own; return whether it held."""
    from fuzz.seeds import SEEDS, words

    found = BUILD / name
    found.mkdir(parents=True, exist_ok=True)
    for seed in filter(lambda data: len(data) <= LONGEST_INPUT, SEEDS[name]()):
        (found / name_of(seed)).write_bytes(seed)
    (BUILD / "words.dict").write_text(words(), "utf-8")
    print(f"== {name}, {seconds} s", flush=True)
    limits = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST_INPUT}",
        f"-timeout={SECONDS_OF_AN_INPUT}",
        f"-rss_limit_mb={MEGABYTES}",
        f"-dict={BUILD / 'words.dict'}",
        f"-artifact_prefix={BUILD / name}-",
        "-print_final_stats=1",
        "-verbosity=0",
    ]
    seeds = [found, *HERE.glob(f"corpus/{name}")]
    command = [sys.executable, __file__, "--child", name, *limits, *map(str, seeds)]
    # What showed a defect in an earlier run is kept, and counts where it is found once more.
    known = defects(name)
    code = subprocess.run(command, check=False).returncode
    return code == 0 and known == defects(name)


def defects(name: str) -> dict[Path, int]:
    """Return the inputs that showed a defect of a target, and when they did so last."""
    return {path: path.stat().st_mtime_ns for path in BUILD.glob(f"{name}-{DEFECT}-*")}


def main() -> int:
    """Fuzz what the command line names."""
    if sys.argv[1:2] == ["--child"]:
        fuzz(sys.argv[2], sys.argv[3:])
    from fuzz.targets import TARGETS

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target", nargs="*", metavar="TARGET", help="targets; else all")
    parser.add_argument("--seconds", type=int, default=60, help="for all targets together")
    parser.add_argument("--input", type=Path, help="run this input alone")
    options = parser.parse_args()
    names = options.target or [*TARGETS]
    if not TARGETS.keys() >= {*names}:
        parser.error(f"the targets are {', '.join(TARGETS)}")
    if options.input is not None:
        for name in names:
            TARGETS[name](options.input.read_bytes())
        return 0
    seconds = max(1, options.seconds // len(names))
    held = [run(name, seconds) for name in names]
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())
