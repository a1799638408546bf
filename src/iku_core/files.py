"""Paths to texts: files, the definition files of folders, and those of installed packages.

Enters: paths. Leaves: decoded sources under the names that messages use; what cannot be read is
an issue, never an exception. Layer 4, below `catalogue`.
"""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from os.path import realpath
from typing import IO, TYPE_CHECKING, Final, TypeAlias

from iku_core.characters import MAX_BYTES, decode
from iku_core.issues import Issue, Source, new_issue

if TYPE_CHECKING:
    from importlib import metadata
    from importlib.resources.abc import Traversable
    from pathlib import Path

__all__ = [
    "AnyPath",
    "definition_files",
    "installed_folders",
    "path_of",
    "read_data",
    "read_source",
    "read_stream",
    "read_stream_data",
    "real_path",
    "reason_of",
]

AnyPath: TypeAlias = str | PathLike[str]

ENTRY_POINTS: Final = "iku_core.catalogues"
_SUFFIXES: Final = (".yaml", ".yml")


def path_of(path: AnyPath) -> Path:
    """Return a path as an object that can be opened and listed.

    Example:
        >>> path_of("indicators").is_dir()
        True
    """
    # Imported here, for it is slow to load and a program may hold its definitions as texts.
    from pathlib import Path  # noqa: PLC0415

    return Path(path)


def read_source(
    path: Traversable | AnyPath, name: str, *, limit: int = MAX_BYTES
) -> tuple[Source, list[Issue]]:
    """Read a text file, at most 1 MB or another limit, without raising for what is wrong with it.

    Example:
        >>> read_source("no-such-file.yaml", "no-such-file.yaml")[1][0].code
        'IKU101'
    """
    return _decoded(*read_data(path, name, limit), name, limit)


def read_stream(
    stream: IO[bytes], name: str, *, limit: int = MAX_BYTES
) -> tuple[Source, list[Issue]]:
    """Read a text from an open stream, likewise, without raising for what is wrong with it.

    Example:
        >>> import io
        >>> read_stream(io.BytesIO(b"jumlah_desa: 8"), "-")[0].text
        'jumlah_desa: 8'
    """
    return _decoded(*read_stream_data(stream, name, limit), name, limit)


def _decoded(data: bytes, issues: list[Issue], name: str, limit: int) -> tuple[Source, list[Issue]]:
    return (Source(name, ""), issues) if issues else decode(data, name, limit=limit)


def read_data(
    path: Traversable | AnyPath, name: str, limit: int = MAX_BYTES
) -> tuple[bytes, list[Issue]]:
    """Read the bytes of a file, one more than the limit at most.

    Example:
        >>> read_data("pyproject.toml", "pyproject.toml", 3)[0]
        b'[bui'
    """
    opened = path_of(path) if isinstance(path, str | PathLike) else path
    try:
        with opened.open("rb") as file:
            return read_stream_data(file, name, limit)
    except (OSError, ValueError) as error:
        return b"", [_unreadable(name, error)]


def read_stream_data(
    stream: IO[bytes], name: str, limit: int = MAX_BYTES
) -> tuple[bytes, list[Issue]]:
    """Read the bytes of an open stream, one more than the limit at most.

    Example:
        >>> import io
        >>> read_stream_data(io.BytesIO(b"jumlah_desa: 8"), "-")
        (b'jumlah_desa: 8', [])
    """
    try:
        return stream.read(limit + 1), []
    except (OSError, ValueError) as error:
        return b"", [_unreadable(name, error)]


def real_path(path: Traversable) -> str:
    """Return the path behind links, so that a file reached twice is known again.

    Example:
        >>> real_path(path_of("indicators")) == real_path(path_of("./indicators"))
        True
    """
    text = str(path)
    return text if "\0" in text else realpath(text)


def definition_files(
    root: Traversable, name: str, issues: list[Issue]
) -> Iterator[tuple[Traversable, str]]:
    """Iterate over the definition files of a folder at any depth, hidden ones left out.

    Args:
        root: The folder; a file stands for itself.
        name: Its name in messages, from which those of its files are made.
        issues: Takes a fault for a folder that cannot be listed or holds no definition.

    Returns:
        Files and their names in the order of the alphabet; a folder reached twice counts once.

    Example:
        >>> [name for _, name in definition_files(path_of("indicators/dumai"), "dumai", [])]
        ['dumai/rsud.yaml']
    """
    stack = [(root, name)]
    listed: set[str] = set()
    found = False
    while stack:
        item, item_name = stack.pop()
        try:
            children = sorted(item.iterdir(), key=_name_of, reverse=True) if item.is_dir() else None
        except OSError as error:
            issues.append(_unreadable(item_name, error))
            found = True
            continue
        if children is None:
            # What is named is read, and may be a pipe; in a folder, one would be waited for.
            if item is root or (item_name.lower().endswith(_SUFFIXES) and item.is_file()):
                found = True
                yield item, item_name
        elif (real := real_path(item)) not in listed:
            listed.add(real)
            above = "" if item_name in ("", ".") else f"{item_name.rstrip('/')}/"
            stack.extend(
                (child, f"{above}{child.name}")
                for child in children
                if not child.name.startswith(".")
            )
    if not found:
        issues.append(new_issue("IKU302", Source(name, "").location(0, 0)))


def installed_folders(issues: list[Issue]) -> Iterator[tuple[Traversable, str]]:
    """Iterate over the bundled catalogue and those of other packages, with their names.

    In an editable install the package data lie beside the sources, at the top of the tree.

    Args:
        issues: Takes a fault for each package that cannot be imported.

    Example:
        >>> [name for _, name in installed_folders([])]
        ['iku_core/indicators']
    """
    # Imported here, for it is slow to load and needed for installed catalogues alone.
    from importlib import metadata, resources  # noqa: PLC0415

    places = (resources.files("iku_core"), path_of(__file__).parents[2])
    folders = [place / "indicators" for place in places]
    yield next((folder for folder in folders if folder.is_dir()), folders[0]), "iku_core/indicators"
    for point in sorted(metadata.entry_points(group=ENTRY_POINTS), key=_name_of):
        name = point.value.replace(":", "/")
        try:
            folder = resources.files(point.module) / (point.attr or "")
        except Exception as error:  # noqa: BLE001 - the code of another package runs here
            issues.append(_unreadable(name, error))
        else:
            yield folder, name


def _name_of(item: Traversable | metadata.EntryPoint) -> str:
    return item.name


def _unreadable(name: str, error: Exception) -> Issue:
    english, indonesian = reason_of(error)
    place = Source(name, "").location(0, 0)
    return new_issue("IKU101", place, reason=english, reason_id=indonesian)


def reason_of(error: Exception) -> tuple[str, str]:
    """Return why a file cannot be used, in English and Indonesian.

    Example:
        >>> reason_of(FileNotFoundError())
        ('there is no such file', 'berkas itu tidak ada')
    """
    if isinstance(error, FileNotFoundError):
        return "there is no such file", "berkas itu tidak ada"
    if isinstance(error, PermissionError):
        return "reading it is not permitted", "tidak ada izin untuk membacanya"
    if isinstance(error, IsADirectoryError):
        return "it is a folder", "itu sebuah folder"
    reason = getattr(error, "strerror", None) or str(error)
    return reason, reason
