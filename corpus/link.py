"""Links the same measure in several regions (themes) and in later issues of a series (continuations); likeness 0.0-1.0.

Different wordings are compared once, and only those that share enough weight: an inverted index of stems tells which.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from atgardsbanken.corpus.candidates import WeightedStems, candidates
from atgardsbanken.corpus.deed import prepositions
from atgardsbanken.corpus.ids import ID_DIGITS
from atgardsbanken.corpus.in_parts import InParts, bundles, here
from atgardsbanken.corpus.near import judging, keys_by_title, near_wordings
from atgardsbanken.corpus.records import Continuation, Theme
from atgardsbanken.corpus.series import Period, Placement
from atgardsbanken.corpus.theme_groups import Changes, Gathered, NewGroups, Node, part, regroup, root
from atgardsbanken.corpus.wording import Wording, likeness, wording

FEWEST_REGIONS = 2
"""Regions that a theme has at least."""
LONGEST_LABEL_WORDS = 8
"""Words that a theme's name has at most: a longer title is cut before a preposition."""
JOINING = frozenset({"och", "eller", "samt", "–"})
"""What begins a further part of a title, as prepositions do."""
PART_MEASURES = 5_000
"""Measures whose continuations a part of work finds, or more: half a second of it and more (`bench/parts.py`)."""
CONTINUES_FROM = 0.55
"""Likeness from which a region's measure goes on in a later year: less, since only its own compete."""

Issued = tuple[Period, str, str]
"""When a measure's issue of its series is, its id and its title."""


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
    measures: Sequence[Linkable], placements: Mapping[str, Placement] | None = None, in_parts: InParts = here
) -> tuple[tuple[Theme, ...], tuple[Continuation, ...]]:
    """Return the themes and continuations of `measures`, the same in whatever order they come.

    Args:
        measures: of all documents.
        placements: the place of each measure's document in its series, by the measure's id; without them all documents
            count as one series, by the measures' years.
        in_parts: how titles are compared.
    """
    ordered = sorted(measures, key=lambda measure: measure.id)
    placed = _by_year(ordered) if placements is None else placements
    return themes(ordered, in_parts), continuations(ordered, placed, in_parts)


def themes(measures: Sequence[Linkable], in_parts: InParts = here) -> tuple[Theme, ...]:
    """Group measures of at least two regions by the wording of their titles, largest groups first."""
    groups: defaultdict[str, list[Linkable]] = defaultdict(list)
    keys = keys_by_title((measure.title for measure in measures), in_parts)
    for measure in measures:
        groups[keys[measure.title]].append(measure)
    titles = {key: group[0].title for key, group in groups.items()}
    sizes = {key: len({measure.region for measure in group}) for key, group in groups.items()}
    nodes = grouped(titles, sizes, in_parts).nodes
    parts: defaultdict[int, list[str]] = defaultdict(list)
    for number, node in nodes.items():
        parts[root(number, node)].append(node.key)
    found = (_theme(nodes[number].key, {key: groups[key] for key in keys}) for number, keys in parts.items())
    return tuple(sorted(filter(None, found), key=lambda theme: (-len(theme.members), theme.label, theme.id)))


def continuations(
    measures: Sequence[Linkable], placements: Mapping[str, Placement], in_parts: InParts = here
) -> tuple[Continuation, ...]:
    """Pair each region's measures with the one they continue, in the nearest earlier issue of its series that has one.

    What municipalities do is paired in the same way; measures of nobody known are not.
    """
    groups: defaultdict[tuple[str, str], list[Issued]] = defaultdict(list)
    for measure in measures:
        place = placements.get(measure.id)
        owner = measure.region or (place.owner if place else "")
        if place is not None and owner:
            groups[owner, place.series].append((place.period, measure.id, measure.title))
    parts = bundles((group for _, group in sorted(groups.items())), len, PART_MEASURES)
    return tuple(pair for pairs in in_parts(continued, parts) for pair in pairs)


def continued(groups: Sequence[Sequence[Issued]]) -> list[Continuation]:
    """Return the continuations of some groups, each of one owner's measures in a series: a work on part of them."""
    return [pair for group in groups for pair in _SeriesLinks(group).continuations()]


def _by_year(measures: Iterable[Linkable]) -> Mapping[str, Placement]:
    """Return the places of measures in one series of all documents, by their years."""
    return {each.id: Placement("", (each.year, each.year)) for each in measures if each.year is not None}


def grouped(titles: Mapping[str, str], sizes: Mapping[str, int], in_parts: InParts = here) -> NewGroups:
    """Group wordings that are all new.

    Args:
        titles: of each wording's key the title that it is compared by.
        sizes: of each key how many regions have it.
        in_parts: how titles are compared.
    """
    keys = sorted(titles)
    near = near_wordings([titles[key] for key in keys], in_parts)
    groups = NewGroups({number: Node(key, sizes[key]) for number, key in enumerate(keys, start=1)}, near)
    regroup(groups, Changes(come=near))
    members: defaultdict[int | None, list[Node]] = defaultdict(list)
    for node in groups.nodes.values():
        members[node.middle].append(node)
    for middle, group in members.items():
        group.sort(key=lambda node: node is not groups.nodes[middle or 0])
    part([Gathered(group, {node.key for node in group}) for group in members.values()], judging(titles, in_parts))
    return groups


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

    def __init__(self, measures: Sequence[Issued]) -> None:
        self._wordings: dict[WeightedStems, Wording] = {}
        self._issues: defaultdict[Period, defaultdict[WeightedStems, list[str]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for period, id_, title in measures:
            measure_wording = wording(title)
            stems = tuple(sorted(measure_wording.weights.items()))
            self._wordings.setdefault(stems, measure_wording)
            self._issues[period][stems].append(id_)
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
