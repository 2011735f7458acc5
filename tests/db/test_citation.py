"""How measures are cited."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import measure, reading

from atgardsbanken.db.citation import apa, bibtex, ris
from atgardsbanken.db.pages.items import Item, items
from atgardsbanken.db.pages.measure import CitedDocument, cited_document
from atgardsbanken.db.store import Bank

URL = "https://bank.example/atgard/1"


@pytest.fixture
def cited(bank: Bank) -> tuple[Item, CitedDocument]:
    """A measure with its source."""
    bank.put(reading("plan.pdf", [measure("50 % fler & bättre_möten")], title="Plan {2018}"), version="1")
    item = items(bank.connection, "1")[0]
    return item, cited_document(bank.connection, item.document)


def test_apa_names_author_year_title_page(cited: tuple[Item, CitedDocument]) -> None:
    """The running text has all that a reference list needs."""
    expected = f"Region Västerbotten. (2018). Plan {{2018}} (PDF-sida 1, ”50 % fler & bättre_möten”). Hämtad från {URL}"
    assert apa(*cited, URL) == expected


def test_unknown_facts_are_said(cited: tuple[Item, CitedDocument]) -> None:
    """Without publisher the region stands for it, without year "u.å."."""
    item, known = cited
    bare = replace(known, publisher="", year=None)
    assert apa(item, bare, URL).startswith("Region Västerbotten. (u.å.).")
    assert apa(replace(item, region_name=""), bare, URL).startswith("Okänd utgivare.")
    assert "year" not in bibtex([(item, bare, URL)])
    assert "PY" not in ris([(item, bare, URL)])


def test_bibtex_escapes_its_signs(cited: tuple[Item, CitedDocument]) -> None:
    """What BibTeX would take for a command is escaped; Swedish letters are left."""
    entry = bibtex([(*cited, URL)])
    assert entry.startswith(f"@techreport{{atgard-{cited[0].id},\n")
    assert r"50 \% fler \& bättre\_möten" in entry
    assert r"title = {Plan \{2018\}}" in entry
    assert entry.count("{") - entry.count(r"\{") == entry.count("}") - entry.count(r"\}")


def test_ris_is_a_line_a_field(cited: tuple[Item, CitedDocument]) -> None:
    """A RIS entry begins with its type and ends with ER; a line break in a title does not break it."""
    item, known = cited
    lines = ris([(replace(item, title="Två\nrader"), known, URL)]).split("\r\n")
    assert lines[0] == "TY  - RPRT"
    assert "N1  - Åtgärd: Två rader" in lines
    assert lines[-3:] == ["ER  - ", "", ""]
