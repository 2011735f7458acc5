"""The views: canonical addresses, parameters that are ignored, files and redirects."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from urllib.parse import parse_qsl

import httpx
import pytest
from openpyxl import load_workbook

from atgardsbanken.db.datasette_plugin import ROUTES, web

Get = Callable[[str], httpx.Response]
CITED = ("citation_title", "citation_author", "citation_publication_date", "citation_firstpage", "dc.type")


@pytest.mark.parametrize(
    ("asked", "canonical"),
    [
        ("/?omrade=", "/"),
        ("/region/24?ar=abc", "/region/24"),
        ("/tema?sida=1&q=v%C3%A5rd", "/tema?q=v%C3%A5rd"),
        ("/dokument?sida=x&region=24", "/dokument?region=24"),
        ("/jamfor?region=24&region=24&ar=2018", "/jamfor?region=24"),
        ("/jamfor?omrade=it&region=24&region=99", "/jamfor?region=24&region=99"),
        ("/jamfor?grupp=norra&region=12", "/jamfor?region=12&grupp=norra"),
        ("/jamfor?till=2019&fran=2018&region=24", "/jamfor?region=24&fran=2018&till=2019"),
    ],
)
def test_views_have_one_address(get: Get, asked: str, canonical: str) -> None:
    """Empty, unknown and misplaced parameters lead to the address that all share."""
    answer = get(asked)
    assert (answer.status_code, answer.headers["location"]) == (302, canonical)
    assert get(canonical).status_code == 200


def test_an_address_is_read_as_often_however_many_parameters_it_has(get: Get, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page does not know is found out once, not for each parameter."""
    read: list[int] = []

    def counted(query: str, **options: bool) -> list[tuple[str, str]]:
        read.append(len(query))
        return parse_qsl(query, **options)

    monkeypatch.setattr(web, "parse_qsl", counted)
    for count in (1, 300):
        assert get("/oversikt?" + "&".join(f"x{number}=1" for number in range(count))).status_code == 200
    assert len(read) == 2 * read.count(min(read))


@pytest.mark.parametrize("path", ["/", "/sok?q=x", "/tema/t1", "/om", "/region/24"])
def test_unknown_parameters_are_said(get: Get, path: str) -> None:
    """A page that does not know a parameter says so; those that follow visitors are passed over in silence."""
    said = "Adressen innehåller något som sidan inte känner till: <code>regoin</code>."
    address = f"{path}{'&' if '?' in path else '?'}"
    assert said in get(f"{address}regoin=%3Cb%3E").text
    assert "inte känner till" not in get(path).text
    assert get(f"{address}utm_source=x").status_code == (200 if path in ("/tema/t1", "/om") else 302)


def test_comparison_says_what_it_does_not_know(get: Get) -> None:
    """Neither a region nor a group is dropped in silence."""
    page = get("/jamfor?region=24&region=99&grupp=xyz").text
    assert "Banken känner inte till ”99”, ”xyz”. De är inte med i jämförelsen." in page
    assert "Banken känner inte till ”77”. Det är inte med" in get("/jamfor?lan=77").text


def test_groups_of_regions_are_compared(get: Get) -> None:
    """Groups are columns with a label that says so; one that stands alone is shown region by region."""
    page = get("/jamfor?grupp=norra&grupp=sodra").text
    assert page.count('<span class="tag area-none">grupp</span>') >= 4
    assert 'Servicevärdar <span class="note">(Skåne)</span>' in page
    alone = get("/jamfor?grupp=norra").text
    assert "Norra sjukvårdsregionen, region för region" in alone
    assert 'tag area-none">grupp' not in alone


def test_measure_is_a_file_too(get: Get) -> None:
    """As JSON it has its place and evidence; as BibTeX and RIS it can be cited."""
    key = json.loads(get("/sok.json?q=kompetensf%C3%B6rs%C3%B6rjningsplan").text)[0]["id"]
    whole = json.loads(get(f"/atgard/{key}.json").text)
    assert (whole["title"], whole["box"]) == (
        "Kompetensförsörjningsplan",
        {"x0": 50.0, "top": 120.0, "x1": 500.0, "bottom": 140.0, "page_width": 595.0, "page_height": 842.0},
    )
    assert whole["area_evidence"] == [["personal", 1.5], ["bemanning", 0.5]]
    assert get(f"/atgard/{key}.bib").text.startswith(f"@techreport{{atgard-{key},")
    assert get(f"/atgard/{key}.ris").text.startswith("TY  - RPRT\r\n")
    assert get("/atgard/none.json").status_code == 404


def test_documents_open_at_a_page(get: Get) -> None:
    """Without a page the first with a measure is open; a page that is not there shows the document alone."""
    document = json.loads(get("/sok.json?q=servicev%C3%A4rdar").text)[0]["document"]
    assert get(f"/dokument/{document}").status_code == 200
    assert get(f"/dokument/{document}?sida=99").status_code == 200


def test_every_route_has_its_own_path() -> None:
    """No path is written twice, and each is anchored at both ends."""
    paths = [path for path, _ in ROUTES]
    assert len(set(paths)) == len(paths) == 36
    assert [path for path in paths if not (path.startswith("^/") and path.endswith("$"))] == []


def test_comparison_is_a_file_too(get: Get) -> None:
    """As JSON it names the documents that are compared."""
    found = json.loads(get("/jamfor.json?region=24").text)
    (change,) = found["changes"]
    assert [each["title"] for side in ("earlier", "later") for each in change[side]] == [
        "Handlingsplan 2018",
        "Handlingsplan 2019",
    ]
    assert [len(change[name]) for name in ("goes_on", "new", "ended")] == [1, 1, 2]


def test_tables_of_figures_are_files_too(get: Get) -> None:
    """A table has a page, the same as CSV, XLSX and JSON, and one address; one that is not there is not found."""
    table = get("/siffror").text.split('href="/siffror/')[1].split('"')[0]
    assert get(f"/siffror/{table}").status_code == 200
    assert get(f"/siffror/{table}.csv").text == "\ufeffregionkod,rad,2019 (%)\r\n,Inhyrd personal,4.5\r\n"
    sheet = load_workbook(io.BytesIO(get(f"/siffror/{table}.xlsx").content)).active
    assert list(sheet.iter_rows(values_only=True)) == [
        ("regionkod", "rad", "2019 (%)"),
        (None, "Inhyrd personal", 4.5),
    ]
    assert json.loads(get(f"/siffror/{table}.json").text)["rows"][0]["label"] == "Inhyrd personal"
    assert get(f"/siffror/{table}?storst=x").headers["location"] == f"/siffror/{table}"
    assert get("/siffror/none/0").status_code == 404


def test_changes_of_a_series_are_a_file_too(get: Get) -> None:
    """The list leads to the comparison, which is a CSV file too; a first issue has none."""
    later = get("/forandringar").text.split('href="/forandringar/')[1].split('"')[0]
    assert get(f"/forandringar/{later}?omrade=it").status_code == 200
    rows = get(f"/forandringar/{later}.csv?omrade=it").text.splitlines()
    assert [row.split(",")[0] for row in rows] == ["\ufeffförändring", "återfinns inte"]
    lines = get(f"/forandringar/{later}.excel.csv?omrade=it").text.splitlines()
    assert [line.split(";")[0] for line in lines] == ["\ufeffförändring", "återfinns inte"]
    assert f"/forandringar/{later.split('?')[0]}.xlsx?" in get(f"/forandringar/{later}?omrade=it").text
    assert get("/forandringar/none").status_code == 404


def test_overview_has_one_address(get: Get) -> None:
    """A year that is none is left out."""
    assert get("/oversikt?ar=x").headers["location"] == "/oversikt"
    assert get("/oversikt?ar=2018").status_code == 200


def test_programs_find_the_pages(get: Get) -> None:
    """They are told what not to walk through, and get the addresses of all else once."""
    assert "Disallow: /sok\n" in get("/robots.txt").text
    assert "Sitemap: http://site/sitemap.xml\n" in get("/robots.txt").text
    addresses = [part.split("<")[0] for part in get("/sitemap.xml").text.split("<loc>")[1:]]
    assert len(addresses) == len(set(addresses))
    assert {"http://site/", "http://site/region/24", "http://site/tema/t1"} <= set(addresses)


def test_boxes_lead_to_their_measures(get: Get) -> None:
    """On a document's page each box is a link named by its measure."""
    found = json.loads(get("/sok.json?q=servicev%C3%A4rdar&region=24").text)[0]
    page = get(f"/dokument/{found['document']}?sida={found['page']}").text
    assert f'<a href="/atgard/{found["id"]}" aria-label="Vårdnära service">' in page


def test_reference_managers_read_the_page(get: Get) -> None:
    """A measure's page names title, publisher, year and page of its document in the words that Zotero reads."""
    found = json.loads(get("/sok.json?q=kompetensf%C3%B6rs%C3%B6rjningsplan").text)[0]
    page = get(f"/atgard/{found['id']}").text
    told = {name: page.split(f'name="{name}" content="')[1].split('"')[0] for name in CITED}
    assert told == {
        "citation_title": "Handlingsplan 2019",
        "citation_author": "Region Västerbotten,",  # The comma keeps it one name.
        "citation_publication_date": "2019",
        "citation_firstpage": "1",
        "dc.type": "report",
    }


@pytest.mark.parametrize(("path", "source"), [("tema/t1", "tema/t1"), ("oversikt?ar=2018", "oversikt?ar=2018")])
def test_pictures_may_stand_in_frames_of_other_sites(get: Get, path: str, source: str) -> None:
    """They name the page that they are of; no other page may be framed."""
    framed = get(f"/inbaddad/{path}")
    assert "frame-ancestors *" in framed.headers["content-security-policy"]
    assert f'Källa: <a href="http://site/{source}"' in framed.text
    assert f"&lt;iframe src=&#34;http://site/inbaddad/{path}&#34;".replace("&#34;", '"') in get(f"/{source}").text
    assert "frame-ancestors 'none'" in get(f"/{source}").headers["content-security-policy"]
