"""Tables of numbers that stand in lines rather than in cells."""

from __future__ import annotations

from pages import extract

from atgardsbanken.corpus.facts.read import read_metadata
from atgardsbanken.corpus.figures import find_figures
from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.listed.columns_apart import LOST
from atgardsbanken.corpus.records import Figure
from atgardsbanken.corpus.spans import DocumentView

REGIONS = [
    "Region Upp-",
    "sala",
    "Region Halland**",
    "Region Skåne",
    "Region Dalarna",
    "Region Gävle-",
    "borg",
    "Totalt",
]
ROWS = ["12 3 4 1", "20", "6 kvinnor, 1 man 3 kvinnor", "- 5 - 2", "30 27"]


def figures(*lines: str) -> tuple[Figure, ...]:
    """The figures of a text extract."""
    source = DocumentView(extract("\n".join(lines)))
    return find_figures(source, read_metadata(source), Sections(source))


def table(*rows: str) -> tuple[Figure, ...]:
    """The figures of a table whose regions stand one below the other, its numbers after them."""
    caption = "Tabell 3. Antal handledare 2016-2017*"
    return figures(
        caption,
        "",
        "Region",
        "",
        *REGIONS,
        "Totalt",
        "",
        "vt 2016 ht 2017",
        "K M K M",
        *rows,
        "",
        "* Alla har inte svarat.",
    )


def test_rows_are_told_by_their_order_and_proved_by_the_totals() -> None:
    """A region with a footnote has no row; each other has the sum of its row, since all make up the printed totals."""
    found = table(*ROWS)
    assert [(f.region, f.value, f.year, f.unit) for f in found] == [
        ("03", 20.0, 2017, "antal"),
        ("12", 20.0, 2017, "antal"),
        ("20", 10.0, 2017, "antal"),
        ("21", 7.0, 2017, "antal"),
        (None, 30.0, 2016, "antal"),
        (None, 27.0, 2017, "antal"),
    ]
    assert {f.indicator for f in found} == {"Tabell 3. Antal handledare 2016-2017"}


def test_numbers_that_do_not_add_up_are_nobodys() -> None:
    """Where a row is missing or the sum is another, only that the table is there is told, with a warning."""
    for rows in (ROWS[1:], ["13 3 4 1", *ROWS[1:]]):
        assert [(f.region, f.value, f.warning) for f in table(*rows)] == [(None, None, LOST)]


def test_headings_merged_on_lines_name_the_columns() -> None:
    """The headings of columns, wrapped and merged, are told apart as boxes are."""
    headings = ["Medel för att ge", "sjuksköterskor möj-", "Landsting Stimulansmedel lighet att genomgå", "utbildning"]
    rows = [
        "Region Skåne 86 718 574 39 718 431",
        "Region Halland 20 982 383 9 610 252",
        "Totalt 107 700 957 49 328 683",
    ]
    found = figures("Fördelning av medel. Belopp i kronor.", "", *headings, "", *rows)
    assert [f.indicator for f in found[:2]] == [
        "Stimulansmedel",
        "Medel för att ge sjuksköterskor möjlighet att genomgå utbildning",
    ]


def test_indicators_end_with_the_value_that_recurs() -> None:
    """A table of indicators without numbers names each, over several lines too."""
    found = figures(
        "Uppföljning av Region Skåne",
        "",
        "Indikatorer Uppföljningsfrekvens",
        "",
        "Antal köpta veckor Delårsrapport",
        "",
        "Kostnader för",
        "läkare",
        "",
        "Delårsrapport",
    )
    assert [(f.indicator, f.value) for f in found] == [("Antal köpta veckor", None), ("Kostnader för läkare", None)]
