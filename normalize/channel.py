"""What OCR makes of a word: the cost, -ln P(printed | meant), of reading one string for another."""

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

SUBSTITUTE: Final = 9.0
"""Cost of one letter read as any other that the table does not name."""
LOSE: Final = 8.5
"""Cost of a letter that was not read."""
ADD: Final = 9.0
"""Cost of a letter that was read and is not there."""
SURVIVE: Final = 6.0
"""Cost of å, ä and ö read as themselves by a model that has none."""
UNSEEN: Final = 5.5
"""Cost of å, ä or ö read as a confusable character that the table does not name; one more for a second one."""
SWEDISH: Final = frozenset("åäö")
LOOKS_SWEDISH: Final = frozenset(CONFUSABLE) - SWEDISH
IDENTITY: Final = 0.01
"""Cost of any other letter read as itself."""
LONGEST: Final = 2
"""Characters in the longest piece that is read as a whole."""
DEAR: Final = 7.0
"""Cost of a word by its segments above which it is weighed as a whole too, for pieces across their borders …"""
MISREAD: Final = 1.0
"""… if two segments side by side cost more than this."""
NEVER: Final = float("inf")

_SEGMENT: Final = re.compile(f"[{re.escape(CONFUSABLE)}0]+|[^{re.escape(CONFUSABLE)}0]+")


def read_table(path: Path) -> dict[str, dict[str, float]]:
    """The table in a file of three columns: meant, printed, cost; `#` begins a comment line."""
    table: dict[str, dict[str, float]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            meant, printed, cost = line.split("\t")
            table.setdefault(meant, {})[printed] = float(cost)
    return table


@cache
def learned() -> Channel:
    """The channel of English OCR as learned from pairs of texts."""
    return Channel(read_table(DATA / "channel.tsv"))


@lru_cache(maxsize=200_000)
def segments(word: str) -> tuple[str, ...]:
    """`word` cut where confusable letters and others meet."""
    return tuple(_SEGMENT.findall(word))


class Readings(dict[str, float]):
    """The cost of each meant piece read as one printed piece, worked out when it is asked for."""

    def __init__(self, printed: str, weigh: Callable[[str, str], float]) -> None:
        """Costs of being read as `printed`, by `weigh`."""
        super().__init__()
        self._printed, self._weigh = printed, weigh

    def __missing__(self, meant: str) -> float:
        """The cost of a piece that was not asked for before."""
        cost = self[meant] = self._weigh(self._printed, meant)
        return cost


class Channel:
    """A way of reading; keeps the costs it has worked out."""

    def __init__(self, table: Table) -> None:
        """Reads as `table` says, and by chance otherwise."""
        self.table = table
        self._long = frozenset(meant for meant in table if len(meant) > 1)
        self._wide = SWEDISH | {meant for meant, readings in table.items() if any(len(r) > 1 for r in readings)}
        self._letters: dict[str, Readings] = {}
        self._pieces: dict[tuple[str, str], float] = {}
        self._known: dict[tuple[str, str], float] = {}
        self._traces: dict[tuple[str, str], list[tuple[str, str]]] = {}

    def cost(self, printed: str, meant: str) -> float:
        """The cost of reading `meant` as `printed`, both in small letters.

        Segments of confusable and of other letters are weighed one by one where both words have as many of them,
        which is nearly always and makes the sum quick; otherwise, or if two neighbours are dear, the whole words are.
        """
        ours, theirs = segments(printed), segments(meant)
        if len(ours) != len(theirs):
            return self._across(printed, meant)
        costs = [*map(self._whole, ours, theirs)]
        cost = sum(costs)
        if cost < DEAR or not any(first > MISREAD and second > MISREAD for first, second in pairwise(costs)):
            return cost
        return min(cost, self._across(printed, meant))

    def align(self, printed: str, meant: str) -> list[tuple[str, str]]:
        """The cheapest alignment, as pieces of `meant` and what each was read as."""
        ours, theirs = segments(printed), segments(meant)
        if len(ours) != len(theirs):
            return self._traced(printed, meant)
        return [pair for both in zip(ours, theirs, strict=True) for pair in self._traced(*both)]

    def _across(self, printed: str, meant: str) -> float:
        """The cost of two words as wholes, what they begin and end with alike left out of the alignment."""
        ours, theirs = _trimmed(printed, meant)
        return self._whole(ours, theirs) + IDENTITY * (len(meant) - len(theirs))

    def _whole(self, printed: str, meant: str) -> float:
        """The cost of two strings as wholes."""
        if len(printed) == len(meant) == 1:
            return self._piece(printed, meant)
        if printed == meant and SWEDISH.isdisjoint(meant):
            return IDENTITY * len(meant)
        key = (printed, meant)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._grid(printed, meant)[-1][-1]
        return known

    def _traced(self, printed: str, meant: str) -> list[tuple[str, str]]:
        """The cheapest alignment of two strings as wholes."""
        if printed == meant and SWEDISH.isdisjoint(meant):
            return list(zip(meant, printed, strict=True))
        known = self._traces.get((printed, meant))
        if known is None:
            known = self._traces[printed, meant] = list(self._trace(printed, meant))[::-1]
        return known

    def _trace(self, printed: str, meant: str) -> Iterator[tuple[str, str]]:
        """The pieces of the cheapest alignment, from the end."""
        costs = self._grid(printed, meant)
        i, j = len(printed), len(meant)
        while i or j:
            steps = ((a, b) for a in range(min(LONGEST, i) + 1) for b in range(min(LONGEST, j) + 1) if a or b)
            a, b = min(
                steps, key=lambda s: costs[i - s[0]][j - s[1]] + self._piece(printed[i - s[0] : i], meant[j - s[1] : j])
            )
            yield meant[j - b : j], printed[i - a : i]
            i, j = i - a, j - b

    def _grid(self, printed: str, meant: str) -> list[list[float]]:
        """The cost of the cheapest alignment of every beginning of one with every beginning of the other."""
        lost = [self._piece("", letter) for letter in meant]
        is_wide = [aim in self._wide for aim in meant]
        ends_long = [meant[j - 1 : j + 1] in self._long for j in range(len(meant))]
        costs = [[NEVER] * (len(meant) + 1) for _ in range(len(printed) + 1)]
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
        return costs

    def _readings(self, letter: str) -> Readings:
        """The cost of each meant letter read as `letter`."""
        known = self._letters.get(letter)
        if known is None:
            known = self._letters[letter] = Readings(letter, self._weigh)
        return known

    def _longer(self, costs: list[list[float]], printed: str, meant: str, i: int, j: int) -> float:
        """The cost at `i` and `j` if the last piece has two characters, printed or meant."""
        cost = NEVER
        if i > 1:
            cost = costs[i - 2][j - 1] + self._piece(printed[i - 2 : i], meant[j - 1])
        if j > 1 and (pair := meant[j - 2 : j]) in self._long:
            cost = min(cost, costs[i - 1][j - 2] + self._piece(printed[i - 1], pair))
            if i > 1:
                cost = min(cost, costs[i - 2][j - 2] + self._piece(printed[i - 2 : i], pair))
        return cost

    def _piece(self, printed: str, meant: str) -> float:
        """The cost of one piece read for another."""
        known = self._pieces.get((printed, meant))
        if known is None:
            known = self._pieces[printed, meant] = self._weigh(printed, meant)
        return known

    def _weigh(self, printed: str, meant: str) -> float:
        known = self.table.get(meant, {}).get(printed)
        if known is not None:
            return known
        if meant in SWEDISH and printed and LOOKS_SWEDISH.issuperset(printed):
            return UNSEEN + len(printed) - 1
        if len(printed) > 1 or len(meant) > 1:
            return NEVER
        if printed == meant:
            return SURVIVE if meant in SWEDISH else IDENTITY
        return SUBSTITUTE if printed and meant else LOSE if meant else ADD


def _trimmed(printed: str, meant: str) -> tuple[str, str]:
    """Both strings without what they begin and end with alike, but for one character that a longer piece may need."""
    start = 0
    least = min(len(printed), len(meant))
    while start < least and printed[start] == meant[start] and meant[start] not in SWEDISH:
        start += 1
    end = 0
    while end < least - start and printed[-end - 1] == meant[-end - 1] and meant[-end - 1] not in SWEDISH:
        end += 1
    start, end = max(start - 1, 0), max(end - 1, 0)
    return printed[start : len(printed) - end], meant[start : len(meant) - end]
