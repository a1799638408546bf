"""Running the package as a program."""

from __future__ import annotations

import runpy
import sys

import pytest


def test_the_package_runs_the_command_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`python -m iku_core` is `iku`."""
    monkeypatch.setattr(sys, "argv", ["iku", "check", "indicators", "--lang", "id"])

    with pytest.raises(SystemExit) as caught:
        runpy.run_module("iku_core", run_name="__main__")

    assert caught.value.code == 0
    assert capsys.readouterr().out == "tidak ditemukan kesalahan\n"
