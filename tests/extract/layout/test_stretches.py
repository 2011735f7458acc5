"""Long pages laid out in stretches."""

from __future__ import annotations

import pytest

from atgardsbanken.extract.layout.page import lay_out
from atgardsbanken.extract.layout.stretches import MOST_LINES, lay_out_long
from atgardsbanken.extract.textfile import text_pages

PARAGRAPH = "Regionen arbetar med att utveckla\nvården och korta köerna.\n\n"


@pytest.mark.parametrize("paragraphs", [1, MOST_LINES // 2, 2 * MOST_LINES])
def test_cuts_do_not_show(paragraphs: int) -> None:
    """A page is cut between paragraphs, and its lines are counted on: it is as if laid out at once."""
    (raw,) = text_pages(PARAGRAPH * paragraphs)
    assert lay_out_long(raw) == lay_out(raw)


def test_tables_keep_their_lines() -> None:
    """A table below the cut names the lines of the whole page."""
    table = "Åtgärd     Ansvarig     Status\nNy bok     Chefen       Pågår\n"
    (raw,) = text_pages(PARAGRAPH * MOST_LINES + table)
    laid = lay_out_long(raw)
    assert [laid.page.lines[line].text for line in sorted(laid.grids[0].lines)][:3] == ["Åtgärd", "Ansvarig", "Status"]


def test_a_blank_page_stays() -> None:
    """A page without words is laid out too."""
    (raw,) = text_pages("\n")
    assert lay_out_long(raw).page.blocks == ()
