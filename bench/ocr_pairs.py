"""Makes pairs of OCR and clean lines: Swedish text typeset in many fonts and sizes, read by Tesseract's English model.

`python bench/ocr_pairs.py OUT TEXT...` writes OUT/NAME-SETTING.raw.txt and .gold.txt, line i of one beside line i of
the other. The channel table is learned from such pairs (`python -m normalize.learn`), and repair is measured on others.
Sizes in pixels, noise in grey levels (0-255), blur in pixels.
"""

from __future__ import annotations

import csv
import io
import os
import random
import subprocess
import sys
import textwrap
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

LINES_A_PAGE = 40
WIDTH = 2400
MARGIN = 90
LONGEST_LINE = 95
"""Characters; longer lines are wrapped."""

WINGDINGS_BULLET = "\uf0b7"
ROUNDS = 3
"""Times that each text is typeset, each time in other settings."""


@dataclass(frozen=True)
class Setting:
    """How a page is printed and scanned."""

    name: str
    font: str
    size: int
    noise: float = 0.0
    blur: float = 0.0
    ink: int = 0


FONTS = {
    "times": "truetype/liberation/LiberationSerif-Regular.ttf",
    "arial": "truetype/liberation/LiberationSans-Regular.ttf",
    "arial-bold": "truetype/liberation/LiberationSans-Bold.ttf",
    "narrow": "truetype/liberation/LiberationSansNarrow-Regular.ttf",
    "dejavu": "truetype/dejavu/DejaVuSans.ttf",
    "dejavu-serif": "truetype/dejavu/DejaVuSerif.ttf",
    "palatino": "opentype/urw-base35/P052-Roman.otf",
    "century": "opentype/urw-base35/C059-Roman.otf",
    "bookman": "opentype/urw-base35/URWBookman-Light.otf",
    "gothic": "opentype/urw-base35/URWGothic-Book.otf",
    "times-italic": "truetype/liberation/LiberationSerif-Italic.ttf",
}
SETTINGS = [
    Setting(f"{font}-{size}", font, size, noise=noise, blur=blur, ink=ink)
    for font, size, noise, blur, ink in [
        ("times", 42, 0, 0, 0),
        ("times", 30, 12, 0.6, 30),
        ("times", 22, 8, 0.5, 20),
        ("arial", 40, 0, 0, 0),
        ("arial", 26, 10, 0.7, 40),
        ("arial-bold", 34, 5, 0.4, 0),
        ("narrow", 36, 5, 0.5, 0),
        ("dejavu", 30, 8, 0.5, 0),
        ("dejavu-serif", 26, 5, 0.6, 0),
        ("palatino", 34, 6, 0.6, 20),
        ("century", 30, 8, 0.5, 20),
        ("bookman", 32, 6, 0.6, 0),
        ("gothic", 32, 8, 0.6, 0),
        ("times-italic", 36, 5, 0.4, 0),
    ]
]


def font_path(setting: Setting) -> Path:
    """The font's file where Debian puts it."""
    return Path("/usr/share/fonts") / FONTS[setting.font]


def typeset(lines: list[str], setting: Setting, rng: np.random.Generator) -> Image.Image:
    """A page of `lines` as a scanner would give it."""
    font = ImageFont.truetype(str(font_path(setting)), setting.size)
    step = round(setting.size * 1.5)
    page = Image.new("L", (WIDTH, 2 * MARGIN + step * len(lines)), 255)
    draw = ImageDraw.Draw(page)
    for at, line in enumerate(lines):
        draw.text((MARGIN, MARGIN + at * step), line, font=font, fill=setting.ink)
    page = page.filter(ImageFilter.GaussianBlur(setting.blur))
    grey = np.asarray(page, dtype=float) + rng.normal(0, setting.noise, (page.height, page.width))
    return Image.fromarray(np.clip(grey, 0, 255).astype("uint8"))


def read(page: Image.Image, setting: Setting, count: int) -> list[str]:
    """What Tesseract's English model reads on each of `count` lines, by the height at which its words stand."""
    buffer = io.BytesIO()
    page.save(buffer, "PNG", dpi=(300, 300))
    done = subprocess.run(
        ["tesseract", "-", "-", "-l", "eng", "--psm", "6", "tsv"],
        input=buffer.getvalue(),
        capture_output=True,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    step = round(setting.size * 1.5)
    lines: list[list[str]] = [[] for _ in range(count)]
    for row in csv.DictReader(io.StringIO(done.stdout.decode()), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == "5" and row["text"].strip():
            middle = int(row["top"]) + int(row["height"]) / 2
            lines[min(max(int((middle - MARGIN) / step), 0), count - 1)].append(row["text"])
    return [" ".join(words) for words in lines]


def clean_lines(path: Path) -> list[str]:
    """The lines of a text that are worth reading."""
    text = path.read_text(encoding="utf-8").replace("\f", "\n").replace(WINGDINGS_BULLET, "\N{BULLET}")
    lines = (" ".join(line.split()) for line in text.split("\n"))
    kept = (line for line in lines if line and "...." not in line)
    return [part for line in kept for part in textwrap.wrap(line, LONGEST_LINE)]


def main(out: Path, texts: list[Path]) -> None:
    """Writes the pairs of every text, a page in each setting in turn."""
    rng = np.random.default_rng(0)
    for text in texts:
        lines = clean_lines(text)
        pages = [lines[at : at + LINES_A_PAGE] for at in range(0, len(lines), LINES_A_PAGE)] * ROUNDS
        order = random.Random(text.name).sample(SETTINGS, len(SETTINGS))
        for number, gold in enumerate(pages):
            setting = order[number % len(order)]
            raw = read(typeset(gold, setting, rng), setting, len(gold))
            stem = f"{text.stem}-{number:03d}-{setting.name}"
            (out / f"{stem}.gold.txt").write_text("\n".join(gold) + "\n", encoding="utf-8")
            (out / f"{stem}.raw.txt").write_text("\n".join(raw) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(argument) for argument in sys.argv[2:]])
