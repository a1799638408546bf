"""The parts of an office file, unpacked and read within bounds.

Enters: the bytes of an archive. Leaves: the elements of its parts, or the one fault for which it
is not read. Layer 1.

The parts are read straight, and not through a library, so that size, document types and archives
within archives are bounded while they are read. Nothing is fetched or run.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from typing import Any, Final

from iku_core.messages import limit_words

__all__ = ["MAX_PACKAGE_BYTES", "Package", "RefusedError", "damaged", "is_package", "too_large"]

MAX_PACKAGE_BYTES: Final = 5_000_000
MAX_UNPACKED_BYTES: Final = 10_000_000
MAX_PARTS: Final = 1_000

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0"
_ENCRYPTED: Final = "EncryptedPackage".encode("utf-16-le")
_OTHER_FORMATS: Final = {
    "xls": ("an Excel file of before 2007 (.xls)", "berkas Excel sebelum 2007 (.xls)"),
    "mimetype": ("an OpenDocument file (.ods)", "berkas OpenDocument (.ods)"),
    "xl/workbook.bin": ("a binary workbook (.xlsb)", "buku kerja biner (.xlsb)"),
    "word/document.xml": ("a Word document (.docx)", "dokumen Word (.docx)"),
}
"""Other formats, by the part that tells them."""


def is_package(data: bytes) -> bool:
    r"""Return whether bytes begin as a workbook of today, or of before 2007.

    Example:
        >>> is_package(b"PK\x03\x04"), is_package(b"count,value")
        (True, False)
    """
    return data.startswith((_ZIP, _OLE))


class RefusedError(Exception):
    """Stop reading; the fault is known: a code and the words of its message."""

    def __init__(self, code: str, **words: str) -> None:
        super().__init__(code)
        self.code = code
        self.words = words


def too_large(limit: int, what: str, what_id: str) -> RefusedError:
    return RefusedError("IKU756", what=what, what_id=what_id, **limit_words(limit))


def _other_format(key: str) -> RefusedError:
    english, indonesian = _OTHER_FORMATS[key]
    return RefusedError("IKU753", format=english, format_id=indonesian)


def damaged(english: str, indonesian: str) -> RefusedError:
    return RefusedError("IKU752", reason=english, reason_id=indonesian)


class Package:
    """Read the parts of an archive within bounds."""

    def __init__(self, data: bytes) -> None:
        # Imported here, for a workbook is the exception among files of counts.
        import io  # noqa: PLC0415
        import zipfile  # noqa: PLC0415
        import zlib  # noqa: PLC0415

        if len(data) > MAX_PACKAGE_BYTES:
            raise too_large(MAX_PACKAGE_BYTES, "bytes", "bita")
        if data.startswith(_OLE):
            raise RefusedError("IKU754") if _ENCRYPTED in data else _other_format("xls")
        if not data.startswith(_ZIP):
            raise damaged("it is no archive of parts", "berkas bukan arsip")
        self._faults = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, ValueError,
                        OSError, LookupError)  # fmt: skip
        self._left = MAX_UNPACKED_BYTES
        self._usual = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except self._faults:
            raise damaged("its archive cannot be opened", "arsipnya tidak dapat dibuka") from None
        names = self._archive.namelist()
        if len(names) > MAX_PARTS:
            raise too_large(MAX_PARTS, "parts", "bagian")
        if len({*names}) < len(names):
            raise damaged("a part is there twice", "ada bagian yang muncul dua kali")
        self._names = frozenset(names)
        self._refuse_others()

    def _refuse_others(self) -> None:
        """Refuse what other programs make, and what no sheet of counts has."""
        for part in _OTHER_FORMATS:
            if part in self._names:
                raise _other_format(part)
        if any(name.lower().endswith("vbaproject.bin") for name in self._names):
            raise RefusedError("IKU755")
        if any(name.lower().startswith("xl/externallinks/") for name in self._names):
            raise RefusedError("IKU758")

    def part(self, name: str) -> bytes:
        """Return the bytes of a part, as long as there is room for them."""
        if name not in self._names:
            raise RefusedError("IKU777", part=name)
        info = self._archive.getinfo(name)
        if info.flag_bits & 1:
            raise RefusedError("IKU754")
        try:
            if info.compress_type not in self._usual:
                raise NotImplementedError
            with self._archive.open(info) as file:
                data = file.read(self._left + 1)
        except self._faults:
            raise damaged(f"{name} cannot be unpacked", f"{name} tidak dapat dibuka") from None
        self._left -= len(data)
        if self._left < 0:
            raise too_large(MAX_UNPACKED_BYTES, "bytes", "bita")
        return data

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """Return the parts that a part refers to: the end of their kind, and their name."""
        folder, _, last = name.rpartition("/")
        found: dict[str, tuple[str, str]] = {}

        def start(element: str, words: dict[str, str]) -> None:
            if element == "Relationship" and words.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, words.get("Target", "")))
                kind = words.get("Type", "").rpartition("/")[2]
                found[words.get("Id", "")] = (kind, target.lstrip("/"))

        relations = f"{folder}/_rels/{last}.rels".lstrip("/")
        if relations in self._names:
            self.walk(relations, start)
        return found

    def walk(
        self,
        name: str,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str, str], None] = lambda *_: None,
    ) -> None:
        """Tell of each element of a part: its name without its namespace, attributes, its text."""
        from xml.parsers import expat  # noqa: PLC0415

        text: list[str] = []

        def starts(element: str, attributes: dict[str, str]) -> None:
            text.clear()
            start(element.rpartition(" ")[2], attributes)

        def ends(element: str) -> None:
            end(element.rpartition(" ")[2], "".join(text))
            text.clear()

        def refuse(*_: Any) -> None:
            raise RefusedError("IKU757", part=name)

        data = self.part(name)
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = refuse
        parser.StartElementHandler = starts
        parser.EndElementHandler = ends
        parser.CharacterDataHandler = text.append
        try:
            parser.Parse(data, True)  # noqa: FBT003
        except (expat.ExpatError, ValueError, LookupError):
            words = f"{name} cannot be read", f"{name} tidak dapat dibaca"
            raise damaged(*words) from None
