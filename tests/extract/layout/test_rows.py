"""Words gathered into rows, and rows made lines."""

from __future__ import annotations

from printed import line, word

from atgardsbanken.extract.layout.rows import PlacedWords, segments, to_lines, to_rows
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT
from atgardsbanken.extract.records import BBox


def test_row_may_slant() -> None:
    """A row is followed from word to word, even where its ends do not share a height."""
    words = [word("a", 60.0 * number, 100.0 + 3.0 * number) for number in range(8)]
    assert [len(row) for row in to_rows(words, DEFAULT_LAYOUT)] == [8]


def test_wide_white_parts_a_line() -> None:
    """A heading at the left and another at the right of one row are two lines."""
    row = (*line("Region Uppsala", 50, 100), *line("Exempel på arbete", 300, 100))
    assert [item.text for item in to_lines(row, DEFAULT_LAYOUT)] == ["Region Uppsala", "Exempel på arbete"]


def test_words_keep_their_order_in_a_box() -> None:
    """Words in a box, and outside all boxes, come out as they were given, each once."""
    words = [word("c", 50, 300), word("a", 50, 100), word("b", 80, 105), word("d", 300, 100)]
    placed, box = PlacedWords(words), BBox(0, 90, 200, 320)
    assert [one.text for one in placed.within(box)] == ["c", "a", "b"]
    assert [one.text for one in placed.outside([box, BBox(0, 0, 9, 9)])] == ["d"]


def test_wide_words_stay_apart() -> None:
    """White of the very width that is asked for parts a row."""
    row = (word("a", 0, 0), word("b", 15, 0), word("c", 29, 0))
    assert [len(part) for part in segments(row, 10)] == [1, 2]
