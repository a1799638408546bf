"""Formulas as a real Chromium draws them."""

from __future__ import annotations

from typing import Final

import pytest
from playwright.sync_api import Browser, Page

import iku_core as iku
from definitions import document
from iku_core.notation import FORMULA_CSS, Notation, display_formula, display_worked

HOSTILE: Final = "<script>document.title = 'x'</script>" + "x" * 10_000


@pytest.fixture
def page(browser: Browser) -> Page:
    """Return an empty page as narrow as a phone."""
    return browser.new_page(viewport={"width": 360, "height": 640})


def show(page: Page, *formulas: str | None) -> None:
    body = "".join(f"<p>{formula}</p>" for formula in formulas)
    page.set_content(
        f"<!doctype html><html lang=id><title>rumus</title><style>{FORMULA_CSS}</style>"
        f"<main><h1>Rumus</h1>{body}</main>"
    )


def heights(page: Page, selector: str) -> list[tuple[float, float]]:
    """Return where the two parts of each fraction begin, from above."""
    found: list[tuple[float, float]] = page.evaluate(
        "selector => [...document.querySelectorAll(selector)].map(fraction => "
        "[fraction.firstElementChild, fraction.lastElementChild]"
        ".map(part => part.getBoundingClientRect().top))",
        selector,
    )
    return found


def test_long_labels_wrap_on_a_phone(page: Page) -> None:
    """A formula of HTML is never wider than the page, whatever its labels are."""
    lumajang = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
    hostile = document(counts=f"  a: {{label: {HOSTILE!r}}}\n  b: {{label: '&amp; \"'}}\n")

    show(page, *(display_formula(item, "html", "id") for item in (*lumajang, *hostile)))

    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert page.title() == "rumus"
    assert page.locator("script").count() == 0


@pytest.mark.parametrize(("notation", "selector"), [("html", ".iku-fraction"), ("mathml", "mfrac")])
def test_a_numerator_stands_above_its_denominator(
    page: Page, notation: Notation, selector: str
) -> None:
    """A fraction is drawn as one, and never as two numbers in a row."""
    result = iku.evaluate(document()["rasio"], {"a": 3, "b": 2})

    show(page, display_worked(result, notation, "id"))

    parts = heights(page, selector)
    assert len(parts) == 2
    assert all(above < below for above, below in parts)


def test_without_its_style_sheet_a_formula_reads_as_one_line(page: Page) -> None:
    """What is copied or read without styles is the office text, parentheses and all."""
    indicator = document("      - {id: i, name: I, numerator: a + b, denominator: d * 3}\n")["i"]

    page.set_content(f"<p>{display_formula(indicator, 'html', 'id')}</p>")

    assert page.inner_text("p") == "(Cacah A + Cacah B) / (Cacah D × 3)"
