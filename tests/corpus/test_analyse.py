"""From a document to a reading."""

from __future__ import annotations

import pytest
from pages import Grid, document, heading, item, paragraph

from corpus.analyse import analyse
from corpus.facts import Given
from corpus.records import AreaJudgement, Reading
from extract.records import Document, enclosing


def judge(title: str, description: str, section: str) -> AreaJudgement:
    """A judge that always says the same."""
    return AreaJudgement("kompetens", "predicted", 0.7, reason=f"{title}|{description}|{section}")


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
def reading(plan: Document) -> Reading:
    """The plan's reading."""
    return analyse(plan, judge=judge)


def test_a_row_becomes_a_measure(reading: Reading) -> None:
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


def test_the_box_encloses_exactly_the_words(plan: Document, reading: Reading) -> None:
    """A measure's box is the smallest around its words."""
    words = {"Fler", "AT-läkare", "Utöka", "antalet", "platser", "HR-chef", "Pågår"}
    boxes = [word.box for line in plan.pages[0].lines for word in line.words if word.text in words]
    assert reading.measures[0].box == enclosing(boxes)


def test_the_judge_is_asked_where_nothing_is_stated(reading: Reading) -> None:
    """The judge sees title, description and section."""
    area = reading.measures[0].area
    assert area is not None
    assert area.reason == "Fler AT-läkare|Utöka antalet platser|Bemanning"


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


def test_prose_is_not_searched_where_measures_are_listed(plan: Document) -> None:
    """A document that lists its measures tells of the same ones in its prose."""
    told = document(
        [paragraph("Region Halland har infört digitala vårdmöten i primärvården."), *[]], name="halland.pdf"
    )
    assert [m.form for m in analyse(told).measures] == ["prose"]
    assert {m.form for m in analyse(plan).measures} == {"table"}


def test_given_facts_reach_every_measure(plan: Document) -> None:
    """A person's year and region are the measures' too."""
    reading = analyse(plan, given=Given(year=2021, region="25"))
    assert {(m.year, m.region) for m in reading.measures} == {(2021, "25")}


def test_reading_twice_gives_the_same(plan: Document, reading: Reading) -> None:
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
    assert (measure.title, measure.raw_title) == (title, printed)
