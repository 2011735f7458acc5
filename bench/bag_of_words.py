"""Words lost and doubled in text layers: recall and precision in per cent against `pdftotext`, as bags of words.

    python bench/bag_of_words.py FILE.pdf... [--show]

`pdftotext` by default takes out every hyphen at a line's end and joins what it parts ("AT-" and "och" become "AToch");
with `-layout` it keeps lines as they are printed. The first figures are against `-layout`, word for word; the second
against the default, where ours are joined in the same way if `pdftotext` has the joined word. Words are parted at white
space; dashes and quotation marks are compared as they are.
"""

from __future__ import annotations

import argparse
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from atgardsbanken.extract.read import read
from atgardsbanken.extract.records import Document

Bag = Counter[str]


def told(path: Path, *options: str) -> Bag:
    """The words that `pdftotext` finds."""
    done = subprocess.run(["pdftotext", *options, str(path), "-"], capture_output=True, check=True)
    return Counter(unicodedata.normalize("NFC", done.stdout.decode("utf-8", "replace")).split())


def found(document: Document) -> Iterator[list[str]]:
    """The words of each line of the document, in reading order."""
    for page in document.pages:
        for block in page.blocks:
            for index in block.lines:
                yield [word.text for word in page.lines[index].words]


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
    return words


def shares(ours: Bag, theirs: Bag) -> str:
    """Recall and precision."""
    right = (ours & theirs).total()
    return f"recall {100 * right / max(theirs.total(), 1):6.2f} precision {100 * right / max(ours.total(), 1):6.2f}"


def main() -> None:
    """Measure every file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--show", action="store_true", help="also the words that differ")
    given = parser.parse_args()
    for path in given.files:
        lines = list(found(read(path)))
        plain, layout, default = Counter(word for line in lines for word in line), told(path, "-layout"), told(path)
        ours = joined(lines, default)
        print(f"{path.name}: {plain.total()} words; -layout {shares(plain, layout)}; default {shares(ours, default)}")
        if given.show:
            print("  lost", dict(default - ours), "\n  added", dict(ours - default))


if __name__ == "__main__":
    main()
