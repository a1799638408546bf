"""The structure of the package: layers, size of modules, homes of foreign libraries.

A new module must be added to `LAYERS`. The table is the truth of the diagram in CONTRIBUTING.
"""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import iku_core

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src"

VERIFY = (
    *("affine", "words", "simplex", "declarations", "certificate", "claims"),
    *("prover", "witness", "intervals", "region", "sampling", "analysis", "missing", "promises"),
    *("universal", "checks", "cases", "coverage", "units", "wording", "roles", "verification"),
    "batch",
)
"""The modules of `verify` in reading order: each imports earlier ones alone."""

OFFICE = (
    *("_report_words", "_sources", "_plain_reasons", "_printed_figures"),
    *("_report_rows", "_printed_fraction", "_trend"),
    *("_office_files", "_form_fraction", "_docx_page", "_docx_widths", "_docx_form"),
    "_docx_report",
    *("docx_form", "docx_report"),
    *("_xlsx_words", "_xlsx_values", "_xlsx_book", "_xlsx_counts", "_xlsx_scales"),
    *("_binary_error", "_xlsx_live"),
    *("_xlsx_columns", "_xlsx_remarks", "_xlsx_achieved", "_xlsx_figures"),
    *("_xlsx_pages", "_xlsx_workbook", "xlsx_report"),
)
"""The modules of `report` that write files for Word and Excel, and what they share, likewise."""

TABLES = (
    *("status_codes", "_columns", "_stages", "_readings", "_sums", "_figures", "_output"),
    *(
        "_frames",
        "_exact_rows",
        "evaluating",
        "_achieved",
        "_achievement_names",
        "_computations",
        "_grades",
        "_achievement_columns",
        "_exact_achievements",
        "achieving",
        "_children",
        "_groups",
        "_exact_rollup",
        "rollup",
    ),
    *("long_form", "previous", "conformance", "_tasks", "_engines", "_texts", "_batch"),
)
"""The modules of `tables`, likewise."""

SQL = (
    *("_names", "_dialect", "_sqlite", "_dialects", "_stages", "_readings", "_figures"),
    "rendering",
)
"""The modules of `sql`, likewise."""

COMMANDS = (
    *(
        "check",
        "collect",
        "compute",
        "diff",
        "explain",
        "new",
        "report",
        "schema",
        "survey",
        "table",
        "verify",
    ),
)
"""The commands with a module of their own."""

READ = ("achievement", "agreement", "cases", "office")
"""What of a file has a module of its own that reads it."""

SCHEMA_WORDS = ("achievement", "document", "indicators")
"""The parts of the words of the schemas."""

ENGINE_FREE = ("status_codes", "_tasks", "_achieved", "_achievement_names")
"""Those of them that know no frame."""

LAYERS = {
    "_messages_files": 0,
    "_messages_definitions": 0,
    "_messages_formulas": 0,
    "_messages_catalogue": 0,
    "_messages_verification": 0,
    "_messages_counts": 0,
    "_messages_tables": 0,
    "_messages_achievement": 0,
    "_messages_records": 0,
    "_messages_reports": 0,
    "_messages_collection": 0,
    "_messages_editing": 0,
    "frozen": 0,
    "dialect_name": 0,
    "messages": 0,
    "issues": 0,
    "errors": 0,
    "exact": 0,
    "status": 0,
    "suggestion": 0,
    "_edits": 0,
    "characters": 1,
    "nodes": 1,
    "document": 1,
    "_yaml_text": 1,
    "_package": 1,
    "_workbook": 1,
    "_scalar_places": 1,
    "places": 1,
    "irrational": 1,
    "_decimal_comma": 1,
    "_indentation": 1,
    "_proposed_target": 1,
    "_written_day": 1,
    "_certain_edits": 1,
    "fixing": 1,
    "_formula_scan": 1,
    "_formula_tree": 1,
    "_formula_reader": 1,
    "formula": 1,
    "_formula_printer": 1,
    "_formula_notations": 1,
    "rational": 1,
    "comparison": 1,
    "period": 1,
    "edition": 2,
    "office": 2,
    "declaration": 2,
    "case": 2,
    "scale": 2,
    "achievement_rule": 2,
    "agreement": 2,
    "definition": 2,
    "drafts": 3,
    "_proposals": 3,
    "skeleton": 3,
    "insertion": 3,
    "_findings": 3,
    "_accepts": 3,
    "_readers": 3,
    "_shapes": 3,
    "_like_counts": 3,
    "_reading_achievement": 3,
    "_reading_agreement": 3,
    "_reading_cases": 3,
    "_reading_office": 3,
    "profiles": 3,
    "code_page": 3,
    "achievement_choice": 3,
    "_rules_targets": 3,
    "_rules_achievement": 3,
    "_rules_adoption": 3,
    "_writing_adoption": 3,
    "location": 3,
    "reading": 3,
    "_rules_formulas": 3,
    "_rules_promises": 3,
    "rules": 3,
    "linking": 3,
    "_writers": 3,
    "_written_shapes": 3,
    "_writing_achievement": 3,
    "writing": 3,
    "normal_form": 3,
    "plan": 3,
    "canonical": 3,
    "meaning": 3,
    "_printed_formula": 3,
    "files": 4,
    "checking": 4,
    "catalogue": 4,
    "agreements": 4,
    "editions": 4,
    "loading": 4,
    "_supplied_numbers": 5,
    "_filled_sheets": 5,
    "_sound_counts": 5,
    "collection": 5,
    "_csv_rows": 5,
    "counts": 5,
    "survey": 5,
    "audit": 5,
    "result": 5,
    "notation": 5,
    "_evaluator": 5,
    "_declared": 5,
    "_achievement_mean": 5,
    "_count_entries": 5,
    "_evaluating": 5,
    "evaluation": 5,
    "accumulation": 5,
    "achievement": 5,
    "achieving": 5,
    "_record_values": 5,
    "records": 5,
    "recomputing": 5,
    "_differences": 5,
    "changes": 5,
    "_streams": 6,
    "_schema_words": 6,
    "_schema_words_achievement": 6,
    "_schema_words_document": 6,
    "_schema_words_indicators": 6,
    "schema": 6,
    "notebook": 6,
    "report": 6,
    "report.diagnostics": 6,
    "report.fingerprint": 6,
    "report.annotations": 6,
    "report._any_case": 6,
    "report._further_pages": 6,
    "report._proof_words": 6,
    "report.sarif": 6,
    "report.fixes": 6,
    "report._text_table": 6,
    "report._cells": 6,
    "report.audit": 6,
    "report.code_page": 6,
    "report.recomputations": 6,
    "report.changes": 6,
    "report._report_words": 6,
    "report._sources": 6,
    "report._plain_reasons": 6,
    "report._printed_figures": 6,
    "report._report_rows": 6,
    "report._markup": 6,
    "report._markdown": 6,
    "report._styles": 6,
    "report._charts": 6,
    "report._trend": 6,
    "report._trend_page": 6,
    "report._printed_fraction": 6,
    "report.form": 6,
    "report.document_page": 6,
    "report.performance": 6,
    "report.performance_text": 6,
    "report.formats": 6,
    "report.results": 6,
    "report.achievements": 6,
    "report.verification": 6,
    **dict.fromkeys((f"report.{name}" for name in OFFICE), 6),
    "report._collection_words": 6,
    "report._xlsx_bytes": 6,
    "report.collection_csv": 6,
    "report.collection_xlsx": 6,
    "verify": 6,
    **dict.fromkeys((f"verify.{name}" for name in VERIFY), 6),
    "report.tables": 6,
    "tables": 6,
    **dict.fromkeys((f"tables.{name}" for name in TABLES), 6),
    "sql": 6,
    **dict.fromkeys((f"sql.{name}" for name in SQL), 6),
    "_command_parser": 7,
    "_arguments": 7,
    "_machine_forms": 7,
    "_query_arguments": 7,
    "_counts_arguments": 7,
    **dict.fromkeys(("_answers", "_questions", "_new_questions"), 7),
    **dict.fromkeys(("_new_document", "_new_indicator"), 7),
    **dict.fromkeys((f"_{name}_command" for name in COMMANDS), 7),
    "_mended_files": 7,
    "cli": 7,
    "__init__": 7,
    "__main__": 8,
}

WITHIN_A_LAYER = {
    ("messages", "_messages_editing"),
    ("messages", "_messages_files"),
    ("messages", "_messages_definitions"),
    ("messages", "_messages_formulas"),
    ("messages", "_messages_catalogue"),
    ("messages", "_messages_verification"),
    ("messages", "_messages_counts"),
    ("messages", "_messages_tables"),
    ("messages", "_messages_achievement"),
    ("messages", "_messages_records"),
    ("messages", "_messages_reports"),
    ("messages", "_messages_collection"),
    ("issues", "frozen"),
    ("issues", "messages"),
    ("errors", "issues"),
    ("exact", "errors"),
    ("exact", "issues"),
    ("document", "characters"),
    ("document", "nodes"),
    ("document", "_decimal_comma"),
    ("document", "_indentation"),
    ("_decimal_comma", "nodes"),
    ("_proposed_target", "comparison"),
    ("_scalar_places", "characters"),
    ("_scalar_places", "nodes"),
    ("places", "_scalar_places"),
    ("fixing", "_certain_edits"),
    ("places", "document"),
    ("places", "nodes"),
    ("_formula_reader", "_formula_scan"),
    ("_formula_reader", "_formula_tree"),
    ("formula", "_formula_reader"),
    ("formula", "_formula_scan"),
    ("formula", "_formula_tree"),
    ("_formula_printer", "characters"),
    ("_formula_printer", "formula"),
    ("_formula_notations", "_formula_printer"),
    ("rational", "formula"),
    ("rational", "_formula_scan"),
    ("_formula_tree", "_formula_scan"),
    ("_formula_tree", "irrational"),
    ("_formula_reader", "irrational"),
    ("comparison", "_formula_scan"),
    ("comparison", "formula"),
    ("comparison", "rational"),
    ("case", "declaration"),
    ("agreement", "achievement_rule"),
    ("scale", "declaration"),
    ("achievement_rule", "declaration"),
    ("achievement_rule", "scale"),
    ("definition", "achievement_rule"),
    ("definition", "scale"),
    ("definition", "case"),
    ("definition", "declaration"),
    ("definition", "office"),
    ("definition", "edition"),
    ("meaning", "canonical"),
    ("meaning", "normal_form"),
    ("_readers", "_findings"),
    ("_shapes", "_findings"),
    ("_shapes", "_readers"),
    ("code_page", "_findings"),
    ("code_page", "_readers"),
    ("code_page", "_shapes"),
    ("_readers", "_accepts"),
    ("_shapes", "_accepts"),
    *(("reading", name) for name in ("_accepts", "_reading_cases", "_reading_office")),
    *((f"_reading_{part}", "_accepts") for part in READ),
    *((f"_reading_{part}", "_findings") for part in READ),
    *((f"_reading_{part}", "_readers") for part in READ),
    *((f"_reading_{part}", "_shapes") for part in READ),
    ("_reading_agreement", "_reading_achievement"),
    *(("_schema_words", f"_schema_words_{part}") for part in SCHEMA_WORDS),
    ("schema", "_schema_words"),
    ("profiles", "_findings"),
    ("profiles", "_reading_achievement"),
    ("profiles", "_shapes"),
    ("_count_entries", "_csv_rows"),
    ("survey", "_csv_rows"),
    ("_rules_achievement", "_findings"),
    ("_rules_achievement", "_reading_achievement"),
    ("_rules_achievement", "drafts"),
    ("_rules_achievement", "profiles"),
    ("_rules_adoption", "_findings"),
    ("_rules_adoption", "_rules_achievement"),
    ("_rules_adoption", "drafts"),
    ("_rules_adoption", "normal_form"),
    ("_writing_adoption", "_rules_adoption"),
    ("writing", "_writing_adoption"),
    ("linking", "_rules_adoption"),
    ("_writing_adoption", "linking"),
    ("achievement_choice", "profiles"),
    ("_rules_targets", "achievement_choice"),
    ("_rules_targets", "location"),
    ("loading", "agreements"),
    ("loading", "files"),
    ("checking", "agreements"),
    ("checking", "editions"),
    ("checking", "files"),
    ("checking", "loading"),
    ("catalogue", "checking"),
    ("rules", "_rules_achievement"),
    ("linking", "_rules_achievement"),
    ("reading", "_like_counts"),
    ("reading", "_reading_achievement"),
    ("reading", "_findings"),
    ("reading", "_readers"),
    ("reading", "_shapes"),
    ("reading", "drafts"),
    ("_rules_formulas", "_findings"),
    ("_rules_formulas", "_readers"),
    ("_rules_formulas", "drafts"),
    ("_rules_promises", "_findings"),
    ("_rules_promises", "_rules_formulas"),
    ("_rules_promises", "_shapes"),
    ("_rules_promises", "drafts"),
    ("rules", "_findings"),
    ("rules", "_rules_promises"),
    ("rules", "_rules_formulas"),
    ("rules", "drafts"),
    ("linking", "_rules_formulas"),
    ("linking", "drafts"),
    ("_writers", "_readers"),
    ("_writers", "_reading_achievement"),
    ("_written_shapes", "_writers"),
    ("_writing_achievement", "_writers"),
    ("_writing_achievement", "profiles"),
    ("_writing_achievement", "_written_shapes"),
    ("writing", "_written_shapes"),
    ("writing", "_writing_achievement"),
    ("plan", "normal_form"),
    ("writing", "_writers"),
    ("writing", "drafts"),
    ("writing", "rules"),
    ("catalogue", "files"),
    ("agreements", "files"),
    ("counts", "_supplied_numbers"),
    ("_declared", "_evaluator"),
    ("notation", "result"),
    ("achieving", "_declared"),
    ("achieving", "_evaluator"),
    ("achieving", "achievement"),
    ("achieving", "_achievement_mean"),
    ("_achievement_mean", "achievement"),
    ("achieving", "result"),
    ("achievement", "result"),
    ("counts", "_count_entries"),
    ("counts", "_filled_sheets"),
    ("counts", "_sound_counts"),
    ("_count_entries", "_supplied_numbers"),
    ("_count_entries", "collection"),
    ("_filled_sheets", "_count_entries"),
    ("_filled_sheets", "_supplied_numbers"),
    ("_filled_sheets", "collection"),
    ("_sound_counts", "_count_entries"),
    ("_sound_counts", "_declared"),
    ("_sound_counts", "_filled_sheets"),
    ("_sound_counts", "_supplied_numbers"),
    ("collection", "_declared"),
    ("collection", "accumulation"),
    ("_workbook", "_package"),
    ("_workbook", "characters"),
    ("_evaluating", "_declared"),
    ("_evaluating", "_evaluator"),
    ("_evaluating", "result"),
    ("evaluation", "_evaluating"),
    ("result", "audit"),
    ("records", "_record_values"),
    ("records", "audit"),
    ("changes", "_differences"),
    ("changes", "accumulation"),
    ("changes", "achievement"),
    ("changes", "achieving"),
    ("changes", "evaluation"),
    ("changes", "result"),
    ("recomputing", "_evaluating"),
    ("recomputing", "audit"),
    ("recomputing", "result"),
    ("report.diagnostics", "report.fingerprint"),
    ("report.annotations", "report.diagnostics"),
    ("report.sarif", "report._any_case"),
    ("report.verification", "report._proof_words"),
    ("report.sarif", "report.diagnostics"),
    ("report.sarif", "report.fingerprint"),
    ("report._cells", "report.audit"),
    ("report.results", "report.audit"),
    ("report.achievements", "report.audit"),
    ("report.code_page", "report._any_case"),
    ("report.code_page", "report._further_pages"),
    ("report.code_page", "report._markdown"),
    ("report.recomputations", "report.diagnostics"),
    ("report.changes", "report._cells"),
    ("evaluation", "result"),
    ("accumulation", "_declared"),
    ("accumulation", "_evaluating"),
    ("accumulation", "evaluation"),
    ("accumulation", "result"),
    ("_yaml_text", "characters"),
    ("_yaml_text", "document"),
    ("report.results", "report._text_table"),
    ("report.achievements", "report._text_table"),
    ("report.results", "report._cells"),
    ("report._xlsx_bytes", "report._office_files"),
    ("report._xlsx_book", "report._xlsx_bytes"),
    ("report.achievements", "report._report_rows"),
    ("report.achievements", "report._report_words"),
    ("report._report_rows", "report._report_words"),
    ("report._report_rows", "report._plain_reasons"),
    ("report._report_rows", "report._printed_figures"),
    ("report._report_rows", "report._sources"),
    ("report._printed_figures", "report._cells"),
    ("report._printed_figures", "report._report_words"),
    ("report._trend", "report._printed_figures"),
    ("report._trend_page", "report._charts"),
    ("report._trend_page", "report._markup"),
    ("report._trend_page", "report._report_rows"),
    ("report._trend_page", "report._report_words"),
    ("report._trend_page", "report._trend"),
    ("report.form", "report._sources"),
    ("report.document_page", "report._markdown"),
    ("report.document_page", "report.form"),
    ("report.performance", "report._trend_page"),
    ("report.performance_text", "report._sources"),
    ("notebook", "report._plain_reasons"),
    ("notebook", "report._sources"),
    ("report._trend", "report._report_words"),
    ("report._charts", "report._markup"),
    ("report.form", "report._markdown"),
    ("report.form", "report._markup"),
    ("report.form", "report._printed_fraction"),
    ("report.form", "report._report_rows"),
    ("report.form", "report._report_words"),
    ("report.form", "report._styles"),
    ("report.performance", "report._charts"),
    ("report.performance", "report.audit"),
    ("report.docx_report", "report.audit"),
    ("report.xlsx_report", "report.audit"),
    ("report.performance_text", "report.audit"),
    ("report.performance", "report._markup"),
    ("report.performance", "report._report_rows"),
    ("report.performance", "report._report_words"),
    ("report.performance", "report._styles"),
    ("report.performance", "report._trend"),
    ("report.performance_text", "report._cells"),
    ("report.performance_text", "report._markdown"),
    ("report.performance_text", "report._report_rows"),
    ("report.performance_text", "report._report_words"),
    ("report.performance_text", "report._trend"),
    ("report.performance_text", "report.achievements"),
    ("report._docx_form", "report.form"),
    ("report.formats", "report.docx_form"),
    ("report.formats", "report.docx_report"),
    ("report.formats", "report.xlsx_report"),
    ("report.formats", "report.form"),
    ("report.formats", "sql"),
    ("report.formats", "report.performance"),
    ("report.formats", "report.performance_text"),
    ("report.achievements", "report._cells"),
    ("report.collection_csv", "report._cells"),
    ("report.collection_csv", "report._collection_words"),
    ("report.collection_xlsx", "report._collection_words"),
    ("report.collection_xlsx", "report._xlsx_bytes"),
    ("report.verification", "report.diagnostics"),
    ("report.verification", "verify.checks"),
    ("report.tables", "tables._tasks"),
    ("_streams", "report.diagnostics"),
    ("_arguments", "_command_parser"),
    ("_counts_arguments", "_command_parser"),
    ("_query_arguments", "_arguments"),
    ("_query_arguments", "_command_parser"),
    ("cli", "_command_parser"),
    *((f"_{name}_command", "_command_parser") for name in COMMANDS),
    *((f"_{name}_command", "_arguments") for name in COMMANDS if name != "diff"),
    ("_new_command", "_new_document"),
    ("_new_command", "_new_indicator"),
    *(
        (f"_new_{what}", name)
        for what in ("document", "indicator")
        for name in ("_answers", "_command_parser", "_new_questions", "_questions")
    ),
    ("_new_questions", "_answers"),
    ("_questions", "_answers"),
    ("_questions", "_command_parser"),
    ("_answers", "_command_parser"),
    ("_proposals", "_readers"),
    ("skeleton", "_proposals"),
    ("_diff_command", "_counts_arguments"),
    ("_compute_command", "_counts_arguments"),
    ("_counts_arguments", "_arguments"),
    ("cli", "_arguments"),
    ("_machine_forms", "_command_parser"),
    ("_check_command", "_machine_forms"),
    ("_verify_command", "_machine_forms"),
    ("_check_command", "_mended_files"),
    ("_report_command", "_query_arguments"),
    ("_report_command", "_counts_arguments"),
}
"""The only imports between modules of one layer."""

HOMES = {
    "yaml": {"document", "_yaml_text"},
    "ast": {"formula", "_formula_reader", "_formula_tree"},
    "simpleeval": {"_evaluator"},
    "argparse": {
        *("_answers", "_new_document", "_new_indicator", "_questions"),
        *("_arguments", "_command_parser", "_counts_arguments", "_query_arguments", "cli"),
        *(f"_{name}_command" for name in COMMANDS),
    },
    "csv": {"report._cells", "tables._texts"},
    "json": {
        *(
            "_streams",
            "_count_entries",
            "canonical",
            "records",
            "schema",
            "report.diagnostics",
            "report.fingerprint",
            "report.sarif",
            "report._cells",
            "report.verification",
        ),
    },
    "importlib": {
        "__init__",
        "audit",
        "checking",
        "cli",
        "code_page",
        "files",
        "loading",
        "profiles",
        "report._office_files",
        "tables._engines",
        "verify.sampling",
    },
    "decimal": {
        *(
            "_readers",
            "achievement",
            "_achievement_mean",
            "audit",
            "_record_values",
            "recomputing",
            "case",
            "exact",
            "_evaluating",
            "result",
            "verify.cases",
        ),
        *("_writers", "irrational"),
        *("report._cells", "report._xlsx_book", "report._xlsx_values"),
        "_printed_formula",
        *("report.tables", "tables._exact_rows", "tables._grades"),
    },
    "hypothesis": {"verify.sampling"},
    "xml": {"_package", "report.verification"},
    "zipfile": {"_package", "report._office_files", "report._xlsx_bytes"},
    "concurrent": {"verify.batch"},
    "multiprocessing": {"verify.batch"},
    "pathlib": {"files"},
    "docx": {"report._docx_page", "report._docx_form", "report._docx_report"},
    "openpyxl": {"report.collection_xlsx", "report._xlsx_book", "report._xlsx_bytes"},
    "narwhals": {f"tables.{name}" for name in TABLES if name not in ENGINE_FREE},
    "polars": {"tables._engines"},
    "duckdb": {"tables._engines"},
    "pyspark": {"tables._engines"},
    "py4j": {"tables._engines"},
}
"""The modules that may import a library that has a home."""

FOREIGN = {"attr", "attrs", "yaml", "simpleeval"}
"""The libraries that the core needs at run time."""

EXTRAS = ("narwhals", "polars", "pandas", "pyarrow", "duckdb", "pyspark", "dask", "ibis",
          "numpy", "openpyxl", "docx", "hypothesis", "pytest", "sybil", "sphinx", "z3")  # fmt: skip


def name_of(path: Path) -> str:
    parts = path.relative_to(SOURCE / "iku_core").with_suffix("").parts
    return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in sorted((SOURCE / "iku_core").rglob("*.py"))}


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or ""


def own_imports(path: Path) -> set[str]:
    own = {name.removeprefix("iku_core").lstrip(".") for name in imports(path)
           if name.split(".")[0] == "iku_core"}  # fmt: skip
    return {name or "__init__" for name in own}


def comes_earlier(imported: str, module: str) -> bool:
    """Return whether both are of one package, and the imported one stands first there."""
    packages = (("verify", VERIFY), ("tables", TABLES), ("sql", SQL), ("report", OFFICE))
    for package, names in packages:
        order = [f"{package}.{name}" for name in names]
        if imported in order and module in order:
            return order.index(imported) < order.index(module)
    return False


def test_every_module_has_a_layer() -> None:
    """A new module states where it belongs."""
    assert set(MODULES) == set(LAYERS)


@pytest.mark.parametrize("module", MODULES)
def test_imports_go_down(module: str) -> None:
    """A module imports lower layers, and of its own layer only what the table lists."""
    upward = {
        name
        for name in own_imports(MODULES[module])
        if LAYERS[name] >= LAYERS[module]
        and (module, name) not in WITHIN_A_LAYER
        and module not in ("__init__", "verify", "tables", "sql")
        and not comes_earlier(name, module)
    }

    assert upward == set()


def test_the_table_of_imports_within_a_layer_holds_nothing_unused() -> None:
    """The table of exceptions is as short as it can be."""
    used = {(module, name) for module in MODULES for name in own_imports(MODULES[module])}

    assert used >= WITHIN_A_LAYER
    assert all(LAYERS[above] == LAYERS[below] for above, below in WITHIN_A_LAYER)


@pytest.mark.parametrize("module", MODULES)
def test_a_module_can_be_read_in_one_sitting(module: str) -> None:
    """No module is longer than 350 lines."""
    assert len(MODULES[module].read_text("utf-8").splitlines()) <= 350


@pytest.mark.parametrize("module", MODULES)
def test_libraries_are_imported_at_their_home_alone(module: str) -> None:
    """YAML, syntax trees, simpleeval and the like each have one place."""
    used = {name.split(".")[0] for name in imports(MODULES[module])}

    astray = {name for name in used if module not in HOMES.get(name, {module})}

    assert astray == set()


def test_every_home_is_lived_in() -> None:
    """The table of homes names no module that does not import the library."""
    empty = {
        (library, home)
        for library, homes in HOMES.items()
        for home in homes
        if library not in {name.split(".")[0] for name in imports(MODULES[home])}
    }

    assert empty == set()


@pytest.mark.parametrize("module", MODULES)
def test_the_core_needs_attrs_pyyaml_and_simpleeval_alone(module: str) -> None:
    """Every other import is of the standard library or of our own."""
    used = {name.split(".")[0] for name in imports(MODULES[module])}

    homed = {library for library, homes in HOMES.items() if module in homes}
    assert used - FOREIGN - {"iku_core"} - homed <= sys.stdlib_module_names


def test_importing_the_core_loads_no_extra() -> None:
    """No engine, no office format and no test library is loaded by `import iku_core`."""
    program = "import sys, iku_core, iku_core.cli; print(*sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )

    assert {name.split(".")[0] for name in done.stdout.split()}.isdisjoint(EXTRAS)


def test_the_facade_has_each_name_from_the_module_that_makes_it() -> None:
    """What type checkers see, what is listed, and what is imported on first use are the same."""
    tree = ast.parse(MODULES["__init__"].read_text("utf-8"))
    (checked,) = (node for node in tree.body if isinstance(node, ast.If))
    homes = {
        alias.name: str(node.module).removeprefix("iku_core.")
        for node in checked.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }

    assert iku_core.__all__ == sorted(homes)
    assert homes == iku_core._MODULES
    assert set(iku_core.__all__) <= set(dir(iku_core))
    with pytest.raises(AttributeError, match="has no attribute 'no_such_name'"):
        iku_core.no_such_name  # noqa: B018


def test_the_facade_imports_nothing_before_it_is_used() -> None:
    """A program pays for what it uses alone."""
    code = "import sys, iku_core; print(*(name for name in sys.modules if 'iku_core' in name))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["iku_core"]


@pytest.mark.parametrize("module", [name for name in MODULES if name != "__main__"])
def test_every_module_says_what_is_public(module: str) -> None:
    """Each module has a docstring and, where it defines something, `__all__`."""
    tree = ast.parse(MODULES[module].read_text("utf-8"))
    names = {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }

    assert ast.get_docstring(tree)
    assert "__all__" in names or len(tree.body) == 1
