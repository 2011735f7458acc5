"""Measures work in parts: `python -m bench.parts BANK [MEASURES] [--workers N]`.

Linking is of so many reworded titles (`bench/links.py`), indexing of the bank's own measures. First what a part takes,
of each work and at several sizes: time to do it once its words are known, and to pickle it and its result and take
them out again. Then the whole, by this process alone and by several: seconds of this process, and by the clock.
"""

from __future__ import annotations

import argparse
import gc
import pickle
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TypeVar

from atgardsbanken.corpus import link, near
from atgardsbanken.corpus.deed import deed
from atgardsbanken.corpus.in_parts import InParts, here
from atgardsbanken.corpus.link import continuations, themes
from atgardsbanken.corpus.series import Placement
from atgardsbanken.corpus.wording import wording
from atgardsbanken.db.search import index
from atgardsbanken.db.store import Bank
from atgardsbanken.parts import work_in_parts
from bench.links import Item, many

SIZES = ((near, "PART_TITLES"), (near, "PART_PAIRS"), (link, "PART_MEASURES"), (index, "PART_ROWS"))
"""What a part of each work holds."""
Part = TypeVar("Part")
Result = TypeVar("Result")


class Timed:
    """Does each work here, and adds up what it takes."""

    def __init__(self) -> None:
        self.took: dict[str, list[float]] = {}

    def __call__(self, work: Callable[[Part], Result], parts: Iterable[Part], /) -> Iterator[Result]:
        """Do it, and then the first part again for the time: its words are known now, its titles are not."""
        for part in parts:
            yield work(part)
            if work.__name__ not in self.took:
                self._measure(work, part)

    def _measure(self, work: Callable[[Part], Result], part: Part) -> None:
        wording.cache_clear()
        deed.cache_clear()
        gc.disable()
        begun = time.process_time()
        result = work(part)
        done = time.process_time()
        sent = [pickle.dumps(each, pickle.HIGHEST_PROTOCOL) for each in (part, result)]
        for each in sent:
            pickle.loads(each)
        gc.enable()
        self.took[work.__name__] = [done - begun, time.process_time() - done, sum(map(len, sent)) / 1000]


def linked(items: Sequence[Item], in_parts: InParts) -> int:
    """Link items; return how many themes and continuations there are."""
    placements = {each.id: Placement("", (each.year, each.year)) for each in items if each.year is not None}
    return len(themes(items, in_parts)) + len(continuations(items, placements, in_parts))


def indexed(bank: Bank, in_parts: InParts) -> int:
    """Index a bank, and leave it as it was; return how many measures there are."""
    bank.connection.execute("BEGIN")
    index.build(bank.connection, in_parts)
    count = int(bank.connection.execute("SELECT count(*) FROM search_rows").fetchone()[0])
    bank.connection.execute("ROLLBACK")
    return count


def show_parts(items: Sequence[Item], bank: Bank, share: float) -> None:
    """Print what parts take that hold a share of what they do otherwise."""
    before = [getattr(module, name) for module, name in SIZES]
    for (module, name), size in zip(SIZES, before, strict=True):
        setattr(module, name, max(near.MOST_OTHERS + 1, round(share * size)))
    timed = Timed()
    linked(items, timed)
    indexed(bank, timed)
    for name, (worked, pickled, kilobytes) in timed.took.items():
        told = f"{1000 * worked:7.0f} ms of work, {1000 * pickled:5.1f} ms of pickling, {kilobytes:7.0f} kB"
        print(f"{share:5} {name:18} {told}", flush=True)
    for (module, name), size in zip(SIZES, before, strict=True):
        setattr(module, name, size)


def show_whole(name: str, work: Callable[[InParts], int], workers: int) -> None:
    """Print what some work takes here, and with workers beside."""
    for count in (1, workers):
        with work_in_parts(count) as others:
            if others is not here:
                list(others(len, ["a", "b"]))
            begun, clock = time.process_time(), time.perf_counter()
            done = work(others)
            took, passed = time.process_time() - begun, time.perf_counter() - clock
        print(f"{name} by {count}: {took:6.1f} s of this process, {passed:6.1f} s by the clock ({done})", flush=True)


def main() -> None:
    """Print what parts take, then the whole."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("bank", type=Path)
    parser.add_argument("measures", type=int, nargs="?", default=25_000)
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args()
    items = many(asked.measures)
    with Bank.open(asked.bank) as bank:
        for share in (0.02, 0.2, 1.0):
            show_parts([*islice(items, 25_000)], bank, share)
        show_whole("linking", lambda in_parts: linked(items, in_parts), asked.workers)
        show_whole("indexing", lambda in_parts: indexed(bank, in_parts), asked.workers)


if __name__ == "__main__":
    main()
