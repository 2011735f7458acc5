"""Pages of tagged PDFs: what the tree tells is taken where print bears it out, and print alone where it lies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tagged import ARTIFACT, UNTAGGED, Node, Put, lines, tag, write_tagged

from atgardsbanken.extract.layout.raw_page import LaidOut
from atgardsbanken.extract.layout.table_joining import join_tables

Lay = Callable[[Path], list[LaidOut]]
Said = list[tuple[str, str]]

FIRST = [
    "Regionen ska anställa fler sjuksköterskor under",
    "året och minska beroendet av inhyrd personal i",
    "hela länet.",
]
SECOND = [
    "Vårdcentralerna får ett gemensamt arbetssätt för",
    "bokning av tider, så att invånare med kroniska",
    "sjukdomar får tid hos samma läkare.",
]
THIRD = ["Utvecklingen följs upp i delårsrapporten och i", "årsredovisningen, som nämnden behandlar i mars."]


@pytest.fixture
def said(laid: Lay, tmp_path: Path) -> Callable[..., Said]:
    """Return a function that says the kind and text of each block of a document with these elements."""

    def build(*nodes: Node) -> Said:
        pages = [item.page for item in laid(write_tagged(tmp_path / "tagged.pdf", *nodes))]
        return [
            (block.kind, " ".join(page.lines[index].text for index in block.lines))
            for page in pages
            for block in page.blocks
        ]

    return build


def text(*texts: list[str]) -> Said:
    """Return paragraphs as they should come out."""
    return [("paragraph", " ".join(paragraph)) for paragraph in texts]


def test_heading_that_looks_like_text(said: Callable[..., Said]) -> None:
    """A heading in the size and weight of running text, right above it, is a heading where the tree says so."""
    found = said(
        lines("H1", ["Kompetensförsörjning"], 60, 100),
        lines("P", FIRST, 60, 112),
        lines("H2", ["Arbetssätt"], 60, 148),
        lines("P", SECOND, 60, 160),
    )
    assert found == [("heading", "Kompetensförsörjning"), *text(FIRST), ("heading", "Arbetssätt"), *text(SECOND)]


def test_levels_are_those_told(laid: Lay, tmp_path: Path) -> None:
    """Headings of one look are on the levels that the tree tells."""
    nodes = [
        lines("H1", ["Personal"], 60, 100),
        lines("P", FIRST, 60, 112),
        lines("H2", ["Tider"], 60, 148),
        lines("P", SECOND, 60, 160),
    ]
    (item,) = laid(write_tagged(tmp_path / "levels.pdf", *nodes))
    assert [block.level for block in item.page.blocks] == [1, 0, 2, 0]


def test_items_without_bullets(said: Callable[..., Said]) -> None:
    """List items without bullets, of one or more lines without white between them, are items."""
    items = [
        ["Fler AT-platser inrättas på sjukhusen i länet under", "året."],
        ["Nattpersonalen får ett nytt schema."],
        ["Uppgifter flyttas till undersköterskor."],
    ]
    found = said(
        lines("P", FIRST, 60, 100),
        tag(
            "L",
            *(
                tag("LI", tag("LBody", lines("P", item, 60, top)))
                for item, top in zip(items, (136, 160, 172), strict=True)
            ),
        ),
        lines("P", SECOND, 60, 184),
    )
    assert found == [*text(FIRST), *(("item", " ".join(item)) for item in items), *text(SECOND)]


def test_numbers_of_a_told_list(said: Callable[..., Said]) -> None:
    """A lone number is a list item's where the tree says so, and a heading's where it says that."""
    item = tag("L", tag("LI", tag("Lbl", Put("1.", 60, 136)), tag("LBody", Put("Fler läkare", 75, 136))))
    heading = tag("H1", Put("2.", 60, 148), Put("Arbetssätt", 75, 148))
    found = said(lines("P", FIRST, 60, 100), item, heading, lines("P", SECOND, 60, 160))
    assert found == [*text(FIRST), ("item", "1. Fler läkare"), ("heading", "2. Arbetssätt"), *text(SECOND)]


def table(kind: str = "TH", *, page: int = 0, top: float = 200) -> Node:
    """Return a table without rules, narrowly set: three columns, two rows whose cells wrap."""
    rows = [
        [["Åtgärd"], ["Ansvarig"], ["Klart"]],
        [["Fler AT-platser på", "sjukhusen i länet"], ["HR-chefen och", "verksamhetschef", "Kir"], ["2024"]],
        [["Nytt schema för", "nattpersonal"], ["Chefsläkaren"], ["Våren", "2025"]],
    ]
    found = []
    for number, row in enumerate(rows):
        cells = [
            tag(
                kind if number == 0 else "TD",
                tag("P", *(Put(said, x, top + 12 * index, page=page) for index, said in enumerate(cell))),
            )
            for cell, x in zip(row, (60, 155, 235), strict=True)
        ]
        found.append(tag("TR", *cells))
        top += 12 * max(map(len, row))
    return tag("Table", *found)


CELLS = [
    "Åtgärd",
    "Ansvarig",
    "Klart",
    "Fler AT-platser på sjukhusen i länet",
    "HR-chefen och verksamhetschef Kir",
    "2024",
    "Nytt schema för nattpersonal",
    "Chefsläkaren",
    "Våren 2025",
]


def test_table_without_rules_whose_cells_wrap(said: Callable[..., Said], laid: Lay, tmp_path: Path) -> None:
    """A table's cells are those of the tree, and its first row is its header."""
    nodes = [lines("P", FIRST, 60, 100), table(), lines("P", SECOND, 60, 320)]
    assert said(*nodes) == [*text(FIRST), *(("cell", cell) for cell in CELLS), *text(SECOND)]
    (item,) = laid(write_tagged(tmp_path / "table.pdf", *nodes))
    assert [[row.kind, len(row.cells)] for row in item.grids[0].rows] == [["header", 3], ["body", 3], ["body", 3]]


def test_told_table_goes_on(laid: Lay, tmp_path: Path) -> None:
    """Rows of one told table on two pages are one table, wherever its columns' texts begin."""

    def row(top: float, page: int, x: float) -> Node:
        return tag(
            "TR",
            tag("TD", Put(f"Åtgärd {page}{top:.0f}", 60, top, page=page)),
            tag("TD", Put("Klart", x, top, page=page)),
            tag("TD", Put("HR", x + 80, top, page=page)),
        )

    rows = tag("Table", row(700, 0, 200), row(714, 0, 200), row(60, 1, 260), row(74, 1, 260))
    pages = laid(write_tagged(tmp_path / "goes-on.pdf", lines("P", FIRST, 60, 640), rows))
    assert [len(found.rows) for found in join_tables(pages)] == [4]


def test_columns_in_told_order(said: Callable[..., Said]) -> None:
    """Two columns with hardly any gutter are read one after the other, as the tree has them."""
    short = [
        ["Regionen anställer fler", "sjuksköterskor i länet", "och minskar beroendet", "av inhyrd personal."],
        ["Vårdcentralerna får ett", "gemensamt arbetssätt", "för bokning av tider", "hos samma läkare."],
    ]
    found = said(
        lines("H1", ["Personal och tider i hela länet"], 60, 80),
        lines("P", short[0], 60, 100),
        lines("P", short[1], 172, 100),
    )
    assert found == [("heading", "Personal och tider i hela länet"), *text(*short)]


def test_an_item_over_two_columns(said: Callable[..., Said]) -> None:
    """What goes on at the top of the next column is read on there, a label behind its text before it."""
    item = tag(
        "LI",
        tag(
            "LBody",
            Put("Tider bokas hos samma läkare", 75, 160),
            Put("och sjuksköterska på", 75, 172),
            Put("vårdcentralen", 315, 100),
        ),
        tag("Lbl", Put("1.", 60, 160)),
    )
    found = said(lines("P", FIRST, 60, 100), tag("L", item), lines("P", SECOND, 315, 112))
    assert found == [
        *text(FIRST),
        ("item", "1. Tider bokas hos samma läkare och sjuksköterska på vårdcentralen"),
        *text(SECOND),
    ]


def test_artifacts_at_the_edges_are_furniture(said: Callable[..., Said]) -> None:
    """Running heads and feet of a single page are furniture where the tree says that they are no content."""
    head, foot = tag(ARTIFACT, Put("Region Norrland", 60, 40)), tag(ARTIFACT, Put("Dnr 123-2024", 60, 800))
    assert said(foot, lines("P", FIRST, 60, 100), head) == [
        ("furniture", "Region Norrland"),
        *text(FIRST),
        ("furniture", "Dnr 123-2024"),
    ]


def test_artifacts_in_the_text_are_read(said: Callable[..., Said]) -> None:
    """What is marked as no content in the middle of the page is read: nobody has tagged it."""
    assert said(lines("P", FIRST, 60, 200), Node(ARTIFACT, lines("P", SECOND, 60, 400).held)) == text(FIRST, SECOND)


def test_notes_stand_last(said: Callable[..., Said]) -> None:
    """A footnote that the tree has in its paragraph is a note behind the text."""
    note = tag("Note", Put("1 Enligt nämndens beslut i mars.", 60, 760, 8))
    found = said(tag("P", *lines("P", FIRST, 60, 100).held, note), lines("P", SECOND, 60, 150))
    assert found == [*text(FIRST, SECOND), ("note", "1 Enligt nämndens beslut i mars.")]


def test_paragraphs_without_white_between(said: Callable[..., Said]) -> None:
    """Paragraphs that neither white nor indents part are parted where the tree does, unless a sentence would break."""
    assert said(lines("P", FIRST, 60, 100), lines("P", SECOND, 60, 136)) == text(FIRST, SECOND)
    by_line = [lines("P", [line], 60, 100 + 12 * number) for number, line in enumerate(FIRST)]
    assert said(*by_line, lines("P", SECOND, 60, 160)) == text(FIRST, SECOND)


# Trees that lie


def printed(kind: str) -> list[Node]:
    """Return a page that looks like headings and text, all tagged as one kind."""
    return [
        Node(kind, (Put("Kompetensförsörjning", 60, 80, 14, bold=True),)),
        lines(kind, FIRST, 60, 105),
        Node(kind, (Put("Arbetssätt", 60, 160, 14, bold=True),)),
        lines(kind, SECOND, 60, 185),
        lines(kind, THIRD, 60, 240),
    ]


PRINTED = [("heading", "Kompetensförsörjning"), *text(FIRST), ("heading", "Arbetssätt"), *text(SECOND, THIRD)]


@pytest.mark.parametrize("kind", ["P", "H1", "Span", "Div"])
def test_everything_is_one_kind(said: Callable[..., Said], kind: str) -> None:
    """Where everything is a paragraph, or everything a heading, print tells headings from text."""
    assert said(*printed(kind)) == PRINTED


def test_reversed_order(said: Callable[..., Said]) -> None:
    """A tree that runs against the page is not followed."""
    assert said(*reversed(printed("P"))) == PRINTED


def test_shuffled_order(said: Callable[..., Said]) -> None:
    """Nor is one without any order."""
    nodes = printed("P")
    assert said(*(nodes[index] for index in (3, 0, 4, 2, 1))) == PRINTED


LEFT = [
    "Regionen ska anställa fler",
    "sjuksköterskor och läkare",
    "under året, och minska hur",
    "mycket personal som hyrs",
    "in på sjukhusen i länet och",
    "vårdcentralerna.",
]
RIGHT = [
    "Vårdcentralerna får ett nytt",
    "arbetssätt för bokning av",
    "tider, så att invånare med",
    "kroniska sjukdomar får tid",
    "hos samma läkare vid varje",
    "besök på mottagningen.",
]


@pytest.mark.parametrize("order", [(1, 0, 3, 2), (3, 2, 1, 0), (3, 0, 2, 1)], ids=str)
def test_columns_out_of_order(said: Callable[..., Said], order: tuple[int, ...]) -> None:
    """Columns whose paragraphs are tagged out of order are read as they are printed."""
    nodes = [
        lines("P", texts, x, top)
        for texts, x, top in ((LEFT, 60, 100), (RIGHT, 60, 190), (LEFT, 300, 100), (RIGHT, 300, 190))
    ]
    assert said(*(nodes[index] for index in order)) == text(LEFT, RIGHT, LEFT, RIGHT)


def test_rows_tagged_across_columns(said: Callable[..., Said]) -> None:
    """Columns whose lines are tagged row by row, one from each, are read one after the other."""
    rows = [
        tag("P", Put(left, 60, 100 + 12 * number), Put(right, 220, 100 + 12 * number))
        for number, (left, right) in enumerate(zip(LEFT, RIGHT, strict=True))
    ]
    assert said(*rows) == text(LEFT, RIGHT)


def test_page_of_one_paragraph(said: Callable[..., Said]) -> None:
    """A page that is tagged as one paragraph is parted as it is printed, column by column."""
    pieces = [
        lines("P", texts, x, top)
        for texts, x, top in ((LEFT, 60, 100), (RIGHT, 60, 190), (LEFT, 300, 100), (RIGHT, 300, 190))
    ]
    assert said(Node("P", tuple(put for piece in pieces for put in piece.held))) == text(LEFT, RIGHT, LEFT, RIGHT)


def test_heading_tagged_last(said: Callable[..., Said]) -> None:
    """A single element that stands above what it follows is put where it is printed."""
    nodes = [
        lines("P", [f"Stycke {number} handlar om vården i regionen."], 60, 100 + 20 * number) for number in range(12)
    ]
    found = said(*nodes, lines("H1", ["Vården i regionen"], 60, 80))
    assert found[0] == ("heading", "Vården i regionen")
    assert [said for _, said in found[1:3]] == [
        "Stycke 0 handlar om vården i regionen.",
        "Stycke 1 handlar om vården i regionen.",
    ]


def between_texts(*items: str) -> list[Node]:
    """Return items that are tagged as one list before the texts that are printed between them."""
    told = [tag("LI", tag("LBody", Put(item, 60, 100 + 60 * number))) for number, item in enumerate(items)]
    return [tag("L", *told), *(lines("P", SECOND, 60, 112 + 60 * number) for number in range(len(items)))]


def test_numbered_headings_tagged_as_a_list(said: Callable[..., Said]) -> None:
    """Headings that a word processor numbers, and so tags as one list, are headings, each above its text."""
    found = said(*between_texts("1. Boende", "1.1 Tilläggsisolera hus.", "1.2 Byta fönster"))
    assert [kind for kind, _ in found] == ["heading", "paragraph"] * 3


def test_items_of_paragraphs(said: Callable[..., Said]) -> None:
    """Numbered items that the tree has with their further paragraphs are items."""
    items = [
        tag(
            "LI",
            tag(
                "LBody",
                tag("P", Put(f"{number}. Vård", 60, 100 + 60 * number)),
                lines("P", SECOND, 60, 112 + 60 * number),
            ),
        )
        for number in (1, 2)
    ]
    assert [kind for kind, _ in said(tag("L", *items))] == ["item", "paragraph"] * 2


def test_items_between_texts(said: Callable[..., Said]) -> None:
    """Sentences with a number, or items without one, are items though texts stand between them."""
    found = said(*between_texts("1. Nämnden beslutar om medel.", "2. Planen godkänns.", "Övrigt"))
    assert [kind for kind, _ in found] == ["item", "paragraph"] * 3


def test_tree_of_a_part_of_the_text(said: Callable[..., Said]) -> None:
    """A tree that covers little of the page says nothing of it."""
    nodes = printed("P")
    rest = [Node(UNTAGGED, node.held) for node in nodes[1:]]
    assert said(Node("H1", (Put("Utvecklingen följs upp.", 60, 300),)), *rest, Node(UNTAGGED, nodes[0].held)) == [
        *PRINTED,
        ("paragraph", "Utvecklingen följs upp."),
    ]


def test_untagged_words_stand_in_their_place(said: Callable[..., Said]) -> None:
    """A few words that the tree leaves out are read where they are printed."""
    rest = Node(UNTAGGED, (Put("Se bilaga.", 60, 145),))
    assert said(lines("P", FIRST, 60, 100), lines("P", SECOND, 60, 165), rest) == text(FIRST, ["Se bilaga."], SECOND)


def test_layout_table(said: Callable[..., Said]) -> None:
    """A table that holds the page's text is no table: each cell is read as text, with its headings."""
    cells = [
        tag("TD", lines("H2", ["Kompetensförsörjning"], 60, 80), lines("P", FIRST, 60, 92)),
        tag("TD", lines("H2", ["Arbetssätt"], 320, 80), lines("P", SECOND, 320, 92)),
    ]
    rows = tag("TR", *cells), tag("TR", tag("TD", lines("P", THIRD, 60, 180)), tag("TD"))
    assert said(tag("Table", *rows)) == [
        ("heading", "Kompetensförsörjning"),
        *text(FIRST),
        ("heading", "Arbetssätt"),
        *text(SECOND, THIRD),
    ]


def test_layout_table_of_long_cells(said: Callable[..., Said]) -> None:
    """So is one whose cells hold long texts."""
    texts = [[f"{line} {number}" for line in (*FIRST, *SECOND, *THIRD)] for number in range(4)]
    places = [(60, 80), (320, 80), (60, 200), (320, 200)]
    cells = [tag("TD", lines("P", cell, x, top)) for cell, (x, top) in zip(texts, places, strict=True)]
    found = said(tag("Table", tag("TR", *cells[:2]), tag("TR", *cells[2:])))
    assert {kind for kind, _ in found} == {"paragraph"}


def test_table_whose_cells_do_not_stand_in_rows(said: Callable[..., Said]) -> None:
    """Cells that print has in other rows than the tree are read as print has them."""
    cells = [("Åtgärd", 60, 100), ("Klart", 60, 120), ("Ansvarig", 200, 140), ("2024", 200, 100)]
    nodes = [tag("TD", Put(*cell)) for cell in cells]
    found = said(tag("Table", tag("TR", *nodes[:2]), tag("TR", *nodes[2:])))
    assert "cell" not in {kind for kind, _ in found}
