"""How fast search is as a bank grows, over a synthetic bank: milliseconds of processor time, sizes in bytes."""

from __future__ import annotations

import argparse
import json
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from bench.relevance import FACTS, QUERIES, ROOT
from corpus.records import AreaCode, AreaJudgement, Facts, Measure, Reading
from corpus.regions import gazetteer
from db.search import facets, find
from db.store import Bank
from extract.records import BBox, Document, Line, Page

AREAS: tuple[AreaCode, ...] = ("it", "kompetens", "forsorjning")
A_DOCUMENT = 500
"""Measures in a synthetic document."""
COMPOUNDS = 20_000
"""Made-up words; 6.7 million words of administrative Swedish hold some 40,000 different ones."""
BOX = BBox(50, 50, 300, 62)
SEED = 20
FIGURES = ROOT / "bench" / "search.json"
PAGE = 25


def titles() -> list[str]:
    """The names of measures in the sample library."""
    facts = json.loads(FACTS.read_text(encoding="utf-8"))
    return [title for entry in facts for area in AREAS for title in entry["areas"].get(area, ())]


def prose() -> list[str]:
    """The words of the sample library's texts, as often as they stand there."""
    texts = (path.read_text(encoding="utf-8") for path in sorted((ROOT / "samples" / "texts").glob("*.md")))
    return [word for text in texts for word in re.findall(r"\w+", text)]


def readings(count: int) -> Iterator[Reading]:
    """Documents of `A_DOCUMENT` measures each, `count` measures in all: sample names in new company, with some text."""
    chance = random.Random(SEED)
    names, words, regions = titles(), prose(), list(gazetteer().regions)
    parts = sorted({word for name in names for word in re.findall(r"[a-zåäö]{5,}", name.lower())})
    compounds = [f"{chance.choice(parts)}s{chance.choice(parts)}" for _ in range(COMPOUNDS)]
    for number in range(-(-count // A_DOCUMENT)):
        region, year = chance.choice(regions), chance.randint(2006, 2025)
        measures = tuple(
            _measure(number * A_DOCUMENT + place, region, year, _title(chance, names, compounds), _text(chance, words))
            for place in range(min(A_DOCUMENT, count - number * A_DOCUMENT))
        )
        yield _reading(number, region, year, measures)


def _title(chance: random.Random, names: list[str], compounds: list[str]) -> str:
    """A sample name, a made-up compound (the first ones most often), and at times a second name."""
    compound = compounds[int(chance.paretovariate(0.3)) % COMPOUNDS]
    return " ".join([chance.choice(names), compound, chance.choice(names) if chance.random() < 0.3 else ""]).strip()


def _text(chance: random.Random, words: list[str]) -> str:
    return " ".join(chance.choices(words, k=chance.randint(5, 30)))


def _measure(number: int, region: str, year: int, title: str, text: str) -> Measure:
    area = AreaJudgement(AREAS[number % 3], "stated", 1.0)
    key = f"{number:016x}"
    return Measure(key, "table", region, year, title, title, 1, BOX, description=text, area=area)


def _reading(number: int, region: str, year: int, measures: tuple[Measure, ...]) -> Reading:
    page = Page(1, 595, 842, "text", 1.0, (Line("x", BOX, raw_text="x"),))
    document = Document(f"{number}.pdf", f"{number:064x}"[::-1], (page,))
    return Reading(document, Facts(f"Dokument {number}", "", region, year, "plan"), (), measures, (), ())


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of processor time that `work` takes: what a clock shows where nothing else runs."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def measure_times(bank: Bank) -> dict[str, float]:
    """The median and 95th percentile of a search and of a page with facets, over the judged queries, twice each."""
    queries = [query["query"] for query in json.loads(QUERIES.read_text(encoding="utf-8"))]
    connection = bank.connection
    searches, pages = [], []
    for text in queries * 2:
        searches.append(timed(partial(find, connection, text, limit=PAGE)))
        scope = find(connection, text, limit=1).scope
        pages.append(searches[-1] + timed(partial(facets, connection, scope)))
    return {
        "search_p50_ms": round(statistics.median(searches), 1),
        "search_p95_ms": round(statistics.quantiles(searches, n=20)[-1], 1),
        "page_p50_ms": round(statistics.median(pages), 1),
        "page_p95_ms": round(statistics.quantiles(pages, n=20)[-1], 1),
    }


def sizes(bank: Bank) -> dict[str, float]:
    """Bytes of the measures' text and of the search index, and their ratio."""
    text = bank.connection.execute(
        "SELECT sum(length(CAST(title || description || result || responsible || section AS BLOB))) FROM measures"
    ).fetchone()[0]
    index = bank.connection.execute(
        "SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'measure_index%' OR name IN ('vocabulary', 'search_rows')"
    ).fetchone()[0]
    return {"text_bytes": text, "index_bytes": index, "index_by_text": round(index / text, 2)}


def main() -> None:
    """Build a bank of so many measures (or take the one that is there) and print its times and sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, help="measures")
    parser.add_argument("bank", type=Path, help="where the bank is kept")
    parser.add_argument("--write", action="store_true", help="keep the figures in bench/search.json")
    arguments = parser.parse_args()
    fresh = not arguments.bank.exists()
    with Bank.open(arguments.bank, create=True) as bank:
        if fresh:
            for reading in readings(arguments.count):
                bank.put(reading, version="bench")
            print(f"stored after {time.process_time():.0f} s", file=sys.stderr)
        built = timed(bank.finish)
        figures = {**({"index_ms": round(built)} if fresh else {}), **sizes(bank), **measure_times(bank)}
    print(json.dumps({"measures": arguments.count, **figures}))
    if arguments.write:
        keep(arguments.count, figures)


def keep(count: int, figures: dict[str, float]) -> None:
    """Keep the figures for so many measures beside those for other counts."""
    kept = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    kept[str(count)] = {**kept.get(str(count), {}), **figures}
    ordered = dict(sorted(kept.items(), key=lambda item: int(item[0])))
    FIGURES.write_text(json.dumps(ordered, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
