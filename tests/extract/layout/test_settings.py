"""Every setting decides: pages made for it come out otherwise just below and just above it.

A probe gets an amount in the setting's unit, lays out a small page that has it, and returns what came out. A setting
that is moved leaves both amounts on one side, so its test fails.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import fields, replace

import pytest

from atgardsbanken.extract.layout.blocks import Pitches, gather, pitches
from atgardsbanken.extract.layout.columns import columns
from atgardsbanken.extract.layout.document import assemble
from atgardsbanken.extract.layout.figure_columns import figure_grids
from atgardsbanken.extract.layout.headed_columns import panels_and_grids
from atgardsbanken.extract.layout.page import lay_out
from atgardsbanken.extract.layout.raw_page import LaidOut, RawPage
from atgardsbanken.extract.layout.rows import to_line, to_lines, to_rows
from atgardsbanken.extract.layout.ruled_tables import ruled, side_by_side
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT, LayoutSettings
from atgardsbanken.extract.layout.table_joining import join_tables
from atgardsbanken.extract.records import GRID_HEIGHT, BBox, Line, Word
from atgardsbanken.extract.textfile import text_pages

SIZE, LETTER, SPACE = 10.0, 5.0, 3.0
WIDTH, HEIGHT = 600.0, 800.0

Probe = Callable[[float], object]


def put(text: str, x: float, top: float, *, size: float = SIZE, bold: bool = False, font: str = "Serif") -> list[Word]:
    """Return the words of a line; a letter is half as wide as it is high."""
    words: list[Word] = []
    for part in text.split():
        end = x + len(part) * size / 2
        words.append(Word(part, BBox(x, top, end, top + size), font, size, bold))
        x = end + SPACE
    return words


def line(text: str, x: float, top: float, **style: float | str | bool) -> Line:
    """Return one line."""
    return to_line(put(text, x, top, **style))  # type: ignore[arg-type]


def flows(words: Sequence[Word]) -> int:
    """Return the number of columns, with what stands over and under them."""
    return len(columns(words, DEFAULT_LAYOUT))


def blocks(lines: Sequence[Line], known: Pitches | None = None) -> int:
    """Return the number of blocks that lines are gathered into; between lines of one block are 12 points."""
    return len(gather(lines, known or Pitches(((SIZE, 12.0),)), DEFAULT_LAYOUT))


def pages(*words: Sequence[Word], rules: Sequence[BBox] = ()) -> list[LaidOut]:
    """Return pages, put together to a document."""
    raw = [RawPage(number, WIDTH, HEIGHT, tuple(page), tuple(rules)) for number, page in enumerate(words, start=1)]
    return assemble([lay_out(page) for page in raw])


def kind_of(laid: LaidOut, text: str) -> str:
    """Return the kind of the block that begins with a text."""
    return next(block.kind for block in laid.page.blocks if laid.page.lines[block.lines[0]].text.startswith(text))


def prose(top: float = 300, lines: int = 6) -> list[Word]:
    """Return running text of ten points, 12 points from line to line."""
    texts = ["Regionen arbetar med att utveckla vården och korta köerna"] * lines
    return [word for number, text in enumerate(texts) for word in put(text, 50, top + 12 * number)]


def two_columns(gap: float, *, rows: int = 6, shifts: Sequence[float] = (0,), top: float = 100) -> list[Word]:
    """Return two columns parted by `gap` points; the right one's lines begin at `shifts` in turn."""
    found: list[Word] = []
    for number in range(rows):
        left = put("spalten till vänster", 50, top + 12 * number)
        start = left[-1].box.x1 + gap + shifts[number % len(shifts)]
        found += left + put("den andra till höger", start, top + 12 * number)
    return found


# Rows


def row_overlap(share: float) -> object:
    """A word beside another, so much of their heights in common."""
    words = [*put("ett", 50, 100), *put("två", 80, 100 + (1 - share) * SIZE)]
    return len(to_rows(words, DEFAULT_LAYOUT))


def row_height(ratio: float) -> object:
    """A word so many times as high as the one beside it."""
    high = Word("E", BBox(50, 110 - ratio * SIZE, 70, 110))
    return len(to_rows([high, *put("tt ord", 75, 100)], DEFAULT_LAYOUT))


def line_split(gap: float) -> object:
    """Two words of a row, so many ems apart."""
    first = put("Region", 50, 100)
    return len(to_lines((*first, *put("Exempel", first[-1].box.x1 + gap * SIZE, 100)), DEFAULT_LAYOUT))


# Columns


def column_gap(gap: float) -> object:
    """Two columns, nothing else."""
    return flows(two_columns(gap * SIZE))


def aligned_gap(gap: float) -> object:
    """Two columns below a line across them."""
    return flows([*put("en rad som går tvärs över båda spalterna utan något vitt", 50, 80), *two_columns(gap * SIZE)])


def loose_gap(gap: float) -> object:
    """Two columns, the right one's lines beginning anywhere."""
    return flows(two_columns(gap * SIZE, shifts=(0, 12, 24, 36, 48, 60)))


def alignment(shift: float) -> object:
    """Two columns, most of the right one's lines a little further in than the first."""
    return flows(two_columns(SIZE, shifts=(0, *[shift * SIZE] * 5)))


def aligned(share: float) -> object:
    """Two columns, such a part of the right one's lines at its edge."""
    flush = math.floor(share * 20)
    return flows(two_columns(SIZE, rows=20, shifts=(*[0.0] * flush, *[20.0] * (20 - flush))))


def apart(gap: float) -> object:
    """A heading over the left of two columns."""
    return flows([*put("rubriken", 50, 90 - gap * SIZE), *two_columns(SIZE)])


def running_text(share: float) -> object:
    """Columns of a text extract, most lines of the left one such a part as long as the longest."""
    lefts = ["x" * round(share * 50)] * 8 + ["x" * 50]
    words = [
        word
        for number, left in enumerate(lefts)
        for word in [*put(left, 0, 12 * number), *put("y" * 20, 300, 12 * number)]
    ]
    return len(columns(words, DEFAULT_LAYOUT, plain=True))


# Paragraphs


def any_pitch(distance: float) -> object:
    """Two lines so many ems apart."""
    seen = pitches([[line("en rad", 50, 100), line("en rad", 50, 100 + distance * SIZE)]], DEFAULT_LAYOUT)
    return len(seen.seen)


def default_pitch(distance: float) -> object:
    """Two lines where nothing tells how far apart a paragraph's lines are."""
    gap = distance * DEFAULT_LAYOUT.paragraph_gap_pitches * SIZE
    return blocks([line("En rad.", 50, 100), line("En rad.", 50, 100 + gap)], Pitches())


def paragraph_gap(gap: float) -> object:
    """Two lines so many usual distances apart."""
    return blocks([line("En rad.", 50, 100), line("En rad.", 50, 100 + 12 * gap)])


def sentence_gap(gap: float) -> object:
    """The same in mid-sentence."""
    return blocks([line("En rad", 50, 100), line("som slutar.", 50, 100 + 12 * gap)])


LONG = "En lång rad som går ända ut till spaltens högra kant."


def indent(depth: float) -> object:
    """A line set in below a short one."""
    return blocks([line(LONG, 50, 100), line("Kort.", 50, 112), line("Ett nytt stycke.", 50 + depth * SIZE, 124)])


def short_line(gap: float) -> object:
    """A line that ends before the column does, and one below it set in."""
    end = 50 + len("Nästan.") * LETTER + gap * SIZE
    wide = to_line([Word("Bred.", BBox(50, 100, end, 110), "Serif", SIZE)])
    return blocks([wide, line("Nästan.", 50, 112), line("Nytt", 60, 124)])


def longest_line(characters: float) -> object:
    """A long line of a text extract above another line."""
    return blocks([line("x" * int(characters), 0, 0), line("y", 0, GRID_HEIGHT)], Pitches(told=GRID_HEIGHT))


# Sizes


def size(ratio: float) -> object:
    """Two lines of a text layer, one larger."""
    return blocks([line("Rubrik", 50, 100, size=SIZE * ratio), line("brödtext", 50, 112)])


def measured_size(ratio: float) -> object:
    """Two short lines of a picture, one larger."""
    return blocks([line("Rubrik", 50, 100, size=SIZE * ratio, font=""), line("text", 50, 112, font="")])


def measured_long(ratio: float) -> object:
    """Two long lines of a picture, one larger."""
    upper = line("En lång rubrik här.", 50, 100, size=SIZE * ratio, font="")
    return blocks([upper, line("Här är brödtexten.", 50, 112, font="")])


def telling(letters: float) -> object:
    """Two lines of a picture with so many letters, one a little larger."""
    text = "X" * int(letters)
    return blocks([line(text, 50, 100, size=12.1, font=""), line(text, 50, 112, font="")])


def heading(ratio: float) -> object:
    """A line larger than the running text."""
    return kind_of(pages([*put("Rubrik", 50, 250, size=SIZE * ratio), *prose()])[0], "Rubrik")


def note(ratio: float) -> object:
    """A line smaller than the running text at the foot of the page."""
    return kind_of(pages([*prose(), *put("1 Se bilaga", 50, 600, size=SIZE * ratio)])[0], "1 Se")


def level(ratio: float) -> object:
    """Two headings of different size."""
    words = [*put("Stor", 50, 100, size=50), *put("Mindre", 50, 200, size=50 / ratio), *prose()]
    return {block.level for block in pages(words)[0].page.blocks}


def heading_lines(lines: float) -> object:
    """A bold text of so many lines."""
    words = [word for number in range(int(lines)) for word in put("Fet rubrik", 50, 100 + 12 * number, bold=True)]
    return kind_of(pages([*words, *prose()])[0], "Fet")


def heading_letters(letters: float) -> object:
    """A bold text of so many characters."""
    return kind_of(pages([*put("X" * int(letters), 0, 100, bold=True), *prose(lines=20)])[0], "X")


def plain_heading(characters: float) -> object:
    """A line by itself in a text extract."""
    return assemble([lay_out(raw) for raw in text_pages("X" * int(characters))])[0].page.blocks[0].kind


# Furniture


def furniture(share: float) -> object:
    """A line on three pages that ends at such a part of their height."""
    head = put("Handlingsplan", 50, share * HEIGHT - SIZE)
    return kind_of(pages(*[[*head, *prose()]] * 3)[0], "Handlingsplan")


def furniture_table(share: float) -> object:
    """A table on three pages that ends at such a part of their height."""
    foot = share * HEIGHT
    rules = [BBox(50, top, 300, top) for top in (foot - 30, foot)]
    rules += [BBox(x, foot - 30, x, foot) for x in (50, 150, 300)]
    words = [*put("Plan", 60, foot - 20), *put("Datum", 160, foot - 20), *prose()]
    return kind_of(pages(*[words] * 3, rules=rules)[0], "Plan")


def furniture_shift(shift: float) -> object:
    """A line that stands twice as far down on every other page: its place is told in steps."""
    heads = [put("Handlingsplan", 50, 2 * shift * (number % 2)) for number in range(2)]
    return kind_of(pages(*[[*head, *prose()] for head in heads])[0], "Handlingsplan")


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


PROBES: dict[str, tuple[float, float, Probe]] = {
    "row_overlap_share": (0.48, 0.52, row_overlap),
    "row_height_ratio": (2.5, 2.7, row_height),
    "line_split_em": (3.84, 4.16, line_split),
    "column_gap_em": (0.576, 0.624, column_gap),
    "aligned_gap_em": (0.768, 0.832, aligned_gap),
    "loose_gap_em": (1.44, 1.56, loose_gap),
    "alignment_em": (0.48, 0.52, alignment),
    "aligned_share": (0.576, 0.624, aligned),
    "apart_em": (1.15, 1.25, apart),
    "running_text_share": (0.768, 0.832, running_text),
    "widest_pitch_em": (1.68, 1.82, any_pitch),
    "narrowest_pitch_em": (0.768, 0.832, any_pitch),
    "default_pitch_em": (1.25, 1.35, default_pitch),
    "paragraph_gap_pitches": (1.17, 1.27, paragraph_gap),
    "sentence_gap_pitches": (1.34, 1.46, sentence_gap),
    "indent_em": (0.768, 0.832, indent),
    "short_line_em": (2.88, 3.12, short_line),
    "longest_line_characters": (160, 161, longest_line),
    "size_ratio": (1.04, 1.12, size),
    "measured_size_ratio": (1.2, 1.3, measured_size),
    "measured_long_ratio": (1.13, 1.23, measured_long),
    "telling_letters": (11, 12, telling),
    "heading_ratio": (1.08, 1.16, heading),
    "note_ratio": (0.883, 0.957, note),
    "level_ratio": (1.02, 1.1, level),
    "heading_lines": (4, 5, heading_lines),
    "heading_letters": (220, 221, heading_letters),
    "plain_heading_characters": (90, 91, plain_heading),
    "furniture_share": (0.134, 0.146, furniture),
    "furniture_table_share": (0.24, 0.26, furniture_table),
    "furniture_shift_pt": (7.68, 8.32, furniture_shift),
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
"""For each setting an amount just below it and one just above."""


def test_each_setting_has_its_pages() -> None:
    """Whoever adds a setting adds pages that show what it decides."""
    assert sorted(PROBES) == sorted(field.name for field in fields(LayoutSettings))


@pytest.mark.parametrize(("below", "above", "probe"), PROBES.values(), ids=PROBES)
def test_setting_decides(below: float, above: float, probe: Probe) -> None:
    """A page with a little less of what a setting measures is laid out otherwise than one with a little more."""
    assert probe(below) != probe(above)


@pytest.mark.parametrize(
    ("name", "value"), [("table_rows", 0), ("snap_pt", -1.0), ("aligned_share", 1.01), ("heading_ratio", math.nan)]
)
def test_settings_check_themselves(name: str, value: float) -> None:
    """What a setting cannot be is refused, by its name."""
    with pytest.raises(ValueError, match=name):
        replace(DEFAULT_LAYOUT, **{name: value})
