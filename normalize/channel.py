"""Weighs what OCR makes of a word: the cost, -ln P(printed | meant), of reading one string for another.

This is the channel of the noisy-channel model (Shannon 1948; Brill and Moore 2000). Costs without another source were
chosen as `bench/thresholds_text.py` shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Final

from atgardsbanken.normalize.characters import CONFUSABLE
from atgardsbanken.normalize.lexicon import DATA

Table = Mapping[str, Mapping[str, float]]
"""Meant piece (1 or 2 letters) → printed piece (0 to 2 characters) → cost."""

SUBSTITUTE_COST: Final = 9.0
"""Cost of one letter read as any other that the table does not name."""
LOST_LETTER_COST: Final = 8.5
"""Cost of a letter that was not read."""
ADDED_LETTER_COST: Final = 9.0
"""Cost of a letter that was read and is not there."""
UNSEEN_READING_COST: Final = 5.5
"""Cost of å, ä or ö read as itself, or as a confusable character not in the table; one more for a second one."""
SWEDISH: Final = frozenset("åäö")
LOOKS_SWEDISH: Final = frozenset(CONFUSABLE) - SWEDISH
SAME_LETTER_COST: Final = 0.01
"""Cost of any other letter read as itself: it is in 99 of 100 cases."""
LONGEST_PIECE_LETTERS: Final = 2
"""The longest piece that is read as a whole, as in the table."""
MISREAD_SEGMENT_COST: Final = 1.0
"""Cost that two segments side by side must exceed for the word to be weighed as a whole too, across their border."""
IMPOSSIBLE_COST: Final = float("inf")

_SEGMENT: Final = re.compile(f"[{re.escape(CONFUSABLE)}0]+|[^{re.escape(CONFUSABLE)}0]+")


def read_table(path: Path) -> dict[str, dict[str, float]]:
    """Read a table from a file of three columns (meant, printed, cost); `#` begins a comment line."""
    table: dict[str, dict[str, float]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            meant, printed, cost = line.split("\t")
            table.setdefault(meant, {})[printed] = float(cost)
    return table


@cache
def english_ocr_channel() -> Channel:
    """Return the channel of English OCR, learned from pairs of texts by `learn.py`."""
    return Channel(read_table(DATA / "channel.tsv"))


@lru_cache(maxsize=200_000)
def segments(word: str) -> tuple[str, ...]:
    """Split `word` where confusable letters and others meet.

    >>> segments("vårdplats")
    ('v', 'å', 'r', 'd', 'pl', 'a', 'ts')
    """
    return tuple(_SEGMENT.findall(word))


class StringCosts(dict[tuple[str, str], float]):
    """The cost of each pair of strings, printed and meant, worked out when it is first asked for."""

    def __init__(self, weigh: Callable[[str, str], float]) -> None:
        """Weigh pairs by `weigh`."""
        super().__init__()
        self._weigh = weigh

    def __missing__(self, pair: tuple[str, str]) -> float:
        """Work out the cost of a pair that was not asked for before."""
        cost = self[pair] = self._weigh(*pair)
        return cost


class LazyCosts(dict[str, float]):
    """The cost of each meant piece read as one printed piece, worked out when it is first asked for."""

    def __init__(self, printed: str, weigh: Callable[[str, str], float]) -> None:
        """Weigh what is read as `printed` by `weigh`."""
        super().__init__()
        self._printed, self._weigh = printed, weigh

    def __missing__(self, meant: str) -> float:
        """Work out the cost of a piece that was not asked for before."""
        cost = self[meant] = self._weigh(self._printed, meant)
        return cost


class Channel:
    """Weighs readings by one table, and remembers the costs it has worked out."""

    def __init__(self, table: Table) -> None:
        """Weigh readings by `table`, and those it does not name by chance."""
        self.table = table
        self._long = frozenset(meant for meant in table if len(meant) > 1)
        self._wide = SWEDISH | {meant for meant, readings in table.items() if any(len(r) > 1 for r in readings)}
        self._least_misread_cost = _least_misread_cost(table)
        self._letters: dict[str, LazyCosts] = {}
        self._pieces = StringCosts(self._weigh)
        self._known = StringCosts(self._whole)
        self._traces: dict[tuple[str, str], list[tuple[str, str]]] = {}
        self._aligned: dict[tuple[str, str], list[tuple[str, str]]] = {}

    @property
    def least_misread_cost(self) -> float:
        """The least that a letter costs which is read as no sign for å, ä and ö; two letters read as one, or none."""
        return self._least_misread_cost

    def cost(self, printed: str, meant: str, *, dearest: float = IMPOSSIBLE_COST) -> float:
        """Return the cost of reading `meant` as `printed`, both in small letters; above `dearest`, any cost above it.

        Segments of confusable and of other letters are weighed one by one where both words have as many of them,
        which is nearly always and makes the sum quick; otherwise, or if two neighbours are misread, whole words are.
        """
        ours, theirs = segments(printed), segments(meant)
        if len(ours) != len(theirs):
            return self._across(printed, meant, dearest)
        known = self._known
        costs = [known[pair] for pair in zip(ours, theirs, strict=True)]
        cost = sum(costs)
        if cost <= 2 * MISREAD_SEGMENT_COST or not any(min(p) > MISREAD_SEGMENT_COST for p in pairwise(costs)):
            return cost
        return min(cost, self._across(printed, meant, min(cost, dearest)))

    def align(self, printed: str, meant: str) -> list[tuple[str, str]]:
        """Return the cheapest alignment, as pieces of `meant` and what each was read as.

        >>> english_ocr_channel().align("halsa", "hälsa")
        [('h', 'h'), ('ä', 'a'), ('l', 'l'), ('s', 's'), ('a', 'a')]
        """
        known = self._aligned.get((printed, meant))
        if known is None:
            ours, theirs = segments(printed), segments(meant)
            whole = len(ours) != len(theirs)
            parts = [(printed, meant)] if whole else zip(ours, theirs, strict=True)
            known = self._aligned[printed, meant] = [pair for both in parts for pair in self._traced(*both)]
        return known

    def _across(self, printed: str, meant: str, dearest: float) -> float:
        """Return the cost of two words as wholes, leaving out what they begin and end with alike."""
        ours, theirs = _trimmed(printed, meant)
        alike = SAME_LETTER_COST * (len(meant) - len(theirs))
        known = self._known.get((ours, theirs))
        if known is None:
            known = self._grid(ours, theirs, dearest - alike)[-1][-1]
            if known <= dearest - alike:
                self._known[ours, theirs] = known
        return known + alike

    def _whole(self, printed: str, meant: str) -> float:
        """Return the cost of two strings as wholes."""
        if len(printed) == len(meant) == 1:
            return self._pieces[printed, meant]
        if printed == meant and SWEDISH.isdisjoint(meant):
            return SAME_LETTER_COST * len(meant)
        return self._grid(printed, meant)[-1][-1]

    def _traced(self, printed: str, meant: str) -> list[tuple[str, str]]:
        """Return the cheapest alignment of two strings as wholes."""
        if printed == meant and SWEDISH.isdisjoint(meant):
            return list(zip(meant, printed, strict=True))
        known = self._traces.get((printed, meant))
        if known is None:
            known = self._traces[printed, meant] = list(self._trace(printed, meant))[::-1]
        return known

    def _trace(self, printed: str, meant: str) -> Iterator[tuple[str, str]]:
        """Yield the pieces of the cheapest alignment, from the end."""
        costs = self._grid(printed, meant)
        i, j = len(printed), len(meant)
        while i or j:
            steps = (
                (a, b)
                for a in range(min(LONGEST_PIECE_LETTERS, i) + 1)
                for b in range(min(LONGEST_PIECE_LETTERS, j) + 1)
                if a or b
            )
            a, b = min(
                steps,
                key=lambda s: costs[i - s[0]][j - s[1]] + self._pieces[printed[i - s[0] : i], meant[j - s[1] : j]],
            )
            yield meant[j - b : j], printed[i - a : i]
            i, j = i - a, j - b

    def _grid(self, printed: str, meant: str, dearest: float = IMPOSSIBLE_COST) -> list[list[float]]:
        """Return the cost of the cheapest alignment of every beginning of one with every beginning of the other.

        Costs that only lead to ones above `dearest` are left impossible.
        """
        lost = [self._pieces["", letter] for letter in meant]
        is_wide = [aim in self._wide for aim in meant]
        ends_long = [meant[j - 1 : j + 1] in self._long for j in range(len(meant))]
        costs = [[IMPOSSIBLE_COST] * (len(meant) + 1) for _ in range(len(printed) + 1)]
        costs[0][:] = accumulate(lost, initial=0.0)
        for i, letter in enumerate(printed, 1):
            above, row, read = costs[i - 1], costs[i], self._readings(letter)
            added = read[""]
            row[0] = left = above[0] + added
            for j, aim in enumerate(meant, 1):
                best = above[j - 1] + read[aim]
                if (cost := above[j] + added) < best:
                    best = cost
                if (cost := left + lost[j - 1]) < best:
                    best = cost
                if (i > 1 and is_wide[j - 1]) or ends_long[j - 1]:
                    best = min(best, self._longer(costs, printed, meant, i, j))
                row[j] = left = best
            if min(row) > dearest and min(above) > dearest:
                break
        return costs

    def _readings(self, letter: str) -> LazyCosts:
        """Return the cost of each meant letter read as `letter`."""
        known = self._letters.get(letter)
        if known is None:
            known = self._letters[letter] = LazyCosts(letter, self._weigh)
        return known

    def _longer(self, costs: list[list[float]], printed: str, meant: str, i: int, j: int) -> float:
        """Return the cost at `i` and `j` if the last piece has two characters, printed or meant."""
        cost = IMPOSSIBLE_COST
        if i > 1:
            cost = costs[i - 2][j - 1] + self._pieces[printed[i - 2 : i], meant[j - 1]]
        if j > 1 and (pair := meant[j - 2 : j]) in self._long:
            cost = min(cost, costs[i - 1][j - 2] + self._pieces[printed[i - 1], pair])
            if i > 1:
                cost = min(cost, costs[i - 2][j - 2] + self._pieces[printed[i - 2 : i], pair])
        return cost

    def _weigh(self, printed: str, meant: str) -> float:
        """Look one piece's cost up in the table, or else judge it by its kind."""
        known = self.table.get(meant, {}).get(printed)
        if known is not None:
            return known
        if meant in SWEDISH and printed and LOOKS_SWEDISH.issuperset(printed):
            return UNSEEN_READING_COST + len(printed) - 1
        if len(printed) > 1 or len(meant) > 1:
            return IMPOSSIBLE_COST
        if printed == meant:
            return UNSEEN_READING_COST if meant in SWEDISH else SAME_LETTER_COST
        return SUBSTITUTE_COST if printed and meant else LOST_LETTER_COST if meant else ADDED_LETTER_COST


def _least_misread_cost(table: Table) -> float:
    """Return the least cost of a letter, or two, read as other signs than å, ä and ö are."""
    costs = (
        cost
        for meant, readings in table.items()
        for printed, cost in readings.items()
        if meant.isalpha() and not (meant in SWEDISH and printed and LOOKS_SWEDISH.issuperset(printed))
    )
    return min(costs, default=ADDED_LETTER_COST)


def _trimmed(printed: str, meant: str) -> tuple[str, str]:
    """Cut off what both strings begin and end with alike, but for one character that a longer piece may need."""
    start = 0
    least = min(len(printed), len(meant))
    while start < least and printed[start] == meant[start] and meant[start] not in SWEDISH:
        start += 1
    end = 0
    while end < least - start and printed[-end - 1] == meant[-end - 1] and meant[-end - 1] not in SWEDISH:
        end += 1
    start, end = max(start - 1, 0), max(end - 1, 0)
    return printed[start : len(printed) - end], meant[start : len(meant) - end]
