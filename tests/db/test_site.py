"""The site's answers, asked without a browser: every page there, every view an address, nothing from outside."""

from __future__ import annotations

import asyncio
import csv
import io
import json
import re
import sqlite3
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import httpx
import pytest
from datasette.app import Datasette
from library import FORMULA, SCRIPT, site_bank
from openpyxl import load_workbook
from readings import measure, municipal_plan, reading

from atgardsbanken.corpus.records import DocumentMetadata
from atgardsbanken.db import export, spreadsheet
from atgardsbanken.db.datasette_plugin import results
from atgardsbanken.db.rows import Failure
from atgardsbanken.db.site import make_app
from atgardsbanken.db.store import Bank, LoadCounts

PAGES = [
    "/",
    "/?omrade=it",
    "/sok",
    "/sok?q=v%C3%A5rdn%C3%A4ra+service",
    "/sok?q=sjuksk%C3%B6terska&flik=dokument",
    "/sok?q=finnsinte",
    "/sok?q=%22%27%3B--+%2A+-",
    "/sok?region=24&ar=2018&omrade=kompetens&saker=1&sortera=titel",
    "/sok?ar=-&omrade=-",
    "/tema",
    "/tema/t1",
    "/region/24",
    "/region/24?ar=2018",
    "/region/03",
    "/jamfor",
    "/jamfor?region=24",
    "/jamfor?region=24&region=12",
    "/jamfor?region=03",
    "/jamfor?grupp=norra",
    "/jamfor?region=99&grupp=norra&grupp=sodra",
    "/jamfor?region=24&region=12&omrade=it",
    "/oversikt",
    "/oversikt?ar=2019",
    "/forandringar",
    "/siffror",
    "/tackning",
    "/dokument",
    "/begrepp",
    "/inbaddad/tema/t1",
    "/inbaddad/oversikt",
    "/om",
    "/data",
    "/data/measures",
]


class Site:
    """A site that is asked without a network."""

    def __init__(self, site: Datasette) -> None:
        self.app = site.app()

    def get(self, path: str, *, anew: bool = False) -> httpx.Response:
        """The answer to a request; `anew` for no page that the site has kept, where the program is made another."""
        return asyncio.run(self._get(path, {"cookie": "made=anew"} if anew else {}))

    async def _get(self, path: str, headers: dict[str, str]) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
            return await client.get(path, headers=headers)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the small library."""
    return Site(make_app(site_bank(tmp_path_factory.mktemp("site") / "bank.db")))


def measure_id(site: Site, query: str) -> str:
    """The id of the first measure that answers a query."""
    return str(json.loads(site.get(f"/sok.json?q={query}").text)[0]["id"])


@pytest.mark.parametrize("path", PAGES)
def test_pages_answer_with_guarding_headers(site: Site, path: str) -> None:
    """Each page is there and says what it may load and that nobody shall guess or tell."""
    answer = site.get(path)
    assert answer.status_code == 200
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["referrer-policy"] == "same-origin"
    assert "default-src 'none'" in answer.headers["content-security-policy"]


@pytest.mark.parametrize("path", [path for path in PAGES if not path.startswith("/data")])
def test_own_pages_hold_no_script_and_nothing_from_elsewhere(site: Site, path: str) -> None:
    """The site's own pages need no script or style in the page and load nothing from another host."""
    html = site.get(path).text
    assert not re.search(r"<script(?! src=\"/| type=\"application/ld\+json\")|<style|\sstyle=|\son\w+=", html)
    assert not re.search(r"(?:src|href)=\"(?:https?:)?//(?!site/)", html)
    assert "unsafe" not in site.get(path).headers["content-security-policy"]


@pytest.mark.parametrize(
    ("asked", "shared"),
    [
        ("/sok?q=&lage=narliggande&sortera=relevans", "/sok"),
        ("/sok?ar=2018&q=x", "/sok?q=x&ar=2018"),
        ("/sok?q=++x+&okand=1&utm_source=y", "/sok?q=x&okand=1"),
        ("/sok?region=24&region=01", "/sok?region=01&region=24"),
        ("/dokument?q=&region=24", "/dokument?region=24"),
        ("/dokument?region=&q=plan&sida=1", "/dokument?q=plan"),
        ("/tema?q=", "/tema"),
        ("/?omrade=&utm=x", "/"),
        ("/region/24?ar=", "/region/24"),
        ("/jamfor?till=2018&region=24&fran=2017", "/jamfor?region=24&fran=2017&till=2018"),
        ("/jamfor?region=24&region=01&region=24&fran=2017", "/jamfor?region=24&region=01"),
    ],
)
def test_one_view_has_one_address(site: Site, asked: str, shared: str) -> None:
    """Other words for the same view lead to the address that all share, which leads nowhere else."""
    answer = site.get(asked)
    assert (answer.status_code, answer.headers["location"]) == (302, shared)
    assert site.get(shared).status_code == 200


@pytest.mark.parametrize("name", ["region", "ar", "omrade", "tema", "status", "typ"])
def test_many_values_do_not_make_a_large_page(site: Site, name: str) -> None:
    """An address with 3,000 values is answered in less than 2 MB, and the page says how many were ignored."""
    values = "&".join(f"{name}={number}" for number in range(1000, 4000))
    answer = site.get(f"/sok?q={'%F0%9F%98%80' * 500}&{values}")
    assert (answer.status_code, len(answer.content) < 2_000_000) == (200, True)
    assert "2\u00a0970 av dem är inte med i sökningen" in unescape(answer.text)


def test_text_of_documents_is_escaped(site: Site) -> None:
    """A document full of markup is shown as the text that it is."""
    key = measure_id(site, "broken")
    for path in (f"/atgard/{key}", "/sok?q=broken", "/region/01", "/sok.atom?q=broken", "/dokument", "/tackning"):
        text = site.get(path).text
        assert SCRIPT not in text
        assert "<img src=x" not in text
        assert 'href="javascript:' not in text


def test_csv_holds_what_is_shown_and_no_formula(site: Site) -> None:
    """CSV begins with a byte order mark, has Swedish headings, and no cell that a spreadsheet would run."""
    answer = site.get("/sok.csv?region=01")
    assert answer.content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    assert {row["åtgärd"] for row in rows} == {SCRIPT, f"'{FORMULA}"}
    assert {row["regionkod"] for row in rows} == {"01"}


def test_tables_as_csv_hold_no_formula(site: Site) -> None:
    """Datasette's CSV of a table has no cell that a spreadsheet would run; numbers stay."""
    rows = list(csv.reader(io.StringIO(site.get("/data/measures.csv?_stream=1").text)))
    assert f"'{FORMULA}" in [cell for row in rows for cell in row]
    assert FORMULA not in [cell for row in rows for cell in row]
    assert list(csv.reader(io.StringIO(site.get("/data.csv?sql=select+-5,'a,b'").text)))[1] == ["-5", "a,b"]


def test_files_hold_every_page_of_the_view(site: Site) -> None:
    """What is exported is the whole list, not the page of it that is open."""
    assert len(site.get("/sok.json?region=12&sida=2").json()) == 41
    assert site.get("/sok.bib?region=12").text.count("@techreport{") == 41
    assert site.get("/sok.ris?region=12").text.count("TY  - RPRT") == 41


def test_passages_are_taken_home_with_their_places(site: Site) -> None:
    """The second tab has files of its own, each passage with the address where it is framed; spelled as on the page."""
    for query in ("f%C3%B6rr%C3%A5d", "f%C3%B6rr%C3%A5dd"):
        (passage,) = site.get(f"/sok.json?q={query}&flik=dokument").json()
        assert passage["text"] == "Vårdnära service. Måltider och förråd sköts av servicevärdar."
    view = "q=f%C3%B6rr%C3%A5d&flik=dokument"
    (row,) = csv.DictReader(io.StringIO(site.get(f"/sok.csv?{view}").text.removeprefix("\ufeff")))
    assert row["adress"] == passage["url"]
    assert "box-chosen" in site.get(passage["url"].removeprefix("http://site")).text
    assert "/sok.csv?q=f%C3%B6rr%C3%A5d&amp;flik=dokument" in site.get(f"/sok?{view}").text
    assert site.get(f"/sok.bib?{view}").status_code == 404


def test_synonyms_are_a_chip_that_can_be_removed(tmp_path: Path) -> None:
    """What is searched for besides is told, in both tabs, and one click leaves it out or takes it in again."""
    with Bank.open(tmp_path / "bank.db", create=True) as bank:
        names = ("Minska hyrpersonal", "Bemanningspersonal fasas ut")
        bank.put(reading("plan.pdf", [measure(name, line=line) for line, name in enumerate(names)]), version="1")
        bank.finish()
    site = Site(make_app(tmp_path / "bank.db"))
    with_them = site.get("/sok?q=hyrpersonal").text
    assert "Även bemanningspersonal" in with_them
    assert 'href="/sok?q=hyrpersonal&amp;likaord=nej"' in with_them
    assert "Även bemanningspersonal" in site.get("/sok?q=hyrpersonal&flik=dokument").text
    assert "fasas ut" not in site.get("/sok?q=hyrpersonal&likaord=nej").text
    assert "Ta med bemanningspersonal" in site.get("/sok?q=hyrpersonal&likaord=nej").text
    assert len(site.get("/sok.json?q=hyrpersonal&likaord=nej").json()) == 1


def test_parquet_holds_what_the_json_holds(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Those who calculate get the same rows as Parquet; without pyarrow it is not offered, and said to be missing."""
    parquet = pytest.importorskip("pyarrow.parquet")
    table = parquet.read_table(io.BytesIO(site.get("/sok.parquet?region=12").content))
    assert table.to_pylist() == site.get("/sok.json?region=12").json()
    assert "/sok.parquet?region=12" in site.get("/sok?region=12").text
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.setattr(export, "has_parquet", lambda: False)
    assert site.get("/sok.parquet?region=12").status_code == 501
    assert "parquet" not in site.get("/sok?region=12", anew=True).text


def test_excel_gets_what_the_json_holds(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """The rows of a view as XLSX; without its library, as CSV that Swedish Excel opens."""
    for view in ("/sok{}?region=12", "/sok{}?q=v%C3%A5rdn%C3%A4ra&flik=dokument"):
        book = load_workbook(io.BytesIO(site.get(view.format(".xlsx")).content))
        rows = site.get(view.format(".json")).json()
        assert [row[0].value for row in list(book.active.iter_rows())[1:]] == [row["id"] for row in rows]
        assert view.format(".xlsx").replace("&", "&amp;") in site.get(view.format("")).text
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    monkeypatch.setattr(spreadsheet, "has_xlsx", lambda: False)
    assert site.get("/sok.xlsx?region=12").status_code == 501
    assert "xlsx" not in site.get("/sok?region=12", anew=True).text
    assert "/sok.excel.csv?region=12" in site.get("/sok?region=12", anew=True).text
    assert ';"=""12""";Region Skåne;' in site.get("/sok.excel.csv?region=12").text


def test_files_that_do_not_hold_all_say_so(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a view has more measures than a file holds, the page tells how many the file has."""
    assert "Filerna rymmer" not in site.get("/sok?region=12").text
    monkeypatch.setattr(results, "MOST_EXPORTED", 10)
    assert "Filerna rymmer de första 10." in site.get("/sok?region=12", anew=True).text
    assert len(site.get("/sok.json?region=12", anew=True).json()) == 10


def test_feed_is_atom(site: Site) -> None:
    """A query's feed is well-formed Atom with an entry for each measure, by its words or its theme's."""
    root = ET.fromstring(site.get("/sok.atom?q=v%C3%A5rdn%C3%A4ra").content)
    entries = root.findall("{http://www.w3.org/2005/Atom}entry")
    assert (root.tag, len(entries)) == ("{http://www.w3.org/2005/Atom}feed", 3)


def test_feed_begins_with_what_was_loaded_last(tmp_path: Path) -> None:
    """What a later run brings stands first, however old the year it is about, with the time of its run."""
    path = tmp_path / "bank.db"
    with Bank.open(path, create=True) as bank:
        for hour, (name, year) in enumerate((("ny.pdf", 2019), ("gammal.pdf", 1998)), start=8):
            load = bank.begin_load(version="1", started=datetime(2020, 1, 1, hour, tzinfo=UTC))
            bank.put(reading(name, [measure(f"Åtgärd {year}", year=year)], year=year), version="1")
            bank.finish_load(load, LoadCounts(loaded=1))
        bank.finish()
    root = ET.fromstring(Site(make_app(path)).get("/sok.atom").content)
    atom = "{http://www.w3.org/2005/Atom}"
    assert [entry.findtext(f"{atom}title") for entry in root.findall(f"{atom}entry")] == [
        f"Åtgärd {year} – Region Västerbotten, {year}" for year in (1998, 2019)
    ]


def test_measure_is_read_by_people_and_programs(site: Site) -> None:
    """A measure's page and its JSON, BibTeX and RIS say the same, with the page it stands on."""
    key = measure_id(site, "specialistutbildning")
    page, record = site.get(f"/atgard/{key}").text, site.get(f"/atgard/{key}.json").json()
    assert record["title"] in page
    assert record["raw_title"] == "Betald utb"
    assert f"/bild/{record['document']}/1.webp" in page
    assert "SP  - 1\r\n" in site.get(f"/atgard/{key}.ris").text
    assert "pages = {1}" in site.get(f"/atgard/{key}.bib").text


def test_picture_is_served_to_be_kept(site: Site) -> None:
    """A page's picture never changes, so that a browser may keep it; a missing one is said to be missing."""
    document = site.get("/sok.json?q=specialistutbildning").json()[0]["document"]
    picture = site.get(f"/bild/{document}/1.webp")
    assert (picture.status_code, picture.headers["content-type"]) == (200, "image/webp")
    assert "immutable" in picture.headers["cache-control"]
    assert site.get(f"/bild/{document}/99.webp").status_code == 404


def test_what_is_not_there_is_said_in_swedish(site: Site) -> None:
    """An address of something that is gone answers 404 with a way on."""
    for path in ("/atgard/nope", "/region/99", "/tema/nope", "/dokument/nope", "/nope/nope"):
        answer = site.get(path)
        assert answer.status_code == 404
        assert "Sidan finns inte" in answer.text


def test_moved_measure_redirects(tmp_path: Path) -> None:
    """The address of a measure whose id has changed leads to where it is now."""
    path = site_bank(tmp_path / "bank.db")
    with sqlite3.connect(path) as connection:
        new = connection.execute("SELECT id FROM measures WHERE title = 'Servicevärdar'").fetchone()[0]
        connection.execute("INSERT INTO moved_measures (old, new) VALUES ('gammal', ?)", [new])
    site = Site(make_app(path))
    for ending in ("", ".json", ".bib", ".ris"):
        answer = site.get(f"/atgard/gammal{ending}")
        assert (answer.status_code, answer.headers["location"]) == (301, f"/atgard/{new}{ending}")


def test_replaced_document_leads_to_the_newer_one(tmp_path: Path) -> None:
    """The address of a replaced version leads to the newer one, which names it; what was taken out is said to be."""
    path = site_bank(tmp_path / "bank.db")
    with sqlite3.connect(path) as connection:
        newer = connection.execute("SELECT id FROM documents WHERE name = 'plan.pdf'").fetchone()[0]
        insert = "INSERT INTO set_aside VALUES (?, ?, 'Utkast', ?, ?)"
        connection.execute(insert, ["a" * 16, "utkast.pdf", "replaced", newer])
        connection.execute(insert, ["b" * 16, "fel.pdf", "removed", ""])
    site = Site(make_app(path))
    answer = site.get(f"/dokument/{'a' * 16}")
    assert (answer.status_code, answer.headers["location"]) == (302, f"/dokument/{newer}")
    assert "utkast.pdf" in site.get(f"/dokument/{newer}").text
    gone = site.get(f"/dokument/{'b' * 16}")
    assert (gone.status_code, "har tagits bort ur banken" in gone.text) == (404, True)


def test_copies_are_shown_once(site: Site) -> None:
    """Search holds the best copy's measures; the copy is named on the document's page."""
    found = site.get("/sok.json?q=specialistutbildning").json()
    assert [hit["document_title"] for hit in found] == ["Handlingsplan 2018"]
    assert "plan-skannad.pdf" in site.get(f"/dokument/{found[0]['document']}").text


def test_comparison_tells_what_became_of_measures(site: Site) -> None:
    """From year to year a measure is new, goes on under this or another name, or is no longer there."""
    text = site.get("/jamfor?region=24&fran=2018&till=2019").text
    new, rest = text.split("Fortsätter")
    goes_on, ended = rest.split("Återfinns inte 2019")
    assert "Kompetensförsörjningsplan" in new
    assert "Vårdnära service i hela länet" in goes_on
    assert "Betald specialistutbildning" in ended


def test_coverage_tells_loaded_partial_and_missing(site: Site) -> None:
    """The coverage names what failed and why."""
    text = site.get("/tackning").text
    assert "Filen öppnas bara med lösenord." in text
    assert "cover-partial" in text
    assert "cover-missing" in text


def test_failed_year_leads_to_its_reason(tmp_path: Path) -> None:
    """In the coverage a year whose document failed leads to the list that says why."""
    with Bank.open(tmp_path / "bank.db", create=True) as bank:
        failure = Failure("gotland-plan-2019.pdf", "NotAPdfError", "gotland-plan-2019.pdf is damaged", "a" * 64)
        bank.put_failure(failure, facts=DocumentMetadata("Gotland Plan 2019", "Region Gotland", "09", 2019, "plan"))
        bank.finish()
    text = Site(make_app(tmp_path / "bank.db")).get("/tackning").text
    assert text.count('<td class="cover cover-failed"><a href="#fel">') == 1
    assert '<h2 id="fel">' in text


def test_first_page_is_small(site: Site) -> None:
    """The start page with its style and script is less than 150 KB."""
    paths = ("/", *(f"/-/static-plugins/atgardsbanken/bank.{kind}" for kind in ("css", "js")))
    assert sum(len(site.get(path).content) for path in paths) < 150_000


def test_words_of_the_text_alone_are_not_corrected(tmp_path: Path) -> None:
    """A word that only the running text holds is found there, and not taken for a near one of the measures."""
    with Bank.open(tmp_path / "bank.db", create=True) as bank:
        new = reading("plan.pdf", [measure("Bemanning")])
        passage = replace(new.passages[0], text="Benaming av enheter.", raw_text="Benaming av enheter.")
        bank.put(replace(new, passages=(passage,)), version="1")
        bank.finish()
    assert (
        "<mark>Benaming</mark> av enheter"
        in Site(make_app(tmp_path / "bank.db")).get("/sok?q=benaming&flik=dokument").text
    )


def test_bank_under_any_name_is_a_site(tmp_path: Path) -> None:
    """Served by Datasette itself the bank has the same pages, and its tables under the file's name."""
    datasette = Datasette([str(site_bank(tmp_path / "min-bank.db"))])
    site = Site(datasette)
    assert 'href="/min-bank"' in site.get("/").text
    assert site.get("/min-bank/measures.json?_size=1").json()["rows"]


def test_immutable_site_reads_the_same(tmp_path: Path) -> None:
    """A bank that is served as unchanging answers as any other."""
    site = Site(make_app(site_bank(tmp_path / "bank.db"), immutable=True))
    assert len(site.get("/sok.json?region=12").json()) == 41


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same site below a path of its host."""
    return Site(make_app(site_bank(tmp_path_factory.mktemp("below") / "bank.db"), base_url="/vard/banken/"))


@pytest.mark.parametrize("path", [path for path in PAGES if not path.startswith("/data")])
def test_site_below_a_path_stays_below_it(below: Site, path: str) -> None:
    """Behind a proxy that passes a path on, every address in a page begins with that path and leads to something."""
    text = below.get(f"/vard/banken{path}").raise_for_status().text
    local = [unescape(each) for each in re.findall(r"(?:href|src|action)=\"(/[^\"]*)\"", text)]
    assert local
    assert [address for address in local if not address.startswith("/vard/banken/")] == []
    for address in {address.partition("#")[0] for address in local}:
        assert below.get(address).status_code in (200, 302), address


def test_files_and_redirects_below_a_path_stay_below_it(below: Site) -> None:
    """The feed, files, redirects and missing pages name addresses below the path; without the path nothing differs."""
    key = below.get("/vard/banken/sok.json?q=specialistutbildning").json()[0]["id"]
    assert below.get(f"/vard/banken/atgard/{key}.json").json()["url"] == f"http://site/vard/banken/atgard/{key}"
    assert f"http://site/vard/banken/atgard/{key}" in below.get("/vard/banken/sok.atom").text
    assert below.get("/vard/banken/sok?ar=2018&q=x").headers["location"] == "/vard/banken/sok?q=x&ar=2018"
    assert 'href="/vard/banken/sok"' in below.get("/vard/banken/nope").text
    assert below.get("/tema").status_code == 200
    for path in ("/vard/banken/tema", "/tema"):
        assert "unsafe" not in below.get(path).headers["content-security-policy"]


def test_municipalities_of_a_county_are_compared(tmp_path: Path) -> None:
    """The county's page leads to them; each is named with its official county, and can be chosen beside a region."""
    with Bank.open(tmp_path / "bank.db", create=True) as bank:
        bank.put(municipal_plan(), version="1")
        bank.arrange_series()
        bank.finish()
    site = Site(make_app(tmp_path / "bank.db"))
    county = site.get("/jamfor?lan=24").text
    assert "Västerbottens län" in county
    assert "Umeå kommun" in county
    assert site.get("/jamfor?region=24&region=Ume%C3%A5+kommun").status_code == 200
    assert "Kommun i Västerbottens län" in site.get(f"/dokument/{municipal_plan().document.id}").text
