"""Every threshold of layout in one record that checks itself; units are in the names.

`_pt` is points, `_em` times the usual size of the text at hand, `_pitches` times the usual distance of its lines,
`_ratio` one size over another, `_share` 0.0-1.0, `_words`, `_letters`, `_characters`, `_lines` and `_rows` are counts.
"""

from __future__ import annotations

from dataclasses import dataclass

from atgardsbanken.extract.settings import check_settings


@dataclass(frozen=True, slots=True)
class LayoutSettings:
    """Distances, sizes and counts by which words on a page become rows, columns, blocks, headings and tables.

    `python bench/thresholds.py` moves each by a third up and a quarter down and counts the pages that are laid out
    otherwise; a setting that moves none is no setting. *Typography* marks what follows from how pages are set,
    *measured* what was chosen on the pages that the script lays out.

    Raises:
        ValueError: a setting is zero or less, or a share is above 1.

    >>> LayoutSettings(furniture_share=1.4)
    Traceback (most recent call last):
    ValueError: furniture_share is 1.4; a share lies above 0 and at most at 1
    """

    # Rows: words that stand on one line
    row_overlap_share: float = 0.5
    """Part of the lower word's height that two words of a row share. Typography: the next line shares none."""
    row_height_ratio: float = 2.6
    """Times as high as its neighbour that a word may be and share its row. Measured: drop capitals."""
    line_split_em: float = 4.0
    """White within a row from which on it is two lines. Measured: justified text leaves less."""

    # Columns: rows that white parts from top to bottom
    column_gap_em: float = 0.6
    """White that parts columns, of a table too, where it runs all the way down. Typography: over twice a word space."""
    aligned_gap_em: float = 0.8
    """The same where other rows run across above or below and the right column's lines begin in one place. Measured."""
    loose_gap_em: float = 1.5
    """The same where the right column's lines begin in different places, or its cells' rule is too faint. Measured."""
    alignment_em: float = 0.5
    """How far beginnings of lines may differ and be in one place. Typography: less than any indent, which is an em."""
    aligned_share: float = 0.6
    """Part of a column's lines that begin in its place: others are centred headings or indented lines. Measured."""
    apart_em: float = 1.2
    """White above or below a row of one side only that sets it apart from the columns. Typography: an empty line."""

    # Zones: columns cut by what stands across them
    zone_gap_em: float = 2.5
    """White across all columns from which on those below are read after those above. Typography: two empty lines."""
    beside_heading_em: float = 2.2
    """White beside a heading over all columns in those it does not reach. Typography: its line and white around it."""
    tabular_ink_share: float = 0.6
    """Part of a row's width with words at most where it is a table's: columns of text leave gutters alone free."""

    running_text_share: float = 0.8
    """Part of its column's width that most lines of running text take; a table's cells are shorter. Measured."""

    # Lines of a paragraph
    widest_pitch_em: float = 1.75
    """The widest distance of lines that is still a paragraph's. Typography: one and a half lines of 1.15 em."""
    narrowest_pitch_em: float = 0.8
    """The narrowest distance of lines that is not overprint. Typography: solid setting is 1.0, capitals go to 0.8."""
    default_pitch_em: float = 1.3
    """The distance of lines where a page has no two of one size. Typography: word processors set 1.15 to 1.4."""
    paragraph_gap_pitches: float = 1.22
    """Distance of lines that parts two paragraphs. Measured: half the 3 pt after a paragraph that is the least used."""
    sentence_gap_pitches: float = 1.4
    """The same where a sentence would be broken. Measured: raised footnote marks push lines apart."""
    indent_em: float = 0.8
    """How far a paragraph's first line stands in. Typography: at least an em, less what a scan loses."""
    short_line_em: float = 3.0
    """How far before its column's edge a paragraph's last line ends. Measured: longer than ragged lines differ."""
    longest_line_characters: int = 160
    """No print has longer lines: such a line is a paragraph. Typography: 130 fill a wide page."""

    # Sizes and weights
    size_ratio: float = 1.08
    """One size over another from which on a text layer's lines are set differently. Typography: 11 over 10 pt."""
    measured_size_ratio: float = 1.25
    """The same where sizes are measured in a picture. Measured: lines without descenders measure a fifth less."""
    measured_long_ratio: float = 1.18
    """The same for two long lines between which no sentence goes on. Measured."""
    telling_letters: int = 12
    """Letters a line in a picture must have for its weight, and a small step in size, to be believed. Measured."""
    heading_ratio: float = 1.12
    """Size of a heading over that of the running text. Typography: 12 over 10.5 pt."""
    note_share: float = 0.92
    """Size of a footnote over that of the running text, at most. Typography: 9 under 10 pt."""
    level_ratio: float = 1.06
    """Times that headings of one level differ in size at most: pictures are measured, not told. Measured."""
    heading_lines: int = 4
    """Lines of a heading at most. Typography."""
    heading_letters: int = 220
    """Characters of a heading at most. Typography: four lines of 55."""
    plain_heading_characters: int = 90
    """Characters of a heading at most where nothing but words tells it: a line. Typography."""

    # Furniture: what repeats from page to page
    furniture_share: float = 0.14
    """Part of a page's height, at its head and foot, where furniture stands. Typography: 4 cm of 29.7."""
    furniture_table_share: float = 0.25
    """The same for running heads that are set as tables. Measured: form heads of regions' documents."""
    furniture_shift_pt: float = 8.0
    """How far furniture moves from page to page. Measured: scans are put in anew for each page."""

    # Drawn tables and frames
    snap_pt: float = 3.0
    """How far drawn lines may be apart and still be one. pdfplumber's default."""
    corner_pt: float = 9.0
    """How far a frame's round corners leave its edges open. Measured."""
    smallest_cell_pt: float = 6.0
    """A cell lower or narrower holds no text. Typography: 6 pt is the smallest size that is printed."""
    frame_shift_share: float = 0.2
    """Part of their height by which frames side by side may be shifted, or reach beyond each other. Measured."""

    # Tables and boxes that only white keeps apart
    cell_gap_em: float = 1.0
    """White between two figures, or two headings, of one row. Typography: figures are grouped by less."""
    table_row_gap_em: float = 3.0
    """White after which a table without drawn lines has ended. Typography: two empty lines."""
    header_line_gap_em: float = 2.25
    """Distance of the lines of a header above figures. Measured: three quarters of `table_row_gap_em`."""
    table_rows: int = 3
    """Rows of figures that are a table at least. Measured."""
    header_words: float = 2.0
    """Words that a table's column headings have on average at most; headings of boxes are longer. Measured."""
    item_words: float = 9.0
    """Words that the short texts in boxes have on average at most; paragraphs have more. Measured."""
    new_text_em: float = 0.45
    """White above a line that begins another text in its column. Typography: more than between lines (0.15-0.4)."""
    header_cell_words: int = 4
    """Words of a plain header's cell at most. Measured."""
    rows_apart_share: float = 0.8
    """Part of a text extract's full rows that must have white above them if white parts its rows. Measured."""

    # Tables over page ends
    same_edge_pt: float = 5.0
    """How far a table's columns move from page to page. Measured on scans."""
    header_likeness_share: float = 0.8
    """Part of their letters that two printings of one header share: a scan misreads some. Measured."""

    # Tagged PDFs: how far the structure tree is believed (`python bench/tagged.py FILE...` measures all of these)
    tagged_share: float = 0.3
    """Part of a page's letters that have tags where these say anything. Measured: 0.31 where pictures hold text."""
    ordered_share: float = 0.9
    """The same where their order and bounds are believed. Measured: else all have tags, but drawn bullets and forms."""
    inverted_share: float = 0.2
    """Part of neighbours in the tree's order that stand upside down at most, if it is believed. Measured: up to 0.08
    where a list's items are tagged together, 0.5 without order."""
    cut_share: float = 0.1
    """Part of lines that two elements share with no gap between, at most, if bounds are believed. Measured: 0.0."""
    tagged_heading_share: float = 0.5
    """Part of a page's letters that are headings at most, if these are believed. Measured: up to 0.33."""
    tagged_cell_words: float = 40.0
    """Words that a tagged table's cells have on average at most; more are page layout. Measured: up to 17."""

    def __post_init__(self) -> None:
        """Check that each setting can be what its unit says."""
        check_settings(self)


DEFAULT_LAYOUT = LayoutSettings()
"""The settings in use."""
