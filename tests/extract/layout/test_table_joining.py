"""Tables that run over page ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.layout.raw_page import LaidOut
from atgardsbanken.extract.layout.table_joining import join_tables
from atgardsbanken.extract.records import Table

Build = Callable[..., Path]
Lay = Callable[[Path], list[LaidOut]]
XS = (50.0, 200.0, 400.0)


def rows(
    top: float, cells: Sequence[Sequence[str]], *, closed: bool = True, unruled: int = -1
) -> Callable[[Canvas], None]:
    """A page with a ruled table from `top` down, a line a row; one that is not closed has no line under it.

    The row `unruled` has none over it.
    """

    def draw(canvas: Canvas) -> None:
        foot = top - 30 * len(cells)
        for number in set(range(len(cells) + closed)) - {unruled}:
            canvas.line(XS[0], top - 30 * number, XS[-1], top - 30 * number)
        for x in XS:
            canvas.line(x, top, x, foot)
        for number, row in enumerate(cells):
            canvas.setFont("Helvetica-Bold" if row == HEADER else "Helvetica", 9)
            for x, text in zip(XS, row, strict=False):
                canvas.drawString(x + 4, top - 30 * number - 14, text)

    return draw


HEADER = ("Aktivitet", "Beskrivning")


def read(pages: list[LaidOut]) -> list[list[tuple[str, ...]]]:
    """What the tables say: kind and cells of each row."""

    def text(table: Table) -> list[tuple[str, ...]]:
        return [
            (
                row.kind,
                *(" ".join(pages[ref.page - 1].page.lines[ref.line].text for ref in cell.lines) for cell in row.cells),
            )
            for row in table.rows
        ]

    return [text(table) for table in join_tables(pages)]


def test_repeated_header_stands_once(typeset: Build, laid: Lay) -> None:
    """A table that goes on under its repeated header is one table."""
    pages = laid(typeset(rows(800, [HEADER, ("ett", "två.")]), rows(800, [HEADER, ("Tre", "Fyra.")])))
    assert read(pages) == [[("header", *HEADER), ("body", "ett", "två."), ("body", "Tre", "Fyra.")]]


def test_row_broken_by_the_page_end_is_joined(typeset: Build, laid: Lay) -> None:
    """Where the first column is empty on top of the next page, the row goes on."""
    first = rows(800, [HEADER, ("Minska frånvaron", "I statistiken placerar")], closed=False)
    second = rows(800, [HEADER, ("", "Norrbotten sig väl."), ("Nästa", "Klart.")])
    assert read(laid(typeset(first, second))) == [
        [
            ("header", *HEADER),
            ("body", "Minska frånvaron", "I statistiken placerar Norrbotten sig väl."),
            ("body", "Nästa", "Klart."),
        ]
    ]


def test_row_broken_right_under_the_repeated_header_is_joined(typeset: Build, laid: Lay) -> None:
    """Where no line parts the row that goes on from the header above it, the header is told by its words."""
    first = rows(800, [HEADER, ("Minska frånvaron", "I statistiken placerar")], closed=False)
    second = rows(800, [HEADER, ("", "Norrbotten sig väl."), ("Nästa", "Klart.")], unruled=1)
    assert read(laid(typeset(first, second))) == [
        [
            ("header", *HEADER),
            ("body", "Minska frånvaron", "I statistiken placerar Norrbotten sig väl."),
            ("body", "Nästa", "Klart."),
        ]
    ]


def test_sentence_broken_by_the_page_end_is_joined(typeset: Build, laid: Lay) -> None:
    """Where a cell goes on in mid-sentence and others are empty, the row goes on, without any header."""
    first = rows(800, [HEADER, ("Attrahera personal att", "Pågår")])
    second = rows(800, [("vilja stanna", ""), ("Nästa", "Klart")])
    assert read(laid(typeset(first, second)))[0][1] == ("body", "Attrahera personal att vilja stanna", "Pågår")


def test_table_after_text_is_another(typeset: Build, laid: Lay) -> None:
    """A table that does not open its page is not the last page's."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 9)
        canvas.drawString(50, 800, "En helt ny tabell följer här nedanför.")
        rows(760, [HEADER, ("Tre", "Fyra.")])(canvas)

    assert len(read(laid(typeset(rows(800, [HEADER, ("ett", "två.")]), draw)))) == 2


def test_misread_header_is_the_same(typeset: Build, laid: Lay) -> None:
    """A repeated header that a scan misread by a letter stands once, and the row broken above it is joined."""
    first = rows(800, [HEADER, ("Minska frånvaron", "I statistiken placerar")], closed=False)
    second = rows(800, [("Aktlvitet", "Beskrivninq"), ("", "Norrbotten sig väl.")])
    assert read(laid(typeset(first, second))) == [
        [("header", *HEADER), ("body", "Minska frånvaron", "I statistiken placerar Norrbotten sig väl.")]
    ]


def test_header_of_another_year_is_another(typeset: Build, laid: Lay) -> None:
    """A row like the header but for its figures is kept."""
    years = [("Aktivitet", "Utfall 2016")], [("Aktivitet", "Utfall 2017"), ("Fler", "Klart.")]
    first, second = (rows(800, [*page, ("Tre", "Fyra.")]) for page in years)
    assert ("body", "Aktivitet", "Utfall 2017") in read(laid(typeset(first, second)))[0]
