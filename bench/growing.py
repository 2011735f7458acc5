"""What one more report, and one correction, cost a bank: seconds of processor time and by the clock, peak memory in MB.

    python bench/growing.py make PLANS BANK     a bank of up to 4,200 simulated plans of sixty measures each, linked and
                                                indexed by so many `--workers`
    python bench/growing.py add BANK            one more plan, stored, linked and indexed
    python bench/growing.py correct BANK        a correction of a status, then one of a title, each taken back
    python bench/growing.py search BANK         searches in a process beside: alone, while a plan is added, and after

Plans are those of `bench/simulated.py`, stored without being printed and read first; none is a copy. Run each
step on a copy of the bank; steps are whole processes, so that the memory is theirs alone.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path

from atgardsbanken.corpus.copies import SKETCH_HASHES, CopyEvidence
from atgardsbanken.corpus.records import (
    AreaJudgement,
    DocumentFindings,
    DocumentMetadata,
    Measure,
    Passage,
)
from atgardsbanken.corpus.regions import gazetteer
from atgardsbanken.db.connection import connect, one_state
from atgardsbanken.db.search.find import find
from atgardsbanken.db.store import Bank, LoadCounts
from atgardsbanken.extract.records import BBox, Document, Line, Page
from atgardsbanken.loading.connect import connect_documents
from atgardsbanken.loading.correct import correct_measure, undo_correction
from atgardsbanken.parts import work_in_parts
from bench.simulated import REGIONS, TOPICS, YEARS, Item, Plan, plans

A_PAGE = 12
"""Measures on a page."""
ALONE_SECONDS = 20
"""How long searches are timed without anything written beside them."""
Times = list[tuple[float, float]]
"""The seconds that each search took: by the clock, and of processor time."""


def findings_of(plan: Plan) -> DocumentFindings:
    """A plan as it is read: a measure and a passage for each item."""
    digest = hashlib.sha256(repr(plan).encode()).hexdigest()
    code = next(code for code, region in gazetteer().regions.items() if region.name == plan.region)
    year = int(plan.name[-4:])
    items = [item for part in plan.parts.values() for item in part]
    head = (plan.title, *plan.introduction)
    pages = tuple(_page(number, head, group) for number, group in enumerate(_pages(items), start=1))
    measures = tuple(_measure(digest, place, item, code, year) for place, item in enumerate(items))
    passages = tuple(
        Passage(f"{digest[:16]}{place:04}", place // A_PAGE + 1, "item", "", _text(item), _text(item), _box(place))
        for place, item in enumerate(items)
    )
    facts = DocumentMetadata(plan.title, f"Region {plan.region}", code, year, "plan", period_from=year, period_to=year)
    name = f"{plan.name}.txt"
    chance = random.Random(digest)
    sketch = tuple(sorted(chance.getrandbits(31) for _ in range(SKETCH_HASHES)))
    kept = CopyEvidence(digest[:16], sketch, {str(year): 5}, 2000, 4.0, code).to_json()
    return DocumentFindings(Document(name, digest, pages), facts, passages, measures, (), (), kept)


def _pages(items: list[Item]) -> Iterator[list[Item]]:
    for start in range(0, len(items), A_PAGE):
        yield items[start : start + A_PAGE]


def _page(number: int, head: Sequence[str], items: list[Item]) -> Page:
    texts = [*head, *map(_text, items)]
    lines = tuple(Line(text, _box(place), raw_text=text) for place, text in enumerate(texts))
    return Page(number, 595, 842, "text", 1.0, lines)


def _text(item: Item) -> str:
    return f"{item.title}. {item.description} {item.result}"


def _box(place: int) -> BBox:
    return BBox(50, 60 * (place % A_PAGE), 500, 60 * (place % A_PAGE) + 50)


def _measure(digest: str, place: int, item: Item, region: str, year: int) -> Measure:
    return Measure(
        id=hashlib.sha256(f"{digest} {place}".encode()).hexdigest()[:16],
        form="table",
        region=region,
        year=year,
        title=item.title,
        raw_title=item.title,
        page=place // A_PAGE + 1,
        box=_box(place),
        description=item.description,
        result=item.result,
        responsible=item.responsible,
        status=item.status,
        area=AreaJudgement(item.area, "stated", 1.0),
    )


def every_plan() -> Iterator[Plan]:
    """All plans, the last series of each region left for `add`."""
    return (plan for _, plan in plans(REGIONS, len(YEARS), TOPICS))


def make(bank: Bank, count: int, workers: int) -> None:
    """Store so many plans, link and index them by so many processes beside this one, or by this one."""
    load = bank.begin_load(version="bench")
    with bank.transaction():
        for plan in islice(every_plan(), count):
            bank.put(findings_of(plan), version="bench")
    with work_in_parts(workers) as in_parts:
        timed("link and index", lambda: connect_documents(bank, in_parts))
    bank.finish_load(load, LoadCounts(loaded=count))


def add(bank: Bank) -> None:
    """Add a plan that goes on from the first one and is new to the bank.

    Of its measures three in four have titles of the year before, one in eight another region's, one in eight new ones.
    """
    plan, other = islice(every_plan(), 0, 2 * len(YEARS) * TOPICS, 2 * len(YEARS) * TOPICS - 1)
    parts = {
        section: [replace(item, result=f"{item.result} Klart.") for item in items]
        for section, items in plan.parts.items()
    }
    taken = iter([item.title for items in other.parts.values() for item in items])
    for items in parts.values():
        for place in range(0, len(items), 8):
            items[place] = replace(items[place], title=next(taken))
        for place in range(4, len(items), 8):
            items[place] = replace(items[place], title=f"{items[place].title} och {next(taken).lower()}")
    old = plan.name[-4:]
    told = [line.replace(old, "2026") for line in plan.introduction]
    title = plan.title.replace(old, "2026")
    later = replace(plan, name=f"{plan.name[:-4]}2026", title=title, introduction=told, parts=parts)
    found = findings_of(later)

    def run() -> None:
        with bank.transaction():
            bank.begin_load(version="bench")
            bank.put(found, version="bench")
            connect_documents(bank)

    timed("add", run)


def correct(bank: Bank) -> None:
    """Correct a measure's status and its title, and take both back."""
    key = bank.connection.execute("SELECT id FROM measures ORDER BY id LIMIT 1 OFFSET 100").fetchone()[0]
    for field, value in (("status", "Rättad"), ("title", "Digitala vårdmöten i hela länet")):
        timed(f"correct {field}", lambda f=field, v=value: correct_measure(bank, key, {f: v}, note="", by="bench"))  # type: ignore[misc]
        timed(f"undo {field}", lambda f=field: undo_correction(bank, key, f))  # type: ignore[misc]


def search(bank: Bank) -> None:
    """Time searches that another process asks: alone, while a plan is added, then alone again."""
    here, there = get_context("spawn").Pipe()
    reader = get_context("spawn").Process(target=_ask, args=(bank.path, there), daemon=True)
    reader.start()
    here.recv()
    steps: list[tuple[str, Callable[[], object]]] = [
        ("alone", lambda: time.sleep(ALONE_SECONDS)),
        ("during add", lambda: add(bank)),
        ("after", lambda: time.sleep(ALONE_SECONDS)),
    ]
    for name, work in steps:
        here.send("note")
        here.recv()
        work()
        here.send("note")
        _print_times(name, here.recv())
    reader.terminate()


def _ask(path: Path, pipe: Connection) -> None:
    """Ask one query after another, as pages do, and send the times since last asked for them, until the end."""
    titles = list(dict.fromkeys(item.title for part in next(every_plan()).parts.values() for item in part))
    connection = connect(path)
    times: Times = []
    pipe.send(None)
    while True:
        for title in titles:
            begun, worked = time.perf_counter(), time.process_time()
            with one_state(connection):
                find(connection, " ".join(title.split()[:3]), limit=25, counted=True)
            times.append((time.perf_counter() - begun, time.process_time() - worked))
            if pipe.poll():
                pipe.recv()
                pipe.send(times)
                times = []


def _print_times(name: str, times: Times) -> None:
    """Print the median and the 95th percentile of the times, in milliseconds."""
    told = []
    for said, each in (("by the clock", 0), ("of processor time", 1)):
        parts = statistics.quantiles([took[each] for took in times], n=20)
        told.append(f"{said} p50 {1000 * parts[9]:.0f} ms, p95 {1000 * parts[18]:.0f} ms")
    print(f"{name}: {len(times)} searches, {'; '.join(told)}", flush=True)


def timed(name: str, work: Callable[[], object]) -> None:
    """Do the work and print what it took."""
    begun, worked = time.perf_counter(), time.process_time()
    work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    took = f"{time.process_time() - worked:.2f} s of processor time, {time.perf_counter() - begun:.2f} s by the clock"
    print(f"{name}: {took}, {peak:.0f} MB", flush=True)


def main() -> None:
    """Run one step."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    steps = parser.add_subparsers(dest="step", required=True)
    maker = steps.add_parser("make")
    maker.add_argument("count", type=int)
    maker.add_argument("--workers", type=int, default=1)
    works = {"add": add, "correct": correct, "search": search}
    for name in works:
        steps.add_parser(name)
    for each in steps.choices.values():
        each.add_argument("bank", type=Path)
    given = parser.parse_args()
    with Bank.open(given.bank, create=given.step == "make") as bank:
        make(bank, given.count, given.workers) if given.step == "make" else works[given.step](bank)


if __name__ == "__main__":
    main()
