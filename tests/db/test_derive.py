"""What is shown follows from what was read and said, whatever order it came in, and whatever was undone on the way."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from typing import get_args
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readings import measure, reading

from atgardsbanken.corpus.copies import SKETCH_HASHES, CopyEvidence
from atgardsbanken.corpus.corrections import correct
from atgardsbanken.corpus.records import DocumentFindings
from atgardsbanken.db import corrections, themes
from atgardsbanken.db.search import index_update
from atgardsbanken.db.search.find import find
from atgardsbanken.db.search.hits import Sort
from atgardsbanken.db.search.passages import find_passages
from atgardsbanken.db.search.query import parse
from atgardsbanken.db.store import Bank
from atgardsbanken.loading.connect import connect_documents

AROUND = ("städning", "vs", "kompetensförsörjning", "handlingsplan", "avskrift", "rekrytering")
"""Words of sections, of documents' titles, of themes and of what only the copy holds."""
TITLES = ("Vårdnära service", "Digitala vårdmöten", "Läkarrekrytering i glesbygd", "Mobila team i hemmet")
YEARS = (2018, 2018, 2018, 2018, 2019, 2019)
COPIES = (2, 3)
"""Numbers of documents that are the same one in two forms."""
OF_SKANE = (*COPIES, 5)
"""Numbers of the documents of another region."""
OWN = "Införa vårdnära städning"
"""The title of a measure that of the two forms only the copy holds, and that others take up."""
SHOWN = (
    *("documents", "pages", "passages", "measures", "suggestions", "figures", "repairs", "failures", "set_aside"),
    *("moved_measures", "corrections", "conflicts", "as_read", "themes", "continuations", "vocabulary"),
    *("search_groups", "search_themes", "search_figures", "search_sums", "search_abbreviations", "search_definitions"),
)
"""The tables that are shown or searched, but for numbers of rows in the index."""

GROUPS = (
    """
    SELECT w.key, w.title, w.size, w.spread, m.key, w.is_judge, w.is_kept, w.light, w.heavy
    FROM link_wordings w JOIN link_wordings m ON m.id = w.middle ORDER BY w.key
    """,
    "SELECT l.measure, w.key FROM link_measures l JOIN link_wordings w ON w.id = l.wording ORDER BY l.measure",
    "SELECT w.key, p.parsed FROM link_parsed p JOIN link_wordings w ON w.id = p.wording ORDER BY w.key",
    "SELECT s.stem, w.key FROM link_stems s JOIN link_wordings w ON w.id = s.wording ORDER BY s.stem, w.key",
    """
    SELECT w.key, m.key, o.alike FROM link_options o
    JOIN link_wordings w ON w.id = o.wording JOIN link_wordings m ON m.id = o.middle ORDER BY w.key, m.key
    """,
    "SELECT count(*) FROM link_wordings",
    "SELECT count(*) FROM link_parsed",
    "SELECT count(*) FROM link_options",
)
"""What themes are kept up to date from, whatever numbers wordings have."""


def document(number: int, version: int) -> DocumentFindings:
    """One of six documents as the code of a version reads it.

    Number 1 replaces number 0, number 2 is another region's, number 3 a copy of that with more in it, number 4 the
    next year's plan after numbers 0 and 1, and number 5 that after number 2. Numbers 4 and 5 take up what only the copy
    holds; its title and the section of what stands in it depend on the version.
    """
    region, line = ("12" if number in OF_SKANE else "24"), 4 * number + version
    measures = [
        measure(title, region=region, line=line + place, year=YEARS[number])
        for place, title in enumerate(TITLES[number % 2 : 3 + number % 2])
    ]
    own = "Regionen ska införa vårdnära städning (VS) på alla avdelningar under det kommande året."
    if number >= COPIES[1]:
        measures[0] = replace(measures[0], title=OWN, description=own if number == COPIES[1] else "")
    if version:
        measures[-1] = replace(measures[-1], section="Rekrytering")
    suggested = replace(measure("Gemensam mall", region=region, line=20 + number), confidence=0.3)
    found = reading(
        f"{number}.pdf",
        measures,
        region=region,
        year=YEARS[number],
        title="Avskrift" if number == COPIES[1] else "Plan" if number != COPIES[0] or not version else "Handlingsplan",
        publisher="",
    )
    made = replace(found.document, metadata={"created": f"2018010{number + 1}"})
    first = SKETCH_HASHES * (1 if number in COPIES else 0 if number < COPIES[0] else number)
    years = {"2020" if number in COPIES else str(2018 + number): 5}
    sketch = tuple(range(first, first + SKETCH_HASHES))
    kept = CopyEvidence(made.id, sketch, years, 100, 5.0 - number, region).to_json()
    return replace(found, document=made, suggestions=(suggested,), fingerprint=kept)


def state(bank: Bank) -> dict[str, list[tuple[object, ...]]]:
    """The rows of the shown tables, without runs."""
    found = {}
    for table in SHOWN:
        rows = [dict(row) for row in bank.connection.execute(f"SELECT * FROM {table}")]
        kept = [{name: value for name, value in row.items() if name not in ("first_load", "version")} for row in rows]
        found[table] = sorted((tuple(row.values()) for row in kept), key=repr)
    found["found"] = [*measures_found(bank), *passages_found(bank)]
    found["groups"] = [tuple(row) for query in GROUPS for row in bank.connection.execute(query)]
    return found


def measures_found(bank: Bank) -> Iterator[tuple[object, ...]]:
    """What search finds, in order, with scores and counts."""
    for query in ("", "vårdnära", "service", "möten -digitala", "rekrytering", "mall", "servicevärdar", *AROUND):
        for sort in get_args(Sort):
            answer = find(bank.connection, query, sort=sort, counted=True)
            yield query, sort, answer.total, repr(answer.facets), tuple((hit.id, hit.score) for hit in answer.hits)
    spellings = bank.connection.execute("SELECT letters, words, folded FROM search_spellings ORDER BY letters")
    yield from map(tuple, spellings)


def passages_found(bank: Bank) -> Iterator[tuple[object, ...]]:
    """Which passages search finds, in order."""
    for query in ("vårdnära", "digitala möten", "mobila"):
        hits, total = find_passages(bank.connection, parse(query))
        yield query, total, tuple(hit.passage.id for hit in hits)


Step = tuple[str, int, int]
NUMBER = st.integers(0, 5)
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
    with (
        mock.patch.object(index_update, "MOST_CHANGED_SHARE", 100.0),
        mock.patch.object(themes, "MOST_TOUCHED_SHARE", 100.0),
        Bank.open(folder / "grown.db", create=True) as bank,
        Bank.open(folder / "fresh.db", create=True) as fresh,
    ):
        grown = Grown(bank)
        for step in steps:
            grown.do(step)
        grown.fresh(fresh)
        assert state(bank) == state(fresh)
        bank.check()
