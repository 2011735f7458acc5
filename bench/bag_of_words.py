"""Words lost and doubled in text layers: recall and precision in per cent against `pdftotext`, as bags of words.

    python bench/bag_of_words.py FILE.pdf... [--show]

`pdftotext` by default takes out every hyphen at a line's end and joins what it parts ("AT-" and "och" become "AToch");
with `-layout` it keeps lines as they are printed. The first figures are against `-layout`, word for word; the second
against the default, where ours are joined in the same way if `pdftotext` has the joined word. Words are parted at white
space and at the leaders of a table of contents; ligatures are letters, raised figures are figures, and bullets by
themselves do not count: some are drawn, and others have a code that is no character. Pages whose text layer is not
trusted are left out. To be reached: 99.5 in the better of the two; files under it are marked.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise
from pathlib import Path

from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.read import read
from atgardsbanken.extract.records import SUPERSCRIPTS, Document

LEAST_PER_CENT = 99.5
LEADERS = re.compile(r"[._]{4,}|…+|(?: \.){4,}")
LONE_SIGN = re.compile(r"^[^\w§%&+=<>±–—-]$|^o$|^[\ue000-\uf8ff]+$")
LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
RAISED = {raised: figure for figure, raised in SUPERSCRIPTS.items()}

Bag = Counter[str]


def words_of(text: str) -> list[str]:
    """The words of a text, spelt so that two programs' can be compared."""
    plain = unicodedata.normalize("NFC", text).translate(LIGATURES).translate(RAISED)
    return [word for word in LEADERS.sub(" ", plain).split() if not LONE_SIGN.match(word)]


def told(path: Path, numbers: Collection[int], *options: str) -> Bag:
    """The words that `pdftotext` finds on the pages with these numbers."""
    done = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True)
    pages = done.stdout.decode("utf-8", "replace").split("\f")
    return Counter(word for number, page in enumerate(pages, 1) if number in numbers for word in words_of(page))


def found(document: Document) -> Iterator[list[str]]:
    """The words of each line of the pages that were read from their text layer, in reading order."""
    for page in document.pages:
        if page.route == "text":
            for block in page.blocks:
                for index in block.lines:
                    yield words_of(page.lines[index].raw_text)


def joined(lines: list[list[str]], bag: Bag) -> Bag:
    """The words of the lines, those that a hyphen parts at a line's end joined where `bag` has them so."""
    words = Counter(word for line in lines for word in line)
    left = bag - words
    for upper, lower in pairwise(line for line in lines if line):
        whole = upper[-1].removesuffix("-") + lower[0]
        if upper[-1].endswith("-") and left[whole] > 0:
            left[whole] -= 1
            words[whole] += 1
            words[upper[-1]] -= 1
            words[lower[0]] -= 1
    return +words


def shares(ours: Bag, theirs: Bag) -> tuple[float, float]:
    """Recall and precision in per cent."""
    right = 100 * (ours & theirs).total()
    return right / max(theirs.total(), 1), right / max(ours.total(), 1)


def measure(path: Path, *, show: bool) -> None:
    """Print the figures of one file."""
    document = read(path, ReadOptions(ocr=False))
    numbers = [page.number for page in document.pages if page.route == "text"]
    lines = list(found(document))
    plain, layout, default = (
        Counter(word for line in lines for word in line),
        told(path, numbers, "-layout"),
        told(path, numbers),
    )
    ours = joined(lines, default)
    kept, whole = shares(plain, layout), shares(ours, default)
    mark = "" if not numbers or max(min(kept), min(whole)) >= LEAST_PER_CENT else "  UNDER"
    print(
        f"{path.name}: {len(numbers)} of {len(document.pages)} pages, {plain.total()} words; recall, precision: "
        f"-layout {kept[0]:6.2f} {kept[1]:6.2f}; default {whole[0]:6.2f} {whole[1]:6.2f}{mark}"
    )
    if show:
        print("  lost", dict(layout - plain), "\n  added", dict(plain - layout))


def main() -> None:
    """Measure every file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--show", action="store_true", help="also the words that differ")
    given = parser.parse_args()
    for path in given.files:
        measure(path, show=given.show)


if __name__ == "__main__":
    main()
