"""Boxes side by side that a text extract has merged on one line."""

from __future__ import annotations

from pages import extract

from atgardsbanken.corpus.find.merged_slides import TITLE_PROBABILITY, find
from atgardsbanken.corpus.find.repeated import region_pages
from atgardsbanken.corpus.spans import DocumentView, text_of
from atgardsbanken.extract.records import Document

PAGES = {
    "Region Uppsala": [
        "Digital rehabplan Tjänsteplattform Kliniskt utvecklingsår",
        "Stöd och behandling på internet Vårdnära service Introduktion",
    ],
    "Landstinget S6rmland": [
        "Vårdprocesser Kompetensväxling Utlandsrekrytering",
        "Digitala formulär Vårdnära service Vårdledare",
    ],
    "Region Halland": [
        "Journal via nätet Trygg utskrivning Kompetensportal",
        "Loggdatabas Vårdnära service",
        "Enhetligt arbetssätt och",
        "strukturerad dokumentation",
    ],
}


def made(pages: dict[str, list[str]]) -> Document:
    """An extract with a page for each region: its name, what recurs, the boxes, and the region's name again."""
    head, end = "Översiktlig bild av arbetet 2016-2017", "Exempel på utvecklingsarbete"
    text = "\f".join(
        "\n".join([region, "", head, "", *body, "", f"{region} {end}", "", "Annat"]) for region, body in pages.items()
    )
    return extract(text)


def test_pages_of_one_pattern_are_found() -> None:
    """What recurs under the names is left out, and what comes after the region is named again."""
    pages = region_pages(DocumentView(made(PAGES)))
    assert [(page.region, len(page.lines)) for page in pages] == [("03", 2), ("04", 2), ("13", 4)]


def test_merged_names_are_cut_apart() -> None:
    """Each capital begins a name; a line in small letters goes on with the one left open above."""
    found = [(c.region, text_of(c.title)) for c in find(DocumentView(made(PAGES)))]
    assert found == [
        ("03", "Digital rehabplan"),
        ("03", "Tjänsteplattform"),
        ("03", "Kliniskt utvecklingsår"),
        ("03", "Stöd och behandling på internet"),
        ("03", "Vårdnära service"),
        ("03", "Introduktion"),
        ("04", "Vårdprocesser"),
        ("04", "Kompetensväxling"),
        ("04", "Utlandsrekrytering"),
        ("04", "Digitala formulär"),
        ("04", "Vårdnära service"),
        ("04", "Vårdledare"),
        ("13", "Journal via nätet"),
        ("13", "Trygg utskrivning"),
        ("13", "Kompetensportal"),
        ("13", "Loggdatabas"),
        ("13", "Vårdnära service"),
        ("13", "Enhetligt arbetssätt och strukturerad dokumentation"),
    ]


def test_no_merged_name_is_surer_than_such_names_are_right() -> None:
    """However clear it reads, a name may have been cut in the wrong place."""
    assert 0 < max(candidate.sure for candidate in find(DocumentView(made(PAGES)))) <= TITLE_PROBABILITY


def test_two_regions_make_no_pattern() -> None:
    """A document that tells of two regions has no pages of one pattern."""
    assert find(DocumentView(made(dict(list(PAGES.items())[:2])))) == []
