"""Boxes side by side: the box states the area, the page the region."""

from __future__ import annotations

from pages import Spec, document, heading, item, paragraph

from atgardsbanken.corpus.find.slides import find
from atgardsbanken.corpus.spans import DocumentView, text_of
from atgardsbanken.extract.records import Document


def slide(region: str, *boxes: tuple[str, list[str]]) -> list[Spec]:
    """A page with a region's name and boxes side by side."""
    specs = [heading(region), paragraph("Översiktlig bild")]
    for number, (title, names) in enumerate(boxes):
        specs.append(heading(*title.split("\n"), level=2, panel=number))
        specs += [item(*name.split("\n"), panel=number) for name in names]
    return specs


def found(made: Document) -> list[tuple[str | None, str | None, str]]:
    """Region, area and title of each measure."""
    return [(c.region, c.area, text_of(c.title)) for c in find(DocumentView(made))]


def test_boxes_state_their_areas() -> None:
    """Three boxes, one for each area; names of several lines are one measure."""
    page = slide(
        "Landstinget Sörmland",
        ("IT-stöd och processer för förenklad\nadministration", ["SIP", "Vård på distans\ngenom videomöten"]),
        ("Smartare användning av\nmedarbetarnas kompetens", ["Vårdnära service"]),
        ("Stöd till planering av långsiktig\nkompetensförsörjning", ["PTP-program"]),
    )
    assert found(document(page)) == [
        ("04", "it", "SIP"),
        ("04", "it", "Vård på distans genom videomöten"),
        ("04", "kompetens", "Vårdnära service"),
        ("04", "forsorjning", "PTP-program"),
    ]


def test_headings_in_other_words_are_told_apart_by_cues() -> None:
    """Another year's boxes may be called otherwise and stand in another order, two of them only."""
    page = slide("Region Skåne", ("Rekrytera och behålla", ["PTP"]), ("Digitala arbetsverktyg", ["Robotik"]))
    assert found(document(page)) == [("12", "forsorjning", "PTP"), ("12", "it", "Robotik")]


def test_an_unreadable_heading_is_known_by_the_others() -> None:
    """Where two of three boxes state their areas, the third has the one that is left."""
    page = slide(
        "Region Halland",
        ("E-hälsa och IT", ["NPÖ"]),
        ("~~ ;: ¤", ["Lean"]),
        ("Långsiktig kompetensförsörjning", ["Kompetensportal"]),
    )
    assert [area for _, area, _ in found(document(page))] == ["it", "kompetens", "forsorjning"]


def test_a_page_without_headings_has_the_usual_order() -> None:
    """Boxes without words that state an area have that of the other pages' boxes."""
    good = slide("Region Uppsala", ("E-hälsa och IT", ["Nova"]), ("Rätt använd kompetens", ["VNS"]))
    bad = slide("Region Gotland", ("¤¤¤", ["Webbtidbok"]), ("###", ["Lean"]))
    assert found(document(good, bad))[2:] == [("09", "it", "Webbtidbok"), ("09", "kompetens", "Lean")]


def test_boxes_about_other_things_are_left() -> None:
    """Two boxes that state no area hold no measures."""
    assert found(document(slide("Region Uppsala", ("Styrkor", ["Engagemang"]), ("Svagheter", ["Tidsbrist"])))) == []


def test_a_page_without_boxes_has_none() -> None:
    """Running text is no slide."""
    assert found(document([heading("Region Uppsala"), paragraph("Text")])) == []
