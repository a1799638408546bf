"""Located nodes."""

from __future__ import annotations

from iku_core.document import parse_yaml
from iku_core.issues import Source
from iku_core.nodes import KIND_WORDS, Locator, Mapping, Node, Scalar, Sequence

SOURCE = Source("a.yaml", "a:\n  - {b: x}\n  - |\n    two\n    lines\n")


def root_of(source: Source) -> Node:
    root, issues = parse_yaml(source)
    assert root is not None
    assert issues == []
    return root


def items(root: Node) -> Sequence:
    assert type(root) is Mapping
    value = root.entries["a"][1]
    assert type(value) is Sequence
    return value


class TestAnchors:
    """A node is told from the nearest item with an id on, whatever stands above that."""

    def test_the_nearest_id_counts(self) -> None:
        source = Source("a.yaml", "a:\n  - id: luar\n    b: [{id: dalam, c: [x, y]}, z]\n")
        root = root_of(source)
        outer = items(root).items[0]
        assert type(outer) is Mapping
        key, inner = outer.entries["b"]
        assert type(inner) is Sequence
        nearest = inner.items[0]
        assert type(nearest) is Mapping
        _, values = nearest.entries["c"]
        assert type(values) is Sequence

        locator = Locator(source, root)

        assert locator.anchor(outer) == "luar"
        assert locator.anchor(key) == "luar.b"
        assert locator.anchor(inner.items[1]) == "luar.b[1]"
        assert locator.anchor(values.items[1]) == "dalam.c[1]"
        assert locator.location(values.items[1]).anchor == "dalam.c[1]"

    def test_without_an_id_it_is_the_path(self) -> None:
        source = Source("a.yaml", "a: [{id: [x], b: y}, {id: , b: z}]")
        root = root_of(source)

        locator = Locator(source, root)

        for item in items(root).items:
            assert type(item) is Mapping
            for key, _ in item.entries.values():
                assert locator.anchor(key) == locator.path(key)


class TestPaths:
    """A node is found again by its keys and positions from the root."""

    def test_a_value_and_its_key_have_one_path(self) -> None:
        root = root_of(SOURCE)
        inner = items(root).items[0]
        assert type(inner) is Mapping

        locator = Locator(SOURCE, root)

        key, value = inner.entries["b"]
        assert locator.path(root) == "$"
        assert locator.path(inner) == "$.a[0]"
        assert locator.path(key) == locator.path(value) == "$.a[0].b"

    def test_a_node_of_another_file_has_the_path_of_the_root(self) -> None:
        locator = Locator(SOURCE, root_of(SOURCE))

        assert locator.path(Scalar("x", "", 0, 0, 0, 1)) == "$"


class TestLocations:
    """A place reaches to the end of a value, or of its first line."""

    def test_a_scalar_on_one_line_reaches_to_its_end(self) -> None:
        root = root_of(SOURCE)
        inner = items(root).items[0]
        assert type(inner) is Mapping

        place = Locator(SOURCE, root).location(inner.entries["b"][1])

        assert (place.line, place.column, place.end_column) == (2, 9, 10)

    def test_a_scalar_over_several_lines_reaches_to_the_end_of_its_first(self) -> None:
        root = root_of(SOURCE)

        place = Locator(SOURCE, root).location(items(root).items[1])

        assert (place.line, place.column, place.end_column) == (3, 5, 6)

    def test_a_list_is_shown_by_its_first_character(self) -> None:
        root = root_of(SOURCE)

        place = Locator(SOURCE, root).location(items(root))

        assert (place.line, place.column, place.end_column) == (2, 3, 4)


class TestWords:
    """A message calls a node by the writer's words, never by a type."""

    def test_every_kind_has_words_in_both_languages(self) -> None:
        assert {
            Scalar: ("a single value", "satu nilai"),
            Sequence: ("a list", "daftar"),
            Mapping: ("keys with values", "kunci dan nilai"),
        } == KIND_WORDS
