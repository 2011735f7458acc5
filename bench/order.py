"""Measure the order of words on pages in columns: `python -m bench.order [--scanned [SCANNER]] [--held-back]`.

A figure is the share of adjacent words in the order of reading that come out adjacent; of scans, of those pairs whose
words were both read. Pages are read as PDFs or, with `--scanned`, as pictures, and as what `pdftotext` makes of them
with and without `-layout`; beside those stands the order in which `pdftotext` itself gives the words.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from atgardsbanken.extract.read import read
from atgardsbanken.extract.records import Document
from bench.scanners import SCANNERS
from bench.typeset_columns import HELD_BACK, KINDS, kinds, typeset
from samples.scanner import Scanner

Pairs = Counter[tuple[str, str]]
Reader = Callable[[Path], list[str]]


@dataclass(frozen=True, slots=True)
class Share:
    """Pairs of words that came out adjacent, and pairs."""

    right: int = 0
    pairs: int = 0

    def __add__(self, other: Share) -> Share:
        """Return the share of both."""
        return Share(self.right + other.right, self.pairs + other.pairs)

    @property
    def value(self) -> float:
        """The share (0.0-1.0); 1.0 where there are no pairs."""
        return self.right / self.pairs if self.pairs else 1.0


def in_order(gold: Sequence[str], found: Sequence[str]) -> tuple[Share, list[tuple[str, str]]]:
    """Count the adjacent words of `gold` that are adjacent in `found`, where both were read; return the others too.

    >>> in_order("nämnden prövar planen snabbt".split(), "nämnden prövar snabbt planen".split())
    (Share(right=1, pairs=3), [('prövar', 'planen'), ('planen', 'snabbt')])
    """
    known = set(found)
    wanted: Pairs = Counter(pair for pair in pairwise(gold) if known.issuperset(pair))
    missed = wanted - Counter(pairwise(found))
    return Share(wanted.total() - missed.total(), wanted.total()), list(missed.elements())


def words_of(document: Document) -> list[str]:
    """Return the words of a document as this package reads them, block by block."""
    lines = [page.lines[number] for page in document.pages for block in page.blocks for number in block.lines]
    return [word for line in lines for word in line.text.split()]


def extract(path: Path, *options: str) -> Path:
    """Write what `pdftotext` makes of a PDF beside it; return where.

    Raises:
        FileNotFoundError: pdftotext is not installed.
    """
    target = path.with_name(path.stem + "".join(options) + ".txt")
    subprocess.run(["pdftotext", *options, str(path), str(target)], check=True)
    return target


def readers(scanner: Scanner | None) -> dict[str, Reader]:
    """Return what gives the words of a PDF in order."""
    if scanner:
        return {"scan": lambda path: words_of(read(_scan(path, scanner)))}
    return {
        "pdf": lambda path: words_of(read(path)),
        "-layout": lambda path: words_of(read(extract(path, "-layout"))),
        "extract": lambda path: words_of(read(extract(path))),
        "pdftotext": lambda path: extract(path).read_text().split(),
    }


def _scan(path: Path, scanner: Scanner) -> Path:
    target = path.with_suffix(".scan.pdf")
    scanner.scan(path, target)
    return target


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print a row for each form, number of columns and gutter, a column for each reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument(
        "--scanned", nargs="?", const="office", choices=SCANNERS, help="read pictures of the pages by a scanner"
    )
    parser.add_argument("--held-back", action="store_true", help="the pages that were written after mending")
    parser.add_argument("--misses", action="store_true", help="print the pairs that are torn apart")
    parser.add_argument("--seed", default="", help="any word: makes other pages of each kind")
    parser.add_argument("--only", default="", help="only files with this in their names")
    options = parser.parse_args(arguments)
    chosen = readers(SCANNERS.get(options.scanned))
    scores: dict[str, dict[str, Share]] = defaultdict(lambda: dict.fromkeys(chosen, Share()))
    with tempfile.TemporaryDirectory() as folder:
        for kind in kinds(HELD_BACK if options.held_back else KINDS):
            if options.only not in kind.name:
                continue
            path = Path(folder) / f"{kind.name}.pdf"
            gold = typeset(kind, path, options.seed)
            for name, reader in chosen.items():
                share, missed = in_order(gold, reader(path))
                for key in (kind.form, f"{kind.columns} columns", f"{kind.gutter_em:g} em", "all"):
                    scores[key][name] += share
                if options.misses and missed:
                    print(f"{kind.name} {name} {share.value:.3f}: {' | '.join(map(' '.join, missed[:12]))}")
    print(f"{'':12}" + "".join(f"{name:>12}" for name in chosen))
    for key, row in scores.items():
        print(f"{key:12}" + "".join(f"{share.value:12.4f}" for share in row.values()))


if __name__ == "__main__":
    main()
