"""The documentation in a real Chromium, from a folder and without a network."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser

from test_docs import ROOT


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the pages, built with warnings as errors."""
    folder = tmp_path_factory.mktemp("site")
    build = [sys.executable, "-m", "sphinx", "-q", "-W", "-b", "html"]
    done = subprocess.run(
        [*build, "-d", str(folder / "doctrees"), str(ROOT / "docs"), str(folder / "html")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder / "html"


@pytest.fixture
def page(browser: Browser) -> Iterator[Any]:
    """Return a page without a network, which keeps what it asks for all the same."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page: Any = context.new_page()
    page.asked = []
    page.on("request", lambda request: page.asked.append(request.url))
    yield page
    context.close()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("collection sheet", "how-to/collect-counts.html"),
        ("lemma of Farkas", "explanation/what-is-proved.html"),
        ("mengumpulkan", "id/how-to/collect-counts.html"),
        ("pembagi nol", "id/reference/statuses.html"),
        ("formulir tanda tangan", "id/how-to/print-the-form-and-the-report.html"),
        ("IKU205", "id/reference/formula.html"),
    ],
)
def test_the_search_finds_pages_of_both_languages_without_a_network(
    site: Path, page: Any, words: str, found: str
) -> None:
    """A folder of pages on a disk is enough for the search."""
    page.goto(f"{(site / 'search.html').as_uri()}?q={quote(words)}")
    page.wait_for_selector("#search-results ul.search li a")
    page.wait_for_function("document.querySelector('.search-summary').innerText.includes('found')")

    links = [link.get_attribute("href") for link in page.query_selector_all("#search-results a")]

    assert found in [link.partition("?")[0].partition("#")[0] for link in links]
    assert [url for url in page.asked if not url.startswith("file:")] == []


@pytest.mark.parametrize(
    ("name", "language", "captions"),
    [
        ("index", "en", ["Learn", "Do", "Look up", "Understand", "The project"]),
        ("how-to/supply-counts", "en", ["Learn", "Do", "Look up", "Understand", "The project"]),
        ("id/index", "id", ["Belajar", "Mengerjakan", "Mencari", "Memahami"]),
        ("id/how-to/supply-counts", "id", ["Belajar", "Mengerjakan", "Mencari", "Memahami"]),
    ],
)
def test_a_page_shows_the_navigation_of_its_language_and_the_way_to_the_other(
    site: Path, page: Any, name: str, language: str, captions: list[str]
) -> None:
    """An officer is not led through pages in another language."""
    other = {"en": "Bahasa Indonesia", "id": "English"}[language]

    page.goto((site / f"{name}.html").as_uri())

    shown = page.query_selector_all(".sidebar-tree .caption")
    assert page.get_attribute("html", "lang") == language
    assert [caption.text_content() for caption in shown] == [*captions, other]
    assert [url for url in page.asked if not url.startswith("file:")] == []


def test_a_reader_comes_to_the_other_language_and_back(site: Path, page: Any) -> None:
    """The line below the title leads to the same page in the other language."""
    page.goto((site / "index.html").as_uri())

    page.click("article a:has-text('iku-core dalam bahasa Indonesia')")
    page.click("article a:has-text('Mengisi cacah')")
    page.click("article a:has-text('Supply counts')")

    assert page.url == (site / "how-to/supply-counts.html").as_uri()


def test_a_block_that_is_a_file_shows_its_name(site: Path, page: Any) -> None:
    """A reader sees under which name to keep what stands there."""
    page.goto((site / "id/tutorial/first-indicator.html").as_uri())

    names = [caption.text_content() for caption in page.query_selector_all(".code-block-caption")]

    years = ["2024.yaml", "2025.yaml", "2026.yaml"]
    assert [name.strip("¶") for name in names] == [*["dinas.yaml"] * 3, *years, "dinas.yaml"]


@pytest.mark.parametrize("width", [1280, 360])
def test_a_formula_wraps_where_it_is_longer_than_its_page(
    site: Path, page: Any, width: int
) -> None:
    """It is MathML, all of which can be seen without scrolling."""
    page.set_viewport_size({"width": width, "height": 800})

    for file in sorted((site / "id/reference/documents").iterdir()):
        page.goto(file.as_uri())
        sizes = page.eval_on_selector_all(
            ".iku-page-formula:has(math)", "all => all.map(a => [a.scrollWidth, a.clientWidth])"
        )
        assert sizes
        assert [wide for wide, room in sizes if wide > room] == [], file.name


def test_a_numerator_stands_above_its_denominator(site: Path, page: Any) -> None:
    """What follows a fraction stands beside it, and not below."""
    page.goto((site / "id/reference/documents/kecamatan-sumbersuko.html").as_uri())

    (above, below), sign = page.evaluate(
        "() => { const fraction = document.querySelector('mfrac'); const box = part =>"
        " part.getBoundingClientRect(); return [[...fraction.children].map(part => box(part).top),"
        " box(fraction.nextElementSibling).top]; }"
    )

    assert above < sign
    assert above < below
    assert page.evaluate(
        "() => { const box = a => a.getBoundingClientRect(), f = document.querySelector('mfrac');"
        " return box(f.nextElementSibling).left >= box(f).right; }"
    )


def test_pages_are_not_wider_than_a_telephone(site: Path, page: Any) -> None:
    """Long commands and tables scroll in a part of their own."""
    page.set_viewport_size({"width": 360, "height": 800})

    for name in ("id/index", "id/tutorial/first-indicator", "id/reference/definition"):
        page.goto((site / f"{name}.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, name
