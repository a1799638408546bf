"""Whole processes: bare Python, `import iku_core`, and `iku compute` from start to end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

ROOT = Path(__file__).parents[1]
PROGRAMS = {
    "bare-python": ["-c", "pass"],
    "import-iku-core": ["-c", "import iku_core"],
    "iku-compute": [
        "-m",
        "iku_core",
        "compute",
        "indicators/lumajang/kecamatan-sumbersuko.yaml",
        "--counts",
        "docs/examples/sumbersuko-2020.yaml",
    ],
}


@pytest.mark.benchmark(group="start", min_rounds=20)
@pytest.mark.parametrize("program", PROGRAMS)
def test_process(benchmark: BenchmarkFixture, program: str) -> None:
    command = [sys.executable, *PROGRAMS[program]]

    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}

    done = benchmark(
        subprocess.run, command, cwd=ROOT, env=environment, check=True, capture_output=True
    )

    assert done.returncode == 0
