"""Finds which titles are near each other, and how alike they are (0.0-1.0), comparing candidates in parts.

A process keeps the stems and deeds of the last titles that it has seen, so that the memory is bounded; what is near is
kept in arrays.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

from atgardsbanken.corpus.candidates import candidate_numbers
from atgardsbanken.corpus.deed import deed_likeness
from atgardsbanken.corpus.in_parts import InParts, blocks, bundles, here, with_results
from atgardsbanken.corpus.parsed_title import ParsedTitle, parsed_title
from atgardsbanken.corpus.stem_table import Numbers, Weights
from atgardsbanken.corpus.theme_groups import Judging, Near, Question
from atgardsbanken.corpus.wording import likeness, wording

WORDED_FROM = 0.65
"""Likeness of wordings from which titles are compared by their deeds; `bench/links.py` shows precision and recall."""
THEME_FROM = 0.55
"""Likeness to its middle, mean of wording and deed, from which a title is of a theme; `bench/themes.py` measures it."""
OTHERS_FROM = 0.3
"""Likeness to the other titles of its theme, on average, below which a title is taken out: the theme stays pure."""
MOST_OTHERS = 30
"""Others that a title is compared with for that, the most widespread ones, which bounds the time for big themes."""
STEPS = 2**30
"""Steps from 0 to 1 that likenesses to judges are told in: sums of them are exact, in whatever order they are added."""
PART_TITLES = 20_000
"""Titles that a part of work holds: about a second of it (`bench/parts.py`)."""
PART_PAIRS = 50_000
"""Pairs of titles that a part of work compares: about a second of it (`bench/parts.py`)."""

Key = TypeVar("Key")
Places = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A part of the comparison: titles, and the places among them of the first and second of each pair."""

    titles: Sequence[str]
    first: Places
    second: Places


class NearWordings(Mapping[int, Near]):
    """Which wordings are near each, by their numbers from 1 on: arrays, which take a tenth of what mappings do."""

    def __init__(self, count: int, first: Numbers, second: Numbers, alike: Weights) -> None:
        """Keep pairs of `count` wordings, each of which stands once, by their numbers less one."""
        owners = np.concatenate([first, second]).astype(np.int32)
        others = np.concatenate([second, first]).astype(np.int32)
        ordered = np.lexsort((others, owners))
        self._starts = np.searchsorted(owners[ordered], np.arange(count + 1))
        self._others = others[ordered] + np.int32(1)
        self._alike = np.concatenate([alike, alike])[ordered]

    def __getitem__(self, wording: int) -> Near:
        """Return what is near a wording, in the order of numbers."""
        some = slice(self._starts[wording - 1], self._starts[wording])
        return dict(zip(self._others[some].tolist(), self._alike[some].tolist(), strict=True))

    def __iter__(self) -> Iterator[int]:
        """Yield all numbers."""
        return iter(range(1, len(self) + 1))

    def __len__(self) -> int:
        """Return how many wordings there are."""
        return len(self._starts) - 1


def keys_of(titles: Sequence[str]) -> list[str]:
    """Return the keys of titles' wordings: a work on part of them."""
    return [wording(title).key for title in titles]


def keys_by_title(titles: Iterable[str], in_parts: InParts = here) -> dict[str, str]:
    """Return the keys of different titles' wordings."""
    different = list(dict.fromkeys(titles))
    found = (key for keys in in_parts(keys_of, blocks(different, PART_TITLES)) for key in keys)
    return dict(zip(different, found, strict=True))


def near_wordings(titles: Sequence[str], in_parts: InParts = here) -> NearWordings:
    """Find which of some titles, all worded otherwise, are near each other; the first one's number is 1."""
    first, second = candidate_numbers([wording(title) for title in titles], WORDED_FROM)
    cuts = (slice(at, at + PART_PAIRS) for at in range(0, len(first), PART_PAIRS))
    found = with_results(in_parts, compare, cuts, lambda cut: _comparison(titles, first[cut], second[cut]))
    none = np.zeros(0, dtype=np.int64)
    near = [(none, none, np.zeros(0)), *((first[cut][kept], second[cut][kept], alike) for cut, (kept, alike) in found)]
    return NearWordings(len(titles), *map(np.concatenate, zip(*near, strict=True)))


def _comparison(titles: Sequence[str], first: Numbers, second: Numbers) -> Comparison:
    """Return the part that compares these pairs, with the titles that it needs."""
    used, places = np.unique(np.concatenate([first, second]), return_inverse=True)
    halves = np.split(places.astype(np.int32), 2)
    return Comparison([titles[place] for place in used.tolist()], *halves)


def compare(part: Comparison) -> tuple[Places, Weights]:
    """Return which pairs of a part are near, by their places in it, and how alike they are."""
    titles = [parsed_title(title) for title in part.titles]
    pairs = enumerate(zip(part.first.tolist(), part.second.tolist(), strict=True))
    found = [(place, alike) for place, (one, other) in pairs if (alike := nearness(titles[one], titles[other]))]
    return np.array([place for place, _ in found], np.int32), np.array([alike for _, alike in found])


def near_pairs(pairs: Iterable[tuple[Key, Key]], titles: Mapping[Key, ParsedTitle]) -> Iterator[tuple[Key, Key, float]]:
    """Yield those pairs of keys whose titles are alike enough to be of one theme, and how alike."""
    for first, second in pairs:
        if alike := nearness(titles[first], titles[second]):
            yield first, second, alike


def nearness(first: ParsedTitle, second: ParsedTitle) -> float:
    """Return how alike two titles are if that is enough to be of one theme, or else 0.0.

    >>> nearness(parsed_title("Digitala vårdmöten"), parsed_title("Vårdmöten, digitala")) > 0.9
    True
    >>> nearness(parsed_title("Vårdnära service"), parsed_title("Patologi"))
    0.0
    """
    worded = likeness(first.wording, second.wording)
    found = title_likeness(first, second, worded) if worded >= WORDED_FROM else 0.0
    return found if found >= THEME_FROM else 0.0


def title_likeness(first: ParsedTitle, second: ParsedTitle, worded: float | None = None) -> float:
    """Return how alike two titles are: the mean of the likeness of their wordings, `worded`, and of their deeds."""
    if worded is None:
        worded = likeness(first.wording, second.wording)
    return (worded + deed_likeness(first.deed, second.deed)) / 2


def judging(titles: Mapping[str, str], in_parts: InParts = here) -> Judging:
    """Return how members of groups are judged by the titles of their keys."""

    def alike(questions: Sequence[Question]) -> list[dict[str, float]]:
        every = (
            (group, Question(question.judges, keys))
            for group, question in enumerate(questions)
            for keys in blocks(question.asked, PART_PAIRS // (MOST_OTHERS + 1))
        )
        parts = bundles(every, lambda each: len(each[1].judges) * len(each[1].asked), PART_PAIRS)
        judged = with_results(
            in_parts, judge, parts, lambda part: [_with_titles(question, titles) for _, question in part]
        )
        found: list[dict[str, float]] = [{} for _ in questions]
        for part, sums in judged:
            for (group, question), each in zip(part, sums, strict=True):
                found[group].update(zip(question.asked, each, strict=True))
        return found

    return Judging(MOST_OTHERS + 1, OTHERS_FROM, alike)


def judging_of(parsed: Callable[[str], ParsedTitle]) -> Judging:
    """Return how members of groups are judged here by what the titles of their keys say, which `parsed` tells."""

    def alike(questions: Sequence[Question]) -> list[dict[str, float]]:
        return [dict(zip(each.asked, _sums(each, parsed), strict=True)) for each in questions]

    return Judging(MOST_OTHERS + 1, OTHERS_FROM, alike)


def judge(part: Sequence[Question]) -> list[list[float]]:
    """Return the sum of each asked title's likenesses to the judges, other titles, of its group: a work on part."""
    return [_sums(question, parsed_title) for question in part]


def _sums(question: Question, parsed: Callable[[str], ParsedTitle]) -> list[float]:
    told = {key: parsed(key) for key in ({*question.judges, *question.asked} if question.asked else ())}
    return [
        sum(round(title_likeness(told[asked], told[other]) * STEPS) for other in question.judges if other != asked)
        / STEPS
        for asked in question.asked
    ]


def _with_titles(question: Question, titles: Mapping[str, str]) -> Question:
    """Return a question with titles in the place of their keys."""
    return Question([titles[key] for key in question.judges], [titles[key] for key in question.asked])
