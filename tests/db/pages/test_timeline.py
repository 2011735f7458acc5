"""Timelines of a theme."""

from __future__ import annotations

from readings import measure, reading

from atgardsbanken.corpus.records import Theme
from atgardsbanken.db.pages.timeline import theme_timelines
from atgardsbanken.db.store import Bank


def put(bank: Bank, year: int, *titles: str) -> list[str]:
    """A plan of a year with these measures, and their ids."""
    measures = [measure(title, year=year, line=line) for line, title in enumerate(titles)]
    bank.put(reading(f"plan {year}", measures, year=year), version="1")
    return [each.id for each in measures]


def test_a_theme_is_followed_from_issue_to_issue(bank: Bank) -> None:
    """Each issue of the series has a column; where the theme is not named the count is none, not unknown."""
    first, _, _, later = *put(bank, 2017, "Lean"), *put(bank, 2018, "Heltid"), *put(bank, 2019, "Heltid", "Lean")
    bank.set_links([Theme("t1", "Lean", (first, later))], [])
    bank.arrange_series()
    bank.finish()
    found = theme_timelines(bank.connection, "t1")
    assert found is not None
    (line,) = found.timelines
    assert [issue[0].years for issue in line.issues] == ["2017", "2018", "2019"]
    assert [(row.name, row.counts) for row in line.rows] == [("Region Västerbotten", (1, 0, 1))]
    assert (line.owners, len(line.followed)) == ((1, 0, 1), 1)
    assert theme_timelines(bank.connection, "none") is None


def test_an_issue_alone_has_no_timeline(bank: Bank) -> None:
    """Without documents to compare nothing is drawn."""
    ids = put(bank, 2017, "Lean", "Leanarbete")
    bank.set_links([Theme("t1", "Lean", tuple(ids))], [])
    bank.arrange_series()
    bank.finish()
    found = theme_timelines(bank.connection, "t1")
    assert found is not None
    assert found.timelines == ()
