"""Pages that show what the settings of tables and boxes decide."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from small_pages import HEIGHT, SIZE, WIDTH, Probe, pages, put

from atgardsbanken.extract.layout.figure_columns import figure_grids
from atgardsbanken.extract.layout.headed_columns import panels_and_grids
from atgardsbanken.extract.layout.page import lay_out
from atgardsbanken.extract.layout.raw_page import RawPage
from atgardsbanken.extract.layout.ruled_tables import ruled, side_by_side
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT
from atgardsbanken.extract.layout.table_joining import join_tables
from atgardsbanken.extract.records import BBox, Word
from atgardsbanken.extract.textfile import text_pages

# Drawn tables


def frame(x0: float, x1: float, top: float = 100, bottom: float = 200) -> BBox:
    """Return a frame."""
    return BBox(x0, top, x1, bottom)


def snap(overlap: float) -> object:
    """Two frames side by side that overlap."""
    return len(side_by_side([frame(0, 100), frame(100 - overlap, 200)], DEFAULT_LAYOUT))


def corner(radius: float) -> object:
    """A frame with round corners."""
    rules = [BBox(radius, y, 100 - radius, y) for y in (0, 80)] + [BBox(x, radius, x, 80 - radius) for x in (0, 100)]
    return len(ruled(rules, DEFAULT_LAYOUT).frames)


def smallest_cell(height: float) -> object:
    """A table of so low cells."""
    rules = [BBox(0, y, 200, y) for y in (0, height)] + [BBox(x, 0, x, height) for x in (0, 100, 200)]
    return len(ruled(rules, DEFAULT_LAYOUT).grids)


def frame_shift(share: float) -> object:
    """Two frames side by side, the right one beginning lower."""
    return len(side_by_side([frame(0, 100), frame(110, 210, 100 + 100 * share, 200)], DEFAULT_LAYOUT))


# Tables that only white keeps apart


def figure_rows(gap: float = 3.0, step: float = 14.0, rows: int = 4) -> list[Word]:
    """Return labels and figures `gap` ems behind them, row by row."""
    found: list[Word] = []
    for number in range(rows):
        label = put("Region Norr", 50, 100 + step * number)
        found += label + put("750,5", label[-1].box.x1 + gap * SIZE, 100 + step * number)
    return found


def cell_gap(gap: float) -> object:
    """Figures so far from their labels."""
    return len(figure_grids(figure_rows(gap), DEFAULT_LAYOUT))


def table_row_gap(gap: float) -> object:
    """Rows of figures so far apart."""
    return len(figure_grids(figure_rows(step=gap * SIZE), DEFAULT_LAYOUT))


def header_line_gap(gap: float) -> object:
    """A header's line so far above the figures."""
    (cells,) = figure_grids(
        [*put("Region", 50, 100 - gap * SIZE), *put("Tal", 135, 100 - gap * SIZE), *figure_rows()], DEFAULT_LAYOUT
    )
    return len(cells)


def table_rows(rows: float) -> object:
    """So many rows of figures."""
    return len(figure_grids(figure_rows(rows=int(rows)), DEFAULT_LAYOUT))


def headed(heads: Sequence[str], texts: Sequence[str], *, gap: float = 100.0) -> tuple[int, int]:
    """Return the boxes and tables under two bold headings; their texts stand with white between them."""
    first = put(heads[0], 50, 100, bold=True)
    words = [*first, *put(heads[1], first[-1].box.x1 + gap, 100, bold=True)]
    for number in range(3):
        words += put(texts[0], 50, 120 + 24 * number)
        words += put(texts[1], first[-1].box.x1 + gap, 120 + 24 * number)
    panels, grids = panels_and_grids(words, DEFAULT_LAYOUT)
    return len(panels), len(grids)


def header_words(words: float) -> object:
    """Headings of so many words on average."""
    return headed(("Vad görs", "Vem gör" if words <= 2 else "Vem gör det"), ("Ny", "Chef"))


def item_words(words: float) -> object:
    """Boxes whose texts have so many words."""
    text = " ".join(["ord"] * math.ceil(words))
    return headed(("En rubrik som är lång " * 2, "En annan rubrik som är lång"), (text, text))


def new_text(gap: float) -> object:
    """Lines of a table's first column with so much white above each."""
    words = [*put("Aktivitet", 50, 100, bold=True), *put("Ansvarig", 300, 100, bold=True)]
    for number in range(3):
        top = 120 + (1 + gap) * SIZE * number
        words += [*put("Ny", 50, top), *put("Chef", 300, top)]
    return len(panels_and_grids(words, DEFAULT_LAYOUT)[1][0])


def header_cell(words: float) -> object:
    """A plain first row with so many words in its first cell."""
    rules = [BBox(0, y, 400, y) for y in (0, 20, 40)] + [BBox(x, 0, x, 40) for x in (0, 200, 400)]
    first = " ".join(["Ord"] * int(words))
    cells = [*put(first, 5, 5), *put("Ansvarig", 205, 5), *put("Ny journal", 5, 25), *put("Chefen.", 205, 25)]
    return [row.kind for row in pages(cells, rules=rules)[0].grids[0].rows]


def rows_apart(share: float) -> object:
    """A text extract's table of which such a part of the rows have white above them."""
    white = math.floor(share * 20)
    rows = [f"{'' if number >= white else chr(10)}Gör{' ' * 17}Chef{' ' * 16}Pågår\noch mera" for number in range(20)]
    header = f"Vad{' ' * 17}Vem{' ' * 17}Status"
    (grid,) = lay_out(text_pages("\n".join([header, *rows]))[0]).grids
    return len(grid.rows)


# Tables over page ends


HEADER = "Aktivitetersomregionengenomförunderplanperioden:"


def table_page(shift: float, header: str) -> tuple[list[Word], list[BBox]]:
    """Return a page that a ruled table fills, its inner edge moved."""
    xs = (50, 200 + shift, 400)
    rules = [BBox(50, y, 400, y) for y in (100, 120, 140)] + [BBox(x, 100, x, 140) for x in xs]
    words = [*put(header, 60, 105, size=4, bold=True), *put("Ansvarig", 220, 105, bold=True)]
    return [*words, *put("Ny journal", 60, 125), *put("Chefen.", 220, 125)], rules


def tables(shift: float, header: str = HEADER) -> object:
    """Return how many tables and rows two pages make, the second with another inner edge or header."""
    made = [table_page(0, HEADER), table_page(shift, header)]
    raw = [RawPage(number, WIDTH, HEIGHT, tuple(words), tuple(rules)) for number, (words, rules) in enumerate(made, 1)]
    joined = join_tables([lay_out(page) for page in raw])
    return [len(table.rows) for table in joined]


def header_likeness(share: float) -> object:
    """A header of which such a part of the letters is read again."""
    return tables(0, HEADER[: round(share * len(HEADER))].ljust(len(HEADER), "x"))


PROBES: Mapping[str, Probe] = {
    "snap_pt": (2.88, 3.12, snap),
    "corner_pt": (8.64, 9.36, corner),
    "smallest_cell_pt": (5.76, 6.24, smallest_cell),
    "frame_shift_share": (0.192, 0.208, frame_shift),
    "cell_gap_em": (0.96, 1.04, cell_gap),
    "table_row_gap_em": (2.88, 3.12, table_row_gap),
    "header_line_gap_em": (2.16, 2.34, header_line_gap),
    "table_rows": (2, 3, table_rows),
    "header_words": (1.92, 2.08, header_words),
    "item_words": (8.64, 9.36, item_words),
    "new_text_em": (0.432, 0.468, new_text),
    "header_cell_words": (4, 5, header_cell),
    "rows_apart_share": (0.768, 0.832, rows_apart),
    "same_edge_pt": (4.8, 5.2, tables),
    "header_likeness_share": (0.768, 0.832, header_likeness),
}
"""For each setting an amount just below it, one just above it, and what comes out of a page that has it."""
