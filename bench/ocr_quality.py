"""How many words of a scan come out right, page by page against its born-digital twin: shares in per cent.

    python bench/ocr_quality.py TWIN.pdf SCAN.pdf [--workers 2] [--dpi 300] [--second Latin]

A word is right when the same page of the twin has it; case and order do not matter to the count, dashes, quotation
marks and dots are compared by kind, and superscript footnote marks are left out. Pages are counted by what they hold.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import os
import re
import resource
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.read import read
from atgardsbanken.extract.records import Document, Page

KINDS = str.maketrans({"—": "-", "–": "-", "−": "-", "”": '"', "“": '"', "’": "'", "‘": "'"})
SUPERSCRIPT = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰]")
SHOWN = 25
PR_SET_CHILD_SUBREAPER = 36
ENDING = 1.0
"""Seconds in which processes that nobody waits for end."""


def words_of(page: Page) -> Counter[str]:
    """The page's words as they are compared."""
    texts = (word.text for line in page.lines for word in line.words)
    return Counter(SUPERSCRIPT.sub("", text.translate(KINDS).replace("…", "...")) for text in texts)


def kind_of(page: Page) -> str:
    """What the page of the twin mostly holds."""
    if page.panels:
        return "slides"
    if any("....." in line.text for line in page.lines):
        return "contents"
    return "table" if any(block.kind == "cell" for block in page.blocks) else "prose"


def compare(twin: Document, scan: Document) -> None:
    """Print the share of right words for each kind of page, and the words that are missing and added."""
    asked, right, missing, added = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for page, other in zip(twin.pages, scan.pages, strict=True):
        kind, printed, found = kind_of(page), words_of(page), words_of(other)
        asked[kind] += printed.total()
        right[kind] += (printed & found).total()
        if kind != "contents":
            missing.update(printed - found)
            added.update(found - printed)
    for kind in sorted(asked):
        print(f"{kind:9} {100 * right[kind] / asked[kind]:6.2f} % of {asked[kind]:,} words")
    print("missing", missing.total(), _most(missing.most_common(SHOWN)))
    print("added", added.total(), _most(added.most_common(SHOWN)))


def _most(counted: Iterable[tuple[str, int]]) -> str:
    return " ".join(f"{text}×{number}" if number > 1 else text for text, number in counted)


def adopt_orphans() -> None:
    """Take over processes whose parents end before them, so that their time is counted here; Linux only."""
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def processor_seconds() -> float:
    """What all processes that this one started, or took over, have used once they ended."""
    time.sleep(ENDING)
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main() -> None:
    """Read both files, say how long the scan took, and compare them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("twin", type=Path)
    parser.add_argument("scan", type=Path)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--dpi", type=int, default=ReadOptions().dpi)
    parser.add_argument("--second", default=ReadOptions().second)
    given = parser.parse_args()
    adopt_orphans()
    twin = read(given.twin)
    start = time.perf_counter()
    with ProcessPoolExecutor(given.workers) as executor:
        options = ReadOptions(dpi=given.dpi, second=given.second)
        scan = read(given.scan, options, executor=executor, tasks=given.workers)
    seconds = time.perf_counter() - start
    print(f"{len(scan.pages)} pages in {seconds:.1f} s with {given.workers} workers", end=", ")
    print(f"{processor_seconds():.1f} s of processor time; routes:", end=" ")
    print(dict(Counter(page.route for page in scan.pages)))
    compare(twin, scan)


if __name__ == "__main__":
    main()
