"""Tesseract as a library reads what the program reads, and says the same where it can't."""

from __future__ import annotations

import pytest
from PIL import Image, ImageDraw, ImageFont

from atgardsbanken.extract.errors import LimitError
from atgardsbanken.extract.ocr import tesserocr_engine
from atgardsbanken.extract.ocr.hocr import TesseractError
from atgardsbanken.extract.ocr.tesseract import LINE, Program, probe
from atgardsbanken.extract.ocr.tesserocr_engine import Library, engine

needs_library = pytest.mark.skipif(tesserocr_engine.tesserocr is None, reason="tesserocr is not installed")


def picture(text: str) -> Image.Image:
    """One line of print, black on white."""
    image = Image.new("L", (420, 60), 255)
    ImageDraw.Draw(image).text((20, 12), text, font=ImageFont.load_default(28), fill=0)
    return image


@pytest.mark.ocr
@pytest.mark.usefixtures("swedish_ocr")
@needs_library
def test_library_and_program_read_alike() -> None:
    """Both give the words of every picture, in the pictures' order."""
    pictures = [picture("Kortare väntetider"), picture("Fler utbildade")]
    for reader in (Library(probe().folder, 20.0), Program(20.0)):
        found = reader.read(pictures, model="swe", dpi=200, mode=LINE)
        assert [[word.text for word in words] for words in found] == [["Kortare", "väntetider"], ["Fler", "utbildade"]]


@pytest.mark.ocr
@pytest.mark.usefixtures("swedish_ocr")
@needs_library
def test_slow_picture_is_given_up() -> None:
    """A picture that takes too long is a limit met."""
    with pytest.raises(LimitError, match="Tesseract took more than"):
        Library(probe().folder, 0.001).read([picture("Kortare väntetider")] * 2, model="swe", dpi=200)


@needs_library
def test_missing_model_is_told(tmp_path: object) -> None:
    """A folder without the model is an error with its name."""
    with pytest.raises(TesseractError, match="no model 'swe' in"):
        Library(str(tmp_path), 1.0).read([picture("a")], model="swe", dpi=200)


def test_program_stands_in_for_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the library is missing, or the program does not tell where its models are, the program reads."""
    assert engine("", 3.0) == Program(3.0)
    monkeypatch.setattr(tesserocr_engine, "tesserocr", None)
    assert engine("/models", 3.0) == Program(3.0)
