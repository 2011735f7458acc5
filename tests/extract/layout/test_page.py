"""Pages laid out: columns, panels, grids, reading order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.layout.raw_page import LaidOut

Build = Callable[..., Path]
Lay = Callable[[Path], list[LaidOut]]


def write(canvas: Canvas, x: float, y: float, lines: Sequence[str], *, size: float = 9, bold: bool = False) -> None:
    """Lines of text one under another."""
    canvas.setFont("Helvetica-Bold" if bold else "Helvetica", size)
    for number, line in enumerate(lines):
        canvas.drawString(x, y - number * size * 1.2, line)


def said(item: LaidOut) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    page = item.page
    return [(block.kind, " ".join(page.lines[index].text for index in block.lines)) for block in page.blocks]


def slide(canvas: Canvas, *, radius: float) -> None:
    """Three boxes side by side, the first with two columns of short texts."""
    for left, right, head in ((50, 250, "IT-stöd"), (258, 398, "Kompetens"), (406, 546, "Planering")):
        if radius:
            canvas.roundRect(left, 400, right - left, 200, radius)
        else:
            canvas.rect(left, 400, right - left, 200)
        write(canvas, left + 6, 585, [head], bold=True)
    write(canvas, 56, 565, ["E-tjänster", "för invånare"])
    write(canvas, 56, 535, ["Digitala möten"])
    write(canvas, 156, 565, ["Beslutsstöd"])
    write(canvas, 156, 535, ["Webbtidbok"])
    write(canvas, 264, 565, ["Vårdnära service"])
    write(canvas, 412, 565, ["AT-platser"])


SLIDE = [
    ("heading", "IT-stöd"),
    ("item", "E-tjänster för invånare"),
    ("item", "Digitala möten"),
    ("item", "Beslutsstöd"),
    ("item", "Webbtidbok"),
    ("heading", "Kompetens"),
    ("item", "Vårdnära service"),
    ("heading", "Planering"),
    ("item", "AT-platser"),
]


def test_round_boxes_are_panels(typeset: Build, laid: Lay) -> None:
    """Boxes with round corners side by side are panels, each short text an item of its own."""
    (item,) = laid(typeset(lambda canvas: slide(canvas, radius=4)))
    assert (len(item.page.panels), said(item)) == (3, SLIDE)
    assert [block.panel for block in item.page.blocks] == [0, 0, 0, 0, 0, 1, 1, 2, 2]


def test_sharp_boxes_are_panels(typeset: Build, laid: Lay) -> None:
    """So are boxes with sharp corners."""
    (item,) = laid(typeset(lambda canvas: slide(canvas, radius=0)))
    assert (len(item.page.panels), said(item)) == (3, SLIDE)


def test_text_around_panels_keeps_its_order(typeset: Build, laid: Lay) -> None:
    """What stands above the panels comes before them, what stands below after them."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 56, 700, ["Region Uppsala är en region."])
        slide(canvas, radius=4)
        write(canvas, 56, 300, ["Detta står längst ner."])

    texts = [text for _, text in said(laid(typeset(draw))[0])]
    assert (texts[0], texts[-1]) == ("Region Uppsala är en region.", "Detta står längst ner.")


def table(canvas: Canvas, rows: Sequence[tuple[float, Sequence[str]]], xs: Sequence[float], foot: float) -> None:
    """A ruled table: each row's top, and its cells' texts."""
    tops = [top for top, _ in rows] + [foot]
    for y in tops:
        canvas.line(xs[0], y, xs[-1], y)
    for x in xs:
        canvas.line(x, tops[0], x, tops[-1])
    for top, cells in rows:
        for x, text in zip(xs, cells, strict=False):
            write(canvas, x + 4, top - 12, text.split("|"), bold=top == tops[0])


def test_cells_are_blocks_and_grids(typeset: Build, laid: Lay) -> None:
    """A ruled table's cells are blocks in their order, and a grid with a header row."""
    rows = [(700, ["Aktivitet", "Ansvarig"]), (680, ["Stimulera|seniora", "HR"]), (640, ["E-besök", "Chef"])]
    (item,) = laid(typeset(lambda canvas: table(canvas, rows, (50, 200, 350), 620)))
    assert said(item) == [
        ("cell", text) for text in ("Aktivitet", "Ansvarig", "Stimulera seniora", "HR", "E-besök", "Chef")
    ]
    (grid,) = item.grids
    assert [row.kind for row in grid.rows] == ["header", "body", "body"]


def test_two_columns_are_read_in_order(typeset: Build, laid: Lay) -> None:
    """The left column comes before the right one, the title before both."""

    def draw(canvas: Canvas) -> None:
        write(canvas, 50, 760, ["En rubrik som går över hela sidans bredd och mer därtill i större stil"], size=14)
        write(canvas, 50, 720, [f"vänster spalt rad {number} med mera text" for number in range(9)])
        write(canvas, 320, 718, [f"höger spalt rad {number} med mera text" for number in range(9)])

    page = laid(typeset(draw))[0].page
    assert [line.text.split()[0] for line in page.lines] == ["En", *["vänster"] * 9, *["höger"] * 9]


def bare_slide(canvas: Canvas) -> None:
    """Three headings side by side with short texts under them, kept apart by white alone."""
    heads = (
        (50, "IT-stöd och processer för|förenklad administration"),
        (230, "Smartare användning av|medarbetarnas kompetens"),
        (400, "Stöd till planering av|långsiktig försörjning"),
    )
    for left, head in heads:
        write(canvas, left, 585, head.split("|"), bold=True)
    write(canvas, 50, 555, ["E-tjänster", "för invånare"])
    write(canvas, 50, 525, ["Digitala möten"])
    write(canvas, 230, 555, ["Vårdnära service"])
    write(canvas, 230, 540, ["Kompetensväxling"])
    write(canvas, 400, 555, ["AT-platser"])


def test_white_alone_makes_panels(typeset: Build, laid: Lay) -> None:
    """Short texts under long bold headings side by side are panels, though no line is drawn."""
    (item,) = laid(typeset(bare_slide))
    assert len(item.page.panels) == 3
    assert said(item) == [
        ("heading", "IT-stöd och processer för förenklad administration"),
        ("item", "E-tjänster för invånare"),
        ("item", "Digitala möten"),
        ("heading", "Smartare användning av medarbetarnas kompetens"),
        ("item", "Vårdnära service"),
        ("item", "Kompetensväxling"),
        ("heading", "Stöd till planering av långsiktig försörjning"),
        ("item", "AT-platser"),
    ]


def test_white_alone_makes_a_table(typeset: Build, laid: Lay) -> None:
    """Short bold column headings over texts that white keeps apart are a table."""

    def draw(canvas: Canvas) -> None:
        for left, head in ((50, "Aktivitet"), (230, "Ansvarig"), (400, "Status")):
            write(canvas, left, 585, [head], bold=True)
        write(canvas, 50, 565, ["Stimulera seniora", "medarbetare"])
        write(canvas, 230, 565, ["HR-staben"])
        write(canvas, 400, 565, ["Pågår"])
        write(canvas, 50, 535, ["E-besök"])
        write(canvas, 230, 535, ["Chef"])
        write(canvas, 400, 535, ["Klart"])

    (item,) = laid(typeset(draw))
    (grid,) = item.grids
    cells = [[" ".join(item.page.lines[line].text for line in cell.lines) for cell in row.cells] for row in grid.rows]
    assert cells == [
        ["Aktivitet", "Ansvarig", "Status"],
        ["Stimulera seniora medarbetare", "HR-staben", "Pågår"],
        ["E-besök", "Chef", "Klart"],
    ]


def test_columns_of_prose_under_headings_are_no_panels(typeset: Build, laid: Lay) -> None:
    """Two columns of paragraphs that begin with headings are columns."""

    def draw(canvas: Canvas) -> None:
        for left in (50, 320):
            write(canvas, left, 700, ["En rubrik över spalten"], bold=True)
            write(canvas, left, 680, ["Landstinget har under året arbetat med att utveckla"] * 8)

    (item,) = laid(typeset(draw))
    assert (item.page.panels, [kind for kind, _ in said(item)]) == ((), ["heading", "paragraph"] * 2)
