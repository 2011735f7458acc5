"""The index after a change: the same as one that is built anew, without building it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from readings import measure, reading

from atgardsbanken.corpus.corrections import correct
from atgardsbanken.db.search import index, index_arrays, index_update
from atgardsbanken.db.search.find import Answer, find
from atgardsbanken.db.search.index_reader import IndexReader
from atgardsbanken.db.store import Bank

TITLES = ("Vårdnära service", "Digitala vårdmöten", "Läkarrekrytering")


@pytest.fixture
def plan(bank: Bank, monkeypatch: pytest.MonkeyPatch) -> str:
    """The id of a plan in a bank whose index is never built as a whole again, but once."""
    monkeypatch.setattr(index_update, "MOST_CHANGED_SHARE", 100.0)
    monkeypatch.setattr(index_arrays, "COMMON_WORD_ROWS", 2)
    bank.put(reading("plan.pdf", [measure(title, line=line) for line, title in enumerate(TITLES)]), version="1")
    bank.finish()
    monkeypatch.setattr(index, "build", None)
    return next(iter(bank.known().values())).id


def titles(bank: Bank, query: str) -> list[str]:
    """The titles that a query finds, in order."""
    return [hit.title for hit in find(bank.connection, query, mode="exact").hits]


def say(bank: Bank, title: str, field: str, value: str) -> None:
    """Correct a field of the measure with a title."""
    found = next(each for each in bank.all_measures() if each.title == title)
    home = bank.measure_as_read(found.id)
    assert home
    bank.correct([correct(home[0], field, value, document=home[1])])
    bank.finish()


@pytest.mark.usefixtures("plan")
def test_a_changed_title_is_found_and_the_old_one_is_not(bank: Bank) -> None:
    """The row of what was called otherwise no longer counts."""
    say(bank, TITLES[1], "title", "Servicevärdar")
    assert (titles(bank, "servicevärdar"), titles(bank, "vårdmöten")) == (["Servicevärdar"], [])
    assert find(bank.connection, "").total == 3


@pytest.mark.usefixtures("plan")
def test_new_documents_come_in_their_place(bank: Bank) -> None:
    """Without words the newest measures stand first, whenever they were indexed."""
    for year in (2020, 2016):
        bank.put(reading(f"{year}.pdf", [measure(f"Plan {year}", year=year)], year=year), version="1")
        bank.finish()
    assert [hit.year for hit in find(bank.connection, "").hits] == [2020, 2018, 2018, 2018, 2016]
    assert [hit.title for hit in find(bank.connection, "", sort="title").hits] == sorted(
        [*TITLES, "Plan 2020", "Plan 2016"], key=lambda title: title.replace("ä", "{")
    )


@pytest.mark.usefixtures("plan")
def test_common_words_are_found_in_new_rows_too(bank: Bank) -> None:
    """The bits of a common word end where the index did when they were stored."""
    lines = [measure("Vårdnära service", line=line, page=2) for line in range(12)]
    bank.put(reading("fler.pdf", lines), version="1")
    bank.finish()
    reader = IndexReader(bank.connection, "measure_index")
    assert (len(titles(bank, "service")), reader.size, int(reader.all().sum())) == (13, 15, 15)


def test_a_removed_document_counts_nowhere(bank: Bank, plan: str) -> None:
    """Its words are suggested no more, its measures are in no facet and no figure."""
    bank.put(reading("annan.pdf", [measure("Mobila team", region="12")], region="12"), version="1")
    bank.finish()
    bank.remove(plan)
    bank.arrange_versions()
    bank.finish()
    answer: Answer = find(bank.connection, "", counted=True)
    assert (answer.total, answer.facets["region"]) == (1, [("12", 1)])
    words = {row[0] for row in bank.connection.execute("SELECT word FROM vocabulary")}
    assert ("mobila" in words, "läkarrekrytering" in words) == (True, False)
    assert bank.connection.execute("SELECT value FROM search_figures WHERE figure = 'measures'").fetchone()[0] == 1


@pytest.mark.parametrize(("share", "built"), [(0.0, True), (10.0, False)])
def test_where_much_has_changed_it_is_built_as_a_whole(
    bank: Bank, monkeypatch: pytest.MonkeyPatch, share: float, built: bool
) -> None:
    """A share of the rows decides which is done."""
    done: list[str] = []
    whole: Callable[..., None] = index.build
    bank.put(reading("plan.pdf", [measure(TITLES[0])]), version="1")
    bank.finish()
    monkeypatch.setattr(index_update, "MOST_CHANGED_SHARE", share)
    monkeypatch.setattr(index, "build", lambda *given: (done.append("built"), whole(*given)))
    bank.put(reading("annan.pdf", [measure(TITLES[1])]), version="1")
    bank.finish()
    assert (done == ["built"], find(bank.connection, "").total) == (built, 2)
