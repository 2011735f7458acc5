"""Reading of an index: the rows that match an expression, their values, and their bm25 scores."""

from __future__ import annotations

import math
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, reduce
from typing import Any

import numpy as np
import numpy.typing as npt

from atgardsbanken.db.search import index_arrays
from atgardsbanken.db.search.expression import AllOf, AnyOf, Expression, Phrase, Without, phrases
from atgardsbanken.db.search.index_arrays import Bits, Codes, FacetValue, IndexName, Mask
from atgardsbanken.db.search.match_forms import BM25_WEIGHTS

SATURATION, LENGTH_SHARE = 1.2, 0.75
"""The constants k1 and b of bm25 (Robertson and Zaragoza 2009), as SQLite has them."""
LEAST_IDF = 1e-6
"""The least inverse document frequency, of phrases that stand in more than half of the rows; as SQLite has it."""

Scores = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]


class IndexReader:
    """Reads an index for one query and caches what it has read; a place is a row's number in the index less one."""

    def __init__(self, connection: sqlite3.Connection, index: IndexName) -> None:
        self.connection = connection
        self.index: IndexName = index
        self._own_lengths = index_arrays.numbers(connection, index, "length")
        self.size = len(self._own_lengths)
        self._live = index_arrays.numbers(connection, index, "live").astype(np.bool_)
        self._live_bits = np.packbits(self._live, bitorder="little")
        self._base = int(index_arrays.numbers(connection, index, "base").max(initial=0))
        self.count = int(np.count_nonzero(self._live))
        self._common: dict[str, dict[str, Bits]] = {}
        self._fields: dict[Phrase, dict[str, Bits]] = {}

    def numbers(self, name: str) -> Codes:
        """Read the number that each row has in a column."""
        return index_arrays.numbers(self.connection, self.index, name)

    def entries(self, name: str) -> list[FacetValue]:
        """Read the values that the numbers of a column stand for."""
        return index_arrays.entries(self.connection, self.index, name)

    def none(self) -> Mask:
        """Return a mask of no rows."""
        return np.zeros(self.size, np.bool_)

    def all(self) -> Mask:
        """Return a mask of all rows but those of what is gone."""
        return self._live.copy()

    def rows(self, expression: Expression) -> Mask:
        """Find the rows that match an expression."""
        return index_arrays.unpacked(self._bits(expression), self.size)

    def _bits(self, expression: Expression) -> Bits:
        match expression:
            case Phrase():
                return self.any_bits(self.fields(expression).values())
            case AnyOf(parts):
                return self.any_bits(map(self._bits, parts))
            case AllOf(parts):
                return reduce(np.bitwise_and, map(self._bits, parts))
            case Without(wanted, unwanted):
                return self._bits(wanted) & ~self._bits(unwanted)

    def any_bits(self, each: Iterable[Bits]) -> Bits:
        """Return the rows that any of the masks holds."""
        return reduce(np.bitwise_or, each, np.zeros(-(-self.size // 8), np.uint8))

    def fields(self, phrase: Phrase) -> dict[str, Bits]:
        """Find the rows that hold a phrase, by column; columns in which none does may be left out."""
        if phrase not in self._fields:
            common = self._common_rows(phrase.words[0]) if len(phrase.words) == 1 and not phrase.begins else {}
            found = self._of_common(phrase, common) if common else self._scanned(phrase)
            self._fields[phrase] = {field: bits & self._live_bits for field, bits in found.items()}
        return self._fields[phrase]

    def _common_rows(self, word: str) -> dict[str, Bits]:
        if word not in self._common:
            self._common[word] = index_arrays.common_rows(self.connection, self.index, word)
        return self._common[word]

    def _of_common(self, phrase: Phrase, common: Mapping[str, Bits]) -> dict[str, Bits]:
        """Find the rows with a common word: older ones by the bits that were stored, newer ones in the index."""
        found = {field: np.zeros(-(-self.size // 8), np.uint8) for field in phrase.columns if field in common}
        if self._is_in_new_rows(phrase.words[0]):
            found = self._scanned(phrase, after=self._base)
        for field in found.keys() & common.keys():
            found[field][: len(common[field])] |= common[field]
        return found

    def _is_in_new_rows(self, word: str) -> bool:
        """Return whether a row holds a word that came after the bits of common words were stored."""
        return self._has_rows_after_base and bool(self._matching(f'"{word}"', self._base).any())

    def _scanned(self, phrase: Phrase, after: int = 0) -> dict[str, Bits]:
        """Find the rows that hold a phrase, by column, of all or of those after the first ones."""
        return {field: self._matching(phrase.match(field), after) for field in phrase.columns}

    @property
    def _has_rows_after_base(self) -> bool:
        """Whether there are rows of which the bits of common words tell nothing: new ones, and names of themes."""
        return self.size > self._base or len(self._labels) > 0

    def _matching(self, match: str, after: int) -> Bits:
        """Find the rows after the first ones that match an FTS5 expression, or whose theme's name does."""
        rows, themes = index_arrays.matching(self.connection, self.index, match, after=after)
        bits = index_arrays.packed(rows, self.size)
        if not len(themes):
            return bits
        is_named = np.zeros(max(int(self._labels.max(initial=0)), int(themes[-1])) + 1, np.bool_)
        is_named[themes] = True
        return bits | np.packbits(is_named[self._labels], bitorder="little")

    @cached_property
    def _labels(self) -> Codes:
        """The number of each row's theme, 0 for none; none where no row has one."""
        return self.numbers("label")

    @cached_property
    def lengths(self) -> npt.NDArray[np.integer[Any]]:
        """The words of each row, with those of its theme's name."""
        if not len(self._labels):
            return self._own_lengths
        return self._own_lengths + self.numbers("label_length").astype(np.uint16)[self._labels]

    def bm25(self, expression: Expression, places: Places) -> Scores:
        """Return the bm25 scores of rows for an expression, higher is better.

        The score is SQLite's bm25 with `BM25_WEIGHTS`, times each phrase's rank share, but for two things: a phrase
        counts once in a column, so that no text need be read; a title seldom says a word twice. And words that only
        stand for typed ones count as one word together, so that many of them cost no more than one.
        """
        if not len(places):
            return np.zeros(0, np.float32)
        damping = SATURATION * (
            1 - LENGTH_SHARE + LENGTH_SHARE * self.lengths[places] / max(self.lengths[self._live].mean(), 1)
        )
        damping = damping.astype(np.float32)
        scores, weights = np.zeros(len(places), np.float32), BM25_WEIGHTS[self.index]
        for rank_share, fields in self._counted(expression):
            holding = index_arrays.count(self.any_bits(fields.values()))
            if holding:
                held = np.zeros(len(places), np.float32)
                for field, bits in fields.items():
                    held += np.float32(weights[field]) * index_arrays.held(bits, places)
                scores += rank_share * self._idf(holding) * (SATURATION + 1) * held / (held + damping)
        return scores

    def _counted(self, expression: Expression) -> Iterator[tuple[float, dict[str, Bits]]]:
        """Yield the rows of each phrase by column, with its rank share; phrases of a lesser share count as one."""
        lesser: dict[float, dict[str, Bits]] = {}
        for phrase in phrases(expression):
            if phrase.rank_share == 1.0:
                yield 1.0, self.fields(phrase)
                continue
            together = lesser.setdefault(phrase.rank_share, {})
            for field, bits in self.fields(phrase).items():
                together[field] = together[field] | bits if field in together else bits
        yield from lesser.items()

    def _idf(self, holding: int) -> np.float32:
        return np.float32(max(math.log((self.count - holding + 0.5) / (holding + 0.5)), LEAST_IDF))


def first(count: int, *keys: npt.NDArray[np.generic]) -> Places:
    """Return the places of the `count` lowest by several keys, the most important first; a stable order."""
    count = min(count, len(keys[0]))
    if not count:
        return np.zeros(0, np.int64)
    edge = np.partition(keys[0], count - 1)[count - 1]
    kept = np.flatnonzero(keys[0] <= edge)
    order = np.lexsort([key[kept] for key in reversed(keys)])
    return kept[order][:count]
