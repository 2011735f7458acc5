"""The only file that runs Tesseract: pictures in, words out, boxes in pixels from the picture's top left corner."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from PIL import Image

from extract.errors import LimitError, MissingProgramError, PipelineError

PROGRAM = "tesseract"
INSTALL = "sudo apt install tesseract-ocr tesseract-ocr-swe tesseract-ocr-script-latn"
"""What a user of Debian or Ubuntu types to get the program and the models."""
MODEL_NAMES = {"Latin": ("Latin", "script/Latin"), "script/Latin": ("script/Latin", "Latin")}
"""Names that the same model goes by on different systems."""
AUTO, LINE = 3, 7
"""Tesseract's page segmentation modes: columns found, one line."""
PROBE_SECONDS = 20.0
DASHES = str.maketrans({"\N{EM DASH}": "\N{EN DASH}"})
"""Swedish print has no em dash; the models give one for the en dash, which is not in every alphabet."""
ELLIPSIS = "..."
LOW_SIGNS = frozenset(".-–„·")
"""What the models make of three dots."""
DESCENDER = 0.22
"""The share of a line's height below its baseline where Tesseract gives none."""
XHTML = "{http://www.w3.org/1999/xhtml}"


class TesseractError(PipelineError):
    """Tesseract could not read this picture."""

    exit_code = 12


@dataclass(frozen=True, slots=True)
class Probe:
    """The Tesseract that is installed: its version and the models it has."""

    version: str
    languages: tuple[str, ...]

    def model(self, name: str) -> str | None:
        """The name under which model `name` is installed here, or None."""
        return next((known for known in MODEL_NAMES.get(name, (name,)) if known in self.languages), None)


@dataclass(frozen=True, slots=True)
class OcrWord:
    """A word that was read; `box` is left, top, right, bottom in pixels, `confidence` 0.0-1.0.

    `size` is the height of its line from the deepest to the highest letter in pixels, `base` where the line stands
    under the word, `line` the number of the line it was read in.
    """

    text: str
    box: tuple[int, int, int, int]
    confidence: float
    size: float
    base: float
    line: int


def probe() -> Probe:
    """The installed program's version and models.

    Raises:
        MissingProgramError: it is not installed or does not start.
    """
    if shutil.which(PROGRAM) is None:
        raise MissingProgramError(f"Tesseract is not installed; for scanned pages: {INSTALL}")
    version = _run(["--version"], b"", PROBE_SECONDS).split("\n", 1)[0].removeprefix("tesseract ").strip()
    listed = _run(["--list-langs"], b"", PROBE_SECONDS).splitlines()[1:]
    return Probe(version, tuple(sorted(name.strip() for name in listed if name.strip())))


def recognise(
    image: Image.Image, *, model: str, dpi: int, seconds: float, mode: int = AUTO, parameters: Sequence[str] = ()
) -> list[OcrWord]:
    """The words in `image`, read with `model` in page segmentation `mode`.

    Raises:
        LimitError: it takes longer than `seconds`.
        MissingProgramError: Tesseract is not installed.
        TesseractError: it fails on the picture.
    """
    settings = [part for parameter in parameters for part in ("-c", parameter)]
    command = ["stdin", "stdout", "-l", model, "--dpi", str(dpi), "--psm", str(mode), *settings, "hocr"]
    return list(read_hocr(_run(command, _pgm(image), seconds)))


def recognise_lines(images: Sequence[Image.Image], *, model: str, dpi: int, seconds: float) -> list[list[OcrWord]]:
    """The words in each of `images`, every one of which shows a single line; the model is loaded once for all.

    Raises:
        LimitError: it takes longer than `seconds`.
        MissingProgramError: Tesseract is not installed.
        TesseractError: it fails on the pictures.
    """
    if not images:
        return []
    buffer = io.BytesIO()
    first, *rest = (image.convert("L") for image in images)
    first.save(buffer, "TIFF", save_all=True, append_images=rest)
    command = ["stdin", "stdout", "-l", model, "--dpi", str(dpi), "--psm", str(LINE), "hocr"]
    pages = _pages(_run(command, buffer.getvalue(), seconds))
    return [list(_page_words(page)) for page in pages] + [[] for _ in range(len(images) - len(pages))]


def quarter_turns(image: Image.Image, *, dpi: int, seconds: float) -> int:
    """How many degrees (0, 90, 180, 270) the picture must be turned clockwise for its text to stand upright.

    Raises:
        LimitError: it takes longer than `seconds`.
        TesseractError: there is too little text to tell.
    """
    found = re.search(
        r"Rotate: (\d+)", _run(["stdin", "stdout", "--dpi", str(dpi), "--psm", "0"], _pgm(image), seconds)
    )
    return int(found.group(1)) if found else 0


def _pgm(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.convert("L").save(buffer, "PPM")
    return buffer.getvalue()


def _run(arguments: Sequence[str], data: bytes, seconds: float) -> str:
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            [PROGRAM, *arguments], input=data, capture_output=True, timeout=seconds, env=environment, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise LimitError(f"Tesseract took more than {seconds:.0f} s; allow more time for a page.") from error
    except OSError as error:
        raise MissingProgramError(f"Tesseract does not start ({error.strerror}); {INSTALL}") from error
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip().split("\n")
        raise TesseractError(f"Tesseract failed: {words[-1] or done.returncode}; check `tesseract --list-langs`.")
    return done.stdout.decode("utf-8", "replace")


def read_hocr(text: str) -> Iterator[OcrWord]:
    """The words of a page in the hOCR format, in Tesseract's order.

    Raises:
        TesseractError: it is not hOCR.
    """
    for page in _pages(text):
        yield from _page_words(page)


def _pages(text: str) -> list[ElementTree.Element]:
    try:
        root = ElementTree.fromstring(text)  # noqa: S314 - written by the Tesseract that was just run
    except ElementTree.ParseError as error:
        raise TesseractError(f"Tesseract's answer is not hOCR ({error}); update Tesseract.") from error
    return [part for part in root.iter(f"{XHTML}div") if part.get("class") == "ocr_page"]


def _page_words(page: ElementTree.Element) -> Iterator[OcrWord]:
    spans = [span for span in page.iter(f"{XHTML}span") if "x_size" in span.get("title", "")]
    for number, line in enumerate(spans):
        for word in line.iter(f"{XHTML}span"):
            if word.get("class") == "ocrx_word" and "".join(word.itertext()).strip():
                yield _word(word, line, number)


def _numbers(title: str, name: str, count: int) -> list[float]:
    found = re.search(rf"{name}((?: -?[\d.]+){{{count}}})", title)
    return [float(number) for number in found.group(1).split()] if found else []


def _word(word: ElementTree.Element, line: ElementTree.Element, number: int) -> OcrWord:
    title, around = word.get("title", ""), line.get("title", "")
    left, top, right, bottom = (int(side) for side in _numbers(title, "bbox", 4))
    slope, offset = _numbers(around, "baseline", 2) or (0.0, 0.0)
    line_left, _, _, line_bottom = _numbers(around, "bbox", 4)
    size = (_numbers(around, "x_size", 1) or [float(bottom - top)])[0]
    confidence = (_numbers(title, "x_wconf", 1) or [0.0])[0] / 100
    base = line_bottom + offset + slope * ((left + right) / 2 - line_left)
    text = unicodedata.normalize("NFC", "".join(word.itertext()).strip()).translate(DASHES)
    text = ELLIPSIS if len(text) == len(ELLIPSIS) and set(text) <= LOW_SIGNS else text
    return OcrWord(text, (left, top, right, bottom), confidence, size, base, number)
