"""Size, place and weight of words read from a picture."""

from __future__ import annotations

import numpy as np
import pytest

from atgardsbanken.extract.ocr.hocr import OcrWord
from atgardsbanken.extract.ocr.typography import base_of, run_height, tightened, to_words, usual_heights


def word(text: str, box: tuple[int, int, int, int], *, size: float = 40.0, base: float = 0.0, line: int = 0) -> OcrWord:
    """A word that was read."""
    return OcrWord(text, box, 0.9, size, base, line)


def test_line_height_is_believed() -> None:
    """A word whose own height agrees with its line's is as high as its line."""
    assert run_height([word("vård", (0, 0, 80, 30))]) == 40.0


def test_mixed_up_line_is_not_believed() -> None:
    """A word half as high as its line, where rows were mixed up, has its own height."""
    assert run_height([word("vård", (0, 0, 40, 16))]) == pytest.approx(16 / 0.78)


def test_letters_hang_below_their_base() -> None:
    """The base of a word is its lower edge, less what hangs, where its line's is elsewhere."""
    assert base_of(word("går", (0, 60, 40, 100), base=200.0), 40.0) == pytest.approx(91.2)
    assert base_of(word("vår", (0, 60, 40, 100), base=200.0), 40.0) == 100.0


def test_base_of_the_line_is_kept_if_near() -> None:
    """Where word and line nearly agree, the line's base is the steadier one."""
    assert base_of(word("vår", (0, 60, 40, 100), base=97.0), 40.0) == 97.0


def test_heights_that_hardly_differ_are_one() -> None:
    """Measured heights of one size of type become one; another size stays another."""
    assert usual_heights([(30.0, 5), (31.0, 9), (29.0, 2), (60.0, 4)]) == [31.0, 31.0, 31.0, 60.0]


def test_words_are_as_high_as_their_type() -> None:
    """Words of a line get one height and one base in points, whatever their letters."""
    page = np.full((200, 200), 255, dtype=np.uint8)
    found = [word("vara", (0, 80, 40, 100), base=100.0), word("Görs", (50, 69, 90, 100), base=100.0)]
    first, second = to_words(found, page, 0.5)
    assert (first.box.top, first.box.bottom) == (second.box.top, second.box.bottom)
    assert first.size == 21.0


def test_heavy_lines_are_bold() -> None:
    """A line whose strokes are wider than the page's usual ones is bold."""
    page = np.full((200, 400), 255, dtype=np.uint8)
    page[80:100, 0:200:10] = page[80:100, 1:200:10] = 0
    for step in range(6):
        page[150:170, step:100:12] = 0
    found = [word("vanlig text", (0, 80, 200, 100), base=100.0), word("fet", (0, 150, 100, 170), base=170.0, line=1)]
    made = to_words(found, page, 0.5)
    assert [item.bold for item in made] == [False, True]
    assert {(type(item.bold), type(item.size), *map(type, item.box)) for item in made} == {(bool, *[float] * 5)}


def test_edges_of_other_rows_are_left_out() -> None:
    """A box that reaches into the row above is drawn in; the dots over letters stay."""
    page = np.full((60, 60), 255, dtype=np.uint8)
    page[2:5, 0:40] = page[20:36, 0:40] = 0
    assert tightened(word("hand", (0, 0, 40, 40)), page).box == (0, 20, 40, 36)
    page[15:18, 10:14] = 0
    assert tightened(word("mina", (0, 10, 40, 40)), page).box == (0, 15, 40, 36)
