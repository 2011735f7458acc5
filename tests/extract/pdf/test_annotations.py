"""Values of form fields and free text are words in their place."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Text
from pypdf.generic import ArrayObject, BooleanObject, NameObject, NumberObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.read import read
from atgardsbanken.extract.records import Line

Build = Callable[..., Path]
ROW_PT = 6
NO_OCR = ReadOptions(ocr=False)


def lines(path: Path) -> list[str]:
    """The rows of the first page, which is read from its text layer: lines of one height, be they cells or not."""
    page = read(path, NO_OCR).pages[0]
    assert page.route == "text"
    rows: dict[int, list[Line]] = {}
    for line in sorted(page.lines, key=lambda line: (line.box.top, line.box.x0)):
        row = next((top for top in rows if abs(top - line.box.top) < ROW_PT), int(line.box.top))
        rows.setdefault(row, []).append(line)
    return [" ".join(line.text for line in sorted(row, key=lambda line: line.box.x0)) for row in rows.values()]


def label(canvas: Canvas, y: float, text: str) -> None:
    """A printed label."""
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, y, text)


def plan(canvas: Canvas) -> None:
    """A form with every kind of field."""
    form = canvas.acroForm
    label(canvas, 740, "Åtgärd:")
    form.textfield(name="a", value="Inför vårdnära service", x=120, y=733, width=300, height=20, fontSize=0)
    label(canvas, 700, "Ansvarig:")
    form.choice(
        name="b", value="HR-direktör", options=["HR-direktör", "Ekonomichef"], x=120, y=693, width=200, height=20
    )
    label(canvas, 660, "Så här:")
    text = "Tolv servicevärdar rekryteras i mars och utbildas tillsammans.\nDe börjar i maj."
    form.textfield(name="c", value=text, x=120, y=600, width=170, height=70, fieldFlags="multiline", fontSize=10)
    label(canvas, 560, "Klar:")
    form.checkbox(name="d", checked=True, x=120, y=556, size=14)
    label(canvas, 530, "Pågår:")
    form.checkbox(name="e", checked=False, x=120, y=526, size=14)


PLAN = [
    "Åtgärd: Inför vårdnära service",
    "Ansvarig: HR-direktör",
    "Så här: Tolv servicevärdar rekryteras i",
    "mars och utbildas tillsammans.",
    "De börjar i maj.",
    "Klar: ☒",
    "Pågår:",
]


def without_appearances(path: Path) -> Path:
    """The same form with its fields' values alone, as some programs leave it."""
    writer = PdfWriter(PdfReader(path))
    for annotation in writer.pages[0]["/Annots"]:
        annotation.get_object().pop("/AP", None)
    writer.root_object["/AcroForm"][NameObject("/NeedAppearances")] = BooleanObject(True)
    writer.write(path)
    return path


def test_values_stand_beside_their_labels(typeset: Build) -> None:
    """What is filled in stands on the row of its label; boxes that are not ticked say nothing."""
    assert lines(typeset(plan)) == PLAN


def test_values_that_are_not_drawn_are_read(typeset: Build) -> None:
    """Values are read where the file has no picture of them."""
    found = lines(without_appearances(typeset(plan)))
    assert [line for line in found if "☒" not in line] == [line for line in PLAN if "☒" not in line] or found == PLAN


def test_hidden_and_secret_fields_are_left_out(typeset: Build) -> None:
    """Fields that are hidden, and passwords, are not read."""

    def draw(canvas: Canvas) -> None:
        label(canvas, 740, "Inloggning för vården")
        form = canvas.acroForm
        form.textfield(name="a", value="hemligt", x=60, y=700, width=100, height=18, fieldFlags="password")
        form.textfield(name="b", value="dolt", x=60, y=660, width=100, height=18, annotationFlags="hidden")

    assert lines(typeset(draw)) == ["Inloggning för vården"]


def test_page_with_a_filled_in_field_is_not_blank(typeset: Build) -> None:
    """A page that has nothing but a filled in field has text."""

    def draw(canvas: Canvas) -> None:
        canvas.acroForm.textfield(name="a", value="Inför vårdnära service", x=60, y=700, width=300, height=20)

    assert lines(typeset(draw)) == ["Inför vårdnära service"]


def changed(path: Path, change: Callable[[PdfWriter], None]) -> Path:
    """The file after a change."""
    writer = PdfWriter(PdfReader(path))
    change(writer)
    writer.write(path)
    return path


def test_fields_that_the_form_does_not_list_are_read(typeset: Build) -> None:
    """A page that was taken out of a form keeps its fields, though the file has no form any more."""
    path = changed(typeset(plan), lambda writer: writer.root_object.pop("/AcroForm"))
    assert lines(path)[:2] == PLAN[:2]


def test_every_chosen_option_of_a_list_is_read(typeset: Build) -> None:
    """A list of which several options are chosen gives a line for each."""

    def draw(canvas: Canvas) -> None:
        label(canvas, 740, "Yrken:")
        options = ["Läkare", "Sjuksköterska", "Psykolog"]
        canvas.acroForm.listbox(name="a", value="Läkare", options=options, x=120, y=690, width=200, height=60)

    def choose(writer: PdfWriter) -> None:
        (field,) = writer.pages[0]["/Annots"]
        chosen = ArrayObject([TextStringObject("Läkare"), TextStringObject("Psykolog")])
        field.get_object().update({NameObject("/V"): chosen, NameObject("/Ff"): NumberObject(1 << 21)})

    assert lines(changed(typeset(draw), choose)) == ["Yrken: Läkare", "Psykolog"]


def test_comments_are_named_though_they_are_not_read(typeset: Build) -> None:
    """What others wrote about a page is no part of it, but the page says that it is there."""

    def comment(writer: PdfWriter) -> None:
        for page in range(2):
            note = Text(text="Stryk detta stycke", rect=(60, 600, 80, 620))
            writer.add_annotation(page, note)
        writer.add_annotation(1, Text(text="Varför?", rect=(60, 500, 80, 520)))

    def draw(canvas: Canvas) -> None:
        label(canvas, 780, "Plan för vården i hela länet")
        canvas.showPage()

    first, second = read(changed(typeset(draw), comment), NO_OCR).pages
    assert (first.left_out, second.left_out) == ("1 comment", "2 comments")


@pytest.mark.parametrize("draw", [lambda _: None, lambda canvas: label(canvas, 780, "Plan för vården")])
def test_free_text_is_read(typeset: Build, draw: Callable[[Canvas], None]) -> None:
    """Text that was written on the page afterwards is read in its place."""
    path = typeset(draw)
    writer = PdfWriter(PdfReader(path))
    text = "Inför en gemensam pool för sjuksköterskor i hela länet"
    writer.add_annotation(0, FreeText(text=text, rect=(60, 600, 230, 660), font_size="10pt"))
    writer.write(path)
    assert lines(path)[-2:] == ["Inför en gemensam pool för", "sjuksköterskor i hela länet"]
