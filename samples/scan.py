"""Makes the scanned samples: `python -m samples.scan [FOLDER]`, page images at 200 pixels an inch, skewed and specked.

The results are kept in library/, because the text layer of one of them is Tesseract's (with its English model, on
purpose) and differs from version to version.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

from samples import look, typeset

DPI = 200
"""Pixels an inch of the pages."""
SKEW = (0.45, -0.3)
"""Degrees by which odd and even pages lie askew."""
SPECKS = 0.0001
"""Share of the pixels that turn black by dust."""
WHITE_ABOVE = 150
"""Grey levels (0-255) above this become white."""
MADE = time.gmtime(1_546_300_800)
"""The date that the files bear, so that they are the same each time."""
SCANNED = "vastmanland-handlingsplan-2019-skannad.pdf"
ENGLISH = "kalmar-uppfoljning-2019-ocr-eng.pdf"


def pages(path: Path) -> list[Image.Image]:
    """The pages of a PDF as black and white pictures that look as if they came out of an office scanner."""
    with pypdfium2.PdfDocument(path) as document:
        pictures = [page.render(scale=DPI / 72, grayscale=True).to_pil() for page in document]
    return [_scanned(picture, number) for number, picture in enumerate(pictures)]


def _scanned(picture: Image.Image, number: int) -> Image.Image:
    """One page, turned a little, with dust, in black and white."""
    turned = picture.rotate(SKEW[number % 2], resample=Image.Resampling.BICUBIC, fillcolor=255)
    grey = np.array(turned)
    dust = np.random.default_rng(number).random(grey.shape)
    grey[dust < SPECKS] = 0
    return Image.fromarray(np.where(grey > WHITE_ABOVE, 255, 0).astype(np.uint8)).convert("1")


def image_only(source: Path, target: Path) -> None:
    """Writes the pages of `source` as a PDF of pictures without any text."""
    first, *others = pages(source)
    first.save(
        target, "PDF", resolution=DPI, save_all=True, append_images=others, creationDate=MADE, modDate=MADE, title=""
    )


def english_layer(source: Path, target: Path) -> None:
    """Writes the pages of `source` as pictures under the text that Tesseract's English model reads in them.

    Raises:
        FileNotFoundError: Tesseract is not installed.
        subprocess.CalledProcessError: it fails.
    """
    first, *others = pages(source)
    with tempfile.TemporaryDirectory() as folder:
        picture = Path(folder) / "pages.tif"
        first.save(picture, dpi=(DPI, DPI), compression="group4", save_all=True, append_images=others)
        command = ["tesseract", str(picture), str(target.with_suffix("")), "-l", "eng", "pdf"]
        subprocess.run(command, check=True, capture_output=True)


def scan(folder: Path) -> None:
    """Writes both scanned files into `folder`."""
    look.register_fonts()
    with tempfile.TemporaryDirectory() as name:
        prints = Path(name)
        typeset.plan_2019(prints / "plan.pdf")
        typeset.KALMAR_2019(prints / "kalmar.pdf")
        image_only(prints / "plan.pdf", folder / SCANNED)
        english_layer(prints / "kalmar.pdf", folder / ENGLISH)


if __name__ == "__main__":
    scan(Path(sys.argv[1]) if len(sys.argv) > 1 else typeset.LIBRARY)
