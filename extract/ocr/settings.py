"""Every threshold of reading from pictures in one record that checks itself; units are in the names.

`_lh` is line heights: the distance from the deepest to the highest letter of a line. `_probability` is Tesseract's
confidence, 0.0-1.0; `_share` 0.0-1.0; `_ratio` times; `_gray` 0 for black to 255 for white; `_pt`, `_px` and `_dpi`
points, pixels and dots per inch.
"""

from __future__ import annotations

from dataclasses import dataclass

from atgardsbanken.extract.settings import check_settings


@dataclass(frozen=True, slots=True)
class OcrSettings:
    """Confidences, shades, distances and sizes by which a page's picture is cleaned and read, once and again.

    `python bench/thresholds_ocr.py` moves each by a third up and a quarter down and counts the words that are read
    otherwise. *Measured* marks those that change words of the scanned samples when they are moved, *typography* what
    follows from how letters are drawn; the others bound what is rare.

    Raises:
        ValueError: a setting is zero or less, or a share or probability is above 1.

    >>> OcrSettings(doubt_probability=1.4)
    Traceback (most recent call last):
    ValueError: doubt_probability is 1.4; a probability lies above 0 and at most at 1
    """

    # The picture: strokes, dust, paper
    dark_gray: int = 165
    """A darker pixel belongs to a stroke. Measured."""
    shade_gray: int = 215
    """A darker pixel is no clean paper. Measured: the edges of dots are lighter than strokes, darker than paper."""
    ink_gray: int = 20
    """What is darker is made black. Measured."""
    paper_noise_gray: int = 6
    """How much darker than most of the paper a pixel may be that is made white with it. Measured."""
    darkest_tint_gray: int = 90
    """A darker ground is printed on in white, if at all."""
    lightest_tint_gray: int = 215
    """A lighter ground is read as it is. Measured: zebra rows at 235 are, traffic lights at 100 to 200 are not."""
    tint_px: int = 21
    """What is thinner is a stroke, no ground. Typography: 7.5 pt at 200 dpi, the stem of letters of 50 pt."""

    # The picture: resolution and skew
    enough_dpi: float = 200.0
    """The lowest resolution that a scan is read at. Measured: as many words right as at 300, in 2/3 of the time."""
    least_skew_degrees: float = 0.1
    """A page less askew is not turned, which blurs it. Geometry: it moves the end of a line by less than a point."""
    largest_skew_degrees: float = 3.0
    """The furthest askew that a page is looked for. Geometry: lines of A4 rise by 9 millimetres."""
    upright_probability: float = 0.6
    """Mean confidence of letters below which a page is tried turned: few are sure where it lies on its side."""

    # Drawn lines
    rule_pt: float = 20.0
    """The shortest drawn line. Measured; typography: no letter's stem is so long, but for titles'."""
    rule_thickness_pt: float = 4.5
    """The thickest one; more is a filled shape."""
    rule_dark_share: float = 0.96
    """Part of a drawn line that is dark. Measured: scanned lines have holes."""
    corner_pt: float = 9.0
    """How far apart the ends of two lines are that a round corner joins."""

    # Drawn lines in pieces
    piece_pt: float = 6.0
    """The shortest piece of a drawn line that lies in line with a longer one."""
    piece_thickness_pt: float = 1.8
    """The thickest piece. Measured: small letters that a scanner blurs are a band of 2.5 points."""
    piece_ink_share: float = 0.2
    """Part of a piece's length that ink lies along at most. Typography: a letter's stroke has others beside it."""
    beside_pt: float = 1.0
    """How far two pieces of one line lie beside each other. Geometry: an askew page's rows are a pixel or two off."""
    meeting_pt: float = 3.0
    """How far an end of one line lies from the line that it meets. pdfplumber's default."""
    broken_step_share: float = 0.7
    """Part of the way from one step over a row of pixels to the next that a thin line is white at most. Measured."""
    least_break_pt: float = 8.0
    """The widest break of a line on a page that lay straight."""
    largest_break_pt: float = 45.0
    """The widest break of any line. Typography: few columns are narrower."""

    # Leaders
    leader_dot_pt: float = 2.2
    """The greatest width and height of a leader's dot. Typography: an eighth of 16 points."""
    leader_above_dots: float = 2.7
    """How far white reaches above a dot's middle, in such dots. Typography: more than small letters are high."""
    leader_below_dots: float = 2.0
    """How far it reaches below. Typography: the white to the next line's capitals."""
    leader_gap_dots: float = 4.0
    """White between two dots at most, in such dots. Typography: dots with a word space between them."""
    leader_step_pt: float = 2.1
    """Distance from dot to dot at least. Measured: strokes of letters are 1.9 apart; typography: 0.278 of 8 points."""
    leader_dots: int = 12
    """Dots that a leader has at least; fewer are an ellipsis."""
    leader_uneven_share: float = 0.25
    """Part of the usual distance of dots by which one differs at most. Geometry: a pixel at low resolution."""
    leader_even_share: float = 0.85
    """Part of a leader's dots that are at the usual distance."""

    leader_ink_share: float = 0.6
    """Part of the ink in a leader's place that is its dots at least. Measured: 0.3 of a line of small letters."""

    # Which words are read again
    doubt_probability: float = 0.8
    """A word with less confidence is read again, and one that only the second reading has is not believed. Measured."""
    number_doubt_probability: float = 0.95
    """The same for a word with figures in it, which no dictionary makes sure."""
    garbage_probability: float = 0.5
    """Below it a word may be cut wrongly too, and all that stands beside it is read again with it."""
    dirt_probability: float = 0.3
    """A word with less confidence, where the second reading sees nothing, is dirt."""
    sign_probability: float = 0.5
    """Confidence from which a sign is believed that the first model does not know: it has no say in it."""
    segment_gap_lh: float = 1.0
    """White that parts a line: it may run through several columns. Typography: a word space is a quarter."""
    padding_lh: float = 0.12
    """What is read beside a line with it. Typography: less than a word space."""
    margin_lh: float = 0.15
    """What is read above and below a line with it. Typography: half the white between lines."""
    border_px: int = 20
    """White around the picture of a line. Tesseract's documentation: text needs a border of 10 or more."""
    row_white_lh: float = 0.25
    """White within a row, under dots and rings, at most. Typography."""
    dots_lh: float = 0.35
    """The greatest height of dots and rings over letters. Typography."""
    least_row_lh: float = 0.2
    """A lower band of ink is no row: it is the edge of one. Typography."""

    # Which of two readings is kept
    meeting_width_share: float = 0.3
    """Part of the narrower word's width that two readings of one word share."""
    meeting_height_share: float = 0.4
    """Part of the lower word's height that they do. Typography: the next line shares none."""
    same_line_ratio: float = 1.43
    """Times by which the heights of a line in both readings differ at most where it was read as one. Measured."""

    # Words: dirt, pieces, digits, bullets
    speck_lh: float = 0.2
    """A lower word is a speck. Typography: letters are higher."""
    piece_share: float = 0.7
    """Part of a word's box that lies in another's where it is a piece of it."""
    digit_gap_lh: float = 0.27
    """White inside a number from which it is two. Typography: a space, not the white beside a narrow figure."""
    digit_gap_ratio: float = 1.6
    """Times as wide as the white between other figures that a space in a number is. Typography: a 1 has wide sides."""
    disc_share: float = 0.68
    """Part of its box that a bullet fills at least. Measured; geometry: a disc fills 0.79 of its square."""
    disc_ratio: float = 1.33
    """Times as wide as high, or as high as wide, that a bullet is at most. Measured."""
    least_bullet_lh: float = 0.12
    """The least width and height of a bullet that was read as some sign. Typography: a full stop's."""
    largest_bullet_lh: float = 0.55
    """The greatest. Typography: that of small letters."""

    # Ink that the first reading has missed
    own_ink_lh: float = 0.3
    """How far around a word ink is its own. Typography: no further than a word space."""
    missed_letter_lh: float = 0.4
    """The height of letters at least. Typography: small letters have 0.53."""
    missed_bullet_lh: float = 0.2
    """The least width and height of a bullet that no model has read. Smaller discs are dirt."""
    bullet_gap_lh: float = 4.0
    """White from a bullet to its text at most, and before it at least. Typography: one tab stop."""
    most_missed_places: int = 25
    """More places with ink that was missed are a drawing. Measured."""

    # Footnote marks
    mark_rise_lh: float = 0.2
    """How high the foot of a raised sign stands above that of the word's letters at least. Typography: a third."""
    least_mark_lh: float = 0.25
    """The least height of a raised sign. Typography: quotation marks are lower."""
    largest_mark_lh: float = 0.55
    """The greatest. Typography: figures are 0.7 high, raised ones 0.6 of that."""
    most_mark_signs: int = 3
    """No document has more than 999 footnotes."""

    # The size, place and weight of type
    descender_lh: float = 0.22
    """What lies below the base where Tesseract gives none. Typography."""
    comma_lh: float = 0.12
    """How far commas reach below the base. Typography."""
    ascender_lh: float = 0.25
    """What lies above the small letters. Typography."""
    dash_lh: float = 0.2
    """How high dashes and bullets stand above the base. Typography."""
    quote_lh: float = 0.5
    """How high quotation marks do. Typography."""
    dot_gap_share: float = 0.35
    """White under a letter's dots, in heights of the letter, at most. Typography."""
    dot_share: float = 0.5
    """The height of a letter's dots, in heights of the letter, at most. Typography."""
    two_rows_ratio: float = 1.5
    """Times the page's usual height from which a word's box may hold two rows."""
    unlike_ratio: float = 1.15
    """Times by which a word's own height differs from its line's where the line is not believed. Measured."""
    astray_lh: float = 0.25
    """How far a word stands from its line's base where the line is not believed. Measured."""
    same_size_ratio: float = 1.14
    """Times by which measured heights of one size of type differ at most. Typography: 10 and 11.5 points are two."""
    size_ratio: float = 1.05
    """Times a line's height that the type's size is. Typography."""
    bold_ratio: float = 1.25
    """Times the page's usual width of strokes, in line heights, from which a line is bold. Measured."""

    def __post_init__(self) -> None:
        check_settings(self)


OCR = OcrSettings()
"""The settings in use."""
