"""Every threshold of reading what a PDF holds in one record that checks itself; units are in the names.

`_pt` is points, `_em` times the size of the text at hand, `_dpi` dots per inch, `_share` 0.0-1.0, `_degrees` angles.
"""

from __future__ import annotations

from dataclasses import dataclass

from atgardsbanken.extract.settings import check_settings


@dataclass(frozen=True, slots=True)
class PdfSettings:
    """Sizes and counts by which shapes are drawn lines, figures are footnote marks and a page is a scan.

    `python bench/thresholds_ocr.py` moves each by a third up and a quarter down and counts the words and lines that
    are read otherwise.

    Raises:
        ValueError: a setting is zero or less, or a share is above 1.

    >>> PdfSettings(scan_share=1.4)
    Traceback (most recent call last):
    ValueError: scan_share is 1.4; a share lies above 0 and at most at 1
    """

    # Drawn lines
    rule_thickness_pt: float = 3.0
    """A filled shape no thicker is a drawn line. Typography: tables are ruled with lines of half a point to two."""
    rule_length_pt: float = 6.0
    """A shorter line rules nothing. Typography: no cell is smaller than a letter."""
    rule_slant_pt: float = 1.0
    """How far the ends of a level or upright line may lie askew: it is less than anybody sees."""
    most_rules: int = 3000
    """More drawn lines than this are a drawing. A table of 30 columns and 90 rows has 2,700 cells."""
    most_paint_below: int = 40
    """Shapes painted before a tint among which the one that it lies on is looked for. A row of cells has fewer."""
    most_frame_segments: int = 48
    """Segments of a path from which it may be the outline of a drawing. Typography: a frame has 17, a table 100."""
    sampled_segments: int = 16
    """Segments of it that are looked at, of which a table's are all straight lines."""
    most_form_depth: int = 4
    """How deep lines and pictures are looked for, 1 being the page itself: a file may hold a form inside itself."""

    # Scans
    scan_share: float = 0.8
    """Part of the page that one picture covers where the page is a scan: margins may be cut off."""
    least_dpi: float = 30.0
    """At a lower resolution nothing can be read: text of 10 points has 4 pixels."""

    # Pictures that may show text
    picture_share: float = 0.03
    """Part of the page from which a picture may show text to be read. Typography: logos are half as large."""
    picture_pt: float = 40.0
    """Height of such a picture at least: three lines."""
    covered_share: float = 0.03
    """Part of it that words of the text layer cover at most: running text covers a third."""

    # Type
    bold_weight: int = 600
    """The weight from which a font is bold. Typography: 400 is regular, 600 semibold, 700 bold."""
    closing_gap_em: float = 0.12
    """White between a word and the full stop that closes it, at most. Typography: a word space is 0.25."""
    mark_size_share: float = 0.85
    """Part of its word's size that a footnote mark has at most. Typography: word processors set 0.58 to 0.67."""
    mark_rise_em: float = 0.15
    """How high it stands above its word's base at least. Typography: word processors set 0.33."""

    slant_degrees: float = 8.0
    """How far from upright or sideways text stands that is slanted. Typography: it is level, or seen to slant."""
    least_contrast: float = 0.06
    """How much darker than its ground (0.0 black to 1.0 white) text is that can be seen. Measured: paler is paper."""
    watermark_shade: float = 0.55
    """How light a watermark is at least. Typography: the text over it must be read."""
    watermark_ratio: float = 1.6
    """Size of a watermark, or other slanted text that is no chart's, over the text's. Typography: a title is 1.6."""

    margin_share: float = 0.08
    """Part of the page's width, at its sides, where sideways text is furniture: 17 mm of A4, or twice if no text is
    above or below it. Typography: margins are 20 to 35 mm."""

    joined_figures: int = 8
    """Figures in a row from which they may be several numbers, such as the years under a chart. Typography: a number
    so long is grouped."""

    # Letter-spaced words
    least_letter_gap_em: float = 0.05
    """White between any two letters of a letter-spaced word at least. Typography: less is hardly seen."""
    most_letter_gap_em: float = 0.9
    """The same at most. Typography: letters further apart are signs in columns."""
    letter_gap_ratio: float = 1.5
    """White between two such words over that between letters, at least. Typography: over twice."""
    word_gap_em: float = 0.15
    """How much wider it is at least. Typography: a word space is 0.25."""

    # Marks and bullets
    least_mark_pt: float = 1.2
    """A smaller shape is a dot of a leader or of a drawing. Typography: browsers draw bullets of a third of an em."""
    most_mark_pt: float = 12.0
    """A larger shape is no bullet. Typography: bullets are at most half an em, of a heading of 24 points."""
    most_marks: int = 400
    """More small shapes than this are a drawing. Typography: a page has 60 lines."""
    most_bullet_em: float = 0.62
    """Size of a drawn bullet at most. Typography: larger squares are boxes to tick or the key of a chart."""
    bullet_gap_em: float = 2.6
    """White between a bullet and its text at most. Typography: word processors indent by 18 points."""

    # Form fields and free text, of which pdfium tells no letters' places
    field_size_share: float = 0.7
    """Size of a field's text over its height, at most. Typography: descenders and the frame take the rest."""
    field_letter_em: float = 0.5
    """Width of a letter. Typography: what running text of Helvetica has on average."""
    field_pitch_em: float = 1.15
    """Distance of lines: what PDF readers set."""

    def __post_init__(self) -> None:
        check_settings(self)


PDF = PdfSettings()
"""The settings in use."""
