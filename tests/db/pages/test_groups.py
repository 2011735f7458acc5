"""The pages of regions, themes and documents."""

from __future__ import annotations

import sqlite3

from db.pages.groups import documents, region_page, theme_page, themes

AREAS = ["it", "kompetens", "forsorjning"]


def test_region_shows_its_newest_year(read: sqlite3.Connection) -> None:
    """Without a year, or with one it has nothing of, the newest is shown, in a column for each area."""
    page = region_page(read, "24", year=None, areas=AREAS)
    assert page is not None
    assert (page.year, [area for area, _ in page.columns]) == (2019, AREAS)
    assert [[item.title for item in items] for _, items in page.columns] == [
        [],
        ["Vårdnära service i hela länet"],
        ["Kompetensförsörjningsplan"],
    ]
    assert region_page(read, "24", year=1950, areas=AREAS) == page


def test_region_shows_a_chosen_year(read: sqlite3.Connection) -> None:
    """With a year its measures are shown; the bars hold all years."""
    page = region_page(read, "24", year=2018, areas=AREAS)
    assert page is not None
    assert [(bar.year, bar.total) for bar in page.bars] == [(2018, 3), (2019, 2)]
    assert [document.name for document in page.documents] == ["uppfoljning.pdf", "plan.pdf"]


def test_measures_outside_the_areas_have_a_column(read: sqlite3.Connection) -> None:
    """Where a region has measures of none of the areas, they are shown too."""
    page = region_page(read, "01", year=2018, areas=AREAS)
    assert page is not None
    assert page.columns[-1][0] is None
    assert len(page.columns[-1][1]) == 1


def test_unknown_region_has_no_page(read: sqlite3.Connection) -> None:
    """A code that is no county's leads nowhere; a region without measures has a page."""
    assert region_page(read, "99", year=None, areas=AREAS) is None
    empty = region_page(read, "03", year=None, areas=AREAS)
    assert empty is not None
    assert (empty.bars, empty.year) == ((), None)


def test_theme_tells_who_since_when(read: sqlite3.Connection) -> None:
    """A theme's page has a row for each region and a column for each year."""
    page = theme_page(read, "t1", areas=AREAS)
    assert page is not None
    assert (page.label, page.years, page.count) == ("Vårdnära service", (2018, 2019), 3)
    cells = {code: [[item.title for item in cell] for cell in row] for code, _, row in page.rows}
    assert cells == {
        "12": [["Servicevärdar"], []],
        "24": [["Vårdnära service"], ["Vårdnära service i hela länet"]],
    }
    assert theme_page(read, "nope", areas=AREAS) is None


def test_themes_count_regions(read: sqlite3.Connection) -> None:
    """The list of themes says in how many regions and years each is found."""
    listed = themes(read)
    assert [(t.label, t.regions, t.measures, t.first, t.last) for t in listed] == [
        ("Vårdnära service", 2, 3, 2018, 2019)
    ]


def test_documents_are_listed_with_their_measures(read: sqlite3.Connection) -> None:
    """Every document is listed, copies and failed ones too."""
    listed = {ref.name: (ref.status, ref.measures, ref.copy_of is not None) for ref in documents(read)}
    assert listed == {
        "plan.pdf": ("ok", 3, False),
        "plan-skannad.pdf": ("ok", 3, True),
        "uppfoljning.pdf": ("partial", 2, False),
        "skane.pdf": ("ok", 41, False),
        "farlig.pdf": ("ok", 2, False),
        "last.pdf": ("failed", 0, False),
    }
