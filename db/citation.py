"""Citations of measures: APA text in Swedish, BibTeX and RIS, each with the page and a permanent address.

The page is the printed one, with the file's beside it where that is another; without a printed one the file's alone.
What is quoted is the measure's title as the document prints it, not as a person has corrected it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from atgardsbanken.db.labels import page_label
from atgardsbanken.db.pages.items import Item
from atgardsbanken.db.pages.measure import CitedDocument

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


def apa(item: Item, source: CitedDocument, url: str) -> str:
    """Write the reference as running text, after APA 7 with Swedish words."""
    author = source.publisher or item.region_name or "Okänd utgivare"
    year = source.year or "u.å."
    return f"{author}. ({year}). {source.title} ({_page(item)}, ”{item.quotation}”). Hämtad från {url}"


def bibtex(entries: Iterable[tuple[Item, CitedDocument, str]]) -> str:
    """Write a BibTeX file with an entry for each measure, its document and its address."""
    return "\n".join(_bibtex_entry(item, source, url) for item, source, url in entries)


def ris(entries: Iterable[tuple[Item, CitedDocument, str]]) -> str:
    """Write a RIS file with an entry for each measure, its document and its address."""
    return "".join(_ris_entry(item, source, url) for item, source, url in entries)


def _page(item: Item) -> str:
    """Return the page of a measure as it is cited."""
    return page_label(item.printed_page, item.page)


def _bibtex_entry(item: Item, source: CitedDocument, url: str) -> str:
    fields = {
        "author": f"{{{_escaped(source.publisher or item.region_name)}}}",
        "title": _escaped(source.title),
        "year": str(source.year or ""),
        "pages": _page(item),
        "note": _escaped(f"Åtgärd: {item.quotation}"),
        "url": url,
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value.strip("{}"))
    return f"@techreport{{atgard-{item.id},\n{lines}}}\n"


def _ris_entry(item: Item, source: CitedDocument, url: str) -> str:
    fields = [
        ("TY", "RPRT"),
        ("AU", source.publisher or item.region_name),
        ("TI", source.title),
        ("PY", str(source.year or "")),
        ("SP", _page(item)),
        ("N1", f"Åtgärd: {item.quotation}"),
        ("UR", url),
    ]
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in fields if value]
    return "\r\n".join([*lines, "ER  - ", "", ""])


def _escaped(text: str) -> str:
    return "".join(BIBTEX_SIGNS.get(sign, sign) for sign in " ".join(text.split()))
