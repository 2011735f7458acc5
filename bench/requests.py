"""Measures how many pages a second a served bank gives to readers who ask at once: `python -m bench.requests BANK`.

The site runs in processes of its own (`serve`), each reader in a thread with one connection; times in milliseconds.
"""

from __future__ import annotations

import argparse
import json
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from http.client import HTTPConnection
from itertools import cycle, islice
from pathlib import Path
from urllib.parse import quote_plus, urlsplit
from uuid import uuid4

import psutil

from atgardsbanken.db.connection import open_for_reading
from bench.search import PAGES, queries, spread

READERS = 8
REQUESTS = 800
SEED = 1
IDS = {
    "theme": "SELECT id FROM themes ORDER BY id LIMIT 40",
    "document": "SELECT id FROM documents ORDER BY id LIMIT 40",
    "measure": "SELECT id FROM measures WHERE theme IS NOT NULL ORDER BY id LIMIT 40",
}
"""Queries for the ids that pages are asked for with."""
RESULTS_SHARE = 0.5
"""The share of requests that are searches; the others are each page of the site equally often."""


def mixed(connection: sqlite3.Connection, count: int) -> list[str]:
    """Return `count` addresses, searches and other pages, in the same order every time."""
    ids = {name: [row[0] for row in connection.execute(query)] for name, query in IDS.items()}
    chance = random.Random(SEED)
    searches = cycle([f"/sok?q={quote_plus(' '.join(text.split()))}" for text in queries()])
    others = cycle(PAGES.values())
    addresses = []
    for _ in range(count):
        chosen = next(searches) if chance.random() < RESULTS_SHARE else next(others)
        addresses.append(chosen.format(**{name: chance.choice(those) for name, those in ids.items()}))
    return addresses


@contextmanager
def served(bank: Path, workers: int) -> Iterator[tuple[str, psutil.Process]]:
    """Serve a bank by so many processes; yield its address and the process to measure."""
    command = [sys.executable, "-m", "atgardsbanken", "serve", str(bank), "--port", "0", "--workers", str(workers)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        yield urlsplit(process.stdout.readline().strip()).netloc, psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait()


def processor_seconds(process: psutil.Process) -> float:
    """Return the processor time that a process and its children have taken."""
    each = [one.cpu_times() for one in (process, *process.children(recursive=True))]
    return float(sum(times.user + times.system for times in each))


def ask(host: str, addresses: Sequence[str], *, anew: bool = False) -> list[float]:
    """Ask for pages one after another; return how long each took.

    Args:
        host: of the site.
        addresses: of the pages.
        anew: each is asked for under another name of the host, so that no page is one that the site has kept.

    Raises:
        ValueError: an answer is no page.
    """
    connection = HTTPConnection(host, timeout=120)
    times = []
    for address in addresses:
        start = time.perf_counter()
        _read(connection, address, {"Host": f"{uuid4().hex}.localhost"} if anew else {})
        times.append((time.perf_counter() - start) * 1000)
    connection.close()
    return times


def _read(connection: HTTPConnection, address: str, headers: dict[str, str]) -> None:
    """Read a page, and the one that it redirects to."""
    connection.request("GET", address, headers=headers)
    answer = connection.getresponse()
    answer.read()
    if answer.status in (301, 302):
        _read(connection, str(answer.getheader("location")), headers)
    elif answer.status != 200:
        raise ValueError(f"{address}: {answer.status}")


def rates(
    host: str, process: psutil.Process, addresses: Sequence[str], readers: int, *, anew: bool = False
) -> dict[str, float]:
    """Return requests a second, the spread of times, and the site's processor time for each request."""
    before, start = processor_seconds(process), time.perf_counter()
    with ThreadPoolExecutor(readers) as pool:
        parts = [list(islice(addresses, place, None, readers)) for place in range(readers)]
        times = [each for part in pool.map(partial(ask, host, anew=anew), parts) for each in part]
    took = time.perf_counter() - start
    spent = processor_seconds(process) - before
    figures = {"requests_per_second": round(len(addresses) / took, 1), **spread("request", times)}
    return figures | {"processor_ms": round(spent / len(addresses) * 1000, 1)}


def main() -> None:
    """Serve a bank and print how it answers readers who ask at once, with pages that are all made anew and without."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("bank", type=Path)
    parser.add_argument("--readers", type=int, default=READERS, help="readers at once")
    parser.add_argument("--requests", type=int, default=REQUESTS, help="pages that they ask for in all")
    parser.add_argument("--workers", type=int, default=1, help="processes that serve")
    asked = parser.parse_args()
    addresses = mixed(open_for_reading(asked.bank), asked.requests)
    with served(asked.bank, asked.workers) as (host, process):
        rates(host, process, addresses[: asked.requests // 4], asked.readers)
        for anew in (True, False):
            figures = rates(host, process, addresses, asked.readers, anew=anew)
            print(json.dumps({"readers": asked.readers, "workers": asked.workers, "made_anew": anew, **figures}))


if __name__ == "__main__":
    main()
