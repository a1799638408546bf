"""Form and report in a real Chromium: sound for everybody, on every width, without a network."""

from __future__ import annotations

import subprocess
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import pytest
from playwright.sync_api import Browser

import iku_core as iku
from iku_core.report.form import render_form_html
from iku_core.report.performance import render_report_html
from printing import SUMBERSUKO, achieved, hostile_document, of_quarters, several, years_before
from programs import require_program

AXE: Final = files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")
LONG: Final = "<script>document.title='x'</script>]]>\"onload=\"x" + "W" * 10_000 + "\u202e"


def long_document() -> iku.Document:
    return hostile_document(LONG)


def reports() -> dict[str, str]:
    """Return the pages that are looked at, by name."""
    year, quarters = of_quarters()
    document = iku.load_document(SUMBERSUKO)
    hostile = long_document()
    counts = {"2019": {"a": 1, "b": 3}, "2020": {"a": 8, "b": 3}}
    found, before = (achieved(hostile, counts, number) for number in (2020, 2019))
    return {
        "form": render_form_html(document),
        "report": render_report_html(year, trend=quarters),
        "several": render_report_html(several(), "en", trend=years_before()),
        "empty": render_report_html(several({}), trend=years_before()),
        "hostile form": render_form_html(hostile),
        "hostile report": render_report_html(found, trend=[before]),
    }


NAMES: Final = ("form", "report", "several", "empty", "hostile form", "hostile report")


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    written = {}
    for name, text in reports().items():
        written[name] = folder / f"{name.replace(' ', '-')}.html"
        written[name].write_text(text, "utf-8", newline="\n")
    return written


def opened(browser: Browser, path: Path, *, width: int = 1280, scheme: Any = "light") -> Any:
    """Open a page; what it asks for beside itself, and what it complains of, is kept with it."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page: Any = context.new_page()
    page.asked, page.complained = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.complained.append(message.text))
    page.goto(path.as_uri())
    return page


@pytest.mark.parametrize(("name", "width", "scheme"), [
    ("form", 360, "light"), ("form", 1280, "dark"), ("report", 360, "dark"),
    ("several", 360, "light"), ("several", 360, "dark"), ("several", 1280, "light"),
    ("several", 1280, "dark"), ("empty", 1280, "light"), ("hostile form", 360, "dark"),
    ("hostile report", 1280, "light"),
])  # fmt: skip
def test_axe_finds_nothing(
    browser: Browser, pages: dict[str, Path], name: str, width: int, scheme: str
) -> None:
    """Contrast, names, roles, headings, landmarks: no finding of any weight."""
    page = opened(browser, pages[name], width=width, scheme=scheme)

    page.evaluate(AXE)
    found = page.evaluate("axe.run()")

    told = [(item["id"], item["impact"], item["nodes"][0]["html"]) for item in found["violations"]]
    assert told == []
    assert len(found["passes"]) > 10
    page.context.close()


@pytest.mark.parametrize("name", NAMES)
def test_no_page_is_wider_than_its_window(
    browser: Browser, pages: dict[str, Path], name: str
) -> None:
    """What is wide scrolls in a part of its own, however long a word is."""
    page = opened(browser, pages[name])

    for width in (360, 700, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_asked_of_any_network_and_nothing_runs(
    browser: Browser, pages: dict[str, Path], name: str
) -> None:
    page = opened(browser, pages[name])

    assert page.asked == [pages[name].as_uri()]
    assert page.complained == []
    assert page.evaluate("document.scripts.length") == 0
    assert page.title() != "x"
    page.context.close()


def test_the_style_of_the_page_is_let_in_and_no_other(
    browser: Browser, pages: dict[str, Path]
) -> None:
    page = opened(browser, pages["report"])

    assert page.evaluate("getComputedStyle(document.querySelector('.tiles')).display") == "grid"
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"document.title=1\">"
        "<style>body{display:none}</style>')"
    )
    page.wait_for_timeout(100)
    assert page.evaluate("getComputedStyle(document.body).display") == "block"
    assert page.title() != "1"
    page.context.close()


def test_the_keyboard_reaches_the_report_and_its_wide_table(
    browser: Browser, pages: dict[str, Path]
) -> None:
    page = opened(browser, pages["report"], width=360)

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.classList.contains('region')")
    page.context.close()


@pytest.mark.parametrize("name", ["form", "report", "several"])
def test_on_paper_every_word_is_there(
    browser: Browser, pages: dict[str, Path], name: str, tmp_path: Path
) -> None:
    """A4 landscape, and of the text of the page no word is lost."""
    pdftotext, pdfinfo = require_program("pdftotext"), require_program("pdfinfo")
    page = opened(browser, pages[name])
    paper = tmp_path / "page.pdf"

    page.pdf(path=paper, prefer_css_page_size=True)

    def run(*command: str) -> str:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    assert "841.92 x 594.96 pts (A4)" in " ".join(run(pdfinfo, str(paper)).split())
    printed = set(run(pdftotext, "-layout", str(paper), "-").split())
    page.emulate_media(media="print")
    page.evaluate("document.querySelectorAll('.aside').forEach(unseen => unseen.remove())")
    wanted = set(page.evaluate("document.body.innerText").split())
    assert {word for word in wanted - printed if word.isalnum() and len(word) > 2} == set()
    page.context.close()


def test_the_head_of_the_table_is_on_each_sheet(
    browser: Browser, pages: dict[str, Path], tmp_path: Path
) -> None:
    """A head stands above rows, and never alone at the foot of a sheet."""
    program = require_program("pdftotext")
    page = opened(browser, pages["form"])
    paper = tmp_path / "page.pdf"
    page.pdf(path=paper, prefer_css_page_size=True)

    text = subprocess.run(
        [program, "-layout", str(paper), "-"], capture_output=True, text=True, check=True
    ).stdout

    for sheet in text.split("\f"):
        assert ("Sumber Data" in sheet) == any(
            name in sheet for name in ("Nilai IKM Kecamatan", "Pejabat Struktural", "Pemerintahan ")
        )
    page.context.close()


FIGURES = """
[...document.querySelectorAll('.figure, .factor, thead th')].filter(node => {
  const range = document.createRange();
  const lines = text => {
    let count = 0;
    for (let at = 1; at < text.length; at += 1) {
      if (!/^[0-9A-Za-z.,]{2}$/.test(text.data.slice(at - 1, at + 1))) continue;
      range.setStart(text, at - 1);
      range.setEnd(text, at + 1);
      const tops = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
      count += tops.size > 1;
    }
    return count;
  };
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (lines(walker.currentNode)) return true;
  return false;
}).map(node => node.textContent)
"""
"""The figures, factors and headings in which a line ends within a number or a word."""


@pytest.mark.parametrize("width", [360, 1280, "paper"])
def test_no_line_ends_within_a_figure(browser: Browser, tmp_path: Path, width: int | str) -> None:
    """Sums of rupiah, the factor of a printed formula, and the names of months."""
    report = several({"a": 0, "b": 1_234_567_891_234, "c": 93, "d": 100, "e": 3, "f": -4})
    sumbersuko = iku.load_document(SUMBERSUKO)
    months = [achieved(sumbersuko, {}, 2020, ("month", number)) for number in range(1, 13)]
    year = achieved(sumbersuko, {}, 2020)

    for text in (
        render_report_html(report, trend=years_before()),
        render_report_html(year, trend=months),
        render_form_html(sumbersuko),
    ):
        path = tmp_path / "page.html"
        path.write_text(text, "utf-8")
        page = opened(browser, path, width=1032 if isinstance(width, str) else width)
        if width == "paper":
            page.emulate_media(media="print")
        assert page.evaluate("document.querySelectorAll('.figure, .factor').length") > 1
        assert page.evaluate(FIGURES) == []
        page.context.close()
