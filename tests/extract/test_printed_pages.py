"""What stands on a page but not in its text layer as text, on the small inputs that showed it."""

from __future__ import annotations

from pathlib import Path

import pytest

from atgardsbanken.extract.read import read
from atgardsbanken.extract.records import Document, Row

pytestmark = pytest.mark.shared


def case(shared: Path, name: str) -> Document:
    """One of the small inputs, read."""
    return read(shared / "cases" / "pdf" / name)


def blocks(document: Document) -> list[tuple[str, str]]:
    """Kinds and texts of the first page's blocks."""
    page = document.pages[0]
    return [(block.kind, " ".join(page.lines[index].raw_text for index in block.lines)) for block in page.blocks]


def tables(document: Document) -> list[Row]:
    """The rows of all tables."""
    return [row for table in document.tables for row in table.rows]


def test_form(shared: Path) -> None:
    """Each field's value stands beside its label, in a row of a table."""
    document = case(shared, "form.pdf")
    rows = [[" ".join(document.line(ref).text for ref in cell.lines) for cell in row.cells] for row in tables(document)]
    assert rows[:2] == [["Åtgärd 1:", "Inför vårdnära service på tre avdelningar"], ["Ansvarig:", "HR-direktör"]]
    assert [row for row in rows if row[0] == "Ansvarig:"] == [["Ansvarig:", "HR-direktör"]] * 3


def test_hidden(shared: Path) -> None:
    """White, invisible and cropped text is hidden, the three measures are not."""
    found = blocks(case(shared, "hidden.pdf"))
    hidden = " ".join(text for kind, text in found if kind == "hidden").split()
    assert [word for word in hidden if word.isupper()] == ["DOLT", "OSYNLIGT", "UTANFÖR"]
    shown = " ".join(text for kind, text in found if kind != "hidden").split()
    assert not {"DOLT", "OSYNLIGT", "UTANFÖR"} & set(shown)
    assert [text for kind, text in found if kind == "heading"][1:] == [
        "Erbjud flyttad semester mot ersättning",
        "Samla vårdplatserna på två sjukhus",
        "Låt apotekare ordna läkemedel på avdelningarna",
    ]


@pytest.mark.ocr
@pytest.mark.usefixtures("swedish_ocr")
def test_hybrid(shared: Path) -> None:
    """The list in a pasted picture follows the intro that is text."""
    document = case(shared, "hybrid.pdf")
    found = blocks(document)
    assert [text for kind, text in found if kind == "heading"] == [
        "Handlingsplan bemanning 2019 Region Halland",
        "Inför vårdnära service på tre avdelningar",
        "Öka antalet utbildningstjänster för specialistsjuksköterskor",
        "Erbjud digitala vårdmöten inom psykiatrin",
    ]
    assert next(text for kind, text in found if kind == "item") == "• Rekrytering av tolv servicevärdar påbörjas i mars"
    assert "42 words read from pictures on it" in document.pages[0].reason


@pytest.mark.parametrize("name", ["r04_bullet_font.pdf", "r04b_symbol_bullets.pdf"])
def test_bullets(shared: Path, name: str) -> None:
    """Nine items with bullets, from the text layer, without a letter in the bullets' place."""
    document = case(shared, name)
    found = [text for kind, text in blocks(document) if kind == "item"]
    assert (document.pages[0].route, len(found)) == ("text", 9)
    assert all(text.startswith("• ") for text in found)
    assert not {"ñ", "\uf0f1", "<>"} & set(document.pages[0].raw_text)


def test_drawn_bullets(shared: Path) -> None:
    """A list of a page that a browser printed is a list."""
    document = read(shared / "cases" / "text" / "x-e0-control-ritad.pdf")
    assert [text for kind, text in blocks(document) if kind == "item"] == [
        "• Egen pool för sjuksköterskor",
        "• Individuella scheman",
        "• Lång introduktion för nya medarbetare",
    ]


def test_spaced_headings(shared: Path) -> None:
    """Letter-spaced headings keep their word spaces."""
    assert [text for kind, text in blocks(case(shared, "r09_spaced_heading.pdf")) if kind == "heading"] == [
        "HÅLLBAR BEMANNING",
        "KOMPETENSFÖRSÖRJNING",
        "DIGITALA VÅRDMÖTEN",
    ]


def test_spaced_heading_over_columns(shared: Path) -> None:
    """Two columns under a letter-spaced heading are read one after the other."""
    text = " ".join(text for _, text in blocks(case(shared, "r08c_spaced_heading_over_gutter.pdf")))
    assert text.startswith("BÄTTRE TILLGÄNGLIGHET Vårdcentralerna ska ha fasta läkare och hög tillgänglighet.")
    assert "medarbetarnas arbetsmiljö. I områden med många äldre bör man pröva gemensamma team" in text


def test_side_text(shared: Path) -> None:
    """What runs sideways along each page is read in order and set aside."""
    found = blocks(case(shared, "r24_side_text.pdf"))
    assert [text for kind, text in found if kind == "furniture"] == [
        "1",
        "Plan för nära vård i Region Kronoberg",
        "ARBETSSÄTT OCH KOMPETENS",
    ]
    assert {kind for kind, _ in found} == {"paragraph", "furniture"}


def test_watermark(shared: Path) -> None:
    """The word that lies aslant under the text is furniture."""
    assert [text for kind, text in blocks(case(shared, "watermark.pdf")) if kind == "furniture"] == ["UTKAST"]
