"""Links in the bank: only what differs is written, and what touches them is noted until they are made."""

from __future__ import annotations

from readings import measure, reading

from atgardsbanken.corpus.corrections import correct
from atgardsbanken.corpus.records import Continuation, Theme
from atgardsbanken.db import links, series
from atgardsbanken.db.store import Bank


def written(bank: Bank) -> int:
    """The number of rows that were written so far."""
    return bank.connection.total_changes


def test_the_same_links_are_not_written_twice(small_bank: Bank) -> None:
    """Storing what is stored already leaves every row as it is."""
    first, second, *_ = small_bank.all_measures()
    themes, pairs = [Theme("t", "T", (first.id, second.id))], [Continuation(first.id, second.id, 0.91234)]
    small_bank.set_links(themes, pairs)
    before = written(small_bank)
    small_bank.set_links(themes, pairs)
    assert (written(small_bank), links.continuations(small_bank.connection, None, ())) == (
        before,
        {(first.id, second.id, 0.9123)},
    )


def test_titles_touch_links_and_a_status_does_not(small_bank: Bank) -> None:
    """A document is linked anew where a measure of it is called otherwise."""
    links.forget_touched(small_bank.connection)
    key = small_bank.all_measures()[0].id
    read, document = small_bank.measure_as_read(key) or (None, "")
    assert read
    small_bank.correct([correct(read, "status", "Klar", document=document)])
    assert links.touched(small_bank.connection) == set()
    small_bank.correct([correct(read, "title", "Servicevärdar", document=document)])
    assert links.touched(small_bank.connection) == {document}


def test_finishing_the_index_leaves_what_touches_links(small_bank: Bank) -> None:
    """Links are made later than the index is brought up to date, if a run is stopped between."""
    new = reading("ny.pdf", [measure("Mobila team", line=9)])
    links.forget_touched(small_bank.connection)
    small_bank.put(new, version="1")
    small_bank.finish()
    assert links.touched(small_bank.connection) == {new.document.id}


def test_series_of_what_is_touched_are_those_of_all(bank: Bank) -> None:
    """A new plan joins its series without the others being read, as it does when all are told anew."""
    for year in (2018, 2019):
        bank.put(reading(f"{year}", [], year=year, title=f"Handlingsplan {year}"), version="1")
    other = reading("skane", [], region="12", title="Handlingsplan 2018")
    bank.put(other, version="1")
    assert len(series.arrange(bank.connection)) == 2
    new = reading("2020", [], year=2020, title="Handlingsplan 2020")
    bank.put(new, version="1")
    touched = series.arrange(bank.connection, {new.document.id})
    names = dict(bank.connection.execute("SELECT name, series FROM documents").fetchall())
    assert touched == {names["2020"]}
    assert names["2018"] == names["2019"] == names["2020"] != names["skane"]
    series.arrange(bank.connection)
    assert dict(bank.connection.execute("SELECT name, series FROM documents").fetchall()) == names
