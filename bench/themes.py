"""Measures whole themes: `python bench/themes.py [--show PART]`, against themes labelled by hand; shares 0.0-1.0.

`tests/cases/themes.csv` holds the titles; `tests/cases/README.md` tells how they were labelled. A found theme is pure
if all its titles are of one labelled theme. Recall counts pairs of different titles that are labelled the same.
"""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from atgardsbanken.corpus.link import themes
from atgardsbanken.corpus.records import Theme

CASES = Path(__file__).resolve().parents[1] / "tests" / "cases" / "themes.csv"
PARTS = ("tuned", "held back", "added", "fresh")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A title labelled by hand: `theme` is empty where it is of none, `within` a narrower group of the theme."""

    id: str
    part: str
    theme: str
    within: str
    sure: bool
    region: str | None
    year: int | None
    title: str

    @property
    def group(self) -> str:
        """Return the narrowest group, whose titles belong in one theme."""
        return f"{self.theme}/{self.within}"


@dataclass(frozen=True, slots=True)
class Scores:
    """How themes agree with labels: `found` counts found themes, the rest are shares 0.0-1.0.

    `pure` is of themes without a stranger, `members` of titles that belong in their theme, `recall` of labelled pairs
    found in one theme, `group_recall` the same as the mean of all groups, `labels` of themes whose name has eight words
    at most.
    """

    found: int
    pure: float
    members: float
    recall: float
    group_recall: float
    labels: float


def labelled(part: str) -> list[Labelled]:
    """Return the labelled titles of a part: "tuned" or "held back"."""
    with CASES.open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if row["part"] == part]
    return [
        Labelled(
            f"{number:05}",
            part,
            row["theme"],
            row["within"],
            row["sure"] == "yes",
            row["region"] or None,
            int(row["year"]) if row["year"] else None,
            row["title"],
        )
        for number, row in enumerate(rows)
    ]


def judged(cases: Sequence[Labelled], found: Sequence[Theme]) -> Iterator[tuple[str, list[Labelled]]]:
    """Yield the name of each found theme and its titles whose labels are sure."""
    by_id = {case.id: case for case in cases}
    for theme in found:
        members = [by_id[member] for member in theme.members if by_id[member].sure]
        if len(members) > 1:
            yield theme.label, members


def strangers(members: Sequence[Labelled]) -> list[Labelled]:
    """Return the titles that do not belong with most of the theme; all but one where none belong together."""
    counts = Counter(member.theme for member in members if member.theme)
    most, count = counts.most_common(1)[0] if counts else ("", 1)
    return [member for member in members if member.theme != most] if count > 1 else list(members[1:])


def pairs_found(cases: Sequence[Labelled], found: Sequence[Theme]) -> Mapping[str, tuple[int, int]]:
    """Return for each labelled group how many pairs of different titles are in one theme, and how many it has."""
    theme_of = {member: theme.id for theme in found for member in theme.members}
    groups: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for case in cases:
        if case.sure and case.theme:
            groups[case.group].setdefault(case.title, theme_of.get(case.id, case.id))
    counted = {}
    for group, of_title in groups.items():
        if pairs := list(combinations(of_title.values(), 2)):
            counted[group] = (sum(one == other for one, other in pairs), len(pairs))
    return counted


def scores(part: str) -> Scores:
    """Return how the themes found among the titles of a part agree with the labels."""
    cases = labelled(part)
    found = themes(cases)
    sure = list(judged(cases, found))
    alien = [len(strangers(members)) for _, members in sure]
    pairs = pairs_found(cases, found)
    return Scores(
        len(sure),
        sum(not count for count in alien) / len(sure),
        1 - sum(alien) / sum(len(members) for _, members in sure),
        sum(both for both, _ in pairs.values()) / sum(count for _, count in pairs.values()),
        sum(both / count for both, count in pairs.values()) / len(pairs),
        sum(len(label.split()) <= 8 for label, _ in sure) / len(sure),
    )


def show(part: str) -> None:
    """Print each found theme that has a stranger, and each group that is not found whole."""
    cases = labelled(part)
    found = themes(cases)
    for label, members in judged(cases, found):
        alien = strangers(members)
        if alien:
            print(f"## {label}")
            for member in members:
                print(f"  {'-' if member in alien else '+'} {member.title} [{member.theme}]")
    for group, (both, count) in sorted(pairs_found(cases, found).items()):
        if both < count:
            print(f"{group}: {both} of {count} pairs")


def main(arguments: Sequence[str]) -> None:
    """Print the figures of both parts, or what is wrong in one."""
    if arguments:
        show(arguments[-1])
        return
    for part in PARTS:
        one = scores(part)
        print(
            f"{part:10} themes={one.found:3} pure={one.pure:.3f} members={one.members:.3f} "
            f"recall={one.recall:.3f} by group={one.group_recall:.3f} short names={one.labels:.3f}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
