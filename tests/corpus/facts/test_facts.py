"""Facts of small documents: one rule a test, whatever the weights are."""

from __future__ import annotations

import pytest
from pages import document, furniture, heading, paragraph

from atgardsbanken.corpus.facts.read import read_metadata
from atgardsbanken.corpus.facts.stated import StatedMetadata
from atgardsbanken.corpus.records import DocumentMetadata
from atgardsbanken.corpus.spans import DocumentView
from atgardsbanken.extract.errors import BadUsageError


def metadata(title: str, *texts: str, name: str = "x.pdf", **properties: str) -> DocumentMetadata:
    """The facts of a document with a title and paragraphs."""
    page = [heading(title), *map(paragraph, texts)]
    return read_metadata(DocumentView(document(page, name=name, metadata=properties)))


@pytest.mark.parametrize(
    ("title", "texts", "period"),
    [
        ("Uppföljning av 2017 års överenskommelse", ["Socialstyrelsen 2018-06-01"], (2017, 2017)),
        ("Handlingsplan 2019–2021", ["Antagen av regionstyrelsen 2019-02-26."], (2019, 2021)),
        (
            "Klimatplan 2023",
            [f"Målet {place} 2030 gäller." for place in ("till", "senast", "före", "mot", "år")],
            (2023, 2023),
        ),
        ("Handlingsplan 2018", ["Nästa år, 2019, ska vi vara oberoende."], (2018, 2018)),
        (
            "Plan för vården",
            ["2020-05-04", "Enligt SOSFS 1997:14 och lag (2017:30) ska vården planeras."],
            (2020, 2020),
        ),
    ],
)
def test_the_period_is_what_the_document_is_about(title: str, texts: list[str], period: tuple[int, int]) -> None:
    """Neither goals nor deadlines nor the numbers of laws count; the year of print is another fact."""
    found = metadata(title, *texts)
    assert (found.period_from, found.period_to, found.year) == (*period, period[0])


def test_a_regulations_number_is_no_year() -> None:
    """A document that names no other year has none."""
    assert metadata("Om vården i länet", "Enligt SOSFS 1997:14 ska vården planeras.").year is None


def test_the_date_of_publication_is_kept_beside_the_period() -> None:
    """It is told with its place; a deadline is not it."""
    found = metadata("Verksamhetsplan 2022", "Beslutad 2021-12-14", "Klart senast 2022-06-30.")
    assert (found.year, found.published) == (2022, "2021-12-14")
    assert found.evidence["published"].page == 1


@pytest.mark.parametrize("author", ["Anna Andersson", "admin", "Karl Kommun"])
def test_a_person_is_never_a_publisher(author: str) -> None:
    """The author in the file's properties is only believed where it is a known body."""
    assert metadata("Plan 2018", "Planen gäller.", author=author).publisher == ""
    assert metadata("Plan 2018", "Planen gäller.", author="Region Skåne").publisher == "Region Skåne"


def test_a_municipality_that_names_others_is_the_publisher() -> None:
    """The county board and agencies that its plan names once did not issue it; it has a county and no region."""
    found = metadata(
        "Handlingsplan för klimat och energi",
        "Olofströms kommun",
        "Antagen av kommunfullmäktige 2023-03-31",
        "Kommunen följer Länsstyrelsen i Blekinge län och Energimyndigheten.",
    )
    assert (found.publisher, found.municipality, found.county, found.region) == (
        "Olofströms kommun",
        "Olofström",
        "10",
        None,
    )


def test_a_universitys_seat_is_no_region() -> None:
    """Its plan is not the plan of the region in which it lies."""
    found = metadata("Plan för jämställdhet 2023", "Högskolan i Gävle", "Högskolan i Gävle arbetar för jämställdhet.")
    assert (found.publisher, found.region) == ("Högskolan i Gävle", None)


def test_an_address_tells_the_publisher() -> None:
    """Where nothing else does."""
    assert metadata("Nytt från skolan", "Mejla till skolan@nacka.se i Nacka.").publisher == "Nacka kommun"


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Akademiska sjukhuset öppnar en ny avdelning.", "03"),
        ("Göteborgsregionen samlar kommunerna.", None),
    ],
)
def test_hospitals_tell_the_region(text: str, region: str | None) -> None:
    """A name that only looks like a region is none: Göteborgsregionen is not Gävleborg."""
    assert metadata("Nytt i vården", text).region == region


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["RS 2018-0411", "Handlingsplan för vården 2019"], "Handlingsplan för vården 2019"),
        (["Plats och tid: Rådhuset, kl. 08.30", "Protokoll från nämndens möte"], "Protokoll från nämndens möte"),
        (["Region Skåne", "Rapport om vårdens köer"], "Rapport om vårdens köer"),
    ],
)
def test_what_stands_above_a_title_is_none(lines: list[str], title: str) -> None:
    """A diary number, a form's first label and a body's name are no titles."""
    found = read_metadata(DocumentView(document([*map(paragraph, lines), paragraph("Här följer texten.")])))
    assert found.title == title


def test_a_title_of_two_lines_is_one() -> None:
    """Both lines of a heading belong to it."""
    page = [heading("Handlingsplan för vårdens", "kompetensförsörjning 2019"), paragraph("Planen gäller.")]
    assert read_metadata(DocumentView(document(page))).title == "Handlingsplan för vårdens kompetensförsörjning 2019"


@pytest.mark.parametrize("year", [17, 1979, 2100, 99999])
def test_no_year_is_believed_that_cannot_be(year: int) -> None:
    """A person who mistypes a year is told so."""
    with pytest.raises(BadUsageError, match=f"^{year}: not the year of a document; give one from 1980 to 2099.$"):
        StatedMetadata(year=year)


def test_doubt_is_told() -> None:
    """What is not told is asked for; what a person stated is not."""
    page = document([heading("Minnesanteckningar från mötet")])
    assert {"publisher", "year"} <= set(read_metadata(DocumentView(page)).doubts)
    stated = StatedMetadata(publisher="Nacka kommun", year=2019)
    assert {"publisher", "year"}.isdisjoint(read_metadata(DocumentView(page), stated).doubts)


@pytest.mark.parametrize(
    "texts",
    [
        ("Region Skåne höjer studiebidraget.", "Region Halland startar en vikariepool."),
        ("På Universitetssjukhuset i Linköping får personalen extra betalt.", "I Västernorrland ger regionen mer."),
    ],
)
def test_examples_from_several_regions_are_issued_by_none(texts: tuple[str, ...]) -> None:
    """What a text only tells of is neither who issued it nor where it belongs."""
    found = metadata("Sommaren 2022 i vården", *texts)
    assert (found.publisher, found.region) == ("", None)


def test_nothing_is_decided_on_new_years_eve() -> None:
    """The last and the first day of a year are ends of plans and beginnings of laws."""
    found = metadata("Plan för bemanning 2020", "Beslutad 2019-11-26", "Gäller till 2021-12-31", "Klart 2021-01-01")
    assert found.published == "2019-11-26"


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Start / Om oss / Press och nyheter", "Tre vårdcentraler byter telefon mot chatt"),
        ("TJÄNSTESKRIVELSE", "Tjänsteskrivelse – Inrättande av nattöppen förskola"),
        ("Kommittédirektiv", "Tilläggsdirektiv till Utredningen om forskningsdata"),
    ],
)
def test_labels_and_ways_through_a_site_are_no_titles(above: str, title: str) -> None:
    """What says only what kind of document it is, or where on a site it stands, is not what it is called."""
    source = DocumentView(
        document([paragraph(above), heading(title), paragraph("Regionen prövar detta under hösten.")])
    )
    assert read_metadata(source).title == title


@pytest.mark.parametrize(
    ("title", "texts", "period"),
    [
        ("Landstingens insatser 2016–2017. Rapport 2018", ["Socialstyrelsen 2018-06-01"], (2016, 2017)),
        ("Uppföljning av handlingsplan 2016–2018", ["Region Skåne 2019-02-01"], (2018, 2018)),
        ("Uppföljning av plan för hälsa 2018–2020", ["Samtliga har utbildats."], (2020, 2020)),
        ("Utvärdering av försöksverksamheten 2016–2018", ["Region Skåne, februari 2019"], (2016, 2018)),
        ("Kvalitetsrapport läsåret 2019/2020", ["Nacka kommun"], (2019, 2020)),
    ],
)
def test_a_span_is_the_period_unless_something_is_followed(
    title: str, texts: list[str], period: tuple[int, int]
) -> None:
    """A follow-up of a plan is about its last year; a report on several years is about them, whenever it came out."""
    found = metadata(title, *texts)
    assert (found.period_from, found.period_to) == period


@pytest.mark.parametrize(
    "text",
    [
        "Läget 2019 redovisas här.",
        "Situationen hösten 2019 är ansträngd.",
        "Utfall 2019 för helåret",
        "Ställningen per den 31 december 2019 framgår av tabellen.",
    ],
)
def test_a_year_is_told_as_of_which_things_are_so(text: str) -> None:
    """Such words tell the period, though the text names another year as often and was decided in it."""
    found = metadata("Årsrapport om tandvården", "Fastställd 2020-02-18", text, "Ett nytt system införs 2020.")
    assert (found.period_from, found.period_to) == (2019, 2019)


def test_a_line_of_years_is_no_title() -> None:
    """A scan may set the years of a plan larger than its name."""
    page = [
        heading("2012 – 2020"),
        heading("Plan för folkhälsan i kommunen"),
        paragraph("Här står det som ska göras för hälsan."),
    ]
    found = read_metadata(DocumentView(document(page)))
    assert (found.title, found.period_from, found.period_to) == ("Plan för folkhälsan i kommunen", 2012, 2020)


def test_the_year_on_a_titles_last_line_belongs_to_it() -> None:
    """Only a title of nothing but years is none."""
    page = [heading("Personal i kommuner, situationen hösten", "2017"), paragraph("Antalet anställda ökade i år.")]
    found = read_metadata(DocumentView(document(page)))
    assert (found.title, found.year) == ("Personal i kommuner, situationen hösten 2017", 2017)


def test_a_county_where_something_is_done_is_no_publisher() -> None:
    """The university that evaluates what is done in a county issued the report."""
    found = metadata(
        "Hemrehabilitering i Kronobergs län", "Linnéuniversitetet, februari 2019", "Vi har sett på vården."
    )
    assert found.publisher == "Linnéuniversitetet"


def test_a_running_foot_tells_when_it_was_decided() -> None:
    """A day of decision at every page's foot goes before a month in the text."""
    foot = furniture("Beslutad av regionstyrelsen den 7 december 2022 § 201")
    pages = [[heading("Plan 2023–2025"), paragraph("Praktik införs i juni 2023."), foot], [paragraph("Mer."), foot]]
    assert read_metadata(DocumentView(document(*pages))).published == "2022-12-07"


@pytest.mark.parametrize(("line", "doubted"), [("Våren 2024", True), ("Akademiska sjukhuset", False)])
def test_a_hospital_named_in_a_sentence_alone_may_be_an_example(line: str, doubted: bool) -> None:
    """It is doubted as who issued the text, unless its name stands by itself too."""
    found = metadata("Vårdplatserna i sommar", line, "Vid Akademiska sjukhuset har väntetiden sjunkit sedan i våras.")
    assert ("publisher" in found.doubts) == doubted
