"""Which wordings in the bank share enough stems with others to be near them, as `corpus/may_be_near.py` tells."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping

import numpy as np
import numpy.typing as npt

from atgardsbanken.corpus.may_be_near import Asked, asked_of
from atgardsbanken.corpus.near import WORDED_FROM
from atgardsbanken.corpus.parsed_title import ParsedTitle
from atgardsbanken.corpus.stem_table import TOLERANCE
from atgardsbanken.corpus.wording import CONTAINED_SHARE, SPECIFIC_WEIGHT, misread_stems

STEMS = """
    WITH RECURSIVE stems (stem) AS (
        SELECT min(stem) FROM link_stems
        UNION ALL SELECT (SELECT min(s.stem) FROM link_stems s WHERE s.stem > t.stem) FROM stems t WHERE t.stem NOT NULL
    )
    SELECT stem FROM stems WHERE stem NOT NULL
"""
"""The different stems, each found with one step in the index."""
HAVING_STEM = "SELECT wording FROM link_stems WHERE stem = ?"
WEIGHTS = "SELECT light, heavy FROM link_wordings WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
KEYS = "SELECT id, key FROM link_wordings WHERE id IN (SELECT value FROM json_each(?))"
Shared = tuple[npt.NDArray[np.int64], npt.NDArray[np.float64]]
"""The numbers of wordings, and the most weight that each can share with the one that is asked for."""
Weights = tuple[npt.NDArray[np.int64], npt.NDArray[np.float64], npt.NDArray[np.float64]]
"""The numbers of wordings in order, and what their stems weigh, elaborations lighter or not."""


def may_be_near(connection: sqlite3.Connection, titles: Mapping[str, ParsedTitle]) -> Iterator[tuple[str, int, str]]:
    """Yield pairs of these titles' keys and other wordings, by number and key, that share enough to be near."""
    every = {key: each for key, each in _asked(connection, titles).items() if each.stems}
    having = _having(connection, {stem for each in every.values() for stem in each.stems})
    met = {key: _shared(each, having) for key, each in every.items()}
    weights = _weights(connection, met.values())
    near = {key: _sharing_enough(every[key], shared, weights) for key, shared in met.items()}
    keys = dict(map(tuple, connection.execute(KEYS, _listed({number for found in near.values() for number in found}))))
    for key, numbers in near.items():
        yield from ((key, number, keys[number]) for number in numbers if keys[number] != key)


def _asked(connection: sqlite3.Connection, titles: Mapping[str, ParsedTitle]) -> dict[str, Asked]:
    """Return what to look for to find all that is near some titles."""
    held = [row[0] for row in connection.execute(STEMS)] if titles else []
    own = {stem for each in titles.values() for stem in each.wording.full_weights}
    misread = misread_stems(own.union(held), own)
    return {key: asked_of(each.wording, WORDED_FROM, misread) for key, each in titles.items()}


def _having(connection: sqlite3.Connection, stems: set[str]) -> dict[str, npt.NDArray[np.int64]]:
    """Read the numbers of the wordings that have each of some stems."""
    cursor = connection.cursor()
    cursor.row_factory = None
    found = ((stem, cursor.execute(HAVING_STEM, [stem]).fetchall()) for stem in sorted(stems))
    return {stem: np.asarray(rows, np.int64).reshape(-1) for stem, rows in found}


def _shared(asked: Asked, having: Mapping[str, npt.NDArray[np.int64]]) -> Shared:
    """Find the wordings that can share enough whatever they weigh, and the most that each can share."""
    numbers = np.concatenate([having[stem] for stem in asked.stems])
    most = np.repeat(np.array([*asked.stems.values()]), [len(having[stem]) for stem in asked.stems])
    found, places = np.unique(numbers, return_inverse=True)
    shared = np.asarray(np.bincount(places, most, len(found)) + asked.skipped + TOLERANCE, np.float64)
    kept = (2 * shared >= WORDED_FROM * asked.light) | (shared >= CONTAINED_SHARE * (SPECIFIC_WEIGHT - TOLERANCE))
    return found[kept], shared[kept]


def _weights(connection: sqlite3.Connection, met: Iterable[Shared]) -> Weights:
    """Read the weights of the wordings that were met."""
    numbers = np.unique(np.concatenate([np.zeros(0, np.int64), *(found for found, _ in met)]))
    cursor = connection.cursor()
    cursor.row_factory = None
    rows = cursor.execute(WEIGHTS, _listed(numbers.tolist())).fetchall()
    light, heavy = np.array(rows, np.float64).reshape(-1, 2).T
    return numbers, light, heavy


def _sharing_enough(asked: Asked, shared: Shared, weights: Weights) -> list[int]:
    """Return the wordings that share enough to be near: of what both weigh, or of the lesser one."""
    found, share = shared
    numbers, light, heavy = weights
    places = np.searchsorted(numbers, found)
    lesser = np.minimum(asked.heavy, heavy[places])
    contained = (share >= CONTAINED_SHARE * lesser) & (lesser + TOLERANCE >= SPECIFIC_WEIGHT)
    enough: list[int] = found[(2 * share >= WORDED_FROM * (asked.light + light[places])) | contained].tolist()
    return enough


def _listed(numbers: Iterable[int]) -> list[str]:
    """Return the parameter for a list of numbers."""
    return [json.dumps(sorted(numbers))]
