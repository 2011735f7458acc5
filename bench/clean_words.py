"""Clean words that repair changes: `python bench/clean_words.py [FILE...]`; with `--fail` it fails where there is one.

A FILE is a PDF (its pages whose text layer reads as Swedish), a text (`.txt`) or a treebank (`.conllu`, its sentences).
Without one, all real and born-digital documents of `../shared` are taken, its treebank, and the clean cases of the
tests. Each changed word is listed with its rule, confidence and surroundings. What no reader sees is no changed word: a
soft hyphen, a ligature written out, an accent put on its letter, the code of a bullet.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.read import read
from atgardsbanken.normalize.records import Repair
from atgardsbanken.normalize.repair import repair_lines

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
UNSEEN = frozenset({"soft hyphen", "ligature", "bullet", "decomposed letter"})
"""Rules that change how a text is coded, not how it looks."""
AROUND_CHARACTERS = 30
"""Characters shown on both sides of a change."""
SENTENCE = "# text = "
"""What a sentence of a treebank stands after."""
GARBLED = "ocr-eng.pdf", "professionsmiljarden-2018.txt", "-garbled-font.pdf"
"""Ends of the names of files that are garbled, where changes are right."""


class TextLine(NamedTuple):
    """A line of a document, and whether it is clean as far as its page tells."""

    text: str
    is_clean: bool


def text_lines(path: Path) -> list[TextLine]:
    """Return the lines of a document in reading order."""
    if path.suffix == ".pdf":
        pages = read(path, ReadOptions(ocr=False)).pages
        return [TextLine(line.raw_text, page.route == "text") for page in pages for line in page.lines]
    lines = path.read_text("utf-8").split("\n")
    if path.suffix == ".conllu":
        lines = [line.removeprefix(SENTENCE) for line in lines if line.startswith(SENTENCE)]
    return [TextLine(line, is_clean=True) for line in lines]


def changed(lines: Sequence[TextLine]) -> Iterator[tuple[TextLine, Repair]]:
    """Yield the repairs of clean lines that change a word."""
    for line, repaired in zip(lines, repair_lines([line.text for line in lines]), strict=True):
        for change in repaired.repairs if line.is_clean else ():
            if not UNSEEN.issuperset(change.rule.split("+")):
                yield line, change


def shown(line: TextLine, change: Repair) -> str:
    """Return a change in one line, with what stands around it."""
    start, end = change.start, change.start + len(change.before)
    before, after = line.text[max(start - AROUND_CHARACTERS, 0) : start], line.text[end : end + AROUND_CHARACTERS]
    return f"  {change.rule} {change.confidence:.2f}: {before}[{change.before} → {change.after}]{after}"


def documents() -> Iterator[Path]:
    """Yield the documents that are clean, all or in part."""
    for folder in (SHARED / "real", SHARED / "documents", SHARED / "language" / "treebank", ROOT / "tests/cases/text"):
        for path in sorted(folder.glob("*")):
            if path.suffix in {".pdf", ".txt", ".conllu"} and not path.name.endswith(GARBLED):
                yield path


def main() -> int:
    """Print each document's changes and words, then all; return how many there are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--fail", action="store_true", help="Exit with 1 where a clean word is changed.")
    options = parser.parse_args()
    changes = words = 0
    for path in options.files or documents():
        lines = text_lines(path)
        found = list(changed(lines))
        here = sum(len(line.text.split()) for line in lines if line.is_clean)
        print(f"{path.name}: {len(found)} of {here:,} words changed", flush=True)
        print("".join(f"{shown(*one)}\n" for one in found), end="", flush=True)
        changes, words = changes + len(found), words + here
    print(f"all: {changes} of {words:,} words changed")
    return int(options.fail and changes > 0)


if __name__ == "__main__":
    sys.exit(main())
