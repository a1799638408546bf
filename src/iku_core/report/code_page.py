"""What a code means, as text for a terminal and as Markdown for the documentation. Layer 6."""

from __future__ import annotations

import textwrap
from typing import Final

from iku_core.code_page import CodePage
from iku_core.messages import MESSAGES, Language, Message
from iku_core.report._any_case import words_of_any_case
from iku_core.report._further_pages import further_page
from iku_core.report._markdown import markdown_table, markdown_text

__all__ = ["render_code_page", "render_code_page_markdown", "render_codes", "render_codes_markdown"]

_WIDTH: Final = 88

_WORDS: Final[dict[Language, dict[str, str]]] = {
    "en": {
        "error": "error",
        "warning": "warning",
        "notice": "notice",
        "hint": "hint",
        "checks": "What is checked",
        "why": "Why",
        "wrong": "Wrong",
        "right": "Right",
        "file": "With the file {name}",
        "arguments": "with {words}",
        "see": "Read on",
        "page": "Read on in the documentation: {title} ({path})",
        "severity": "Severity",
        "name": "Name",
        "advice": "Hint",
        "definition.yaml": "in a definition",
        "python": "in Python",
        "console": "on the command line",
        "form": "in {form}",
    },
    "id": {
        "error": "galat",
        "warning": "peringatan",
        "notice": "catatan",
        "hint": "saran",
        "checks": "Yang diperiksa",
        "why": "Sebabnya",
        "wrong": "Keliru",
        "right": "Benar",
        "file": "Bersama berkas {name}",
        "arguments": "dengan {words}",
        "see": "Bacaan lanjutan",
        "page": "Bacaan lanjutan dalam dokumentasi: {title} ({path})",
        "severity": "Tingkat",
        "name": "Nama",
        "advice": "Saran",
        "definition.yaml": "dalam definisi",
        "python": "dalam Python",
        "console": "pada baris perintah",
        "form": "dalam {form}",
    },
}

_COLUMNS: Final[dict[Language, tuple[str, ...]]] = {
    "en": ("Code", "Severity", "Name", "Message"),
    "id": ("Kode", "Tingkat", "Nama", "Pesan"),
}
_HUNDREDS: Final[dict[str, dict[Language, str]]] = {
    "1": {"en": "The file and the definition", "id": "Berkas dan definisi"},
    "2": {"en": "Formulas and comparisons", "id": "Rumus dan perbandingan"},
    "3": {
        "en": "Several documents, and agreements",
        "id": "Beberapa dokumen dan perjanjian kinerja",
    },
    "4": {"en": "Verification", "id": "Verifikasi"},
    "5": {"en": "Counts, figures and achievements", "id": "Cacah, angka, dan capaian"},
    "6": {"en": "Tables, SQL and reports", "id": "Tabel, SQL, dan laporan"},
    "7": {
        "en": "Collection sheets, workbooks and editing",
        "id": "Lembar pengumpulan data, buku kerja, dan penyuntingan",
    },
    "8": {"en": "Audit records", "id": "Rekaman audit"},
}
"""What the codes of each hundred are about, by their first digit."""

_FENCES: Final = {"yaml": "yaml", "json": "json", "python": "python", "console": "console"}
"""How an example that is right is coloured; one that is wrong may be no text of its language."""


def render_code_page(page: CodePage, language: Language = "en") -> str:
    """Return all that is known of a code: its message, what it checks, why, and examples.

    Example:
        >>> from iku_core.code_page import page_for
        >>> print(render_code_page(page_for("IKU113")))
        error IKU113 (duplicate-key): the key … is given twice
          hint: keep one of the two
        <BLANKLINE>
        What is checked: A key stands once in its place.
        <BLANKLINE>
        Why: Of two values under one key, no program could know which is meant.
        <BLANKLINE>
        Wrong, in a definition:
            organisation:
              name: Dinas Kesehatan
              name: Dinas Pendidikan
        <BLANKLINE>
        Right, in a definition:
            organisation:
              name: Dinas Kesehatan
        <BLANKLINE>
        Read on in the documentation: The definition (reference/definition.md)
    """
    words = _WORDS[language]
    parts = [_message(page, language)]
    parts += [_filled(words[key], getattr(page, key)[language]) for key in ("checks", "why")]
    for name, text in page.files.items():
        parts.append(_block(words["file"].format(name=name), text))
    for side, example in _sides(page, language):
        parts.append(_filled(side, example) if page.form == "words" else _block(side, example))
    if page.see is not None:
        title, path = further_page(page.see, language)
        parts.append(words["page"].format(title=title, path=path))
    return "\n\n".join(parts)


def render_codes(language: Language = "en") -> str:
    """Return every code with its name and its sentence, one a line.

    Example:
        >>> render_codes("id").splitlines()[12]
        'galat IKU113 (duplicate-key): kunci … ditulis dua kali'
    """
    return "\n".join(_first_line(MESSAGES[code], language) for code in sorted(MESSAGES))


def render_code_page_markdown(
    page: CodePage, language: Language = "en", *, see: str | None = None
) -> str:
    """Return the page of a code for the documentation, in one language.

    Args:
        page: The page.
        language: Language of the page, `en` or `id`.
        see: Where the page to read on lies, seen from this one; None leaves it out.

    Example:
        >>> from iku_core.code_page import page_for
        >>> render_code_page_markdown(page_for("IKU113")).splitlines()[0]
        '# IKU113: the key … is given twice'
    """
    words = _WORDS[language]
    severity, sentence, hint = _told_on(page, language)
    facts = (
        f"- {words['severity']}: {severity}",
        f"- {words['advice']}: {markdown_text(hint)}",
        f"- {words['name']}: `{MESSAGES[page.code].name}`",
    )
    parts = [f"# {page.code}: {markdown_text(sentence)}", "\n".join(facts)]
    for key in ("checks", "why"):
        parts += [f"## {words[key]}", markdown_text(getattr(page, key)[language])]
    for name, text in page.files.items():
        parts += [f"## {words['file'].format(name=name)}", _fence("text", text)]
    fences = ("text", _FENCES.get(page.form.rpartition(".")[2], "text"))
    for fence, (side, example) in zip(fences, _sides(page, language), strict=True):
        shown = markdown_text(example) if page.form == "words" else _fence(fence, example)
        parts += [f"## {side}", shown]
    if see is not None:
        parts += [f"## {words['see']}", f"[]({see})"]
    return "\n\n".join(parts) + "\n"


def render_codes_markdown(folder: str, language: Language = "en") -> str:
    """Return tables of all codes by hundred, each with a link to its page in a folder.

    Example:
        >>> render_codes_markdown("rules").splitlines()[0]
        '## IKU1: The file and the definition'
    """
    parts = []
    for digit, titles in _HUNDREDS.items():
        rows = []
        for code in sorted(code for code in MESSAGES if code[3] == digit):
            severity, sentence, _ = _told(MESSAGES[code], language)
            name = f"`{MESSAGES[code].name}`"
            rows.append((f"[{code}]({folder}/{code}.md)", severity, name, markdown_text(sentence)))
        table = markdown_table(_COLUMNS[language], rows)
        parts += [f"## IKU{digit}: {titles[language]}", "\n".join(table)]
    return "\n\n".join(parts) + "\n"


def _told(message: Message, language: Language) -> tuple[str, str, str]:
    """Return severity, sentence and hint, with … for the words of a case."""
    return (_WORDS[language][message.severity], *words_of_any_case(message, language))


def _first_line(message: Message, language: Language) -> str:
    severity, sentence, _ = _told(message, language)
    return f"{severity} {message.code} ({message.name}): {sentence}"


def _message(page: CodePage, language: Language) -> str:
    *_, hint = _told_on(page, language)
    first = _first_line(MESSAGES[page.code], language)
    return f"{first}\n  {_WORDS[language]['hint']}: {hint}"


def _told_on(page: CodePage, language: Language) -> tuple[str, str, str]:
    severity, sentence, hint = _told(MESSAGES[page.code], language)
    return severity, sentence, hint if page.hint is None else page.hint[language]


def _sides(page: CodePage, language: Language) -> list[tuple[str, str]]:
    """Return the two examples, each with what it is."""
    words = _WORDS[language]
    where = ""
    if page.form != "words":
        where = f", {words.get(page.form, words['form'].format(form=page.form))}"
    if page.arguments:
        where += f" {words['arguments'].format(words=page.arguments)}"
    return [
        (f"{words['wrong']}{where}", page.wrong[language]),
        (f"{words['right']}{where}", page.right[language]),
    ]


def _filled(name: str, text: str) -> str:
    return textwrap.fill(f"{name}: {text}", _WIDTH, break_on_hyphens=False)


def _block(name: str, text: str) -> str:
    return f"{name}:\n{textwrap.indent(text, '    ')}"


def _fence(language: str, text: str) -> str:
    return f"```{language}\n{text}\n```"
