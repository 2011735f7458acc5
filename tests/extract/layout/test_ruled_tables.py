"""Drawn lines understood as tables, frames and panels."""

from __future__ import annotations

from atgardsbanken.extract.layout.rows import PlacedWords
from atgardsbanken.extract.layout.ruled_tables import ruled, side_by_side, slots, split_spanning
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT
from atgardsbanken.extract.records import BBox, Word


def level(x0: float, x1: float, top: float) -> BBox:
    """A level line."""
    return BBox(x0, top, x1, top)


def upright(x: float, top: float, bottom: float) -> BBox:
    """An upright line."""
    return BBox(x, top, x, bottom)


def box(x0: float, top: float, x1: float, bottom: float, *, corner: float = 0.0) -> list[BBox]:
    """Four lines, shorter by `corner` at each end."""
    return [
        level(x0 + corner, x1 - corner, top),
        level(x0 + corner, x1 - corner, bottom),
        upright(x0, top + corner, bottom - corner),
        upright(x1, top + corner, bottom - corner),
    ]


def test_lines_make_cells() -> None:
    """Crossing lines make a grid of cells."""
    rules = [*(level(0, 200, top) for top in (0, 50, 100)), *(upright(x, 0, 100) for x in (0, 100, 200))]
    assert sorted(ruled(rules, DEFAULT_LAYOUT).grids[0]) == [
        BBox(0, 0, 100, 50),
        BBox(0, 50, 100, 100),
        BBox(100, 0, 200, 50),
        BBox(100, 50, 200, 100),
    ]


def test_table_cut_by_the_page_end_is_closed() -> None:
    """Uprights that stop together without a line under them end a row there."""
    rules = [level(0, 200, 0), level(0, 200, 50), *(upright(x, 0, 90) for x in (0, 100, 200))]
    assert BBox(100, 50, 200, 90) in ruled(rules, DEFAULT_LAYOUT).grids[0]


def test_round_corners_make_frames() -> None:
    """Four lines that do not quite meet make a frame, and no table."""
    found = ruled([*box(0, 0, 100, 80, corner=5), *box(110, 0, 220, 80, corner=5)], DEFAULT_LAYOUT)
    assert (found.grids, found.frames) == ((), (BBox(0, 0, 100, 80), BBox(110, 0, 220, 80)))


def test_sharp_corners_make_frames() -> None:
    """A box alone is a frame, not a table of one cell."""
    assert ruled(box(0, 0, 100, 80), DEFAULT_LAYOUT).frames == (BBox(0, 0, 100, 80),)


def test_outer_frame_gives_way_to_inner_ones() -> None:
    """A frame around other frames is left out."""
    found = ruled([*box(0, 0, 400, 200), *box(20, 20, 180, 180), *box(220, 20, 380, 180)], DEFAULT_LAYOUT)
    assert found.frames == (BBox(20, 20, 180, 180), BBox(220, 20, 380, 180))


def test_panels_stand_side_by_side() -> None:
    """Frames of about one height beside each other are a group; one below is not."""
    frames = [BBox(0, 0, 100, 80), BBox(110, 0, 220, 80), BBox(0, 200, 100, 250)]
    assert side_by_side(frames, DEFAULT_LAYOUT) == [(frames[0], frames[1]), (frames[2],)]


def test_slots_know_spans() -> None:
    """A cell over two columns and one over two rows know how many they cover."""
    cells = [BBox(0, 0, 50, 40), BBox(50, 0, 150, 20), BBox(50, 20, 100, 40), BBox(100, 20, 150, 40)]
    placed, edges = slots(cells, DEFAULT_LAYOUT)
    assert [(slot.row, slot.column, slot.height, slot.span) for slot in placed] == [
        (0, 0, 2, 1),
        (0, 1, 1, 2),
        (1, 1, 1, 1),
        (1, 2, 1, 1),
    ]
    assert edges == (0, 50, 100, 150)


GRID = [BBox(0, 0, 300, 20), *(BBox(100.0 * x, 20, 100.0 * x + 100, 40) for x in range(3))]
"""A row that spans three columns over a row of three cells."""


def words(*starts: float, wide: float = 40) -> PlacedWords:
    """Words of the upper row, ten points high."""
    return PlacedWords(Word("ord", BBox(start, 5, start + wide, 15), size=10) for start in starts)


def test_a_row_without_uprights_is_parted_where_its_words_stand_in_columns() -> None:
    """Each column holds a word and clear white lies between them: a row of headings whose uprights are too faint."""
    assert [part.x0 for part in split_spanning(GRID, words(5, 105, 205), DEFAULT_LAYOUT)[:3]] == [0, 100, 200]


def test_a_row_that_spans_the_table_stays_whole() -> None:
    """A title in the first column, and words that run on over the columns, are not parted."""
    assert list(split_spanning(GRID, words(5), DEFAULT_LAYOUT)) == GRID
    assert list(split_spanning(GRID, words(5, 52, 99, 146, 193, 240), DEFAULT_LAYOUT)) == GRID
