"""Judged queries over the real and invented documents: recall among 50 and nDCG among 10, both 0.0-1.0, by class.

`python -m bench.judged BANK` scores a bank of `../shared/documents`, `../shared/real` and the typeset `../shared/plans`
(`typeset_plans.py FOLDER OUT --seed 1`). The queries are divided by a hash in a development half, whose misses may be
looked at (`-v`), and a half that is held out: of it only figures are shown. Three further parts, fresh, were written
and judged by the documents before search was asked any of them: the first after weights and words had been changed,
the second (the classes that were answered worst) before the order of hits was learned, the third (`fresh_words`:
phrases, synonyms and derived words) before word families and the words of dictionaries were.

The judgements were made by a language model that read all titles, sections and documents of the bank, and what search,
word vectors and plain patterns found beyond them. They are written as patterns, so that they hold for a bank that is
built again: alternatives of conditions joined by " & ", each a regular expression in the title, or after a letter and a
colon in the section (s), description and result (x), document's title (d), region's code (r) or year (y); ! negates.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import sqlite3
import statistics
import sys
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from atgardsbanken.db.connection import open_for_reading
from atgardsbanken.db.search import search
from bench.relevance import RECALL_DEPTH, ROOT, Judgements, ndcg, recall

QUERIES = ROOT / "bench" / "judged.json"
SCORES = ROOT / "bench" / "judged_scores.json"
Part = Literal["development", "held_out", "fresh", "fresh_second", "fresh_words"]
HALVES: tuple[Part, Part] = ("development", "held_out")
FRESH: Mapping[Part, Path] = {
    "fresh": QUERIES.with_name("fresh.json"),
    "fresh_second": QUERIES.with_name("fresh_second.json"),
    "fresh_words": QUERIES.with_name("fresh_words.json"),
}
"""The files of the parts that are no halves of the first ones."""
PARTS: tuple[Part, ...] = (*HALVES, *FRESH)

MEASURES = """
    SELECT m.id, m.title, m.section, m.description || ' ' || m.result AS text, d.title AS document,
        coalesce(m.region, '') AS region, m.year, d.period_from, d.period_to
    FROM search_rows s JOIN measures m ON m.id = s.measure JOIN documents d ON d.id = m.document
"""
FIELDS = {"t": "title", "s": "section", "x": "text", "d": "document"}
"""The letters before a condition's colon, and the columns that they stand for."""


NONE = {"queries": 0, "recall@50": 0.0, "ndcg@10": 0.0}
"""The scores of a class that a part lacks."""


class Query(msgspec.Struct, frozen=True, rename={"kind": "class"}):
    """A judged query: its class, and the patterns of the measures that answer it best, and well."""

    query: str
    kind: str
    best: tuple[str, ...]
    good: tuple[str, ...]

    @property
    def half(self) -> Part:
        """The half that the query belongs to, by a hash of its text."""
        return HALVES[hashlib.sha256(self.query.encode()).digest()[0] % 2]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A measure that may be an answer, with the texts that patterns are compared with."""

    id: str
    texts: Mapping[str, str]
    region: str
    years: frozenset[str]

    def meets(self, pattern: str) -> bool:
        """Return whether the measure meets every condition of a pattern."""
        return all(self._meets_one(condition.strip()) for condition in pattern.split(" & "))

    def _meets_one(self, condition: str) -> bool:
        bare = condition.removeprefix("!").strip()
        field, regex = (bare[0], bare[2:]) if re.match(r"[tsxdry]:", bare) else ("t", bare)
        if field == "y":
            found = any(re.fullmatch(regex, year) for year in self.years)
        elif field == "r":
            found = re.fullmatch(regex, self.region) is not None
        else:
            found = _compiled(regex).search(self.texts[field]) is not None
        return found != condition.startswith("!")


@cache
def _compiled(regex: str) -> re.Pattern[str]:
    return re.compile(regex, re.IGNORECASE)


def queries(part: Part) -> list[Query]:
    """Read the judged queries of one part."""
    found = msgspec.json.decode(FRESH.get(part, QUERIES).read_bytes(), type=list[Query])
    return [query for query in found if part in FRESH or part == query.half]


def candidates(connection: sqlite3.Connection) -> list[Candidate]:
    """Read the measures that search finds."""
    return [
        Candidate(row["id"], {key: row[name] for key, name in FIELDS.items()}, row["region"], _years(row))
        for row in connection.execute(MEASURES)
    ]


def _years(row: sqlite3.Row) -> frozenset[str]:
    year, begin, end = row["year"], row["period_from"], row["period_to"]
    if year and begin and end and begin <= year <= end:
        return frozenset(map(str, range(begin, end + 1)))
    return frozenset({str(year)}) if year else frozenset()


def judgements(measures: Sequence[Candidate], query: Query) -> Judgements:
    """Return the grade (2 or 1) of each measure that answers a query, by its id."""
    grades: Judgements = {}
    for grade, patterns in ((1, query.good), (2, query.best)):
        grades.update({each.id: grade for each in measures if any(map(each.meets, patterns))})
    return grades


def scores(connection: sqlite3.Connection, part: Part, *, verbose: bool = False) -> dict[str, dict[str, float]]:
    """Return mean recall and nDCG over the queries of a part, by class and over all."""
    measures = candidates(connection)
    rows: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for query in queries(part):
        grades = judgements(measures, query)
        found = [hit.id for hit in search(connection, query.query, limit=RECALL_DEPTH)]
        score = (recall(found, grades), ndcg(found, grades))
        for kind in (query.kind, "all"):
            rows[kind].append(score)
        if verbose and part == "development":
            print(f"{query.kind}: {query.query}: {score[0]:.2f} {score[1]:.2f} of {len(grades)}", file=sys.stderr)
    return {kind: _means(pairs) for kind, pairs in sorted(rows.items())}


def _means(pairs: Sequence[tuple[float, float]]) -> dict[str, float]:
    return {
        "queries": len(pairs),
        "recall@50": round(statistics.fmean(pair[0] for pair in pairs), 3),
        "ndcg@10": round(statistics.fmean(pair[1] for pair in pairs), 3),
    }


def main() -> None:
    """Print the scores of each part; with `-v` each query of the development half, with `--write` keep the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bank", type=Path)
    parser.add_argument("-v", action="store_true")
    parser.add_argument("--part", choices=PARTS, action="append", help="score this part alone")
    parser.add_argument("--write", action="store_true")
    told = parser.parse_args()
    connection = open_for_reading(told.bank)
    parts: Sequence[Part] = told.part or PARTS
    result = {part: scores(connection, part, verbose=told.v) for part in parts}
    for kind in result[parts[0]]:
        each = (result[part].get(kind, NONE) for part in parts)
        print(f"{kind:12}", *("{queries:4} {recall@50:.3f} {ndcg@10:.3f}".format(**figures) for figures in each))
    if told.write:
        SCORES.write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
