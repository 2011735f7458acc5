"""Comparisons of regions and years."""

from __future__ import annotations

import sqlite3

from atgardsbanken.db.pages.compare import MOST_REGIONS, side_by_side, year_to_year

AREAS = ["it", "kompetens", "forsorjning"]


def test_shared_themes_come_first(read: sqlite3.Connection) -> None:
    """What several regions have stands side by side; the rest is sorted by area."""
    page = side_by_side(read, ["24", "12"], year=2018, areas=AREAS)
    assert [row.label for row in page.shared] == ["Vårdnära service"]
    assert [[item.title for item in cell] for cell in page.shared[0].cells] == [["Vårdnära service"], ["Servicevärdar"]]
    rest = {area: [len(cell) for cell in cells] for area, cells in page.areas}
    assert rest == {"it": [1, 0], "kompetens": [0, 40], "forsorjning": [1, 0]}


def test_year_is_one_that_most_regions_have(read: sqlite3.Connection) -> None:
    """Without a year the newest is taken that most of the regions have measures of."""
    assert side_by_side(read, ["24", "12"], year=None, areas=AREAS).year == 2018
    assert side_by_side(read, ["24"], year=None, areas=AREAS).year == 2019


def test_no_more_regions_than_fit(read: sqlite3.Connection) -> None:
    """Regions beyond the fourth, and repeated ones, are left out."""
    page = side_by_side(read, ["24", "24", "12", "01", "03", "04"], year=None, areas=AREAS)
    assert page.regions == ("24", "12", "01", "03")
    assert len(page.regions) == MOST_REGIONS


def test_year_to_year_tells_new_goes_on_ended(read: sqlite3.Connection) -> None:
    """Each measure of the two years stands in one of the three lists."""
    page = year_to_year(read, "24", earlier=None, later=None)
    assert (page.earlier, page.later) == (2018, 2019)
    assert [(change.earlier.title, change.later.title) for change in page.goes_on] == [
        ("Vårdnära service", "Vårdnära service i hela länet")
    ]
    assert [item.title for item in page.new] == ["Kompetensförsörjningsplan"]
    assert {item.title for item in page.ended} == {
        "Betald specialistutbildning för sjuksköterskor",
        "Digitala vårdmöten på hälsocentral",
    }


def test_years_that_do_not_fit_are_passed_over(read: sqlite3.Connection) -> None:
    """An earlier year after the later one, or a year without measures, is not compared with."""
    page = year_to_year(read, "24", earlier=2019, later=2018)
    assert (page.earlier, page.later) == (None, 2018)
    assert year_to_year(read, "03", earlier=None, later=None).years == ()
