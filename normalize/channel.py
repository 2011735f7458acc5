"""What OCR makes of a word: the cost, -ln P(printed | meant), of reading one string for another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final

from normalize.characters import CONFUSABLE
from normalize.lexicon import DATA

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


class Channel:
    """A way of reading; keeps the costs it has worked out."""

    def __init__(self, table: Table) -> None:
        """Reads as `table` says, and by chance otherwise."""
        self.table = table
        self._known: dict[tuple[str, str], float] = {}
        self._traces: dict[tuple[str, str], tuple[tuple[str, str], ...]] = {}

    def cost(self, printed: str, meant: str) -> float:
        """The cost of reading `meant` as `printed`, both in small letters.

        Segments of confusable and of other letters are weighed one by one where both words have as many of them,
        which is nearly always and makes the sum quick; otherwise the whole words are.
        """
        ours, theirs = _SEGMENT.findall(printed), _SEGMENT.findall(meant)
        if len(ours) != len(theirs):
            return self._whole(printed, meant)
        return sum(map(self._whole, ours, theirs))

    def align(self, printed: str, meant: str) -> list[tuple[str, str]]:
        """The cheapest alignment, as pieces of `meant` and what each was read as."""
        ours, theirs = _SEGMENT.findall(printed), _SEGMENT.findall(meant)
        if len(ours) != len(theirs):
            return list(self._traced(printed, meant))
        return [pair for segments in zip(ours, theirs, strict=True) for pair in self._traced(*segments)]

    def _traced(self, printed: str, meant: str) -> tuple[tuple[str, str], ...]:
        """The cheapest alignment of two strings as wholes."""
        known = self._traces.get((printed, meant))
        if known is None:
            known = self._traces[printed, meant] = tuple(self._trace(printed, meant))[::-1]
        return known

    def _trace(self, printed: str, meant: str) -> Iterator[tuple[str, str]]:
        """The pieces of the cheapest alignment, from the end."""
        costs = self._grid(printed, meant)
        i, j = len(printed), len(meant)
        while i or j:
            a, b = min(_steps(i, j), key=lambda s: costs[i - s[0]][j - s[1]] + self._piece(printed, meant, i, j, *s))
            yield meant[j - b : j], printed[i - a : i]
            i, j = i - a, j - b

    def _whole(self, printed: str, meant: str) -> float:
        key = (printed, meant)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._grid(printed, meant)[-1][-1]
        return known

    def _grid(self, printed: str, meant: str) -> list[list[float]]:
        """The cost of the cheapest alignment of every beginning of one with every beginning of the other."""
        costs = [[NEVER] * (len(meant) + 1) for _ in range(len(printed) + 1)]
        costs[0][0] = 0.0
        for i in range(len(printed) + 1):
            for j in range(len(meant) + 1):
                for a, b in _steps(i, j):
                    cost = costs[i - a][j - b] + self._piece(printed, meant, i, j, a, b)
                    if cost < costs[i][j]:
                        costs[i][j] = cost
        return costs

    def _piece(self, printed: str, meant: str, i: int, j: int, a: int, b: int) -> float:
        """The cost of reading the `b` letters before `j` of `meant` as the `a` before `i` of `printed`."""
        reading, piece = printed[i - a : i], meant[j - b : j]
        known = self.table.get(piece, {}).get(reading)
        if known is not None:
            return known
        if piece in SWEDISH and reading and LOOKS_SWEDISH.issuperset(reading):
            return UNSEEN + (a - 1)
        if a > 1 or b > 1:
            return NEVER
        if reading == piece:
            return SURVIVE if piece in SWEDISH else IDENTITY
        return SUBSTITUTE if reading and piece else LOSE if piece else ADD


@cache
def _steps(i: int, j: int) -> tuple[tuple[int, int], ...]:
    """The numbers of characters that a piece before `i` and `j` may have."""
    return tuple((a, b) for a in range(min(LONGEST, i) + 1) for b in range(min(LONGEST, j) + 1) if a or b)
