"""The weights of ranking, and the share of a query that a row covers."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from readings import measure, reading

from atgardsbanken.db.search import rank
from atgardsbanken.db.search.index_reader import IndexReader
from atgardsbanken.db.search.query import parse
from atgardsbanken.db.search.query_forms import query_forms
from atgardsbanken.db.search.ranking import ranking
from atgardsbanken.db.search.scope import Limits, Scope
from atgardsbanken.db.store import Bank

NAMES = ("Mobila team", "Teamarbete", "Måltider")


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[IndexReader]:
    """Measures that hold a word, a compound of it, and neither."""
    measures = [measure(name, line=line) for line, name in enumerate(NAMES)]
    with Bank.open(tmp_path_factory.mktemp("rank") / "bank.db", create=True) as bank:
        bank.put(reading("a.pdf", measures), version="1")
        bank.finish()
        yield IndexReader(bank.connection, "measure_index")


def covered(reader: IndexReader, query: str) -> list[float]:
    """The coverage of each row, in the order of `NAMES`."""
    shares = rank.coverage(reader, query_forms(parse(query)).wanted, np.arange(reader.size), ranking())
    ids = [row[0] for row in reader.connection.execute("SELECT measure FROM search_rows ORDER BY id")]
    titles = dict(reader.connection.execute("SELECT id, title FROM measures").fetchall())
    by_title = {titles[key]: round(float(share), 3) for key, share in zip(ids, shares, strict=True)}
    return [by_title[name] for name in NAMES]


def test_a_term_covers_by_its_best_match(reader: IndexReader) -> None:
    """The word itself covers all, a compound as much as its form is worth, nothing else anything."""
    assert covered(reader, "team") == [1.0, round(ranking().strengths["part"], 3), 0.0]


def test_a_query_is_covered_by_its_rarest_words_most(reader: IndexReader) -> None:
    """A row with the rarer of two words covers more than one with the commoner."""
    both = covered(reader, "måltider team")
    assert both[2] > 0.5 > both[1] > 0.0


def test_no_rows_have_no_scores(reader: IndexReader) -> None:
    """Nothing is ranked where nothing is found."""
    scope = Scope(query_forms(parse("team")), Limits())
    assert rank.scores(reader, scope, np.zeros(0, np.int64), ranking()).tolist() == []


def test_weights_are_shares() -> None:
    """A title and the word itself are what all others are measured by."""
    weights = ranking()
    assert (weights.strengths["exact"], weights.fields["title"]) == (1.0, 1.0)
    assert all(0.0 < share <= 1.0 for share in (*weights.strengths.values(), *weights.fields.values(), weights.apart))
