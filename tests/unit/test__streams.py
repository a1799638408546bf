"""Files as commands write them."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_IMODE
from typing import Any

import pytest

from iku_core._streams import write_file

LONGEST_NAME = 255
A_USER = 12345

needs_owners = pytest.mark.skipif(not hasattr(os, "chown"), reason="Windows has no such owners")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "a.yaml"
    found.write_bytes(b"old")
    return found


def mode(path: Path) -> int:
    return S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_a_name_as_long_as_can_be_is_written(tmp_path: Path) -> None:
    path = tmp_path / f"{'a' * (LONGEST_NAME - 5)}.yaml"

    assert write_file(str(path), b"first") is None
    assert write_file(str(path), b"second") is None

    assert path.read_bytes() == b"second"
    assert names(tmp_path) == [path.name]


@needs_owners
class TestWhoMayReadIt:
    """A file that is written anew is open to nobody else than before."""

    @pytest.mark.parametrize("wished", [0o600, 0o640, 0o664])
    def test_its_mode_stays(self, path: Path, wished: int) -> None:
        path.chmod(wished)

        assert write_file(str(path), b"new") is None
        assert mode(path) == wished

    def test_a_new_file_has_the_mode_that_the_user_chose(self, tmp_path: Path) -> None:
        before = os.umask(0o027)
        try:
            assert write_file(str(tmp_path / "a.yaml"), b"new") is None
        finally:
            os.umask(before)

        assert mode(tmp_path / "a.yaml") == 0o640

    def test_its_owner_stays(self, path: Path) -> None:
        """Only root can give a file away; for anybody else it is its owner already."""
        owner = A_USER if os.geteuid() == 0 else os.geteuid()
        group = A_USER if os.geteuid() == 0 else os.getgroups()[0]
        os.chown(path, owner, group)

        assert write_file(str(path), b"new") is None
        assert (path.stat().st_uid, path.stat().st_gid) == (owner, group)

    def test_while_it_is_written_nobody_else_may_read_it(
        self, path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path.chmod(0o600)
        seen: list[tuple[int, bytes]] = []
        before = os.umask(0)

        def note(rough: Path, *_: Any) -> None:
            seen.append((mode(rough), rough.read_bytes()))
            raise PermissionError

        monkeypatch.setattr(os, "chown", note)
        try:
            assert write_file(str(path), b"new") is None
        finally:
            os.umask(before)

        assert {*seen} == {(0o600, b"new")}
        assert (mode(path), path.read_bytes()) == (0o600, b"new")


def test_where_there_are_no_owners_it_is_written_too(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "chown", raising=False)

    assert write_file(str(path), b"new") is None
    assert path.read_bytes() == b"new"
