"""A document to the form that is signed, as a file for Word. Layer 6."""

from __future__ import annotations

from iku_core.definition import Document
from iku_core.exact import NumberStyle
from iku_core.messages import Language
from iku_core.report._office_files import require_writer

__all__ = ["render_form_docx"]


def render_form_docx(
    document: Document, language: Language = "id", *, numbers: NumberStyle | None = None
) -> bytes:
    """Return the form of a document (IKU) as a file for Word, A4 across, ready to be signed.

    The same document gives the same bytes; the file is dated by its signature.

    Args:
        document: The document.
        language: Language of the headings, `id` or `en`; what the document says stays as it is.
        numbers: Style of the numbers in formulas that the document does not print in words itself;
            None for the style of the language.

    Raises:
        ModuleNotFoundError: python-docx, the extra `docx`, is not installed.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> render_form_docx(document)[:2]
        b'PK'
    """
    require_writer("docx")
    # Imported here, for it needs an extra.
    from iku_core.report._docx_form import FormPage  # noqa: PLC0415

    return FormPage(document, language, numbers or language).bytes()
