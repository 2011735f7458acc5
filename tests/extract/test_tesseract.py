"""Tesseract's answers read; the program itself runs in the tests marked ocr."""

from __future__ import annotations

import subprocess

import pytest

from extract.errors import LimitError, MissingProgramError
from extract.tesseract import Probe, TesseractError, probe, read_hocr, recognise_lines

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
    first, second, dash = read_hocr(RECORDED)
    assert (first.text, first.box, first.confidence, first.size) == ("Landstinget", (168, 212, 355, 243), 0.96, 31.0)
    assert first.base == pytest.approx(243 - 6 - 0.003 * 93.5)
    assert (second.text, dash.text) == ("Sörmland", "–")


def test_broken_answer_is_an_error() -> None:
    """What is not hOCR is told to be so."""
    with pytest.raises(TesseractError, match="not hOCR"):
        list(read_hocr("<html>"))


def test_model_by_any_of_its_names() -> None:
    """The Latin model is found under either name; what is missing is None."""
    assert Probe("5", ("script/Latin", "swe")).model("Latin") == "script/Latin"
    assert Probe("5", ("swe",)).model("Latin") is None


def test_missing_program_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the program, the error is one line to type."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingProgramError, match="sudo apt install tesseract-ocr tesseract-ocr-swe"):
        probe()


def test_slow_program_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that takes too long is a limit met."""

    def slow(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("tesseract", 1.0)

    monkeypatch.setattr("extract.tesseract.shutil.which", lambda _: "tesseract")
    monkeypatch.setattr("extract.tesseract.subprocess.run", slow)
    with pytest.raises(LimitError, match="took more than 20 s"):
        probe()


def test_nothing_to_read() -> None:
    """No pictures, no program started."""
    assert recognise_lines([], model="swe", dpi=300, seconds=1.0) == []


@pytest.mark.ocr
@pytest.mark.usefixtures("swedish_ocr")
def test_installed_program_is_known() -> None:
    """The installed program tells a version and its models."""
    installed = probe()
    assert installed.version[0].isdigit()
    assert "swe" in installed.languages
