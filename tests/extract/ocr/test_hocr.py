"""Tesseract's answers read, as recorded."""

from __future__ import annotations

import pytest

from atgardsbanken.extract.ocr.hocr import TesseractError, read_hocr

RECORDED = """<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><body>
 <div class='ocr_page' id='page_1' title='image "stdin"; bbox 0 0 1655 2339; ppageno 0'>
  <div class='ocr_carea' title="bbox 168 212 516 243"><p class='ocr_par' title="bbox 168 212 516 243">
   <span class='ocr_header' title="bbox 168 212 516 243; baseline -0.003 -6; x_size 31; x_descenders 6; x_ascenders 6">
    <span class='ocrx_word' title='bbox 168 212 355 243; x_wconf 96'>Landstinget</span>
    <span class='ocrx_word' title='bbox 365 212 516 237; x_wconf 87'>S\u006f\u0308rmland</span>
    <span class='ocrx_word' title='bbox 520 212 525 237; x_wconf 12'>\u2014</span>
    <span class='ocrx_word' title='bbox 526 212 527 237; x_wconf 95'> </span>
   </span></p></div></div></body></html>"""
"""What Tesseract 5.3 answered for a heading; the second word decomposed, a dash and an empty word added by hand."""


def test_hocr_words() -> None:
    """Words come with boxes in pixels, confidence 0-1, their line's height, and composed letters; empty ones do not."""
    ((first, second, dash),) = read_hocr(RECORDED)
    assert (first.text, first.box, first.confidence, first.size) == ("Landstinget", (168, 212, 355, 243), 0.96, 31.0)
    assert first.base == pytest.approx(243 - 6 - 0.003 * 93.5)
    assert (second.text, dash.text) == ("Sörmland", "–")


def test_broken_answer_is_an_error() -> None:
    """What is not hOCR is told to be so."""
    with pytest.raises(TesseractError, match="not hOCR"):
        read_hocr("<html>")


def test_answer_without_a_namespace() -> None:
    """The library's answer, which is a part of a page without its head, is read like the program's."""
    part = "<html><div class='ocr_page'><span class='ocr_line' title='bbox 0 0 9 9; x_size 9'><span class='ocrx_word' "
    ((word,),) = read_hocr(part + "title='bbox 1 2 3 4; x_wconf 90'><strong>vård</strong></span></span></div></html>")
    assert (word.text, word.box) == ("vård", (1, 2, 3, 4))
