"""A document to its form, as it is signed: HTML to print, and Markdown. Layer 6."""

from __future__ import annotations

from collections.abc import Iterator

from iku_core.definition import Document, Indicator
from iku_core.exact import NumberStyle
from iku_core.messages import Language
from iku_core.notation import FORMULA_CSS, display_formula
from iku_core.office import Decision
from iku_core.period import date_label
from iku_core.report._markdown import markdown_table, markdown_text
from iku_core.report._markup import Markup, element, page
from iku_core.report._printed_fraction import printed_fraction
from iku_core.report._report_rows import function_letter
from iku_core.report._report_words import FORM_WORDS
from iku_core.report._sources import source_of
from iku_core.report._styles import FORM_STYLE

__all__ = ["decisions_told", "office_told", "render_form_html", "render_form_markdown"]


def render_form_html(
    document: Document, language: Language = "id", *, numbers: NumberStyle | None = None
) -> str:
    """Return the form of a document as one page, to be read, printed on A4 and signed.

    The page runs nothing and loads nothing. Where the document quotes a formula as it was printed,
    that stands on the form; otherwise the formula with the labels of its counts.

    Args:
        document: The document.
        language: Language of the words that are not those of the document, `id` or `en`.
        numbers: Style of the numbers in formulas; None for the style of the language.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> "Sumbersuko, 3 Maret 2020" in render_form_html(document)
        True
    """
    words = FORM_WORDS[language]
    lines = document.heading or (document.title,)
    heading = [part for line in lines for part in (line, element("br"))][:-1]
    body = element(
        "main",
        element("h1", *heading),
        _facts(document, words),
        _table(document, language, numbers or language),
        _signature(document, language),
        _notes(document, words),
    )
    style = FORMULA_CSS + FORM_STYLE
    return page(body, title=document.title, language=language, style=style)


def _facts(document: Document, words: dict[str, str]) -> Markup:
    organisation, goal = document.organisation, document.goal
    functions = [element("li", function) for function in organisation.functions]
    facts: list[tuple[str, str | None]] = [
        ("office", element("span", office_told(document), class_="office")),
        ("mandate", organisation.mandate),
        ("functions", element("ol", *functions, type="a") if functions else None),
        ("goal", None if goal is None else goal.statement),
        ("goal_indicator", None if goal is None else goal.indicator),
    ]
    told = (
        element("div", element("dt", words[key]), element("dd", element("div", text)))
        for key, text in facts
        if text is not None
    )
    return element("dl", *told, class_="facts")


def _table(document: Document, language: Language, style: NumberStyle) -> Markup:
    words = FORM_WORDS[language]

    def column(key: str, kind: str | None = None, **spans: int) -> Markup:
        scope = "colgroup" if "colspan" in spans else "col"
        return element("th", words[key], scope=scope, role="columnheader", class_=kind, **spans)

    head = element(
        "thead",
        element(
            "tr",
            column("number", "n", rowspan=2),
            column("targets", colspan=3),
            column("source", rowspan=2),
            column("officer", rowspan=2),
            role="row",
        ),
        element(
            "tr",
            column("objective"),
            column("indicator"),
            column("formula"),
            role="row",
        ),
        role="rowgroup",
    )
    bodies = []
    number = 0
    for position, objective in enumerate(document.objectives, start=1):
        rows = []
        for indicator in objective.indicators:
            number += 1
            cells = list(_cells(number, indicator, language, style))
            if indicator is objective.indicators[0]:
                spans = {"rowspan": len(objective.indicators)}
                of_objective = {
                    "scope": "rowgroup",
                    "role": "rowheader",
                    "data_label": words["objective"],
                }
                cells[:0] = [
                    element("td", str(position), class_="n", role="cell", **spans),
                    element("th", objective.statement, **of_objective, **spans),
                ]
            rows.append(element("tr", *cells, role="row"))
        bodies.append(element("tbody", *rows, role="rowgroup"))
    caption = element("caption", element("span", words["caption"], class_="aside"))
    widths = element("colgroup", *(element("col", class_=f"c{n}") for n in range(1, 7)))
    return element("table", caption, widths, head, *bodies, class_="cards", role="table")


def _cells(
    number: int, indicator: Indicator, language: Language, style: NumberStyle
) -> Iterator[Markup]:
    """Iterate over the cells of an indicator, from its name."""
    words = FORM_WORDS[language]
    officer = indicator.responsible
    name = element(
        "div",
        element("span", f"{number} "),
        element("span", indicator.name),
        class_="item",
    )
    yield element("th", name, scope="row", role="rowheader", data_label=words["indicator"])
    kind = None if indicator.numerator is None else "ratio"
    formula = element("div", _formula(indicator, language, style), class_=kind)
    why = None
    if indicator.explanation is not None:
        why = element("p", f"{words['explanation']} : ", indicator.explanation, class_="why")
    yield element("td", formula, why, role="cell", data_label=words["formula"])
    yield element("td", source_of(indicator), role="cell", data_label=words["source"])
    title = None if officer is None else officer.title
    yield element("td", title, role="cell", data_label=words["officer"])


def _formula(indicator: Indicator, language: Language, style: NumberStyle) -> Markup:
    """Return the formula: as printed, word for word, else with the labels of its counts."""
    printed = indicator.printed_formula
    if printed is None:
        return Markup(display_formula(indicator, "html", language, numbers=style))
    parts = printed_fraction(printed)
    if parts is None:
        return element("span", printed)
    fraction = element(
        "span",
        element("span", parts.above, class_="iku-numerator"),
        element("span", parts.bar, class_="iku-unseen"),
        element("span", parts.below, class_="iku-denominator"),
        class_="iku-fraction",
    )
    factor = element("span", parts.factor, class_="factor")
    return element("span", fraction, factor, class_="iku-formula printed")


def _signature(document: Document, language: Language) -> Markup | None:
    signed = document.signed
    if signed is None:
        return None
    officer = signed.by
    nip = None
    if officer.nip is not None:
        nip = element("p", f"{FORM_WORDS[language]['nip']} ", officer.nip)
    return element(
        "div",
        element("p", f"{signed.place}, {date_label(signed.date, language)}"),
        element("p", officer.title.upper()),
        element("div", class_="room"),
        None if officer.name is None else element("p", officer.name, class_="name"),
        nip,
        class_="sign whole",
    )


def _notes(document: Document, words: dict[str, str]) -> Markup | None:
    """Return how the document was read where it disagrees with itself."""
    notes = [element("li", text) for text in decisions_told(document, words)]
    if not notes:
        return None
    return element(
        "div", element("h2", words["decisions"]), element("ul", *notes), class_="notes whole"
    )


def office_told(document: Document) -> str:
    """Return the office, and its government where no heading tells it.

    Args:
        document: The document.

    Example:
        >>> import iku_core as iku
        >>> office_told(iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml"))
        'Kecamatan Sumbersuko'
    """
    organisation = document.organisation
    if document.heading or organisation.government is None:
        return organisation.name
    return f"{organisation.name}, {organisation.government}"


def decisions_told(document: Document, words: dict[str, str]) -> Iterator[str]:
    """Iterate over how a document was read where it disagrees with itself, in words.

    Args:
        document: The document.
        words: The words of the form, from `FORM_WORDS`.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> len(list(decisions_told(document, FORM_WORDS["id"])))
        1
    """
    found: list[tuple[str, Decision]] = [("", decision) for decision in document.decisions]
    found += [
        (f"{indicator.name}: ", decision)
        for indicator in document
        for decision in indicator.decisions
    ]
    for of, decision in found:
        yield (
            f"{of}{decision.about}: {words['printed']} “{decision.printed}”, "
            f"{words['decided']} “{decision.decided}”; {words['reason']}: {decision.reason}"
        )


def render_form_markdown(
    document: Document, language: Language = "id", *, numbers: NumberStyle | None = None
) -> str:
    r"""Return the form of a document as Markdown; the objective is repeated in each row.

    Args:
        document: As for `render_form_html`; likewise `language` and `numbers`.
        language: Language of the words.
        numbers: Style of the numbers.

    Example:
        >>> import iku_core as iku
        >>> document = iku.load_document("indicators/lumajang/kecamatan-sumbersuko.yaml")
        >>> print(render_form_markdown(document).split("\n")[2])
        **Instansi**: Kecamatan Sumbersuko
    """
    words = FORM_WORDS[language]
    heading = "<br>".join(map(markdown_text, document.heading or (document.title,)))
    blocks = [f"# {heading}", *_facts_in_markdown(document, words)]
    rows = []
    number = 0
    for position, objective in enumerate(document.objectives, start=1):
        for indicator in objective.indicators:
            number += 1
            formula = indicator.printed_formula
            if formula is None:
                formula = display_formula(indicator, "text", language, numbers=numbers)
            told = markdown_text(formula)
            if indicator.explanation is not None:
                told += f"<br>{words['explanation']} : {markdown_text(indicator.explanation)}"
            officer = indicator.responsible
            rows.append(
                (
                    str(position),
                    markdown_text(objective.statement),
                    f"{number} {markdown_text(indicator.name)}",
                    told,
                    markdown_text(source_of(indicator) or ""),
                    markdown_text("" if officer is None else officer.title),
                )
            )
    keys = ("number", "objective", "indicator", "formula", "source", "officer")
    blocks.append("\n".join(markdown_table([words[key] for key in keys], rows)))
    blocks.extend(_signature_in_markdown(document, language))
    notes = [f"- {markdown_text(text)}" for text in decisions_told(document, words)]
    if notes:
        blocks += [f"**{words['decisions']}**", "\n".join(notes)]
    return "\n\n".join(blocks)


def _facts_in_markdown(document: Document, words: dict[str, str]) -> Iterator[str]:
    organisation, goal = document.organisation, document.goal
    yield f"**{words['office']}**: {markdown_text(office_told(document))}"
    if organisation.mandate is not None:
        yield f"**{words['mandate']}**: {markdown_text(organisation.mandate)}"
    if organisation.functions:
        yield f"**{words['functions']}**:"
        yield "\n".join(
            f"- {function_letter(place)} {markdown_text(function)}"
            for place, function in enumerate(organisation.functions)
        )
    if goal is not None:
        yield f"**{words['goal']}**: {markdown_text(goal.statement)}"
        if goal.indicator is not None:
            yield f"**{words['goal_indicator']}**: {markdown_text(goal.indicator)}"


def _signature_in_markdown(document: Document, language: Language) -> Iterator[str]:
    signed = document.signed
    if signed is None:
        return
    officer = signed.by
    yield markdown_text(f"{signed.place}, {date_label(signed.date, language)}")
    yield markdown_text(officer.title.upper())
    if officer.name is not None:
        yield f"**{markdown_text(officer.name)}**"
    if officer.nip is not None:
        yield f"{FORM_WORDS[language]['nip']} {markdown_text(officer.nip)}"
