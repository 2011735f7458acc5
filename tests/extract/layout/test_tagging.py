"""How far a structure tree is believed."""

from __future__ import annotations

from collections.abc import Sequence

from small_pages import HEIGHT, WIDTH, put
from tag_probes import page, tagged

from atgardsbanken.extract.layout.rows import Row
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT
from atgardsbanken.extract.layout.tagging import (
    MOST_UNITS,
    Unit,
    cut_share,
    inverted_share,
    mended,
    rows_outside_cells,
    runs_across_columns,
    tagging_of,
    without_artifacts,
)
from atgardsbanken.extract.layout.tags import Tag
from atgardsbanken.extract.records import BBox, Word

EM = 10.0


def unit(number: int, x: float, top: float, *, width: float = 200.0, height: float = 40.0) -> Unit:
    """Return what is read as one."""
    return Unit(BBox(x, top, x + width, top + height), (number,))


def numbers(*units: Unit) -> list[int]:
    """Return the order in which units are to be read."""
    return [found.numbers[0] for found in mended(units, EM)]


def rows(words: Sequence[Word], tags: Sequence[Tag]) -> list[Row]:
    """Return the rows by which tags are judged."""
    return rows_outside_cells(words, tags, DEFAULT_LAYOUT)


def test_columns_are_in_order() -> None:
    """What stands higher in the next column is no contradiction, whatever column comes first."""
    left, right = [unit(n, 50, 50 * n) for n in (1, 2, 3)], [unit(n, 300, 50 * n - 150) for n in (4, 5, 6)]
    for columns in ((*left, *right), (*right, *left)):
        assert inverted_share([found.box for found in columns], EM) == 0.0
        assert numbers(*columns) == [found.numbers[0] for found in columns]


def test_upside_down_is_out_of_order() -> None:
    """Every unit that stands above the one before it in its column is."""
    column = [unit(n, 50, 50 * n) for n in range(5)]
    assert inverted_share([found.box for found in reversed(column)], EM) == 1.0


def test_strays_are_put_in_their_place() -> None:
    """A unit goes before the first one that stands below it in its column."""
    rest = [unit(n, 50, 50 * n) for n in (2, 3, 4)]
    assert numbers(*rest, unit(1, 50, 0)) == [1, 2, 3, 4]
    assert numbers(rest[0], rest[2], rest[1]) == [2, 3, 4]


def test_rows_that_two_elements_share() -> None:
    """A line is cut where an element ends a word space before the next one; not where a column or a cell does."""
    line = put("Regionen arbetar", 50, 100)
    cut = [*tagged(line[:1], 0), *tagged(line[1:], 1)]
    columns = [*tagged(put("Regionen", 50, 120), 0), *tagged(put("Regionen", 120, 120), 1)]
    assert cut_share(rows([*cut, *columns], [Tag("text")] * 2), DEFAULT_LAYOUT) == 0.5
    assert cut_share(rows([*cut, *columns], [Tag("cell")] * 2), DEFAULT_LAYOUT) == 0.0


def test_rows_of_columns() -> None:
    """Three columns whose lines share a tag row by row are running text; four are a table."""
    for columns in (2, 3, 4):
        printed = [[put("Regionen arbetar nu", 20 + 130 * x, 100 + 12 * y) for x in range(columns)] for y in range(8)]
        words = [word for y, row in enumerate(printed) for texts in row for word in tagged(texts, y)]
        assert runs_across_columns(rows(words, [Tag("text")] * 8), DEFAULT_LAYOUT) == (columns < 4)


def test_title_pages_may_be_headings() -> None:
    """A page of nothing but a few headings is believed."""
    words = tagged(put("Plan för kompetensförsörjning", 50, 100), 0)
    found = tagging_of(page(words, [Tag("heading", 1)]), DEFAULT_LAYOUT)
    assert found and "heading" in found.roles


def test_notes_are_read_last() -> None:
    """Wherever the tree has them."""
    words = [*tagged(put("1 Not", 50, 700), 0), *tagged(put("Text", 50, 100), 1)]
    found = tagging_of(page(words, [Tag("note"), Tag("text")]), DEFAULT_LAYOUT)
    assert found and list(found.places) == [1, 0]


def test_pages_without_a_tree() -> None:
    """Say nothing."""
    assert tagging_of(page(put("Text", 50, 100), []), DEFAULT_LAYOUT) is None


def test_pages_of_too_many_units() -> None:
    """Say nothing either: comparing them would take minutes."""
    words = [word for number in range(MOST_UNITS + 1) for word in tagged(put("Text", 50, 0.7 * number), number)]
    assert tagging_of(page(words, [Tag("text")] * (MOST_UNITS + 1)), DEFAULT_LAYOUT) is None
    assert tagging_of(page(words[1:], [Tag("text")] * (MOST_UNITS + 1)), DEFAULT_LAYOUT) is not None


def test_artifacts() -> None:
    """Those at the head and foot are taken out as lines; others lose their tag."""
    edges = (("Huvud", 20), ("Mitt", 400), ("Fot", HEIGHT - 30))
    marked = [word for text, top in edges for word in tagged(put(text, 50, top), 1)]
    text = tagged(put("Regionen arbetar", 50, 200), 0)
    raw, head, foot = without_artifacts(page([*marked, *text], [Tag("text"), Tag("artifact")]), DEFAULT_LAYOUT)
    assert [line.text for line in (*head, *foot)] == ["Huvud", "Fot"]
    assert [(word.text, word.tag) for word in raw.words] == [("Mitt", None), ("Regionen", 0), ("arbetar", 0)]


def test_a_page_of_artifacts() -> None:
    """A page of nothing else keeps them all."""
    words = tagged(put("Huvud", 50, 20), 0)
    raw, head, foot = without_artifacts(page(words, [Tag("artifact")]), DEFAULT_LAYOUT)
    assert ([word.text for word in raw.words], head, foot, raw.width) == (["Huvud"], (), (), WIDTH)
