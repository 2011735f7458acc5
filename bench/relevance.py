"""How well search answers: recall among 50 and nDCG among 10 over judged queries, both 0.0-1.0."""

from __future__ import annotations

import json
import math
import sqlite3
import statistics
import sys
import tempfile
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from atgardsbanken.corpus.records import AreaCode, AreaJudgement, DocumentFindings, DocumentMetadata, Measure
from atgardsbanken.corpus.regions import find_region
from atgardsbanken.db.search import search
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.records import BBox, Document, Line, Page

ROOT = Path(__file__).resolve().parent.parent
QUERIES = ROOT / "tests" / "db" / "queries.json"
FACTS = ROOT / "samples" / "facts" / "measures-2018.json"
SCORES = ROOT / "bench" / "relevance.json"
RECALL_DEPTH = 50
GAIN_DEPTH = 10
AREAS: tuple[AreaCode, ...] = ("it", "kompetens", "forsorjning")

Judgements = dict[str, int]


def judged_bank(path: Path) -> Bank:
    """A bank of the sample library's facts for 2018: what the queries are judged over."""
    bank = Bank.open(path, create=True)
    facts = json.loads(FACTS.read_text(encoding="utf-8"))
    measures = tuple(
        _measure(number, entry["region"], area, title)
        for number, (entry, area, title) in enumerate(
            (entry, area, title) for entry in facts for area in AREAS for title in entry["areas"].get(area, ())
        )
    )
    bank.put(_reading("judged", measures), version="bench")
    bank.finish()
    return bank


def _measure(number: int, region: str, area: AreaCode, title: str) -> Measure:
    mention = find_region(region)
    return Measure(
        id=f"m{number:07}",
        form="slide",
        region=mention.code if mention else None,
        year=2018,
        title=title,
        raw_title=title,
        page=1,
        box=BBox(0, 0, 1, 1),
        area=AreaJudgement(area, "stated", 1.0),
    )


def _reading(name: str, measures: tuple[Measure, ...]) -> DocumentFindings:
    page = Page(1, 595, 842, "text", 1.0, (Line(name, BBox(0, 0, 1, 1), raw_text=name),))
    document = Document(name, name.encode().hex().ljust(64, "0"), (page,))
    return DocumentFindings(document, DocumentMetadata(name, year=2018), (), measures, (), ())


def judgements(connection: sqlite3.Connection, query: dict[str, list[str]]) -> Judgements:
    """The grade (2 or 1) of each measure that a reader holds for an answer, by its id.

    A judgement is a part of a title; `#Region|part` means that region's alone.
    """
    rows = connection.execute(
        "SELECT m.id, m.title, r.name FROM measures m LEFT JOIN regions r ON r.code = m.region"
    ).fetchall()
    grades: Judgements = {}
    for grade, parts in ((1, query["good"]), (2, query["best"])):
        for part in parts:
            region, _, words = part.removeprefix("#").partition("|") if part.startswith("#") else ("", "", part)
            grades.update({key: grade for key, title, name in rows if words in title and region in ("", name)})
    return grades


def recall(found: Sequence[str], grades: Judgements) -> float:
    """The share of the answers among the first `RECALL_DEPTH` (or of as many as have room there)."""
    possible = min(len(grades), RECALL_DEPTH)
    return sum(key in grades for key in found[:RECALL_DEPTH]) / possible


def ndcg(found: Sequence[str], grades: Judgements) -> float:
    """Normalised discounted cumulative gain of the first `GAIN_DEPTH` (Järvelin and Kekäläinen 2002)."""
    gained = _gain([grades.get(key, 0) for key in found])
    return gained / _gain(sorted(grades.values(), reverse=True))


def _gain(grades: Sequence[int]) -> float:
    return sum((2.0**grade - 1.0) / math.log2(place + 2) for place, grade in enumerate(grades[:GAIN_DEPTH]))


def scores(connection: sqlite3.Connection, *, verbose: bool = False) -> dict[str, dict[str, float]]:
    """Mean recall and nDCG by kind of query and over all."""
    rows: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for query in json.loads(QUERIES.read_text(encoding="utf-8")):
        grades = judgements(connection, query)
        found = [hit.id for hit in search(connection, query["query"], limit=RECALL_DEPTH)]
        score = (recall(found, grades), ndcg(found, grades))
        for kind in (query["kind"], "all"):
            rows[kind].append(score)
        if verbose and min(score) < 0.95:
            print(f"{query['query']}: recall {score[0]:.2f}, nDCG {score[1]:.2f}", file=sys.stderr)
    return {
        kind: {
            "queries": len(pairs),
            "recall@50": round(statistics.fmean(pair[0] for pair in pairs), 3),
            "ndcg@10": round(statistics.fmean(pair[1] for pair in pairs), 3),
        }
        for kind, pairs in sorted(rows.items())
    }


def main() -> None:
    """Print the scores; with `--write` keep them, with `-v` name the queries that are not answered well."""
    with tempfile.TemporaryDirectory() as folder, judged_bank(Path(folder) / "judged.db") as bank:
        result = scores(bank.connection, verbose="-v" in sys.argv)
    text = json.dumps(result, indent=1)
    print(text)
    if "--write" in sys.argv:
        SCORES.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
