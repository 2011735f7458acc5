"""What is shown follows from what was read and said, whatever order it came in, and whatever was undone on the way."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readings import measure, reading

from atgardsbanken.corpus.copies import SKETCH_HASHES, CopyEvidence
from atgardsbanken.corpus.corrections import correct
from atgardsbanken.corpus.records import DocumentFindings
from atgardsbanken.db import corrections
from atgardsbanken.db.store import Bank
from atgardsbanken.loading.connect import connect_documents

TITLES = ("Vårdnära service", "Digitala vårdmöten", "Läkarrekrytering i glesbygd", "Mobila team i hemmet")
SHOWN = (
    *("documents", "pages", "passages", "measures", "suggestions", "figures", "repairs", "failures", "set_aside"),
    *("moved_measures", "corrections", "conflicts", "as_read", "themes", "continuations", "vocabulary"),
    *("search_groups", "search_themes", "search_figures"),
)
"""The tables that are shown or searched, but for numbers of rows in the index."""


def document(number: int, version: int) -> DocumentFindings:
    """One of three documents as the code of a version reads it: number 1 replaces number 0, number 2 is another's."""
    region, line = ("12" if number == 2 else "24"), 4 * number + version
    measures = [
        measure(title, region=region, line=line + place, year=2018 + (number == 2))
        for place, title in enumerate(TITLES[number % 2 : 3 + number % 2])
    ]
    suggested = replace(measure("Gemensam mall", region=region, line=20 + number), confidence=0.3)
    found = reading(f"{number}.pdf", measures, region=region, title="Plan", publisher="")
    made = replace(found.document, metadata={"created": f"2018010{number + 1}"})
    sketch = tuple(range(SKETCH_HASHES)) if number < 2 else ()
    kept = CopyEvidence(made.id, sketch, {str(2018 + number): 5}, 100, 1.0, region).to_json()
    return replace(found, document=made, suggestions=(suggested,), fingerprint=kept)


def state(bank: Bank) -> dict[str, list[tuple[object, ...]]]:
    """The rows of the shown tables, without runs."""
    found = {}
    for table in SHOWN:
        rows = [dict(row) for row in bank.connection.execute(f"SELECT * FROM {table}")]
        kept = [{name: value for name, value in row.items() if name not in ("first_load", "version")} for row in rows]
        found[table] = sorted((tuple(row.values()) for row in kept), key=repr)
    return found


Step = tuple[str, int, int]
NUMBER = st.integers(0, 2)
STEPS = st.one_of(
    st.tuples(st.just("add"), NUMBER, st.integers(0, 1)),
    st.tuples(st.just("remove"), NUMBER, st.just(0)),
    st.tuples(st.just("restore"), NUMBER, st.just(0)),
    st.tuples(st.sampled_from(["status", "title", "region", "accept"]), st.integers(0, 9), st.just(0)),
    st.tuples(st.just("undo"), st.integers(0, 9), st.just(0)),
    st.tuples(st.just("connect"), st.just(0), st.just(0)),
)
VALUES = {"status": "Klar", "title": "Servicevärdar", "region": "09"}


class Grown:
    """A bank to which things are done, and what a fresh one would be given."""

    def __init__(self, bank: Bank) -> None:
        self.bank = bank
        self.read: dict[int, int] = {}
        self.removed: set[int] = set()

    def do(self, step: Step) -> None:
        """Do one thing, where it can be done."""
        what, number, version = step
        key = hashlib.sha256(f"{number}.pdf".encode()).hexdigest()[:16]
        if what == "add":
            self.bank.put(document(number, version), version="1")
            self.read[number] = version
            self.removed.discard(number)
        elif what == "remove" and number in self.read:
            self.bank.remove(key)
            self.removed.add(number)
        elif what == "restore":
            self.bank.restore(key)
            self.removed.discard(number)
        connect_documents(self.bank)
        self._say(what, number)

    def _say(self, what: str, number: int) -> None:
        query = "SELECT id FROM suggestions ORDER BY id" if what == "accept" else "SELECT id FROM measures ORDER BY id"
        ids = [row[0] for row in self.bank.connection.execute(query)]
        said = corrections.stored(self.bank.connection)
        if what == "undo" and said:
            self.bank.take_back(said[number % len(said)].measure, said[number % len(said)].field)
        elif what in (*VALUES, "accept") and ids:
            read, home = self.bank.measure_as_read(ids[number % len(ids)]) or (None, "")
            assert read
            field, value = ("confidence", "1") if what == "accept" else (what, VALUES[what])
            self.bank.correct([correct(read, field, value, document=home, at=f"{len(said):04}")])
        connect_documents(self.bank)

    def fresh(self, bank: Bank) -> None:
        """Build a fresh bank of what was read last, with what is said now."""
        said = corrections.said(self.bank.connection)
        for number in sorted(self.read):
            bank.put(document(number, self.read[number]), version="1")
            if number in self.removed:
                bank.remove(document(number, 0).document.id)
        connect_documents(bank)
        bank.correct(said)
        connect_documents(bank)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEPS, min_size=1, max_size=10))
def test_any_order_gives_what_a_fresh_build_gives(tmp_path_factory: pytest.TempPathFactory, steps: list[Step]) -> None:
    """Adds, new readings, removals, corrections, and all of them undone, leave no trace but what is said now."""
    folder = tmp_path_factory.mktemp("banks")
    with Bank.open(folder / "grown.db", create=True) as bank, Bank.open(folder / "fresh.db", create=True) as fresh:
        grown = Grown(bank)
        for step in steps:
            grown.do(step)
        grown.fresh(fresh)
        assert state(bank) == state(fresh)
        bank.check()
