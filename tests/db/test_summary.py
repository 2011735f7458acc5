"""The counts of the whole bank, which agree with its tables."""

from __future__ import annotations

from dataclasses import replace

from readings import measure, reading

from atgardsbanken.corpus.records import AreaJudgement, Theme
from atgardsbanken.db.store import Bank
from atgardsbanken.db.summary import entries, figure


def test_figures_are_counted_when_the_index_is_built(bank: Bank) -> None:
    """Nothing is counted before, copies never are."""
    plan = reading("plan.pdf", [measure("Vårdnära service"), measure("Digitala möten", line=1, confidence=0.5)])
    copy = reading("kopia.pdf", [measure("Vårdnära service", line=7)])
    assert figure(bank.connection, "measures") == 0
    for each in (plan, copy):
        bank.put(each, version="1")
    bank.set_copies({copy.document.id: plan.document.id})
    bank.finish()
    assert (figure(bank.connection, "measures"), figure(bank.connection, "unsure")) == (2, 1)
    assert figure(bank.connection, "area_confidence") == 0.75
    assert entries(bank.connection, "route") == (("text", 2),)
    assert entries(bank.connection, "area_source") == (("predicted", 2),)
    assert entries(bank.connection, "unheard of") == ()


def test_measure_is_sure_if_text_and_area_are(bank: Bank) -> None:
    """A title is sure from 0.9, a predicted area from 0.7; a stated one always."""
    judged = [(0.9, "predicted", 0.7), (0.89, "predicted", 0.9), (0.9, "predicted", 0.69), (0.9, "stated", 0.1)]
    measures = [
        replace(measure("A", line=n), text_confidence=text, area=AreaJudgement("it", source, area))  # type: ignore[arg-type]
        for n, (text, source, area) in enumerate(judged)
    ]
    bank.put(reading("plan.pdf", measures), version="1")
    bank.finish()
    assert (figure(bank.connection, "measures"), figure(bank.connection, "unsure")) == (4, 2)


def test_groups_and_themes_are_counted(small_bank: Bank) -> None:
    """Measures by document, region, year and area; themes by regions, measures and years."""
    small_bank.set_links([Theme("t", "T", tuple(m.id for m in small_bank.all_measures()))], [])
    small_bank.finish()
    themes = small_bank.connection.execute("SELECT theme, regions, measures, first, last FROM search_themes").fetchall()
    assert [tuple(row) for row in themes] == [("t", 1, 4, 2018, 2019)]
    groups = small_bank.connection.execute("SELECT year, area, sum(count) FROM search_groups GROUP BY 1, 2").fetchall()
    assert [tuple(row) for row in groups] == [
        (2018, "forsorjning", 1),
        (2018, "kompetens", 1),
        (2019, "it", 1),
        (2019, "kompetens", 1),
    ]


def test_a_themes_years_are_those_of_its_periods(bank: Bank) -> None:
    """The first as the last: a measure named with 2017 in a plan of 2016-2018 counts from 2016 to 2018."""
    plan = reading("plan.pdf", [measure("Lean", year=2017)], year=2016, last_year=2018)
    bank.put(plan, version="1")
    bank.set_links([Theme("t", "T", tuple(m.id for m in plan.measures))], [])
    bank.finish()
    rows = bank.connection.execute("SELECT first, last FROM search_themes").fetchall()
    assert [tuple(row) for row in rows] == [(2016, 2018)]
