"""Every threshold of reading what a PDF holds in one record that checks itself; units are in the names.

`_pt` is points, `_em` times the size of the text at hand, `_dpi` dots per inch, `_share` 0.0-1.0.
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
    most_form_depth: int = 4
    """How deep lines and pictures are looked for, 1 being the page itself: a file may hold a form inside itself."""

    # Scans
    scan_share: float = 0.8
    """Part of the page that one picture covers where the page is a scan: margins may be cut off."""
    least_dpi: float = 30.0
    """At a lower resolution nothing can be read: text of 10 points has 4 pixels."""

    # Type
    bold_weight: int = 600
    """The weight from which a font is bold. Typography: 400 is regular, 600 semibold, 700 bold."""
    closing_gap_em: float = 0.12
    """White between a word and the full stop that closes it, at most. Typography: a word space is 0.25."""
    mark_size_share: float = 0.85
    """Part of its word's size that a footnote mark has at most. Typography: word processors set 0.58 to 0.67."""
    mark_rise_em: float = 0.15
    """How high it stands above its word's base at least. Typography: word processors set 0.33."""

    def __post_init__(self) -> None:
        check_settings(self)


PDF = PdfSettings()
"""The settings in use."""
