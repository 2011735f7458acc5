"""Measures how well and how fast measures are linked: `python bench/links.py [MEASURES]`.

Pairs are those of `tests/cases/pairs.csv`, labelled by hand; the many measures are its titles reworded at random.
Shares are 0.0-1.0, times seconds of processor time.
"""

from __future__ import annotations

import csv
import random
import resource
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from atgardsbanken.corpus.examples import load_examples
from atgardsbanken.corpus.link import CONTINUES_FROM, link
from atgardsbanken.corpus.near import WORDED_FROM
from atgardsbanken.corpus.wording import likeness, wording

PAIRS = Path(__file__).resolve().parents[1] / "tests" / "cases" / "pairs.csv"
REGIONS = [f"{number:02}" for number in range(1, 22)]
YEARS = range(2005, 2025)
PLACES = [
    "norra länsdelen",
    "akuten",
    "medicinkliniken",
    "barn och unga",
    "psykiatrin",
    "ortopeden",
    "tandvården",
    "hemsjukvården",
]
FORMS = [
    "{}",
    "{}",
    "{}",
    "Fortsatt {}",
    "{} – breddinförande",
    "{} vid {place}",
    "Utveckla {} i {place}",
    "{} etapp {number}",
]


@dataclass(frozen=True, slots=True)
class Item:
    """A measure to link."""

    id: str
    region: str | None
    year: int | None
    title: str


def labelled() -> list[dict[str, str]]:
    """Return the pairs of titles that were labelled by hand."""
    with PAIRS.open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def rates(rows: Sequence[dict[str, str]], threshold: float) -> tuple[float, float]:
    """Return precision and recall of taking both titles of a row for the same from likeness `threshold` on."""
    judged_same = [likeness(wording(row["first"]), wording(row["second"])) >= threshold for row in rows]
    are_same = [row["label"] == "same" for row in rows]
    both = sum(a and b for a, b in zip(judged_same, are_same, strict=True))
    return both / max(sum(judged_same), 1), both / max(sum(are_same), 1)


def in_one_theme(rows: Sequence[dict[str, str]]) -> tuple[float, float]:
    """Return precision and recall of the themes that all titles of `rows` together are linked into."""
    titles = sorted({row[side] for row in rows for side in ("first", "second")})
    items = [Item(f"{n:05}", REGIONS[n % len(REGIONS)], 2018, title) for n, title in enumerate(titles)]
    theme_of = {member: theme.id for theme in link(items)[0] for member in theme.members}
    of_title = {item.title: theme_of.get(item.id, item.id) for item in items}
    judged_same = [of_title[row["first"]] == of_title[row["second"]] for row in rows]
    are_same = [row["label"] == "same" for row in rows]
    both = sum(a and b for a, b in zip(judged_same, are_same, strict=True))
    return both / max(sum(judged_same), 1), both / max(sum(are_same), 1)


def many(count: int) -> list[Item]:
    """Return `count` measures of all regions and years with titles reworded at random, the same every time."""
    chance = random.Random(1)
    words = sorted({word for example in load_examples() for word in example.title.split() if len(word) > 6})
    titles = [example.title for example in load_examples()]
    titles += [" ".join(chance.sample(words, chance.randint(2, 4))) for _ in range(count // 20)]
    forms = [
        chance.choice(FORMS).format(chance.choice(titles), place=chance.choice(PLACES), number=chance.randint(1, 9))
        for _ in range(count)
    ]
    return [Item(f"{n:06}", chance.choice(REGIONS), chance.choice(YEARS), title) for n, title in enumerate(forms)]


def shown(name: str, rows: Sequence[dict[str, str]], figures: tuple[float, float]) -> str:
    """Return one line of figures."""
    return f"{name:20} n={len(rows):3} precision={figures[0]:.3f} recall={figures[1]:.3f}"


def main(count: int) -> None:
    """Print precision and recall of the labelled pairs, then the time and the most memory for `count` measures."""
    rows = labelled()
    across = [row for row in rows if row["kind"] != "year"]
    years = [row for row in rows if row["kind"] == "year"]
    print(shown("theme pairs", across, rates(across, WORDED_FROM)))
    print(shown("pairs in one theme", across, in_one_theme(across)))
    print(shown("continuation pairs", years, rates(years, CONTINUES_FROM)))
    items = many(count)
    start = time.process_time()
    themes, continuations = link(items)
    took = time.process_time() - start
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    different = len({wording(item.title).key for item in items})
    found = f"{len(themes)} themes, {len(continuations)} continuations"
    print(f"{count} measures, {different} different wordings: {took:.1f} s, {most:.0f} MiB, {found}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
