"""Elements of a structure tree made tags: what their words are, and where their cells stand."""

from __future__ import annotations

from atgardsbanken.extract.layout.rows import to_line
from atgardsbanken.extract.layout.tags import CellPlace, Element, Tag, Tagging, is_layout, number_of, tags_of
from atgardsbanken.extract.records import BBox, Word


def element(kind: str, *children: Element | int | None, span: int = 1, height: int = 1) -> Element:
    """Return an element."""
    return Element(kind, children, span, height)


def roles(*children: Element | int | None) -> list[tuple[str, list[int]]]:
    """Return the role of each tag of a document, and the numbers of its content."""
    found = tags_of(element("Document", *children))
    return [
        (tag.role, [marked for marked, index in found.marked.items() if index == number])
        for number, tag in enumerate(found.tags)
    ]


def cell(kind: str, content: int | None, **covered: int) -> Element:
    """Return a cell with a paragraph."""
    return element(kind, element("P", content), **covered)


def places(*rows: Element | None) -> list[tuple[int, int, int, int]]:
    """Return row, column, span and height of each cell."""
    found = tags_of(element("Document", element("Table", *rows)))
    cells = [tag.place for tag in found.tags if tag.place]
    return [(place.row, place.column, place.span, place.height) for place in cells]


def test_blocks_and_what_is_in_them() -> None:
    """Each block has a tag, which its spans and links share; groups have none."""
    section = element("Sect", element("H2", element("Span", 0)), element("P", 1, element("Link", 2), 3))
    assert roles(section, element("P", 4)) == [("heading", [0]), ("text", [1, 2, 3]), ("text", [4])]


def test_content_without_a_block() -> None:
    """Content right in a group is a text, up to the next block."""
    assert roles(element("Div", 0, 1, element("P", 2))) == [("text", [0, 1]), ("text", [2])]


def test_an_item_is_its_label_and_first_paragraph() -> None:
    """Other paragraphs, and the items of a list inside, are tags of their own."""
    inner = element("L", element("LI", element("LBody", 4)))
    item = element("LI", element("Lbl", 0), element("LBody", element("P", 1, 2), element("P", 3), inner))
    assert roles(element("L", item)) == [("item", [0, 1, 2]), ("text", [3]), ("item", [4])]


def test_heading_in_an_item() -> None:
    """A heading is one in a list too: word processors number headings so."""
    item = element("LI", element("LBody", element("H1", 0)))
    assert ("heading", [0]) in roles(element("L", item))


def test_note_in_a_paragraph() -> None:
    """A note is no part of the paragraph that it stands in."""
    assert roles(element("P", 0, element("Note", element("P", 1)), 2)) == [
        ("text", [0, 2]),
        ("note", []),
        ("text", [1]),
    ]


def test_levels() -> None:
    """A title is level 0, H1 level 1; H does not tell."""
    found = tags_of(element("Document", element("Title", 0), element("H1", 1), element("H", 2)))
    assert [tag.level for tag in found.tags] == [0, 1, None]


def test_cells_have_places() -> None:
    """A cell's place counts rows of all groups, columns that others cover, and cells that are empty."""
    head = element("THead", element("TR", cell("TH", 0, height=2), cell("TH", 1, span=2)))
    body = element("TBody", element("TR", cell("TD", 2), cell("TD", 3)), None, element("TR", None, cell("TD", 4)))
    assert places(head, body) == [(0, 0, 1, 2), (0, 1, 2, 1), (1, 1, 1, 1), (1, 2, 1, 1), (3, 1, 1, 1)]


def test_header_cells() -> None:
    """TH are header cells; the table is named by its place in the tree."""
    rows = [element("TR", cell("TH", 2 * number), cell("TD", 2 * number + 1)) for number in range(2)]
    found = tags_of(element("Document", element("P"), element("Table", *rows)))
    assert found.tags[1].place == CellPlace((1,), 0, 0, is_header=True)
    assert [tag.place.is_header for tag in found.tags if tag.place] == [True, False, True, False]


def test_caption_of_a_table() -> None:
    """A table's caption is a text beside its cells."""
    rows = [element("TR", cell("TD", 2 * number), cell("TD", 2 * number + 1)) for number in range(2)]
    assert roles(element("Table", element("Caption", 9), *rows))[-1] == ("text", [9])


def test_tables_for_layout() -> None:
    """A table of one column or row, or with headings or tables inside, is one for layout."""
    row = element("TR", cell("TD", 0), cell("TD", 1))
    headed = element("TR", element("TD", element("H2", 0)), cell("TD", 1))
    nested = element("TR", element("TD", element("Table", row, row)), cell("TD", 1))
    single = element("TR", cell("TD", 0))
    tables = [element("Table", *rows) for rows in ([row, row], [row], [single, single], [row, headed], [row, nested])]
    assert list(map(is_layout, tables)) == [False, True, True, True, True]


def test_table_for_layout_is_read_through() -> None:
    """Its blocks are what they would be anywhere."""
    row = element("TR", element("TD", element("H2", 0), element("P", 1)), cell("TD", 2))
    assert roles(element("Table", row)) == [("heading", [0]), ("text", [1]), ("text", [2])]


def word(tag: int | None, top: float = 0.0, x: float = 0.0) -> Word:
    """Return a word with a tag."""
    return Word("ord", BBox(x, top, x + 20, top + 10), tag=tag)


def test_ranks() -> None:
    """A word ranks as its tag; one without a tag behind the last that stands above it over its width."""
    boxes = {3: BBox(0, 0, 100, 10), 1: BBox(0, 20, 100, 30), 2: BBox(200, 0, 300, 90)}
    tagging = Tagging((Tag("text"),) * 4, boxes, in_order=True, roles=frozenset({"text"}))
    words = [word(3), word(1), word(2), word(None, 15), word(None, 40), word(None, 95, x=210), word(None, -20)]
    assert [tagging.rank(each) for each in words] == [0, 1, 2, 0.5, 1.5, 2.5, -0.5]


def test_what_is_told_of_a_line() -> None:
    """A line has the tag that most of its words have, if its role is believed."""
    tagging = Tagging((Tag("heading"), Tag("text")), {}, in_order=False, roles=frozenset({"text"}))
    lines = [to_line([word(number) for number in numbers]) for numbers in ((1, 1, 0), (0, 0, 1), (None, None, 1))]
    assert [number_of(line) for line in lines] == [1, 0, None]
    assert [tagging.told(line) for line in lines] == [Tag("text"), None, None]
