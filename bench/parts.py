"""Measures what of linking and indexing other processes could do: `python -m bench.parts BANK [MEASURES]`.

Linking is of so many reworded titles (`bench/links.py`), indexing of the bank's own measures. Seconds of processor time
but where the clock is named. The parts that could be done elsewhere are the comparison of pairs that may be alike, and
the analysis of the words that are indexed; all else goes through one index or one file.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import TypeVar

from atgardsbanken.corpus.candidates import candidates
from atgardsbanken.corpus.deed import Deed, deed, deed_likeness
from atgardsbanken.corpus.link import WORDED_FROM, continuations, themes
from atgardsbanken.corpus.series import Placement
from atgardsbanken.corpus.wording import Wording, likeness, wording
from atgardsbanken.db.search import index
from atgardsbanken.db.search.analysis import vocabulary
from atgardsbanken.db.search.index_rows import MEASURES, around_texts, measure_columns, measure_text
from atgardsbanken.db.store import Bank
from bench.links import many

BLOCK_PAIRS = 20_000
"""Pairs that a process compares at a time."""
Result = TypeVar("Result")
Titles = Sequence[tuple[str, str]]
"""Pairs of titles."""


def timed(name: str, work: Callable[[], Result]) -> Result:
    """Do some work and print what it took."""
    start, clock = time.process_time(), time.perf_counter()
    done = work()
    took, passed = time.process_time() - start, time.perf_counter() - clock
    print(f"{name:58} {took:6.1f} s, {passed:6.1f} s by the clock", flush=True)
    return done


def known(titles: Sequence[str]) -> dict[str, tuple[str, Wording, Deed]]:
    """Return a title of each wording with the wording and its deed."""
    found: dict[str, tuple[str, Wording, Deed]] = {}
    for title in titles:
        of_title = wording(title)
        if of_title.key not in found:
            found[of_title.key] = title, of_title, deed(title)
    return found


def compared(pairs: Titles) -> list[float]:
    """Return how alike the titles of each pair are, as themes need it."""
    each = (((wording(one), deed(one)), (wording(other), deed(other))) for one, other in pairs)
    return [(likeness(one[0], other[0]) + deed_likeness(one[1], other[1])) / 2 for one, other in each]


def by_processes(pairs: Titles, processes: int) -> list[float]:
    """Return the same, compared by several processes in blocks."""
    blocks = [pairs[first : first + BLOCK_PAIRS] for first in range(0, len(pairs), BLOCK_PAIRS)]
    with ProcessPoolExecutor(processes) as pool:
        return [alike for block in pool.map(compared, blocks) for alike in block]


def analysed(bank: Bank) -> Iterator[int]:
    """Analyse the words of each measure as for the index; yield their number."""
    around = around_texts()
    for row in bank.connection.execute(MEASURES):
        yield len(vocabulary(measure_text(row))) + len(measure_columns(row, around))


def measure_linking(count: int) -> None:
    """Print what the parts of linking take."""
    items = many(count)
    found = timed("stems and deeds of titles", partial(known, [item.title for item in items]))
    wordings = {key: of_title for key, (_, of_title, _) in found.items()}
    pairs = timed("join: pairs that may be alike", lambda: list(candidates(wordings, WORDED_FROM)))
    titles = [(found[one][0], found[other][0]) for one, other in pairs]
    here = timed(f"comparison of {len(pairs)} pairs", partial(compared, titles))
    for processes in (1, 2):
        there = timed(f"comparison by {processes} other processes", partial(by_processes, titles, processes))
        assert there == here
    timed("themes in all", partial(themes, items))
    placements = {each.id: Placement("", (each.year, each.year)) for each in items if each.year is not None}
    timed("continuations in all", partial(continuations, items, placements))


def measure_indexing(path: Path) -> None:
    """Print what the parts of indexing take; the bank is as it was when this ends."""
    with Bank.open(path) as bank:
        timed("analysis of the words of measures", lambda: sum(analysed(bank)))
        bank.connection.execute("BEGIN")
        timed("index in all", partial(index.build, bank.connection))
        bank.connection.execute("ROLLBACK")


def main() -> None:
    """Print what the parts of linking and of indexing take."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bank", type=Path)
    parser.add_argument("measures", type=int, nargs="?", default=25_000)
    asked = parser.parse_args()
    measure_linking(asked.measures)
    measure_indexing(asked.bank)


if __name__ == "__main__":
    main()
