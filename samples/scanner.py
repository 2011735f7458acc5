"""PDFs as pictures, as if they had been printed and scanned: degrees, pixels an inch, levels of gray 0-255."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

MADE = time.gmtime(1_546_300_800)
"""The date that the files bear, so that they are the same each time."""


@dataclass(frozen=True, slots=True)
class Scanner:
    """What a scanner does to a page: how fine, how askew, how noisy; black and white, or gray in JPEG.

    `white_above` is the level above which pixels become white (None: the picture stays gray, in JPEG), `noise` the
    standard deviation of levels, `strength` the part of the ink's blackness that is left.
    """

    dpi: int = 200
    skew_degrees: float = 0.45
    white_above: int | None = 150
    speck_share: float = 0.0001
    noise: float = 0.0
    strength: float = 1.0
    quality: int = 75

    def pages(self, source: Path) -> list[Image.Image]:
        """Return the pages of a PDF as pictures."""
        with pypdfium2.PdfDocument(source) as document:
            drawn = [page.render(scale=self.dpi / 72, grayscale=True).to_pil() for page in document]
        return [self._scanned(picture, number) for number, picture in enumerate(drawn)]

    def scan(self, source: Path, target: Path) -> None:
        """Write the pages of `source` as a PDF of pictures without any text."""
        first, *others = self.pages(source)
        jpeg = {"quality": self.quality} if self.white_above is None else {}
        first.save(
            target,
            "PDF",
            resolution=self.dpi,
            save_all=True,
            append_images=others,
            creationDate=MADE,
            modDate=MADE,
            title="",
            **jpeg,
        )

    def _scanned(self, picture: Image.Image, number: int) -> Image.Image:
        """Return one page as it lies on the glass: odd and even pages lean to different sides."""
        angle = self.skew_degrees if number % 2 == 0 else -2 / 3 * self.skew_degrees
        turned = picture.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=255)
        chance = np.random.default_rng(number)
        gray = 255 - (255 - np.asarray(turned, dtype=np.float64)) * self.strength
        gray = gray + chance.normal(0, self.noise, gray.shape) if self.noise else gray
        gray[chance.random(gray.shape) < self.speck_share] = 0
        if self.white_above is None:
            return Image.fromarray(gray.clip(0, 255).astype(np.uint8))
        return Image.fromarray(np.where(gray > self.white_above, 255, 0).astype(np.uint8)).convert("1")


OFFICE = Scanner()
"""The scanner in an office, which makes the scanned samples: black and white, a little askew, with dust."""
