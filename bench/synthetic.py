"""Builds synthetic banks of any size: names of real measures and Swedish words as often as officials write them."""

from __future__ import annotations

import argparse
import json
import math
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np

from atgardsbanken.corpus.records import (
    AreaCode,
    AreaJudgement,
    Continuation,
    DocumentFindings,
    DocumentMetadata,
    Measure,
    Passage,
    Theme,
)
from atgardsbanken.corpus.regions import gazetteer
from atgardsbanken.db.store import Bank, LoadCounts
from atgardsbanken.extract.records import BBox, Document, Line, Page
from atgardsbanken.normalize.lexicon import entries
from bench.relevance import AREAS, FACTS

A_DOCUMENT, A_PAGE = 200, 20
"""Measures in a synthetic document and on each of its pages."""
STATUSES = ("", "", "Pågår", "Klar", "Planerad")
YEARS = range(2006, 2026)
OLD_NAMES = 0.7
"""The share of titles that begin with the name of a real measure; the others are drawn word by word."""
THEMED = 3
"""One in so many names is a theme."""
DRAWN = 1 << 20
"""Words that are drawn at a time."""
BOX = BBox(50, 50, 300, 62)
SEED = 20


def names() -> list[str]:
    """Return the names of measures in the sample library."""
    facts = json.loads(FACTS.read_text(encoding="utf-8"))
    return [title for entry in facts for area in AREAS for title in entry["areas"].get(area, ())]


class Writer:
    """Writes texts: `words` of running text, and `terms` as titles hold them (eight letters and more)."""

    def __init__(self, chance: np.random.Generator) -> None:
        self.chance = chance
        found = [entry for entry in entries() if re.fullmatch("[a-zåäö]+", entry.word)]
        self.words = self._drawn([(entry.word, entry.cost) for entry in found])
        self.terms = self._drawn([(entry.word, entry.cost) for entry in found if len(entry.word) >= 8])
        self.names = names()

    def _drawn(self, costs: list[tuple[str, float]]) -> Iterator[str]:
        """Yield words without end, each as often as its cost, -ln(probability), tells."""
        shares = np.exp([-cost for _, cost in costs])
        while True:
            for number in self.chance.choice(len(costs), DRAWN, p=shares / shares.sum()):
                yield costs[number][0]

    def text(self, fewest: int, most: int) -> str:
        """Return a running text of `fewest` to `most` words."""
        return " ".join(next(self.words) for _ in range(self.chance.integers(fewest, most + 1)))

    def title(self) -> tuple[str, int]:
        """Return a title and the number of the name that it begins with, -1 for none."""
        terms = [next(self.terms) for _ in range(self.chance.integers(1, 4))]
        if self.chance.random() > OLD_NAMES:
            return " ".join([next(self.words).capitalize(), *terms]), -1
        number = int(self.chance.integers(len(self.names)))
        return " ".join([self.names[number], *terms[1:]]), number


class Maker:
    """Makes documents' findings, and remembers which measures bear the same name."""

    def __init__(self) -> None:
        self.chance = np.random.default_rng(SEED)
        self.writer = Writer(self.chance)
        self.regions = list(gazetteer().regions)
        self.bearers: dict[int, list[Measure]] = defaultdict(list)

    def findings(self, count: int) -> Iterator[DocumentFindings]:
        """Yield documents of `A_DOCUMENT` measures each, `count` measures in all."""
        for number in range(-(-count // A_DOCUMENT)):
            region, year = self.regions[self.chance.integers(len(self.regions))], int(self.chance.choice(YEARS))
            places = range(number * A_DOCUMENT, min((number + 1) * A_DOCUMENT, count))
            yield self._findings(number, region, year, tuple(self._measure(place, region, year) for place in places))

    def _measure(self, number: int, region: str, year: int) -> Measure:
        title, name = self.writer.title()
        area: AreaCode = AREAS[(name if name >= 0 else number) % 3]
        sure = float(self.chance.uniform(0.4, 1.0))
        made = Measure(
            id=f"{number * 2654435761 % 2**32:08x}{number:08x}",
            form="table",
            region=region,
            year=year,
            title=title,
            raw_title=title,
            page=number % A_DOCUMENT // A_PAGE + 1,
            box=BOX,
            description=self.writer.text(5, 30),
            status=STATUSES[number % len(STATUSES)],
            area=AreaJudgement(area, "stated" if number % 2 else "predicted", sure),
        )
        if name >= 0 and name % THEMED == 0:
            self.bearers[name].append(made)
        return made

    def _findings(self, number: int, region: str, year: int, measures: tuple[Measure, ...]) -> DocumentFindings:
        pages = tuple(self._page(page) for page in range(1, -(-len(measures) // A_PAGE) + 1))
        passages = tuple(
            Passage(f"{number:08x}{page.number:04x}", page.number, "paragraph", "", page.text, page.text, BOX)
            for page in pages
        )
        document = Document(
            f"{number}.pdf", f"{number * 2654435761 % 2**32:08x}".ljust(56, "0") + f"{number:08x}", pages
        )
        facts = DocumentMetadata(f"Plan {number}", "", region, year, "plan", period_from=year, period_to=year)
        return DocumentFindings(document, facts, passages, measures, (), ())

    def _page(self, number: int) -> Page:
        text = self.writer.text(30, 60)
        return Page(number, 595, 842, "text", 1.0, (Line(text, BOX, raw_text=text),))

    def themes(self) -> list[Theme]:
        """Return a theme for each name that is remembered."""
        return [
            Theme(f"t{name}", self.writer.names[name], tuple(measure.id for measure in measures))
            for name, measures in sorted(self.bearers.items())
        ]

    def continuations(self) -> list[Continuation]:
        """Return each region's first measure of a name in a year with its first one of the next year there is."""
        firsts: dict[tuple[int, str], dict[int, str]] = defaultdict(dict)
        for name, measures in self.bearers.items():
            for measure in measures:
                firsts[name, measure.region or ""].setdefault(measure.year or 0, measure.id)
        chains = ([years[year] for year in sorted(years)] for years in firsts.values())
        return [Continuation(one, other, 0.9) for chain in chains for one, other in pairwise(chain)]


def build(bank: Bank, count: int) -> None:
    """Fill an empty bank with `count` measures, their themes and continuations; the index is left to be built."""
    maker = Maker()
    load = bank.begin_load(version="bench")
    for done, findings in enumerate(maker.findings(count), start=1):
        bank.put(findings, version="bench")
        if done % 500 == 0:
            print(f"{done * A_DOCUMENT} measures after {time.process_time():.0f} s", file=sys.stderr, flush=True)
    bank.arrange_series()
    bank.set_links(maker.themes(), maker.continuations())
    bank.finish_load(load, LoadCounts(loaded=math.ceil(count / A_DOCUMENT)))


def main() -> None:
    """Store the measures that are asked for in a new bank."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, help="measures")
    parser.add_argument("bank", type=Path, help="where the bank is made")
    arguments = parser.parse_args()
    with Bank.open(arguments.bank, create=True) as bank:
        build(bank, arguments.count)


if __name__ == "__main__":
    main()
