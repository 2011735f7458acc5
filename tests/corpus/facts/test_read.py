"""What a document says of itself: title, publisher, region, year, kind, and where each was read."""

from __future__ import annotations

import pytest
from pages import document, heading, paragraph

from atgardsbanken.corpus.facts.places import spoken_name
from atgardsbanken.corpus.facts.read import metadata_of_name, read_metadata
from atgardsbanken.corpus.facts.stated import StatedMetadata
from atgardsbanken.corpus.records import DocumentMetadata
from atgardsbanken.corpus.spans import DocumentView


def metadata(title: str, *texts: str, name: str = "x.pdf", stated: StatedMetadata | None = None) -> DocumentMetadata:
    """The metadata of a document with a title and paragraphs."""
    return read_metadata(
        DocumentView(document([heading(title), *map(paragraph, texts)], name=name)), stated or StatedMetadata()
    )


def test_a_file_name_tells_region_and_year() -> None:
    """A name with hyphens is read as words."""
    found = metadata("Handlingsplan för bemanning", "Planen gäller.", name="vasterbotten-handlingsplan-2018.pdf")
    assert (found.region, found.year, found.kind) == ("24", 2018, "plan")
    assert (found.sources["region"], found.sources["year"]) == ("file name", "file name")


def test_a_publisher_is_called_what_it_called_itself() -> None:
    """A region's former name is kept where the text uses it."""
    found = metadata(
        "Handlingsplan 2016", "Västerbottens läns landsting hyr in läkare. Västerbottens läns landsting minskar."
    )
    assert (found.publisher, found.region) == ("Västerbottens läns landsting", "24")


def test_a_report_on_all_regions_has_none_of_its_own() -> None:
    """Where several regions are named alike, the document is nobody's."""
    found = metadata(
        "Uppföljning av överenskommelsen 2018",
        "Socialstyrelsen besökte Region Skåne, Region Halland och Region Uppsala.",
    )
    assert (found.region, found.publisher, found.kind) == (None, "Socialstyrelsen", "report")


def test_a_region_that_heads_a_chapter_of_a_report_issued_none_of_it() -> None:
    """Where regions have a chapter each, neither they nor their towns are who issued the report."""
    chapters = [spec for name in ("Region Halland", "Region Skåne") for spec in (heading(name), paragraph("Halmstad."))]
    found = read_metadata(DocumentView(document([heading("Insatser 2019"), *chapters])), StatedMetadata())
    assert (found.publisher, found.region) == ("", None)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Pressmeddelande om vårdnära service", "press_release"),
        ("Handlingsplan bemanning – redovisning 2017", "follow_up"),
        ("Återkoppling av uppdrag", "follow_up"),
        ("Årsrapport 2020", "report"),
        ("Kompetensförsörjningsplan 2021–2025", "plan"),
        ("Minnesanteckningar från mötet", "other"),
    ],
)
def test_the_title_tells_the_kind(title: str, kind: str) -> None:
    """A follow-up of a plan is a follow-up, not a plan."""
    assert metadata(title).kind == kind


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("Oberoende av inhyrd personal senast 2019, handlingsplan 2018", 2018),
        ("Verksamhetsplan 2019–2021", 2019),
        ("Verksamhetsplan 2019-21", 2019),
        ("Uppföljning av 2017 års överenskommelse", 2017),
    ],
)
def test_the_title_tells_the_year(title: str, year: int) -> None:
    """A goal's year is not the document's; of a span the first year is."""
    assert metadata(title).year == year


def test_a_revised_plan_is_of_its_whole_period() -> None:
    """A plan 2017–2018 that says it is revised is about both years, from the first on."""
    found = metadata("Handlingsplan 2017–2018", "Denna reviderade version gäller.")
    assert (found.year, found.period_from, found.period_to) == (2017, 2017, 2018)


@pytest.mark.parametrize(
    ("name", "title", "period"),
    [
        ("vastmanland-plan-2019.pdf", "Handlingsplan 2019–2020", (2019, 2020)),
        ("plan-2020.pdf", "Handlingsplan 2019–2021", (2019, 2021)),
        ("redovisning-2020.pdf", "Redovisning av handlingsplan 2018–2020", (2020, 2020)),
    ],
)
def test_a_titles_period_beats_a_year_of_it_in_the_file_name(name: str, title: str, period: tuple[int, int]) -> None:
    """The name of a file is short for the title, but a follow-up may be about one year of several."""
    found = metadata(title, name=name)
    assert (found.period_from, found.period_to) == period


def test_a_stated_municipality_is_one() -> None:
    """Who a person says it is from is looked up: a municipality stays one, whose county is no region of its own."""
    found = metadata("Plan 2023", stated=StatedMetadata(publisher="Olofströms kommun", region="10"))
    assert (found.publisher, found.municipality, found.county, found.region) == (
        "Olofströms kommun",
        "Olofström",
        "10",
        None,
    )
    assert (found.seat, found.sources["county"]) == (("county", "10"), "person")
    assert "region" not in found.sources


def test_a_person_knows_better() -> None:
    """What is stated wins and says so; the publisher follows the stated region."""
    found = metadata("Plan 2018", stated=StatedMetadata(region="12", year=2020))
    assert (found.region, found.year, found.publisher) == ("12", 2020, "Region Skåne")
    assert found.sources["year"] == "person"


def test_chapters_usual_names_are_no_titles() -> None:
    """A first page that begins with a chapter has a title only if that is larger; else the file's name is one."""
    chapter, person = heading("Förord", level=2), heading("Anna Andersson", level=2)
    larger = document([chapter, paragraph("Kort."), heading("Bättre resursutnyttjande i vården")])
    assert read_metadata(DocumentView(larger)).title == "Bättre resursutnyttjande i vården"
    assert read_metadata(DocumentView(document([chapter, person], name="rapport-2018.pdf"))).title == "Rapport 2018"


def test_a_text_that_says_what_it_is_is_the_title() -> None:
    """A title may be set as plain text above a heading."""
    page = [paragraph("Handlingsplan för oberoende av", "inhyrd personal"), heading("Sjukhusvård och primärvård")]
    assert read_metadata(DocumentView(document(page))).title == "Handlingsplan för oberoende av inhyrd personal"


def test_the_files_own_title_counts_if_its_pages_say_it() -> None:
    """Programs put all sorts of things into a file's title."""
    page = [paragraph("En plan för bättre bemanning i primärvården")]
    said = document(page, metadata={"title": "Plan för bättre bemanning"})
    other = document(page, metadata={"title": "Microsoft Word - mall_2003.docx"})
    assert read_metadata(DocumentView(said)).title == "Plan för bättre bemanning"
    assert read_metadata(DocumentView(other)).title == "En plan för bättre bemanning i primärvården"


def test_file_names_are_spoken() -> None:
    """Hyphens, points and underscores part words."""
    assert spoken_name("region-skane_plan.2018.pdf") == "Region Skane Plan 2018"


def test_letters_inside_a_word_name_nobody() -> None:
    """A body's name counts only from the beginning of a word on."""
    assert metadata("Plan 2018", "Introduktion för nyutexaminerade sjuksköterskor.").publisher == ""


def test_a_file_that_cannot_be_read_is_known_by_its_name() -> None:
    """Region, year and kind are read from the name alone; what a person says wins."""
    found = metadata_of_name("gotland-uppfoljning-2019.pdf", StatedMetadata(year=2020))
    assert (found.title, found.region, found.year, found.kind) == ("Gotland Uppfoljning 2019", "09", 2020, "follow_up")
    assert (metadata_of_name("skannat0017.pdf").region, metadata_of_name("skannat0017.pdf").year) == (None, None)


NOTES = "Minnesanteckningar från mötet"


@pytest.mark.parametrize(("characters", "is_title"), [(9, False), (10, True), (301, False)])
def test_a_title_has_ten_to_three_hundred_characters(characters: int, is_title: bool) -> None:
    """Shorter and longer headings are no titles."""
    heading_text = ("Vårdens möten " * 30)[:characters].replace(" ", "-")
    assert (metadata(heading_text, name="en-fil-utan-titel.pdf").title == heading_text) == is_title


def test_a_document_on_three_regions_belongs_to_none() -> None:
    """Where none of them stands out, it is nobody's."""
    regions = ("Skåne", "Halland", "Uppsala")
    assert metadata("Vårdens möten", *(f"Region {region} deltog." for region in regions)).region is None


def test_a_region_named_as_subject_wins() -> None:
    """One in the title weighs more than another that the text names."""
    assert metadata(f"{NOTES} i Region Skåne", "Region Halland deltog.").region == "12"


def test_another_documents_title_is_none() -> None:
    """A title in the file's properties of which the pages say nothing was left there by a template."""
    page = [
        heading("Vårdens möten i länet"),
        paragraph("Mötena hölls under våren i hela länet.", "Många deltog i dem."),
    ]
    view = DocumentView(document(page, metadata={"title": "Tertialrapport för skolan 2012"}))
    assert read_metadata(view).title == "Vårdens möten i länet"
