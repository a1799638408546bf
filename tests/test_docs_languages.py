"""The officer's pages stand in both languages, and neither falls behind the other."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest

from test_docs import BLOCK, ROOT, pages, read

OFFICERS: Final = (
    "explanation/ratio-of-sums.md",
    "explanation/what-is-proved.md",
    "explanation/why-exact.md",
    "how-to/before-you-save-a-change.md",
    "how-to/collect-counts.md",
    "how-to/figures-through-the-year.md",
    "how-to/help-in-your-editor.md",
    "how-to/measure-satisfaction.md",
    "how-to/mend-a-definition.md",
    "how-to/print-the-form-and-the-report.md",
    "how-to/set-figures-against-targets.md",
    "how-to/share-indicators.md",
    "how-to/start-a-new-definition.md",
    "how-to/supply-counts.md",
    "how-to/verify-your-indicators.md",
    "how-to/word-and-excel.md",
    "how-to/write-a-definition.md",
    "reference/achievement.md",
    "reference/catalogue.md",
    "reference/codes.md",
    "reference/definition.md",
    "reference/formula.md",
    "reference/statuses.md",
    "tutorial/first-indicator.md",
)
"""The pages that an officer reads, below `docs` in English and below `docs/id` in Indonesian."""

PIECE: Final = re.compile(
    rf"{BLOCK.pattern}|^(?P<level>#+) "
    r"|^\| (?P<cell>`[^`]+`) \| (?P<required>(?:yes|ya|no|tidak)\b)?",
    re.MULTILINE | re.DOTALL,
)
INCLUDE: Final = re.compile(r"```\{include\} (\S+)\n")
LINK: Final = re.compile(r"\]\(([^)#:]+\.md)")
TWIN: Final = re.compile(
    r"# (?P<title>.+)\n\n\*(?P<tongue>.+): \[(?P<name>.+)\]\((?P<link>.+)\)\.\*"
)


def source(page: str) -> str:
    """Return the path of what a page shows: itself, or the file that it takes in whole."""
    taken_in = INCLUDE.match(read(page))
    if taken_in is None:
        return page
    return (ROOT / page).parent.joinpath(taken_in[1]).resolve().relative_to(ROOT).as_posix()


def without_language(text: str) -> str:
    return re.sub(r" --lang (?:en|id)\b|(?<=IKU_LANG=)(?:en|id)\b", "", text)


def pieces(page: str) -> list[tuple[str, str]]:
    """Return what a page has in either language: headings, files, commands, keys of tables."""
    found = []
    for piece in PIECE.finditer(read(source(page))):
        if piece["level"]:
            found.append(("heading", piece["level"]))
        elif piece["cell"]:
            required = {"ya": "yes", "tidak": "no"}.get(piece["required"], piece["required"])
            found.append((f"row {required}", piece["cell"]))
        elif piece["kind"] == "console":
            commands = re.findall(r"^\$ (.+)", piece["text"], re.MULTILINE)
            found += [("command", without_language(command)) for command in commands]
        elif piece["kind"] == "text" and not piece["word"]:
            found.append(("text", ""))
        else:
            found.append((piece["file"] or piece["kind"], piece["text"]))
    return found


def test_every_officers_page_stands_in_both_languages() -> None:
    """No page is Indonesian alone, and none that an officer needs is English alone."""
    indonesian = {page.removeprefix("docs/id/") for page in pages() if page.startswith("docs/id/")}

    assert indonesian == {*OFFICERS, "index.md"}
    assert [page for page in OFFICERS if not (ROOT / "docs" / page).exists()] == []


@pytest.mark.parametrize("page", OFFICERS)
def test_both_languages_have_the_same_headings_files_commands_and_keys(page: str) -> None:
    """What is changed on one page is changed on the other."""
    english, indonesian = pieces(f"docs/{page}"), pieces(f"docs/id/{page}")

    assert len(english) > 1
    assert indonesian == english


@pytest.mark.parametrize("page", OFFICERS)
@pytest.mark.parametrize(
    ("folder", "twin", "tongue"),
    [("docs", "docs/id", "Bahasa Indonesia"), ("docs/id", "docs", "In English")],
)
def test_each_page_leads_to_the_other_language(
    page: str, folder: str, twin: str, tongue: str
) -> None:
    """The line below the title names the other page by its title."""
    shown = source(f"{folder}/{page}")
    other = f"{twin}/{page}"

    line = TWIN.match(read(shown))

    assert line is not None
    assert line["tongue"] == tongue
    assert Path(ROOT / shown).parent.joinpath(line["link"]).resolve() == ROOT / other
    assert read(source(other)).startswith(f"# {line['name']}\n")


@pytest.mark.parametrize("page", [*OFFICERS, "index.md"])
def test_an_indonesian_page_links_to_the_indonesian_one_where_there_is_one(page: str) -> None:
    """Only the line below the title leads to English."""
    shown = ROOT / source(f"docs/id/{page}")
    text = TWIN.sub("", shown.read_text("utf-8"))

    astray = []
    for link in LINK.findall(text):
        target = shown.parent.joinpath(link).resolve()
        english = target.is_relative_to(ROOT / "docs")
        english &= not target.is_relative_to(ROOT / "docs/id")
        if english and (ROOT / "docs/id" / target.relative_to(ROOT / "docs")).is_file():
            astray.append(link)

    assert astray == []


def test_the_indonesian_index_leads_to_every_indonesian_page() -> None:
    """An officer finds all from one page."""
    text = read("docs/id/index.md")

    assert [page for page in OFFICERS if f"]({page})" not in text] == []
    assert "](id/index.md)" in read("docs/index.md")
