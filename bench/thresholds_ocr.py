"""Which thresholds of reading matter: `python bench/thresholds_ocr.py FILE...`, tables in Markdown.

Each setting of `OcrSettings` and `PdfSettings` is moved by itself, a third up and a quarter down; the pages are read
again, from their pictures or by their text layers, and the words counted that are others than before: in text, place,
size or weight. What Tesseract says of a picture is kept, so that only pictures that become others are read anew.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, fields, replace
from functools import partial
from pathlib import Path
from unittest import mock

import pypdfium2 as pdfium
from PIL import Image

from atgardsbanken.extract.ocr.hocr import OcrWord
from atgardsbanken.extract.ocr.page import Recogniser, installed_models, read_page, recogniser
from atgardsbanken.extract.ocr.settings import OCR
from atgardsbanken.extract.ocr.tesseract import AUTO, Engine
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.pdf.settings import PDF
from atgardsbanken.extract.pdf.text_layer import read_raw_page
from atgardsbanken.extract.records import Word
from atgardsbanken.extract.route import examine

UP, DOWN = 4 / 3, 3 / 4
"""The factors by which each setting is moved."""

Things = Counter[tuple[object, ...]]
"""Words and drawn lines of pages, rounded to points."""


@dataclass(frozen=True, slots=True)
class Remembering:
    """Tesseract, and what it has said of each picture."""

    engine: Engine
    said: dict[tuple[object, ...], list[OcrWord]] = field(default_factory=dict)

    def read(self, images: Sequence[Image.Image], *, model: str, dpi: int, mode: int = AUTO) -> list[list[OcrWord]]:
        """Return the words in each of `images`, read only where they are new."""
        keys = [(model, dpi, mode, image.size, image.tobytes()) for image in images]
        new = [index for index, key in enumerate(keys) if key not in self.said]
        found = self.engine.read([images[index] for index in new], model=model, dpi=dpi, mode=mode)
        self.said.update(zip((keys[index] for index in new), found, strict=True))
        return [self.said[key] for key in keys]


@contextmanager
def moved(room: str, name: str, factor: float) -> Iterator[None]:
    """Let the modules of a room (`ocr` or `pdf`) see a setting moved while the block runs.

    Raises:
        ValueError: the setting cannot be so large.
    """
    usual = OCR if room == "ocr" else PDF
    value = getattr(usual, name)
    other = type(value)(round(value * factor)) if isinstance(value, int) else value * factor
    moves = {name: min(other, 255) if name.endswith("_gray") else other}
    changed = replace(OCR, **moves) if room == "ocr" else replace(PDF, **moves)
    with ExitStack() as patches:
        for module in list(sys.modules.values()):
            if getattr(module, room.upper(), None) is usual:
                patches.enter_context(mock.patch.object(module, room.upper(), changed))
        yield


def moves(room: str) -> list[tuple[str, float]]:
    """Return each setting of a room with each factor by which it can be moved."""
    found = []
    for item in fields(OCR if room == "ocr" else PDF):
        for factor in (UP, DOWN):
            with suppress(ValueError), moved(room, item.name, factor):
                found.append((item.name, factor))
    return found


def read_words(paths: Sequence[Path], most_pages: int, by: Recogniser) -> Things:
    """Return what stands on the first pages of each file, read from pictures where the text layer is not trusted."""
    found: Things = Counter()
    for path in paths:
        with pdfium.PdfDocument(path) as pdf:
            for index in range(min(len(pdf), most_pages)):
                sheet = read_raw_page(pdf[index], index + 1)
                is_read = examine(sheet).need != "none"
                words, rules = sheet.words, sheet.rules
                if is_read:
                    reading = read_page(pdf[index], by)
                    words, rules = reading.words, reading.scan.rules
                found.update(_key(path.name, index, word) for word in words)
                found.update((path.name, index, *map(round, rule)) for rule in rules)
    return found


def _key(name: str, index: int, word: Word) -> tuple[object, ...]:
    return (name, index, word.text, word.bold, round(word.size), *map(round, word.box))


def changed(usual: Things, room: str, name: str, factor: float, read: Callable[[], Things]) -> str:
    """Return how many words are others with a setting moved; `-` where it cannot be moved so far."""
    try:
        with moved(room, name, factor):
            found = read()
    except ValueError:
        return "-"
    return str(max((usual - found).total(), (found - usual).total()))


def main() -> None:
    """Read the files, then move one setting after another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--room", choices=("ocr", "pdf"), default="ocr")
    parser.add_argument("--pages", type=int, default=2, help="pages of each file at most")
    parser.add_argument("--only", action="append", help="a setting; all where none is given")
    given = parser.parse_args()
    options = ReadOptions()
    plain = recogniser(installed_models(options), options)
    read = partial(read_words, given.files, given.pages, replace(plain, engine=Remembering(plain.engine)))
    usual = read()
    print(f"{usual.total():,} words and lines, of which change\n")
    print("| setting | value | a third up | a quarter down |\n| --- | ---: | ---: | ---: |")
    settings = OCR if given.room == "ocr" else PDF
    for name in given.only or [item.name for item in fields(settings)]:
        up, down = (changed(usual, given.room, name, factor, read) for factor in (UP, DOWN))
        print(f"| {name} | {getattr(settings, name)} | {up} | {down} |", flush=True)


if __name__ == "__main__":
    main()
