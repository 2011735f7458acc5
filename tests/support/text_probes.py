"""Pages that show what the settings of rows, columns, paragraphs, sizes and furniture decide."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from small_pages import HEIGHT, LETTER, SIZE, Probe, kind_of, line, pages, prose, put

from atgardsbanken.extract.layout.blocks import Pitches, gather, pitches
from atgardsbanken.extract.layout.columns import columns
from atgardsbanken.extract.layout.document import assemble
from atgardsbanken.extract.layout.page import lay_out
from atgardsbanken.extract.layout.rows import to_line, to_lines, to_rows
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT
from atgardsbanken.extract.records import GRID_HEIGHT, BBox, Line, Word
from atgardsbanken.extract.textfile import text_pages


def flows(words: Sequence[Word]) -> int:
    """Return the number of columns, with what stands over and under them."""
    return len(columns(words, DEFAULT_LAYOUT))


def blocks(lines: Sequence[Line], known: Pitches | None = None) -> int:
    """Return the number of blocks that lines are gathered into; between lines of one block are 12 points."""
    return len(gather(lines, known or Pitches(((SIZE, 12.0),)), DEFAULT_LAYOUT))


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


def zone_gap(gap: float) -> object:
    """Two columns with white across both in the middle."""
    return flows([*two_columns(40), *two_columns(40, top=170 + gap * SIZE)])


def beside_heading(gap: float) -> object:
    """Two columns with white in the middle, and in the left one a heading there."""
    heading = put("En rubrik", 50, 170 + (gap - 1) / 2 * SIZE)
    return flows([*two_columns(40), *heading, *two_columns(40, top=170 + gap * SIZE)])


def tabular_ink(share: float) -> object:
    """Two columns with four rows of four cells below them, which fill so much of their width."""
    above = two_columns(40)
    left, right = min(word.box.x0 for word in above), max(word.box.x1 for word in above)
    wide = share * (right - left) / 4
    middle = right - 2 * wide - 11
    starts = (left, left + wide + 11, middle, middle + wide + 11)
    cells = [Word("cell", BBox(x, top, x + wide, top + SIZE)) for top in range(180, 228, 12) for x in starts]
    return [flow[0][0].text for flow in columns([*above, *cells], DEFAULT_LAYOUT)]


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
    lefts = ["xx xx " + "x" * round(share * 56 - 6)] * 8 + ["xx xx " + "x" * 50]
    words = [
        word
        for number, left in enumerate(lefts)
        for word in [*put(left, 0, 12 * number), *put("yy yy yyyyyyyyyyy", 360, 12 * number)]
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


PROBES: Mapping[str, Probe] = {
    "row_overlap_share": (0.48, 0.52, row_overlap),
    "row_height_ratio": (2.5, 2.7, row_height),
    "line_split_em": (3.84, 4.16, line_split),
    "column_gap_em": (0.576, 0.624, column_gap),
    "aligned_gap_em": (0.768, 0.832, aligned_gap),
    "loose_gap_em": (1.44, 1.56, loose_gap),
    "alignment_em": (0.48, 0.52, alignment),
    "aligned_share": (0.576, 0.624, aligned),
    "apart_em": (1.15, 1.25, apart),
    "zone_gap_em": (2.4, 2.6, zone_gap),
    "beside_heading_em": (2.1, 2.3, beside_heading),
    "tabular_ink_share": (0.58, 0.62, tabular_ink),
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
    "note_share": (0.883, 0.957, note),
    "level_ratio": (1.02, 1.1, level),
    "heading_lines": (4, 5, heading_lines),
    "heading_letters": (220, 221, heading_letters),
    "plain_heading_characters": (90, 91, plain_heading),
    "furniture_share": (0.134, 0.146, furniture),
    "furniture_table_share": (0.24, 0.26, furniture_table),
    "furniture_shift_pt": (7.68, 8.32, furniture_shift),
}
"""For each setting an amount just below it, one just above it, and what comes out of a page that has it."""
