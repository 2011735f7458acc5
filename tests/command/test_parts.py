"""Linking, indexing and exporting are the same whoever does their parts, whatever dies meanwhile."""

from __future__ import annotations

import json
import os
import random
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import product
from pathlib import Path
from typing import TypeVar

import pytest
from distributed import LocalCluster
from plans import MEASURES, dump
from readings import measure, reading

from atgardsbanken import export as exporting
from atgardsbanken.corpus import link, near
from atgardsbanken.corpus.in_parts import InParts, here
from atgardsbanken.corpus.link import continued
from atgardsbanken.corpus.near import compare, judge, keys_of
from atgardsbanken.db.connection import open_for_reading
from atgardsbanken.db.search import index
from atgardsbanken.db.search.index_rows import prepare_measures, prepare_passages
from atgardsbanken.db.store import Bank
from atgardsbanken.loading.connect import connect_documents
from atgardsbanken.parts import work_in_parts

Part = TypeVar("Part")
Result = TypeVar("Result")
WORKS = {keys_of, compare, judge, continued, prepare_measures, prepare_passages}
"""All work of linking and indexing that is done in parts."""
REGIONS = ("01", "12", "24", "25")
FORMS = (
    "{}",
    "Fortsatt {}",
    "{} – breddinförande",
    "{} och robotar i {place}",
    "Utveckla {} i {place}",
    "{} vid {place}",
)
PLACES = ("hemsjukvården", "tandvården", "psykiatrin", "ambulansen", "ortopedin", "barnsjukvården", "skolan", "köken")


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a part for a few titles, pairs and rows."""
    for module, name in ((near, "PART_TITLES"), (near, "PART_PAIRS"), (link, "PART_MEASURES"), (index, "PART_ROWS")):
        monkeypatch.setattr(module, name, near.MOST_OTHERS + 2)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """A scheduler with three worker processes that are started again when they die."""
    with LocalCluster(n_workers=3, threads_per_worker=1, processes=True, dashboard_address=None) as started:
        yield started


def fill(bank: Bank) -> None:
    """Store plans of four regions, whose measures are neither linked nor indexed."""
    chance = random.Random(7)
    for region, year in product(REGIONS, (2018, 2019, 2020)):
        titles = [chance.choice(FORMS).format(title, place=chance.choice(PLACES)) for title in (*MEASURES, *MEASURES)]
        measures = [measure(title, region=region, year=year, line=n) for n, title in enumerate(titles)]
        plan = reading(f"{region}-{year}.pdf", measures, region=region, year=year, publisher=f"Region {region}")
        bank.put(plan, version="1")


@pytest.fixture
def linked(tmp_path: Path) -> Callable[[InParts], list[str]]:
    """What a bank says that is linked and indexed by some way of doing work in parts."""

    def dumped(in_parts: InParts) -> list[str]:
        path = tmp_path / "bank.db"
        path.unlink(missing_ok=True)
        with Bank.open(path, create=True) as bank:
            fill(bank)
            connect_documents(bank, in_parts)
        return dump(path)

    return dumped


class Told:
    """Does work in parts by another way, and tells how many parts there were of each."""

    def __init__(self, in_parts: InParts, during: Callable[[object], None] = lambda _: None) -> None:
        self.parts: dict[object, int] = {}
        self._in_parts = in_parts
        self._during = during

    def __call__(self, work: Callable[[Part], Result], parts: Iterable[Part], /) -> Iterator[Result]:
        """Do it, and count."""
        for result in self._in_parts(work, parts):
            self.parts[work] = self.parts.get(work, 0) + 1
            self._during(work)
            yield result


def test_processes_make_the_bank_that_this_one_makes(linked: Callable[[InParts], list[str]]) -> None:
    """All work that is done in parts is of several, and what it finds is the same."""
    told = Told(here)
    alone = linked(told)
    assert {work for work, parts in told.parts.items() if parts > 1} == WORKS
    assert [line for line in alone if line.startswith('INSERT INTO "themes"')] != []
    assert [line for line in alone if line.startswith('INSERT INTO "continuations"')] != []
    with work_in_parts(2) as in_parts:
        assert linked(in_parts) == alone


@pytest.mark.parametrize("form", ["csv", "excel-csv", "json"])
def test_a_file_written_in_parts_is_the_one_written_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, form: exporting.Text
) -> None:
    """Heads, feet and what stands between measures are where they are in a whole file; JSON can be read."""
    with Bank.open(tmp_path / "bank.db", create=True) as bank:
        fill(bank)
        connect_documents(bank)
    with closing(open_for_reading(tmp_path / "bank.db")) as connection:
        for query in ("", "video", "finns inte"):
            monkeypatch.setattr(exporting, "PART_ITEMS", 1000)
            found = [*exporting.shown(connection, query)]
            whole = b"".join(exporting.as_file(connection, found, form, site="https://bank.example"))
            monkeypatch.setattr(exporting, "PART_ITEMS", 7)
            told = Told(here)
            pieces = exporting.as_file(connection, found, form, site="https://bank.example", in_parts=told)
            assert b"".join(pieces) == whole
            assert told.parts.get(exporting.write_part, 0) == -(-len(found) // 7)
            assert form != "json" or [row["id"] for row in json.loads(whole)] == [item.id for item in found]


def test_a_single_part_is_done_here() -> None:
    """Nobody is called for it."""
    with work_in_parts(2, "tcp://127.0.0.1:1") as in_parts:
        assert list(in_parts(len, ["abc"])) == [3]
        assert list(in_parts(len, [])) == []


def test_parts_are_made_as_there_is_room_for_them() -> None:
    """Few wait at a time, however many there are: each process has one and the next."""
    made: list[int] = []
    with work_in_parts(2) as in_parts:
        results = in_parts(abs, (made.append(number) or -number for number in range(100)))
        assert next(results) == 0
        assert len(made) == 2 * 2 + 1
        assert [*results] == [*range(1, 100)]


def test_a_part_that_kills_who_does_it_is_done_here_and_the_others_go_on() -> None:
    """A process that dies takes its pool with it; the next parts have a new one."""
    with work_in_parts(2) as in_parts:
        assert list(in_parts(killing_others, [(os.getpid(), number) for number in range(9)])) == [*range(9)]


def killing_others(part: tuple[int, int]) -> int:
    """Return the number of a part, but die of the fourth one in any other process than the first."""
    if os.getpid() != part[0] and part[1] == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return part[1]


@pytest.mark.slow
def test_a_worker_killed_while_titles_are_compared_changes_nothing(
    cluster: LocalCluster, linked: Callable[[InParts], list[str]]
) -> None:
    """A scheduler's workers make the same bank, though one of them is killed in the middle of linking."""
    killed: list[str] = []

    def kill_one(work: object) -> None:
        at_work = [a for a, worker in cluster.scheduler.workers.items() if worker.processing]
        for nanny in cluster.workers.values():
            if work is compare and not killed and nanny.worker_address in at_work:
                killed.append(nanny.worker_address)
                os.kill(nanny.pid, signal.SIGKILL)

    with work_in_parts(1, cluster.scheduler_address) as in_parts:
        told = Told(in_parts, kill_one)
        there = linked(told)
    assert ({*told.parts}, len(killed)) == (WORKS, 1)
    assert there == linked(here)
