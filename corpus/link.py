"""Links the same measure in several regions (themes) and in later issues of a series (continuations); likeness 0.0-1.0.

Different wordings are compared once, and only those that share enough weight: an inverted index of stems tells which.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from atgardsbanken.corpus.candidates import WeightedStems, candidates
from atgardsbanken.corpus.deed import deed_likeness, prepositions
from atgardsbanken.corpus.ids import ID_DIGITS
from atgardsbanken.corpus.parsed_title import ParsedTitle, parsed_title
from atgardsbanken.corpus.records import Continuation, Theme
from atgardsbanken.corpus.series import Period, Placement
from atgardsbanken.corpus.theme_groups import Changes, Judging, NewGroups, Node, part, regroup, root
from atgardsbanken.corpus.wording import Wording, likeness, wording

WORDED_FROM = 0.65
"""Likeness of wordings from which titles are compared by their deeds; `bench/links.py` shows precision and recall."""
THEME_FROM = 0.55
"""Likeness to its middle, mean of wording and deed, from which a title is of a theme; `bench/themes.py` measures it."""
OTHERS_FROM = 0.3
"""Likeness to the other titles of its theme, on average, below which a title is taken out: the theme stays pure."""
MOST_OTHERS = 30
"""Others that a title is compared with for that, the most widespread ones, which bounds the time for big themes."""
FEWEST_REGIONS = 2
"""Regions that a theme has at least."""
LONGEST_LABEL_WORDS = 8
"""Words that a theme's name has at most: a longer title is cut before a preposition."""
JOINING = frozenset({"och", "eller", "samt", "–"})
"""What begins a further part of a title, as prepositions do."""
CONTINUES_FROM = 0.55
"""Likeness from which a region's measure goes on in a later year: less, since only its own compete."""


class Linkable(Protocol):
    """The fields of a measure that linking reads; `region` is an official county code."""

    @property
    def id(self) -> str:
        """The measure's key."""
        ...

    @property
    def region(self) -> str | None:
        """The region whose measure it is."""
        ...

    @property
    def year(self) -> int | None:
        """The year of its plan."""
        ...

    @property
    def title(self) -> str:
        """The printed title."""
        ...


def link(
    measures: Sequence[Linkable], placements: Mapping[str, Placement] | None = None
) -> tuple[tuple[Theme, ...], tuple[Continuation, ...]]:
    """Return the themes and continuations of `measures`, the same in whatever order they come.

    Args:
        measures: of all documents.
        placements: the place of each measure's document in its series, by the measure's id; without them all documents
            count as one series, by the measures' years.
    """
    ordered = sorted(measures, key=lambda measure: measure.id)
    return themes(ordered), continuations(ordered, _by_year(ordered) if placements is None else placements)


def themes(measures: Sequence[Linkable]) -> tuple[Theme, ...]:
    """Group measures of at least two regions by the wording of their titles, largest groups first."""
    groups: defaultdict[str, list[Linkable]] = defaultdict(list)
    for measure in measures:
        groups[wording(measure.title).key].append(measure)
    titles = {key: group[0].title for key, group in groups.items()}
    nodes = grouped(titles, {key: len({measure.region for measure in group}) for key, group in groups.items()}).nodes
    parts: defaultdict[int, list[str]] = defaultdict(list)
    for number, node in nodes.items():
        parts[root(number, node)].append(node.key)
    found = (_theme(nodes[number].key, {key: groups[key] for key in keys}) for number, keys in parts.items())
    return tuple(sorted(filter(None, found), key=lambda theme: (-len(theme.members), theme.label, theme.id)))


def continuations(measures: Sequence[Linkable], placements: Mapping[str, Placement]) -> tuple[Continuation, ...]:
    """Pair each region's measures with the one they continue, in the nearest earlier issue of its series that has one.

    What municipalities do is paired in the same way; measures of nobody known are not.
    """
    groups: defaultdict[tuple[str, str], list[tuple[Period, Linkable]]] = defaultdict(list)
    for measure in measures:
        place = placements.get(measure.id)
        owner = measure.region or (place.owner if place else "")
        if place is not None and owner:
            groups[owner, place.series].append((place.period, measure))
    return tuple(pair for _, group in sorted(groups.items()) for pair in _SeriesLinks(group).continuations())


def _by_year(measures: Iterable[Linkable]) -> Mapping[str, Placement]:
    """Return the places of measures in one series of all documents, by their years."""
    return {each.id: Placement("", (each.year, each.year)) for each in measures if each.year is not None}


def grouped(titles: Mapping[str, str], sizes: Mapping[str, int]) -> NewGroups:
    """Group wordings that are all new.

    Args:
        titles: of each wording's key the title that it is compared by.
        sizes: of each key how many regions have it.
    """
    numbers = {key: number for number, key in enumerate(sorted(titles), start=1)}
    near: dict[int, dict[int, float]] = {number: {} for number in numbers.values()}
    parsed = {key: parsed_title(title) for key, title in titles.items()}
    wordings = {key: each.wording for key, each in parsed.items()}
    for first, second, alike in near_pairs(candidates(wordings, WORDED_FROM), parsed):
        near[numbers[first]][numbers[second]] = near[numbers[second]][numbers[first]] = alike
    groups = NewGroups({number: Node(key, sizes[key]) for key, number in numbers.items()}, near)
    regroup(groups, Changes(come=near))
    judge = judging(parsed.__getitem__)
    members: defaultdict[int | None, list[Node]] = defaultdict(list)
    for node in groups.nodes.values():
        members[node.middle].append(node)
    for middle, group in members.items():
        group.sort(key=lambda node: node is not groups.nodes[middle or 0])
        keys = {node.key for node in group}
        part(group, keys, judge)
    return groups


def judging(parsed: Callable[[str], ParsedTitle]) -> Judging:
    """Return how members of groups are judged by the titles of their keys, which `parsed` tells."""

    def alike(judges: Sequence[str], asked: Sequence[str]) -> Mapping[str, float]:
        told = {key: parsed(key) for key in ({*judges, *asked} if asked else ())}
        return {
            key: sum(
                _alike(likeness(told[key].wording, told[judge].wording), told[key], told[judge])
                for judge in judges
                if judge != key
            )
            for key in asked
        }

    return Judging(MOST_OTHERS + 1, OTHERS_FROM, alike)


def near_pairs(pairs: Iterable[tuple[str, str]], parsed: Mapping[str, ParsedTitle]) -> Iterator[tuple[str, str, float]]:
    """Yield those pairs of keys (the lower first) that are alike enough to be of one theme, and how alike."""
    for first, second in pairs:
        worded = likeness(parsed[first].wording, parsed[second].wording)
        if worded >= WORDED_FROM:
            alike = _alike(worded, parsed[first], parsed[second])
            if alike >= THEME_FROM:
                yield first, second, alike


def _alike(worded: float, first: ParsedTitle, second: ParsedTitle) -> float:
    """Return how alike two titles are: the mean of their wordings' likeness, `worded`, and their deeds'."""
    return (worded + deed_likeness(first.deed, second.deed)) / 2


def theme_id(middle: str) -> str:
    """Return the id of the theme that has gathered around this wording's key."""
    return hashlib.sha256(f"theme\x1f{middle}".encode()).hexdigest()[:ID_DIGITS]


def _theme(middle: str, groups: Mapping[str, Sequence[Linkable]]) -> Theme | None:
    """Return the theme of the measures in `groups`, by key; None where they are not of two regions."""
    measures = [measure for group in groups.values() for measure in group]
    if len({measure.region for measure in measures} - {None}) < FEWEST_REGIONS:
        return None
    label = theme_label(Counter(measure.title for measure in measures), [each.title for each in groups[middle]])
    return Theme(theme_id(middle), label, tuple(sorted(measure.id for measure in measures)))


def theme_label(titles: Mapping[str, int], middle: Iterable[str]) -> str:
    """Return the title that names a theme best: short, borne by most, a name and no clause, without a number.

    Args:
        titles: of all its measures, and how many have each.
        middle: of those that are worded as its middle.
    """
    counts = Counter[str]()
    for title, count in titles.items():
        counts[_plain(title)] += count
    central = {*map(_plain, {*middle})}
    best = min(
        _most_borne(counts),
        key=lambda title: (
            not title[:1].isupper(),
            any(letter.isdigit() for letter in title),
            title not in central,
            len(title),
            title,
        ),
    )
    return _cut(best[:1].upper() + best[1:])


def _most_borne(counts: Mapping[str, int]) -> list[str]:
    """Return the short titles that most measures bear, of all if none is short."""
    by_count: defaultdict[int, list[str]] = defaultdict(list)
    for title, count in counts.items():
        by_count[count].append(title)
    for _, titles in sorted(by_count.items(), reverse=True):
        if short := [title for title in titles if len(title.split()) <= LONGEST_LABEL_WORDS]:
            return short
    return by_count[max(by_count)]


def _cut(title: str) -> str:
    """Return a title with few words: a longer one ends before the last preposition that leaves it short enough.

    >>> _cut("Kamratstöd efter svåra händelser byggs upp på alla stationer")
    'Kamratstöd efter svåra händelser byggs upp'
    """
    said = title.split()
    if len(said) <= LONGEST_LABEL_WORDS:
        return title
    ends = [at for at in range(2, LONGEST_LABEL_WORDS + 1) if said[at] in prepositions() | JOINING]
    return " ".join(said[: ends[-1] if ends else LONGEST_LABEL_WORDS]).rstrip(",;:")


def _plain(title: str) -> str:
    """Return a title with single spaces and without a full stop."""
    return " ".join(title.split()).rstrip(".")


class _SeriesLinks:
    """One region's measures of a series by period and wording; each two wordings are compared once."""

    def __init__(self, measures: Sequence[tuple[Period, Linkable]]) -> None:
        self._wordings: dict[WeightedStems, Wording] = {}
        self._issues: defaultdict[Period, defaultdict[WeightedStems, list[str]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for period, measure in measures:
            measure_wording = wording(measure.title)
            stems = tuple(sorted(measure_wording.weights.items()))
            self._wordings.setdefault(stems, measure_wording)
            self._issues[period][stems].append(measure.id)
        self._near: defaultdict[WeightedStems, dict[WeightedStems, float]] = defaultdict(dict)
        for first, second in candidates(self._wordings, CONTINUES_FROM):
            self._compare(first, second)
            self._compare(second, first)
        for stems in self._wordings:
            self._compare(stems, stems)

    def _compare(self, earlier: WeightedStems, later: WeightedStems) -> None:
        """Remember how alike two wordings are, if it is enough."""
        alike = likeness(self._wordings[earlier], self._wordings[later])
        if alike >= CONTINUES_FROM:
            self._near[later][earlier] = round(alike, 4)

    def continuations(self) -> Iterator[Continuation]:
        """Yield the pairs in the order of their later issues, from the nearest earlier issue on."""
        ordered = sorted(self._issues)
        for number, later in enumerate(ordered):
            unpaired = {id_: stems for stems, ids in self._issues[later].items() for id_ in ids if self._near[stems]}
            for earlier in reversed(ordered[:number]):
                for pair in _best_pairs(self._scored(earlier, unpaired)):
                    unpaired.pop(pair.later)
                    yield pair

    def _scored(self, period: Period, later: Mapping[str, WeightedStems]) -> Iterator[Continuation]:
        """Yield all pairs of measures of an issue and later ones that are alike enough."""
        there = self._issues[period]
        for id_, stems in later.items():
            for other, alike in self._near[stems].items():
                for before in there.get(other, ()):
                    yield Continuation(before, id_, alike)


def _best_pairs(pairs: Iterable[Continuation]) -> list[Continuation]:
    """Return the most alike of these pairs first, each measure in one pair at most."""
    taken: set[str] = set()
    best = []
    for pair in sorted(pairs, key=lambda pair: (-pair.score, pair.earlier, pair.later)):
        if pair.earlier not in taken and pair.later not in taken:
            taken |= {pair.earlier, pair.later}
            best.append(pair)
    return best
