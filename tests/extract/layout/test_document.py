"""Furniture by repetition, headings by size and weight, notes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.layout.raw_page import LaidOut

Build = Callable[..., Path]
Lay = Callable[[Path], list[LaidOut]]
PROSE = ("Landstinget har under året arbetat med att", "utveckla vården och korta köerna till den.")


def page(number: int, *, title: str = "", note: str = "", head: str = "HANDLINGSPLAN 2018") -> Callable[[Canvas], None]:
    """A page with a running head, a title, prose, a note and its number."""

    def draw(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(60, 810, head)
        canvas.drawString(500, 30, str(number))
        canvas.drawString(60, 80, note)
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(60, 740, title)
        canvas.setFont("Helvetica-Bold", 10)
        canvas.drawString(60, 700, "Mellanrubrik")
        canvas.setFont("Helvetica", 10)
        for line, text in enumerate(PROSE):
            canvas.drawString(60, 680 - 12 * line, text)

    return draw


def kinds(item: LaidOut) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(block.kind, " ".join(item.page.lines[index].text for index in block.lines)) for block in item.page.blocks]


def test_repeated_heads_and_numbers_are_furniture(typeset: Build, laid: Lay) -> None:
    """What stands in one place on every page, numbers aside, is set aside but not lost."""
    pages = laid(typeset(*(page(number) for number in (7, 8, 9))))
    for number, item in enumerate(pages, start=7):
        assert [text for kind, text in kinds(item) if kind == "furniture"] == ["HANDLINGSPLAN 2018", str(number)]


def test_furniture_may_lose_its_marks(typeset: Build, laid: Lay) -> None:
    """A scan reads å as à on one page and as a on the next: it is the same running head."""
    heads = ("Åtgärder", "Àtgärder", "Atgarder")
    pages = laid(typeset(*(page(number, head=head) for number, head in enumerate(heads))))
    assert [kinds(item)[0] for item in pages] == [("furniture", head) for head in heads]


def test_one_page_has_no_furniture(typeset: Build, laid: Lay) -> None:
    """Nothing repeats in a document of one page."""
    (item,) = laid(typeset(page(1)))
    assert "furniture" not in [kind for kind, _ in kinds(item)]


def test_headings_have_levels(typeset: Build, laid: Lay) -> None:
    """Larger text is a heading of a higher level than bold text of the running size."""
    pages = laid(typeset(page(1, title="Stor rubrik"), page(2), page(3)))
    levels = {
        pages[0].page.lines[block.lines[0]].text: block.level
        for block in pages[0].page.blocks
        if block.kind == "heading"
    }
    assert levels == {"Stor rubrik": 1, "Mellanrubrik": 2}


def test_small_numbered_text_at_the_foot_is_a_note(typeset: Build, laid: Lay) -> None:
    """A footnote is a note; its mark is kept."""
    pages = laid(typeset(page(1, note="1 Se bilaga 3."), page(2), page(3)))
    assert ("note", "1 Se bilaga 3.") in kinds(pages[0])
