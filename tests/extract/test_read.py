"""From a file to a Document: routes, refusals, and the real documents."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.errors import (
    EncryptedPdfError,
    FileMissingError,
    NotAPdfError,
    NothingReadableError,
    PipelineError,
)
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.read import XFA_REASON, read
from atgardsbanken.extract.records import Document

Build = Callable[..., Path]
TEXT = "Åtgärder för att förbättra vården och minska köerna"
BORN_DIGITAL = {
    "norrbotten-aterkoppling-2017.pdf": 5,
    "socialstyrelsen-professionsmiljarden-2018.pdf": 47,
    "vasterbotten-handlingsplan-hyrpersonal-2018.pdf": 4,
    "vasterbotten-handlingsplan-primarvard-2017.pdf": 6,
    "vasterbotten-pressmeddelande-2018.pdf": 4,
}
HOSTILE_SECONDS = 20.0


def write(canvas: Canvas) -> None:
    """One line of Swedish."""
    canvas.setFont("Helvetica", 12)
    canvas.drawString(72, 700, TEXT)


def printed(*lines: str) -> Image.Image:
    """The picture of a page with `lines` of Swedish, at 200 dots per inch."""
    page = io.BytesIO()
    canvas = Canvas(page, pagesize=(595, 842))
    canvas.setFont("Helvetica", 12)
    for number, line in enumerate(lines):
        canvas.drawString(72, 700 - 18 * number, line)
    canvas.save()
    with pdfium.PdfDocument(page.getvalue()) as pdf:
        return pdf[0].render(scale=200 / 72, grayscale=True).to_pil()


def scan(canvas: Canvas) -> None:
    """A page that is nothing but the picture of two lines."""
    canvas.drawImage(ImageReader(printed(f"{TEXT}.", "Det kostar 85 % av 1 400 kronor.")), 0, 0, 595, 842)


def routes(document: Document) -> set[str]:
    """The routes its pages took."""
    return {page.route for page in document.pages}


def text_of(document: Document) -> str:
    """What all pages say."""
    return "\n".join(page.text for page in document.pages)


def test_text_layer_is_read(typeset: Build) -> None:
    """A born-digital page is read from its text layer; the document's identity is its bytes'."""
    path = typeset(write)
    document = read(path)
    assert (document.pages[0].route, document.pages[0].text) == ("text", TEXT)
    assert document.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()


def test_empty_page_is_blank(typeset: Build) -> None:
    """A page without text and ink is blank, and keeps its number."""
    document = read(typeset(lambda _: None, write))
    assert [page.route for page in document.pages] == ["blank", "text"]


def test_text_extract_is_read(tmp_path: Path) -> None:
    """A text extract is a document too."""
    path = tmp_path / "plan.txt"
    path.write_text("Rubrik\n\nText.\f Sida två.", encoding="utf-8")
    assert [page.text for page in read(path).pages] == ["Rubrik\nText.", "Sida två."]


def test_text_extract_without_text_is_told(tmp_path: Path) -> None:
    """A text extract without a letter has nothing to read."""
    path = tmp_path / "plan.txt"
    path.write_text(" \n \n", encoding="utf-8")
    with pytest.raises(NothingReadableError, match="holds no text"):
        read(path)


def test_symbolic_link_is_refused(typeset: Build, tmp_path: Path) -> None:
    """A symbolic link is not followed."""
    link = tmp_path / "link.pdf"
    link.symlink_to(typeset(write))
    with pytest.raises(FileMissingError, match="is a link, folder or device"):
        read(link)


def test_device_is_refused() -> None:
    """A device is never opened."""
    with pytest.raises(FileMissingError, match="is a link, folder or device"):
        read(Path(os.devnull))


def test_missing_file_is_told(tmp_path: Path) -> None:
    """A file that is not there is told by its name."""
    with pytest.raises(FileMissingError, match=r"plan\.pdf: No such file"):
        read(tmp_path / "plan.pdf")


def test_other_file_named_pdf_is_refused(tmp_path: Path) -> None:
    """A file is a PDF by its contents, not by its name."""
    path = tmp_path / "plan.pdf"
    path.write_text("<html>", encoding="utf-8")
    with pytest.raises(NotAPdfError, match="has no PDF header"):
        read(path)


def test_file_name_is_data(typeset: Build) -> None:
    """No name is ever a shell's words."""
    assert read(typeset(write, name="$(touch x) ; rm -rf 'å'.pdf")).pages[0].text == TEXT


@pytest.mark.parametrize(("user", "opens"), [("", True), ("hemligt", False)])
def test_passwords(tmp_path: Path, user: str, *, opens: bool) -> None:
    """An encrypted file opens if its user password is empty, and says so if not."""
    path = tmp_path / "krypterad.pdf"
    canvas = Canvas(str(path), encrypt=_encryption(user))
    write(canvas)
    canvas.save()
    if opens:
        assert read(path).pages[0].text == TEXT
    else:
        with pytest.raises(EncryptedPdfError, match="opens only with a password"):
            read(path)


def _encryption(user: str) -> object:
    return StandardEncryption(user, ownerPassword="owner")


def test_scan_without_tesseract_says_what_to_install(typeset: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without Tesseract a scan fails with what to install, and the other pages are read."""
    monkeypatch.setenv("PATH", "")
    document = read(typeset(write, scan))
    assert [page.route for page in document.pages] == ["text", "failed"]
    assert "apt install tesseract-ocr tesseract-ocr-swe" in document.pages[1].reason


def test_scan_without_ocr_fails_with_its_reason(typeset: Build) -> None:
    """With OCR switched off a scan fails and says that it has no text layer."""
    (page,) = read(typeset(scan), ReadOptions(ocr=False)).pages
    assert (page.route, page.reason) == ("failed", "no text layer")


@pytest.mark.ocr
@pytest.mark.usefixtures("swedish_ocr")
def test_scan_is_read_from_its_picture(typeset: Build) -> None:
    """A scan is read with å ä ö, numbers and signs, on an executor of any kind."""
    with ThreadPoolExecutor(1) as executor:
        (page,) = read(typeset(scan), executor=executor).pages
    assert (page.route, page.text) == ("ocr", f"{TEXT}.\nDet kostar 85 % av 1 400 kronor.")


@pytest.mark.ocr
@pytest.mark.usefixtures("swedish_ocr")
def test_lost_letters_are_read_from_the_picture(typeset: Build) -> None:
    """A hidden text layer that lost å ä ö gives way to what the picture shows."""

    def draw(canvas: Canvas) -> None:
        scan(canvas)
        hidden = canvas.beginText(72, 400)
        hidden.setTextRenderMode(3)
        hidden.setFont("Helvetica", 10)
        for _ in range(4):
            hidden.textLine("Atgarder for att forbattra varden och minska koerna till den")
        canvas.drawText(hidden)

    (page,) = read(typeset(draw)).pages
    assert (page.route, page.text) == ("ocr", f"{TEXT}.\nDet kostar 85 % av 1 400 kronor.")


@pytest.mark.ocr
@pytest.mark.usefixtures("swedish_ocr")
def test_scan_stored_sideways_is_turned(typeset: Build) -> None:
    """A page whose picture lies on its side is read upright, its boxes as shown."""

    def draw(canvas: Canvas) -> None:
        image = printed(*[f"{TEXT} till den."] * 12)
        canvas.drawImage(ImageReader(image.rotate(90, expand=True)), 0, 0, 842, 595)

    (page,) = read(typeset(draw, size=(842, 595))).pages
    assert (page.route, page.width > page.height) == ("ocr", True)
    assert page.lines[0].text == f"{TEXT} till den."
    assert all(line.box.bottom - line.box.top > line.box.x1 - line.box.x0 for line in page.lines)


@pytest.mark.shared
@pytest.mark.parametrize(("name", "pages"), BORN_DIGITAL.items())
def test_born_digital_documents_are_text(shared: Path, name: str, pages: int) -> None:
    """Every page of the born-digital documents is read from its text layer."""
    document = read(shared / "documents" / name)
    assert (len(document.pages), routes(document)) == (pages, {"text"})


@pytest.mark.shared
def test_slides_have_three_panels(shared: Path) -> None:
    """Each of the report's overview slides has three panels with a heading each, and items only in them."""
    document = read(shared / "documents" / "socialstyrelsen-professionsmiljarden-2018.pdf")
    slides = [page for page in document.pages if page.panels]
    assert len(slides) == 21
    for page in slides:
        headings = [block.panel for block in page.blocks if block.panel is not None and block.kind == "heading"]
        assert (len(page.panels), headings) == (3, [0, 1, 2])


@pytest.mark.shared
def test_long_table_is_one(shared: Path) -> None:
    """The long table of five pages is one, with its header once and its broken row joined."""
    document = read(shared / "documents" / "norrbotten-aterkoppling-2017.pdf")
    (table,) = document.tables
    assert [row.kind for row in table.rows].count("header") == 2
    (row,) = [row for row in table.rows if document.line(row.cells[0].lines[0]).text.startswith("Sjukskrivningar")]
    assert {ref.page for ref in row.cells[1].lines} == {1, 2}


@pytest.mark.shared
def test_xfa_shell_fails_with_advice(shared: Path) -> None:
    """A form that shows only a request to wait is not taken for text."""
    (page,) = read(shared / "real" / "mu7263-xfa-shell.pdf").pages
    assert (page.route, page.reason, page.lines) == ("failed", XFA_REASON, ())


@pytest.mark.shared
@pytest.mark.slow
def test_hostile_files_have_an_outcome(shared: Path) -> None:
    """Each malformed file ends in pages with a reason, or in an error that says what to do."""
    for path in sorted((shared / "hostile").glob("*.pdf")):
        try:
            document = read(path, ReadOptions(seconds=HOSTILE_SECONDS, ocr=False))
        except PipelineError as error:
            assert str(error).count("\n") == 0
        else:
            assert all(page.reason for page in document.pages)


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.ocr
@pytest.mark.usefixtures("swedish_ocr")
def test_garbled_font_is_read_beside_good_ones(shared: Path) -> None:
    """On a page with one garbled font its words are read from the picture, the others kept."""
    document = read(shared / "real" / "prop-1999-2000-17-garbled-font.pdf")
    assert {page.number: page.route for page in document.pages if page.route != "text"} == dict.fromkeys(
        (1, 4, 6, 8), "repaired"
    )
    assert "Göran Persson" in document.pages[0].text
    assert "Regeringen överlämnar denna proposition till riksdagen." in document.pages[0].text


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.ocr
@pytest.mark.usefixtures("swedish_ocr")
@pytest.mark.parametrize("name", ["prop-1991-92-43-scanned.pdf", "prop-2008-09-5-bilaga-scanned-two-columns.pdf"])
def test_real_scans_are_read(shared: Path, name: str) -> None:
    """Real scans take the route ocr; two columns are read one after the other."""
    document = read(shared / "real" / name)
    assert routes(document) == {"ocr"}
    if "columns" in name:
        text = text_of(document)
        assert text.index("med beaktande av följande") < text.index("De myndigheter som ansvarar")


def test_a_web_page_of_many_megabytes_is_read_in_part(tmp_path: Path) -> None:
    """Its end is told as a page that failed, as that of a text is."""
    path = tmp_path / "long.html"
    path.write_text(f"<h1>Plan</h1><p>Inför stöd.</p>{' ' * 2_000_000}<p>Mera.</p>", encoding="utf-8")
    found = read(path)
    assert [(page.route, page.text) for page in found.pages] == [("text", "Plan\nInför stöd."), ("failed", "")]
    assert found.pages[1].reason == "left out: the page is longer than 2,000,000 characters; split the file"


def test_a_text_of_many_megabytes_is_read_in_part(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is beyond the limit is told as a page that failed; what is before it stays."""
    monkeypatch.setattr("atgardsbanken.extract.read.MOST_CHARACTERS", 30)
    path = tmp_path / "long.txt"
    path.write_text("Vi inför vårdnära service. " * 9, encoding="utf-8")
    found = read(path)
    assert [(page.route, page.text) for page in found.pages] == [
        ("text", "Vi inför vårdnära service. Vi"),
        ("failed", ""),
    ]
    assert found.pages[1].reason == "left out: the text is longer than 30 characters; split the file"
