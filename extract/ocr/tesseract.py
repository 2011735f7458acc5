"""The only file that starts the program Tesseract: pictures in, words out, boxes in pixels from the top left corner."""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PIL import Image

from atgardsbanken.extract.errors import LimitError, MissingProgramError
from atgardsbanken.extract.ocr.hocr import OcrWord, TesseractError, read_hocr

PROGRAM = "tesseract"
INSTALL = "sudo apt install tesseract-ocr tesseract-ocr-swe tesseract-ocr-script-latn"
"""What a user of Debian or Ubuntu types to get the program and the models."""
MODEL_NAMES = {"Latin": ("Latin", "script/Latin"), "script/Latin": ("script/Latin", "Latin")}
"""Names that the same model goes by on different systems."""
AUTO, LINE = 3, 7
"""Tesseract's page segmentation modes: columns found, one line."""
NETWORK = 1
"""Tesseract's engine mode: the neural network alone; told so, it loads a model in half the time."""
PROBE_SECONDS = 20.0


class Engine(Protocol):
    """Tesseract, as a program or as a library."""

    def read(self, images: Sequence[Image.Image], *, model: str, dpi: int, mode: int = AUTO) -> list[list[OcrWord]]:
        """Read each of `images` with `model` in page segmentation `mode`; return their words."""


@dataclass(frozen=True, slots=True)
class Probe:
    """The Tesseract that is installed: its version, the models it has, and the folder they lie in if it tells."""

    version: str
    languages: tuple[str, ...]
    folder: str = ""

    def model(self, name: str) -> str | None:
        """Return the name under which model `name` is installed here, or None."""
        return next((known for known in MODEL_NAMES.get(name, (name,)) if known in self.languages), None)


def probe() -> Probe:
    """Find the installed program's version and models.

    Raises:
        MissingProgramError: it is not installed or does not start.
    """
    if shutil.which(PROGRAM) is None:
        raise MissingProgramError(f"Tesseract is not installed; for scanned pages: {INSTALL}")
    version = _run(["--version"], b"", PROBE_SECONDS).split("\n", 1)[0].removeprefix("tesseract ").strip()
    head, *listed = _run(["--list-langs"], b"", PROBE_SECONDS).splitlines() or [""]
    folder = re.search(r'"(.+)"', head)
    names = sorted(name.strip() for name in listed if name.strip())
    return Probe(version, tuple(names), folder.group(1) if folder else "")


@dataclass(frozen=True, slots=True)
class Program:
    """The program, started anew for every call, which may take `seconds`."""

    seconds: float

    def read(self, images: Sequence[Image.Image], *, model: str, dpi: int, mode: int = AUTO) -> list[list[OcrWord]]:
        """Read each of `images` with `model`, which is loaded once for all, in page segmentation `mode`.

        Raises:
            LimitError: it takes too long.
            MissingProgramError: Tesseract is not installed.
            TesseractError: it fails on the pictures.
        """
        if not images:
            return []
        buffer = io.BytesIO()
        first, *rest = (image.convert("L") for image in images)
        first.save(buffer, "TIFF", save_all=True, append_images=rest)
        settings = {"-l": model, "--dpi": dpi, "--psm": mode, "--oem": NETWORK}
        command = ["stdin", "stdout", *(str(part) for pair in settings.items() for part in pair), "hocr"]
        found = read_hocr(_run(command, buffer.getvalue(), self.seconds))
        return found + [[] for _ in range(len(images) - len(found))]


def quarter_turns(image: Image.Image, *, dpi: int, seconds: float) -> int:
    """Return the degrees (0, 90, 180, 270) that the picture must be turned clockwise for its text to stand upright.

    Raises:
        LimitError: it takes longer than `seconds`.
        TesseractError: there is too little text to tell.
    """
    buffer = io.BytesIO()
    image.convert("L").save(buffer, "PPM")
    told = _run(["stdin", "stdout", "--dpi", str(dpi), "--psm", "0"], buffer.getvalue(), seconds)
    found = re.search(r"Rotate: (\d+)", told)
    return int(found.group(1)) if found else 0


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
