"""From a document to a reading."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pages import Grid, document, extract, heading, item, paragraph

from atgardsbanken.corpus.analyse import analyse
from atgardsbanken.corpus.facts.stated import StatedMetadata
from atgardsbanken.corpus.records import AreaJudgement, DocumentFindings
from atgardsbanken.extract.read import read as extract_file
from atgardsbanken.extract.records import Document, enclosing
from atgardsbanken.normalize.document import normalize


def judge(title: str, description: str, section: str, document: str) -> AreaJudgement:
    """A judge that always says the same."""
    return AreaJudgement("kompetens", "predicted", 0.7, reason=f"{title}|{description}|{section}|{document}")


@pytest.fixture
def plan() -> Document:
    """A plan with one table."""
    table = Grid(
        [
            ("header", ["Åtgärd", "Beskrivning", "Ansvar", "Läge"]),
            ("section", ["Bemanning"]),
            ("body", ["Fler AT-läkare", "Utöka antalet\nplatser", "HR-chef", "Pågår"]),
        ]
    )
    return document([heading("Handlingsplan Region Halland 2019"), table])


@pytest.fixture
def reading(plan: Document) -> DocumentFindings:
    """The plan's reading."""
    return analyse(plan, judge=judge)


def test_a_row_becomes_a_measure(reading: DocumentFindings) -> None:
    """Each standard field is filled, the printed headings are kept."""
    (measure,) = reading.measures
    assert (measure.title, measure.description, measure.responsible, measure.status) == (
        "Fler AT-läkare",
        "Utöka antalet platser",
        "HR-chef",
        "Pågår",
    )
    assert (measure.region, measure.year, measure.section, measure.page) == ("13", 2019, "Bemanning", 1)
    assert measure.headings["responsible"] == "Ansvar"


def test_the_box_encloses_exactly_the_words(plan: Document, reading: DocumentFindings) -> None:
    """A measure's box is the smallest around its words."""
    words = {"Fler", "AT-läkare", "Utöka", "antalet", "platser", "HR-chef", "Pågår"}
    boxes = [word.box for line in plan.pages[0].lines for word in line.words if word.text in words]
    assert reading.measures[0].box == enclosing(boxes)


def test_the_judge_is_asked_where_nothing_is_stated(reading: DocumentFindings) -> None:
    """The judge sees title, description, section and the document's title."""
    area = reading.measures[0].area
    assert area is not None
    assert area.reason == "Fler AT-läkare|Utöka antalet platser|Bemanning|Handlingsplan Region Halland 2019"


def test_a_stated_area_wins() -> None:
    """The box that a measure stands in states its area, whatever the judge would say."""
    slide = [
        heading("Region Gotland"),
        heading("E-hälsa, IT-stöd och digitalisering", panel=0),
        item("Kompetenskort", panel=0),
        heading("Långsiktig kompetensförsörjning", panel=1),
        item("Webbtidbok", panel=1),
    ]
    reading = analyse(document(slide), judge=judge)
    assert [(m.title, m.area.area, m.area.source) for m in reading.measures if m.area] == [
        ("Kompetenskort", "it", "stated"),
        ("Webbtidbok", "forsorjning", "stated"),
    ]
    assert {m.region for m in reading.measures} == {"09"}


def test_a_plan_of_rows_has_measures_in_its_table_alone(plan: Document) -> None:
    """A document that lists its measures tells of the same ones in its prose."""
    assert {m.form for m in analyse(plan).measures} == {"table"}


def test_a_report_tells_of_more_in_prose_than_in_boxes() -> None:
    """What a named region has by a report's prose is a measure too, but not what its own box says already."""
    boxes = [
        (heading(name), *(item(title, panel=panel) for panel, title in enumerate(("Digitala ronder", "Servicevärdar"))))
        for name in ("Region Halland", "Region Skåne", "Region Uppsala")
    ]
    areas = ("Digitalisering och e-hälsa", "Medarbetarnas kompetens")
    pages = [[first, *(heading(area, panel=n) for n, area in enumerate(areas)), *rest] for first, *rest in boxes]
    deeds = ("inrätta en gemensam bemanningspool för sjuksköterskor", "införa introduktionsår")
    told = f"Region Skåne har infört digitala ronder. Region Uppsala har beslutat att {deeds[0]} och att {deeds[1]}."
    made = document(*pages, [heading("Exempel"), paragraph(told)], name="rapport-2018.pdf")
    found = [(m.form, m.region, m.title) for m in analyse(made).measures]
    assert found.count(("slide", "12", "Digitala ronder")) == 1
    assert [one for one in found if one[0] == "prose"] == [("prose", "03", deed) for deed in deeds]


@pytest.mark.xfail(reason="the model does not know requests of two words, and outvotes the form")
def test_a_few_labels_do_not_hide_headings_without() -> None:
    """Two labelled lines among many headings with bullets make no document of labels."""
    names = ("Utöka antalet tjänster", "Stärk introduktionen", "Inför basår", "Förenkla tidboken", "Utbilda chefer")
    specs = [spec for name in names for spec in (heading(name, level=2), item("• Klart under året.", marker="•"))]
    labels = [paragraph("Ansvarig: HR-chefen"), *specs[:2], paragraph("Status: Klar")]
    made = document([heading("Uppföljning Region Skåne 2019"), *labels, *specs[2:]])
    assert [measure.title for measure in analyse(made).measures] == list(names)


def test_given_facts_reach_every_measure(plan: Document) -> None:
    """A person's year and region are the measures' too."""
    reading = analyse(plan, given=StatedMetadata(year=2021, region="25"))
    assert {(m.year, m.region) for m in reading.measures} == {(2021, "25")}


def test_reading_twice_gives_the_same(plan: Document, reading: DocumentFindings) -> None:
    """The same document has the same reading, ids included."""
    assert analyse(plan, judge=judge) == reading


def test_an_empty_document_has_nothing() -> None:
    """A document without words has no measures, passages or figures."""
    reading = analyse(document([]))
    assert (reading.measures, reading.passages, reading.figures) == ((), (), ())


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        ("2.1 Videobesök på alla hälsocentraler", "Videobesök på alla hälsocentraler"),
        ("3. Fler AT-läkare", "Fler AT-läkare"),
        ("1177 Vårdguidens e-tjänster", "1177 Vårdguidens e-tjänster"),
        ("7.5 hp utbildning i klinisk bedömning", "7.5 hp utbildning i klinisk bedömning"),
    ],
)
def test_a_section_number_is_no_part_of_the_name(printed: str, title: str) -> None:
    """A numbered row's number is left out of the title; other numbers stay."""
    table = Grid([("header", ["Åtgärd", "Ansvar", "Läge"]), ("body", [printed, "HR-chef", "Pågår"])])
    (measure,) = analyse(document([heading("Handlingsplan Region Halland 2019"), table])).measures
    assert measure.title == title


ODD_LINES = """
•
*
–
(
x
12 3 4
Totalt
Totalt 120
Region Skåne
Region Halland 120
Region Upp-
sala**
Aktivitet Beskrivning
Åtgärd Syfte Ansvarig Status
Indikatorer Uppföljning
Ansvarig:
Status: Pågår
Pågår
HR-chef
• Utöka antalet tjänster
arbetet fortsätter enligt plan.
""".splitlines()
"""Lines that tables, lists and labels of a text extract are made of, and signs that say nothing."""


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(ODD_LINES), min_size=1, max_size=16))
def test_any_lines_are_read(lines: list[str]) -> None:
    """Whatever lines follow each other in a text extract, it is read, and every measure has a name."""
    measures = analyse(extract("\n".join(lines))).measures
    assert all(any(map(str.isalnum, measure.title)) for measure in measures)


def test_a_lone_bullet_names_no_measure() -> None:
    """A cell with a sign and no words in it is no title."""
    table = Grid([("header", ["Åtgärd", "Ansvar", "Läge"]), *(("body", [t, "HR-chef", "Pågår"]) for t in ("•", "Ny"))])
    assert [measure.title for measure in analyse(document([table])).measures] == ["Ny"]


def test_what_is_less_sure_is_suggested_apart_from_measures(samples: Path) -> None:
    """A press release has sentences that may tell of measures: less sure than these, each in lines of its own."""
    released, _ = normalize(extract_file(samples / "varmland-pressmeddelande-2019.pdf"))
    found = analyse(released)
    assert found.suggestions
    assert max(each.confidence for each in found.suggestions) < min(each.confidence for each in found.measures)
    assert {each.title for each in found.suggestions}.isdisjoint(each.title for each in found.measures)
    assert {each.id for each in found.suggestions}.isdisjoint(each.id for each in found.measures)


def test_a_sentence_of_a_document_of_several_regions_keeps_its_own() -> None:
    """A sentence that goes on about the one before is of its region; the document is of none."""
    text = (
        "Så försöker regionerna behålla sjuksköterskor 2013\n\nRegion Skåne höjer studiebidraget för barnmorskor.\n\n"
        "Dessutom införs utbildningstjänster på sjukhusen och nya sjuksköterskor erbjuds mentor.\n\n"
        "Region Halland startar en vikariepool.\n"
    )
    found = analyse(extract(text))
    assert found.facts.region is None
    assert {m.region for m in found.measures if "utbildningstjänster" in m.title} == {"12"}
