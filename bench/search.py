"""How fast search and the site are as a bank grows: milliseconds of processor time, sizes in bytes."""

from __future__ import annotations

import argparse
import asyncio
import json
import sqlite3
import statistics
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from urllib.parse import quote

import httpx
from datasette.app import Datasette

from atgardsbanken.db.connection import open_for_reading
from atgardsbanken.db.search import find
from atgardsbanken.db.site import make_app
from atgardsbanken.db.store import Bank
from bench import synthetic
from bench.relevance import QUERIES, ROOT

FIGURES = ROOT / "bench" / "search.json"
PAGE = 25
TEXT = "SELECT sum(length(CAST(title || description || result || responsible || section AS BLOB))) FROM measures"
INDEX = """
    SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'measure_index%' OR name LIKE 'search_%' OR name = 'vocabulary'
        OR name LIKE 'sqlite_autoindex_search_%'
"""
PAGES = {
    "start": "/",
    "results": "/sok",
    "region": "/region/12",
    "themes": "/tema",
    "theme": "/tema/{theme}",
    "compare": "/jamfor?region=01&region=12",
    "years": "/jamfor?region=12",
    "coverage": "/tackning",
    "documents": "/dokument",
    "document": "/dokument/{document}",
    "measure": "/atgard/{measure}",
    "newest": "/sok.atom",
    "about": "/om",
}
"""Pages of the site, with the ids of a theme, a document and a measure to be filled in."""


def timed(work: Callable[[], object]) -> float:
    """Milliseconds of processor time that `work` takes: what a clock shows where nothing else runs."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def queries() -> list[str]:
    """The judged queries: inflected, compounds, short forms, misspelt, several words, questions."""
    return [query["query"] for query in json.loads(QUERIES.read_text(encoding="utf-8"))]


def search_times(connection: sqlite3.Connection) -> dict[str, float]:
    """The median and 95th percentile of a search over the judged queries, each in a fresh reading of the index."""
    return spread("search", [timed(partial(find, connection, text, limit=PAGE)) for text in queries()])


def page_times(site: Datasette, connection: sqlite3.Connection) -> dict[str, float]:
    """The same of a page of results with facets, and each other page's time, from request to HTML."""
    client = Client(site)
    keys = {
        "theme": "SELECT id FROM themes ORDER BY id",
        "document": "SELECT id FROM documents ORDER BY id",
        "measure": "SELECT id FROM measures WHERE theme IS NOT NULL ORDER BY id",
    }
    ids = {name: connection.execute(f"{query} LIMIT 1").fetchone()[0] for name, query in keys.items()}
    results = [timed(partial(client.get, f"/sok?q={quote(text)}")) for text in queries()]
    others = {f"{name}_ms": round(timed(partial(client.get, path.format(**ids)))) for name, path in PAGES.items()}
    return spread("page", results) | others


def spread(name: str, times: list[float]) -> dict[str, float]:
    """The median and 95th percentile of some times."""
    return {
        f"{name}_p50_ms": round(statistics.median(times), 1),
        f"{name}_p95_ms": round(statistics.quantiles(times, n=20)[-1], 1),
    }


class Client:
    """Asks a site without a network."""

    def __init__(self, site: Datasette) -> None:
        self.app = site.app()

    def get(self, path: str) -> int:
        """The length of the answer, which must be a page.

        Raises:
            httpx.HTTPStatusError: it is an error.
        """
        return asyncio.run(self._get(path))

    async def _get(self, path: str) -> int:
        transport = httpx.ASGITransport(app=self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://site", follow_redirects=True) as client:
            return len((await client.get(path)).raise_for_status().content)


def sizes(connection: sqlite3.Connection) -> dict[str, float]:
    """Bytes of the measures' text and of all that search keeps beside it, and their ratio."""
    text, index = connection.execute(TEXT).fetchone()[0], connection.execute(INDEX).fetchone()[0]
    return {"text_bytes": text, "index_bytes": index, "index_by_text": round(index / text, 2)}


def built(path: Path, count: int) -> dict[str, float]:
    """Make the bank, or bring the one that is there up to date; the time that its index took to build, if it did."""
    fresh = not path.exists()
    with Bank.open(path, create=True) as bank:
        if fresh:
            synthetic.build(bank, count)
        taken = round(timed(bank.finish))
    return {"index_ms": taken} if taken > 1000 else {}


def main() -> None:
    """Build a bank of so many measures (or take the one that is there) and print its times and sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, help="measures")
    parser.add_argument("bank", type=Path, help="where the bank is kept")
    parser.add_argument("--write", action="store_true", help="keep the figures in bench/search.json")
    arguments = parser.parse_args()
    figures = built(arguments.bank, arguments.count)
    site = make_app(arguments.bank)
    connection = open_for_reading(arguments.bank)
    figures |= {**sizes(connection), **search_times(connection), **page_times(site, connection)}
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
