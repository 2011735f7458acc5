"""A measure's page."""

from __future__ import annotations

import sqlite3

import pytest

from atgardsbanken.db.pages.measure import MeasurePage, belongs, measure_page, moved_to
from atgardsbanken.extract.records import BBox


def page_of(read: sqlite3.Connection, title: str) -> MeasurePage:
    """The page of the measure with this title in the best copy."""
    query = "SELECT m.id FROM measures m JOIN documents d ON d.id = m.document WHERE m.title = ? AND d.copy_of IS NULL"
    page = measure_page(read, read.execute(query, [title]).fetchone()[0])
    assert page is not None
    return page


def test_place_is_the_page_with_its_lines(read: sqlite3.Connection) -> None:
    """The page's size, picture and lines are there, the measure's own line marked."""
    place = page_of(read, "Betald specialistutbildning för sjuksköterskor").place
    assert (place.page, place.pages, place.width, place.height, place.has_picture) == (1, 1, 595, 842, True)
    assert [line.inside for line in place.lines] == [False, True, False]
    assert place.lines[1].raw_text == "Betald utb"


def test_repairs_of_its_lines_are_shown(read: sqlite3.Connection) -> None:
    """Only repairs in the measure's own lines belong to it."""
    assert [repair.rule for repair in page_of(read, "Vårdnära service").repairs] == ["å read as a"]
    assert page_of(read, "Betald specialistutbildning för sjuksköterskor").repairs == ()


def test_area_is_told_with_its_reasons(read: sqlite3.Connection) -> None:
    """The words that decided come with their weights, strongest first."""
    page = page_of(read, "Vårdnära service")
    assert (page.item.area, page.item.area_source) == ("kompetens", "predicted")
    assert page.evidence == (("personal", 1.5), ("bemanning", 0.5))


def test_related_stand_in_other_regions_and_years(read: sqlite3.Connection) -> None:
    """The same measure later, and the others of its theme, are a click away."""
    page = page_of(read, "Vårdnära service")
    assert [item.title for item in page.later] == ["Vårdnära service i hela länet"]
    assert {item.title for item in page.related} == {"Vårdnära service i hela länet", "Servicevärdar"}
    assert [item.title for item in page_of(read, "Vårdnära service i hela länet").earlier] == ["Vårdnära service"]


def test_unknown_measure_has_no_page(read: sqlite3.Connection) -> None:
    """An id that is not there leads nowhere, nor has it moved."""
    assert (measure_page(read, "nope"), moved_to(read, "nope")) == (None, None)


@pytest.mark.parametrize(
    ("line", "inside"),
    [
        (BBox(10, 10, 20, 20), True),
        (BBox(0, 10, 400, 20), True),
        (BBox(10, 29, 20, 35), True),
        (BBox(10, 27.4, 20, 37.4), False),
        (BBox(10, 31, 20, 41), False),
        (BBox(40, 10, 50, 20), False),
        (BBox(25, 10, 50, 20), False),
    ],
)
def test_lines_belong_by_height_and_width(line: BBox, inside: bool) -> None:
    """A line that reaches a little out of the box is in it, and one that holds it; its neighbours are not."""
    assert belongs(line, BBox(5, 5, 30, 30)) is inside
