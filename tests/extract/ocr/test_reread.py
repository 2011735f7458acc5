"""The second reading and what is made of both; pictures are drawn on the spot, readings are given."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image, ImageDraw

from atgardsbanken.extract.ocr.hocr import OcrWord
from atgardsbanken.extract.ocr.image_cleanup import Gray
from atgardsbanken.extract.ocr.reread import parted, reread, with_bullet, without_dirt
from atgardsbanken.extract.ocr.settings import OCR

SIZE = 20.0


def word(text: str, left: int, *, top: int = 50, confidence: float = 0.96, line: int = 0) -> OcrWord:
    """A word whose letters are 10 pixels wide and 14 high."""
    return OcrWord(text, (left, top, left + 10 * len(text), top + 14), confidence, SIZE, top + 14.0, line)


def paper(*boxes: tuple[int, int, int, int]) -> Gray:
    """Black boxes on white."""
    image = Image.new("L", (600, 120), 255)
    draw = ImageDraw.Draw(image)
    for box in boxes:
        draw.rectangle(box, fill=0)
    return np.asarray(image)


def texts(words: Sequence[OcrWord]) -> list[str]:
    """What the words say, from left to right."""
    return [item.text for item in sorted(words, key=lambda item: item.box[0])]


def answer(text: str, confidence: float) -> OcrWord:
    """What the second model reads on the strip of the word at 100: its box is 20 pixels of border in."""
    return OcrWord(text, (22, 23, 20 + 10 * len(text), 37), confidence, SIZE, 37.0, 0)


def test_doubtful_word_is_replaced_by_a_surer_one() -> None:
    """The reading with more confidence is kept."""
    gray = paper((100, 50, 139, 63))
    found = reread([word("vård", 100, confidence=0.4)], gray, lambda images: [[answer("vård", 0.9)] for _ in images])
    assert [(item.text, item.confidence) for item in found] == [("vård", 0.9)]


def test_sure_words_are_not_read_again() -> None:
    """A page without doubt is not read twice."""

    def never(images: Sequence[Image.Image]) -> list[list[OcrWord]]:
        raise AssertionError(images)

    assert texts(reread([word("vård", 100)], paper((100, 50, 139, 63)), never)) == ["vård"]


def test_sign_the_first_model_lacks_is_believed() -> None:
    """A per cent sign beats figures read in its place."""
    gray = paper((100, 50, 119, 63))
    found = reread([word("26", 100, confidence=0.9)], gray, lambda images: [[answer("%", 0.7)] for _ in images])
    assert texts(found) == ["%"]


def test_bar_does_not_replace_a_letter() -> None:
    """The second model's bars are no better than the first's letters."""
    gray = paper((100, 50, 109, 63))
    found = reread([word("I", 100, confidence=0.6)], gray, lambda images: [[answer("|", 0.9)] for _ in images])
    assert texts(found) == ["I"]


def test_number_is_parted_where_there_is_white() -> None:
    """A number whose thousands stand apart is parted there."""
    gray = paper((100, 50, 107, 63), (120, 50, 127, 63), (130, 50, 137, 63), (140, 50, 147, 63))
    whole = OcrWord("1400", (100, 50, 148, 64), 0.9, SIZE, 64.0, 0)
    assert texts(parted(whole, gray)) == ["1", "400"]


def test_year_is_not_parted() -> None:
    """Four figures at even distances are one number."""
    gray = paper(*((100 + 10 * step, 50, 107 + 10 * step, 63) for step in range(4)))
    assert texts(parted(word("2017", 100), gray)) == ["2017"]


def test_disc_is_a_bullet() -> None:
    """A filled disc read as another sign is a bullet; a stroke is not."""
    image = Image.new("L", (200, 100), 255)
    draw = ImageDraw.Draw(image)
    draw.ellipse((50, 50, 57, 57), fill=0)
    draw.rectangle((100, 53, 110, 54), fill=0)
    gray = np.asarray(image)
    disc = OcrWord("»", (49, 49, 59, 59), 0.3, SIZE, 64.0, 0)
    stroke = OcrWord("-", (100, 53, 111, 55), 0.9, SIZE, 64.0, 0)
    assert (with_bullet(disc, gray).text, with_bullet(stroke, gray).text) == ("•", "-")


def test_specks_and_pieces_are_left_out() -> None:
    """A speck read as a letter, and a letter inside another word, are no words."""
    speck = OcrWord("a", (300, 60, 302, 62), 0.9, SIZE, 64.0, 0)
    assert texts(without_dirt([word("behandling", 100), word("g", 190), speck])) == ["behandling"]


def test_pieces_of_what_is_left_out_stay() -> None:
    """A word that lies inside a speck, or inside a piece that is left out itself, is no piece of a word."""
    speck = OcrWord("abc", (100, 50, 160, 52), 0.9, SIZE, 64.0, 0)
    inside = OcrWord("–", (101, 50, 120, 52), 0.9, SIZE, 64.0, 0)
    assert texts(without_dirt([inside, speck])) == ["–"]


def test_box_without_ink_stays() -> None:
    """A word read where the picture holds no ink, read badly enough to be grown, breaks nothing."""
    far = paper((150, 50, 190, 63))
    for gray in (far, paper()):
        found = reread([word("vård", 100, confidence=0.2)], gray, lambda images: [[] for _ in images])
        assert texts(found) == []


def test_word_at_the_edge_is_read_whole() -> None:
    """A narrow word at the picture's edge is cut out with all its letters."""
    sizes: list[tuple[int, int]] = []

    def read(images: Sequence[Image.Image]) -> list[list[OcrWord]]:
        sizes.extend(image.size for image in images)
        return [[] for _ in images]

    reread([word("1", 0, confidence=0.7)], paper((0, 50, 9, 63)), read)
    assert [width - 2 * OCR.border_px for width, _ in sizes] == [12]
