"""Compare the layout of scans with that of their born-digital twins: `python -m bench.scanned_layout FILE.pdf...`.

Each PDF is read by its text layer, then as a scanner's picture (bench/scanners.py). Of the headings and list items of
the first reading, those are found whose text is a block of the same kind in the second, but for some letters; levels
agree for two headings that stand in the same order by level in both. Order is that of bench/order.py.
"""

from __future__ import annotations

import argparse
import re
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, fields
from itertools import combinations
from pathlib import Path

from rapidfuzz import fuzz, process

from atgardsbanken.extract.read import read
from atgardsbanken.extract.records import Block, Document
from bench.order import Share, in_order, words_of
from bench.scanners import SCANNERS

LEADERS = re.compile(r"[ .…_]{4,}")
"""Dots before a page number, which a scan need not count."""
ALIKE = 85.0
"""Likeness (0-100) from which two texts are one: a scan misreads a letter in seven at most."""


NONE = Share()
"""Nothing to be found."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Headings and items found, and of those found in the scan the true ones; levels and order that agree."""

    headings: Share = NONE
    true_headings: Share = NONE
    levels: Share = NONE
    items: Share = NONE
    true_items: Share = NONE
    order: Share = NONE

    def __add__(self, other: Scores) -> Scores:
        """Return the scores of both."""
        return Scores(*(getattr(self, part.name) + getattr(other, part.name) for part in fields(self)))


def texts(document: Document, kind: str) -> list[tuple[str, Block]]:
    """Return the texts of the blocks of a kind, in order, without what repeats as furniture."""
    return [
        (LEADERS.sub(" ", " ".join(page.lines[number].text for number in block.lines)), block)
        for page in document.pages
        for block in page.blocks
        if block.kind == kind
    ]


def matched(gold: Sequence[str], found: Sequence[str]) -> dict[int, int]:
    """Return for each gold text that is found the number of the found text that is most like it, each used once."""
    left = dict(enumerate(found))
    pairs: dict[int, int] = {}
    for number, text in enumerate(gold):
        best = process.extractOne(text, left, scorer=fuzz.ratio, score_cutoff=ALIKE)
        if best:
            pairs[number] = best[2]
            del left[best[2]]
    return pairs


def score(gold: Document, found: Document) -> tuple[Scores, list[str]]:
    """Compare a scan's reading with its twin's; return what was missed and what is false too."""
    missed: list[str] = []
    shares: dict[str, Share] = {}
    for kind in ("heading", "item"):
        wanted, seen = texts(gold, kind), texts(found, kind)
        pairs = matched([text for text, _ in wanted], [text for text, _ in seen])
        shares[f"{kind}s"] = Share(len(pairs), len(wanted))
        shares[f"true_{kind}s"] = Share(len(pairs), len(seen))
        missed += [f"- {kind}: {text}" for number, (text, _) in enumerate(wanted) if number not in pairs]
        missed += [f"+ {kind}: {text}" for number, (text, _) in enumerate(seen) if number not in pairs.values()]
        if kind == "heading":
            levels = [(wanted[one][1].level, seen[other][1].level) for one, other in pairs.items()]
            shares["levels"] = _agreeing(levels)
    shares["order"], _ = in_order(words_of(gold), words_of(found))
    return Scores(**shares), missed


def _agreeing(levels: Sequence[tuple[int, int]]) -> Share:
    """Count the pairs of headings that stand in the same order by level in both readings."""
    pairs = list(combinations(levels, 2))
    same = sum(_sign(one[0] - other[0]) == _sign(one[1] - other[1]) for one, other in pairs)
    return Share(same, len(pairs))


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print a row a file, and one for all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--scanner", default="office", choices=SCANNERS)
    parser.add_argument("--misses", action="store_true", help="print what was missed (-) and is false (+)")
    options = parser.parse_args(arguments)
    total = Scores()
    print(f"{'':40}" + "".join(f"{part.name:>14}" for part in fields(Scores)))
    with tempfile.TemporaryDirectory() as folder:
        for path in options.files:
            scan = Path(folder) / path.name
            SCANNERS[options.scanner].scan(path, scan)
            scores, missed = score(read(path), read(scan))
            total += scores
            _show(path.stem, scores)
            if options.misses:
                print("\n".join(f"    {text}" for text in missed))
    _show("all", total)


def _show(name: str, scores: Scores) -> None:
    row = "".join(f"{getattr(scores, part.name).value:14.3f}" for part in fields(Scores))
    print(f"{name[:40]:40}{row}", flush=True)


if __name__ == "__main__":
    main()
