"""The only file that uses the library tesserocr: Tesseract with its models kept loaded from page to page; pixels."""

from __future__ import annotations

from collections.abc import Sequence

from PIL import Image

from atgardsbanken.extract.errors import LimitError
from atgardsbanken.extract.ocr.hocr import OcrWord, TesseractError, read_hocr
from atgardsbanken.extract.ocr.tesseract import AUTO, NETWORK, Engine, Program

try:
    import tesserocr
except ImportError:  # there is no wheel of it for every system; the program reads the same, only slower
    tesserocr = None


class Library:
    """Tesseract as a library, with the models of `folder`; each is loaded when it is first asked for.

    The program loads its model for every call, which costs more processor time than a page's second reading itself
    (Latin: 0.25 s), and the library is the newer, quicker one.
    """

    def __init__(self, folder: str, seconds: float) -> None:
        self._folder = folder
        self._seconds = seconds
        self._models: dict[str, tesserocr.PyTessBaseAPI] = {}

    def read(self, images: Sequence[Image.Image], *, model: str, dpi: int, mode: int = AUTO) -> list[list[OcrWord]]:
        """Read each of `images` with `model` in page segmentation `mode`; return their words.

        Raises:
            LimitError: a picture takes too long.
            TesseractError: the model cannot be loaded.
        """
        if not images:
            return []
        reader = self._model(model)
        reader.SetPageSegMode(mode)
        return [self._read(reader, image.convert("L"), dpi) for image in images]

    def _read(self, reader: tesserocr.PyTessBaseAPI, image: Image.Image, dpi: int) -> list[OcrWord]:
        reader.SetImageBytes(image.tobytes(), image.width, image.height, 1, image.width)
        reader.SetSourceResolution(dpi)
        if not reader.Recognize(round(self._seconds * 1000)):
            raise LimitError(f"Tesseract took more than {self._seconds:.0f} s; allow more time for a page.")
        (words,) = read_hocr(f"<html>{reader.GetHOCRText(0)}</html>")
        return words

    def _model(self, model: str) -> tesserocr.PyTessBaseAPI:
        if model not in self._models:
            try:
                self._models[model] = tesserocr.PyTessBaseAPI(path=self._folder, lang=model, oem=NETWORK)
            except RuntimeError as error:
                raise TesseractError(f"Tesseract has no model {model!r} in {self._folder}; install it.") from error
        return self._models[model]


def engine(folder: str, seconds: float) -> Engine:
    """Return the library where it is there and the models' `folder` is known, else the program; `seconds` a call."""
    return Library(folder, seconds) if tesserocr is not None and folder else Program(seconds)
