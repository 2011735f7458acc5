"""Citations of measures: APA text in Swedish, BibTeX, RIS, schema.org and COinS, each with page and permanent address.

The page is the printed one, with the file's beside it where that is another; without a printed one the file's alone.
What is quoted is the measure's title as the document prints it, not as a person has corrected it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from datetime import date
from urllib.parse import urlencode

from atgardsbanken.db.labels import page_label
from atgardsbanken.db.languages import day, text
from atgardsbanken.db.pages.items import Item
from atgardsbanken.db.pages.measure import CitedDocument, cited_document

Entry = tuple[Item, CitedDocument, str]
"""What is cited: a measure, its document, and its permanent address."""

BIBTEX_SIGNS: Mapping[str, str] = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "%": r"\%",
    "&": r"\&",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}
"""Characters that mean something to TeX, with what prints them."""


def apa(item: Item, source: CitedDocument, url: str, accessed: date) -> str:
    """Write the reference as running text, after APA 7; without publisher the title goes first."""
    year = source.year_of_issue or str(text("u.å."))
    place = f"({_page(item)}, ”{item.quotation}”)"
    cited = f"{source.title} {place}"
    told = f"{source.publisher}. ({year}). {cited}" if source.publisher else f"{cited}. ({year})"
    fetched = str(text("Hämtad {} från {}")).format(day(f"{accessed:%Y-%m-%d}"), url)
    return f"{told}. {fetched}"


def linked_data(item: Item, source: CitedDocument, url: str) -> dict[str, object]:
    """Return the reference in the words of schema.org: the document is a report, the measure a part of it."""
    report = {
        "@type": "Report",
        "name": source.title,
        "author": {"@type": "Organization", "name": source.publisher} if source.publisher else "",
        "datePublished": source.year_of_issue,
        "inLanguage": "sv",
        "url": source.source_url if source.source_url.startswith(("https://", "http://")) else "",
    }
    part = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "name": item.quotation,
        "url": url,
        "pagination": item.printed_page or str(item.page),
        "spatialCoverage": item.region_name,
        "isPartOf": {name: value for name, value in report.items() if value},
    }
    return {name: value for name, value in part.items() if value}


def context_object(item: Item, source: CitedDocument, url: str) -> str:
    """Return the reference as a COinS title: an OpenURL context object, whose author is a body and no person."""
    fields = {
        "ctx_ver": "Z39.88-2004",
        "rft_val_fmt": "info:ofi/fmt:kev:mtx:book",
        "rft.genre": "report",
        "rft.btitle": source.title,
        "rft.aucorp": source.publisher,
        "rft.pub": source.publisher,
        "rft.date": source.year_of_issue,
        "rft.pages": item.printed_page or str(item.page),
        "rft.language": "sv",
        "rft_id": url,
    }
    return urlencode({name: value for name, value in fields.items() if value})


def entries_of(connection: sqlite3.Connection, items: Iterable[Item], *, site: str) -> list[Entry]:
    """Read measures' documents; `site` is the address that measures' pages begin with."""
    cited = list(items)
    sources = {document: cited_document(connection, document) for document in {item.document for item in cited}}
    return [(item, sources[item.document], f"{site}/atgard/{item.id}") for item in cited]


def bibtex(entries: Iterable[Entry], accessed: date) -> str:
    """Write a BibTeX file with an entry for each measure, its document and its address, read on a day."""
    return "\n".join(_bibtex_entry(item, source, url, accessed) for item, source, url in entries)


def ris(entries: Iterable[Entry], accessed: date) -> str:
    """Write a RIS file with an entry for each measure, its document and its address, read on a day."""
    return "".join(_ris_entry(item, source, url, accessed) for item, source, url in entries)


def _page(item: Item) -> str:
    """Return the page of a measure as it is cited."""
    return page_label(item.printed_page, item.page)


def _bibtex_entry(item: Item, source: CitedDocument, url: str, accessed: date) -> str:
    fields = {
        "author": f"{{{_escaped(source.publisher)}}}",
        "institution": f"{{{_escaped(source.publisher)}}}",
        "title": _escaped(source.title),
        "year": source.year_of_issue,
        "pages": item.printed_page or str(item.page),
        "note": _escaped(f"Åtgärd: {item.quotation}, {_page(item)}"),
        "url": url,
        "urldate": f"{accessed:%Y-%m-%d}",
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value.strip("{}"))
    return f"@techreport{{atgard-{item.id},\n{lines}}}\n"


def _ris_entry(item: Item, source: CitedDocument, url: str, accessed: date) -> str:
    fields = [
        ("TY", "RPRT"),
        ("AU", source.publisher),
        ("TI", source.title),
        ("PY", source.year_of_issue),
        ("PB", source.publisher),
        ("SP", item.printed_page or str(item.page)),
        ("N1", f"Åtgärd: {item.quotation}, {_page(item)}"),
        ("UR", url),
        ("Y2", f"{accessed:%Y/%m/%d}"),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _escaped(text: str) -> str:
    return "".join(BIBTEX_SIGNS.get(sign, sign) for sign in " ".join(text.split()))
