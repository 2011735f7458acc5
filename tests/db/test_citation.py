"""How measures are cited."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from urllib.parse import parse_qsl

import pytest
import rispy
from pybtex.database import parse_string
from readings import measure, reading

from atgardsbanken.corpus.corrections import Correction
from atgardsbanken.db.citation import apa, bibtex, context_object, linked_data, ris
from atgardsbanken.db.export import measures_table, table_as_csv
from atgardsbanken.db.pages.items import Item, items
from atgardsbanken.db.pages.measure import CitedDocument, cited_document
from atgardsbanken.db.store import Bank

DAY = date(2026, 11, 27)
URL = "https://bank.example/atgard/1"


@pytest.fixture
def cited(bank: Bank) -> tuple[Item, CitedDocument]:
    """A measure with its source."""
    bank.put(reading("plan.pdf", [measure("50 % fler & bättre_möten")], title="Plan {2018}"), version="1")
    item = items(bank.connection, "1")[0]
    return item, cited_document(bank.connection, item.document)


def test_apa_names_author_year_title_page(cited: tuple[Item, CitedDocument]) -> None:
    """The running text has all that a reference list needs."""
    expected = (
        "Region Västerbotten. (2018). Plan {2018} (PDF-sida 1, ”50 % fler & bättre_möten”). Hämtad 2026-11-27 från "
    )
    assert apa(*cited, URL, DAY) == expected + URL


def test_unknown_facts_are_said(cited: tuple[Item, CitedDocument]) -> None:
    """Without publisher the title goes first, never the measure's region; without year "u.å." stands."""
    item, known = cited
    bare = replace(known, publisher="", year=None, published=None)
    assert apa(item, bare, URL, DAY).startswith("Plan {2018} (PDF-sida 1, ”50 % fler & bättre_möten”). (u.å.). Hämtad")
    assert "Västerbotten" not in bibtex([(item, bare, URL)], DAY) + ris([(item, bare, URL)], DAY)
    assert "year" not in bibtex([(item, bare, URL)], DAY)
    assert "PY" not in ris([(item, bare, URL)], DAY)


def test_bibtex_escapes_its_signs(cited: tuple[Item, CitedDocument]) -> None:
    """What BibTeX would take for a command is escaped; Swedish letters are left."""
    entry = bibtex([(*cited, URL)], DAY)
    assert entry.startswith(f"@techreport{{atgard-{cited[0].id},\n")
    assert r"50 \% fler \& bättre\_möten" in entry
    assert r"title = {Plan \{2018\}}" in entry
    assert entry.count("{") - entry.count(r"\{") == entry.count("}") - entry.count(r"\}")


def test_ris_is_a_line_a_field(cited: tuple[Item, CitedDocument]) -> None:
    """A RIS entry begins with its type and ends with ER; a line break in a title does not break it."""
    item, known = cited
    lines = ris([(replace(item, title="Två\nrader"), known, URL)], DAY).split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert "N1  - Åtgärd: Två rader, PDF-sida 1" in lines
    assert lines[-3:] == ["ER  - ", "", ""]


def test_bibtex_is_read_as_it_was_meant(cited: tuple[Item, CitedDocument]) -> None:
    """Another program's reader finds each field of each entry, its characters as TeX prints them."""
    item, known = cited
    odd = replace(item, id="b", title="~5 % {nöjda} & #1_2 \\ $ ^")
    entries = parse_string(bibtex([(item, known, URL), (odd, known, f"{URL}_b?c=1&d=2")], DAY), "bibtex").entries
    assert list(entries) == [f"atgard-{item.id}", "atgard-b"]
    assert [str(person) for person in entries["atgard-b"].persons["author"]] == ["{Region Västerbotten}"]
    assert dict(entries["atgard-b"].fields) == {
        "title": r"Plan \{2018\}",
        "year": "2018",
        "institution": "{Region Västerbotten}",
        "pages": "1",
        "note": r"Åtgärd: \textasciitilde{}5 \% \{nöjda\} \& \#1\_2 \textbackslash{} \$ \textasciicircum{}, PDF-sida 1",
        "url": f"{URL}_b?c=1&d=2",
        "urldate": "2026-11-27",
    }


def test_ris_is_read_as_it_was_meant(cited: tuple[Item, CitedDocument]) -> None:
    """Another program's reader finds each field of each entry."""
    item, known = cited
    entry = {
        "type_of_reference": "RPRT",
        "authors": ["Region Västerbotten"],
        "title": "Plan {2018}",
        "year": "2018",
        "publisher": "Region Västerbotten",
        "start_page": "1",
        "notes": ["Åtgärd: 50 % fler & bättre_möten, PDF-sida 1"],
        "urls": [URL],
        "access_date": "2026/11/27",
    }
    assert rispy.loads(ris([(item, known, URL), (item, known, URL)], DAY)) == [entry, entry]


def test_pages_tell_programs_the_same_reference(cited: tuple[Item, CitedDocument]) -> None:
    """The document is the report, of a body and no person; the measure is its part, with its page."""
    item, known = cited
    assert linked_data(*cited, URL)["isPartOf"] == {
        "@type": "Report",
        "name": "Plan {2018}",
        "author": {"@type": "Organization", "name": "Region Västerbotten"},
        "datePublished": "2018",
        "inLanguage": "sv",
    }
    told = dict(parse_qsl(context_object(item, known, URL)))
    names = ("rft.genre", "rft.btitle", "rft.aucorp", "rft.pages", "rft_id")
    assert [told[name] for name in names] == ["report", "Plan {2018}", "Region Västerbotten", "1", URL]
    bare = replace(known, publisher="", year=None, published=None, source_url="javascript:alert(1)")
    assert linked_data(item, bare, URL)["isPartOf"] == {"@type": "Report", "name": "Plan {2018}", "inLanguage": "sv"}
    assert "aucorp" not in context_object(item, bare, URL)


@pytest.mark.parametrize(("printed", "said"), [("", "PDF-sida 1"), ("1", "s. 1,"), ("7", "s. 7 (PDF-sida 1)")])
def test_the_printed_page_is_cited(cited: tuple[Item, CitedDocument], printed: str, said: str) -> None:
    """The file's page stands beside it where it is another."""
    item, known = cited
    assert f"({said}" in apa(replace(item, printed_page=printed), known, URL, DAY)


def test_a_corrected_title_is_not_quoted(bank: Bank) -> None:
    """What stands between quotation marks is what the document prints, in every form; the list shows the correction."""
    found = measure("Inför vårdnära sarvice")
    bank.put(reading("plan.pdf", [found]), version="1")
    bank.correct([Correction(found.id, "title", "Inför vårdnära service")])
    item = items(bank.connection, "1")[0]
    told = (item, cited_document(bank.connection, item.document), URL)
    assert (item.title, item.printed_title) == ("Inför vårdnära service", "Inför vårdnära sarvice")
    for text in (apa(*told, DAY), bibtex([told], DAY), ris([told], DAY), table_as_csv(measures_table([item]))):
        assert "sarvice" in text
    assert "service" not in apa(*told, DAY) + bibtex([told], DAY) + ris([told], DAY)


def test_a_report_is_cited_by_its_year_of_issue(cited: tuple[Item, CitedDocument]) -> None:
    """A follow-up of 2017 that was printed in 2018 is of 2018."""
    item, known = cited
    printed = replace(known, year=2017, published="2018-03-01")
    assert "(2018)." in apa(item, printed, URL, DAY)
    assert "  year = {2018},\n" in bibtex([(item, printed, URL)], DAY)
