"""Scopes: which rows hold the terms, and which of them the limits allow."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from readings import measure, reading

from atgardsbanken.db.search.expand import Which
from atgardsbanken.db.search.index_reader import IndexReader
from atgardsbanken.db.search.query import parse
from atgardsbanken.db.search.query_forms import query_forms
from atgardsbanken.db.search.scope import Limits, Scope
from atgardsbanken.db.store import Bank

NAMES = {
    "Teamarbete": ("24", 2018),
    "Arbete i team": ("24", 2019),
    "Mobila team": ("12", 2018),
    "Rekrytering": ("12", None),
}


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IndexReader]:
    """The index of four measures."""
    measures = [
        measure(name, region=region, year=year, line=line) for line, (name, (region, year)) in enumerate(NAMES.items())
    ]
    with Bank.open(tmp_path_factory.mktemp("scope") / "bank.db", create=True) as bank:
        bank.put(reading("a.pdf", measures, region=None, year=None), version="1")
        bank.finish()
        yield IndexReader(bank.connection, "measure_index")


def titles(reader: IndexReader, query: str, which: Which = "all", limits: Limits | None = None) -> set[str]:
    """The titles in a scope."""
    rows = Scope(query_forms(parse(query)), limits or Limits(), which).rows(reader)
    query = "SELECT s.id, m.title FROM search_rows s JOIN measures m ON m.id = s.measure"
    return {title for number, title in reader.connection.execute(query) if rows[number - 1]}


@pytest.mark.parametrize(
    ("query", "which", "expected"),
    [
        ("teamarbete", "all", {"Teamarbete", "Arbete i team"}),
        ("teamarbete", "apart", {"Teamarbete", "Arbete i team"}),
        ("teamarbete", "near", {"Teamarbete", "Arbete i team", "Mobila team"}),
        ("mobila rekrytering", "all", set()),
        ("mobila rekrytering", "enough", {"Rekrytering", "Mobila team"}),
        ("mobila rekrytering skola lokal", "enough", set()),
        ("mobila rekrytering", "some", {"Mobila team", "Rekrytering"}),
        ("team -mobila", "all", {"Teamarbete", "Arbete i team"}),
        ("-team", "all", {"Teamarbete", "Rekrytering"}),
        ("", "all", set(NAMES)),
    ],
)
def test_scopes_grow_wider(reader: IndexReader, query: str, which: Which, expected: set[str]) -> None:
    """All terms, enough of them, compounds apart, some terms, anything near, and what must not be there."""
    assert titles(reader, query, which) == expected


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        (Limits({"region": ("12",)}), {"Mobila team", "Rekrytering"}),
        (Limits({"region": ("12",), "year": (None,)}), {"Rekrytering"}),
        (Limits({"year": (2018, 2019)}), {"Teamarbete", "Arbete i team", "Mobila team"}),
        (Limits({"region": ()}), set(NAMES)),
        (Limits({"region": ("99",)}), set()),
    ],
)
def test_limits_allow_their_values(reader: IndexReader, limits: Limits, expected: set[str]) -> None:
    """Each facet allows its values, one without values allows all."""
    assert titles(reader, "", limits=limits) == expected


def test_query_limits_itself(reader: IndexReader) -> None:
    """Regions and years that stand in the query limit it, beside those that are chosen."""
    assert titles(reader, "team i Skåne") == {"Mobila team"}
    assert titles(reader, "team 2018", limits=Limits({"region": ("24",)})) == {"Teamarbete"}
