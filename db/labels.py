"""The Swedish labels of the bank's codes and pages."""

from __future__ import annotations

from atgardsbanken.corpus.units import MARK as MARK
from atgardsbanken.db.languages import text

KINDS = {
    "plan": "Plan",
    "follow_up": "Uppföljning",
    "report": "Rapport",
    "press_release": "Pressmeddelande",
    "other": "Annat",
}
AREA_SOURCES = {
    "stated": "anges i dokumentet",
    "predicted": "bedömt av programmet",
    "corrected": "rättat av en person",
}
ROUTES = {
    "text": "textlager",
    "repaired": "textlager, lagat",
    "ocr": "teckenigenkänning (OCR)",
    "blank": "tom sida",
    "failed": "kunde inte läsas",
}
FORMS = {
    "slide": "ruta i en översikt",
    "table": "rad i en tabell",
    "heading": "rubrik",
    "prose": "löpande text",
}
STATUSES = {"ok": "Läst", "partial": "Delvis läst", "failed": "Kunde inte läsas"}
PASSAGE_KINDS = {
    "heading": "rubrik",
    "paragraph": "stycke",
    "item": "punkt",
    "cell": "tabellcell",
    "note": "fotnot",
    "hidden": "dold text, syns inte på sidan",
}
FACETS = {
    "region": "Region",
    "year": "År",
    "area": "Område",
    "theme": "Tema",
    "status": "Status",
    "kind": "Dokumenttyp",
    "sure": "Tillförlitlighet",
    "confidence": "Säkerhet",
}
SURE = {1: "Säker", 0: "Osäker"}
LEAST_CONFIDENCE = {
    90: "90–100\u00a0%",
    70: "70–89\u00a0%",
    50: "50–69\u00a0%",
    0: "Under 50\u00a0%",
}
NO_AREA = "Inget av områdena"
NO_REGION = "Nationellt eller okänt"
NO_YEAR = "Okänt år"
NO_DOCUMENT = "inget dokument det året"
NOT_NAMED = "nämns inte"
MODES = {"related": "Närliggande ord", "words": "Orden som de står", "phrase": "Exakt fras"}
SORTS = {
    "relevance": "Mest relevant",
    "newest": "Nyast först",
    "oldest": "Äldst först",
    "loaded": "Senast inläst",
    "region": "Region",
    "title": "Titel A–Ö",
}


def page_label(printed: str, page: int) -> str:
    """Return how a page is cited: the number printed on it, and the file's `page` (from 1) where that is another.

    >>> page_label("49", 45), page_label("7", 7), page_label("", 3)
    ('s. 49 (PDF-sida 45)', 's. 7', 'PDF-sida 3')
    """
    if not printed:
        return text("PDF-sida {page}").format(page=page)
    other = "s. {printed} (PDF-sida {page})" if printed != str(page) else "s. {printed}"
    return text(other).format(printed=printed, page=page)
