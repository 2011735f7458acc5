"""Values of XFA forms are read where a form holds any."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, StreamObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

from atgardsbanken.extract.pages import XFA_VALUES
from atgardsbanken.extract.read import XFA_REASON, read

Build = Callable[..., Path]
FIELD = '<field name="{}" presence="{}"><caption><value><text>{}</text></value></caption></field>'
TEMPLATE = (
    '<template xmlns="http://www.xfa.org/schema/xfa-template/3.0/"><subform name="plan">'
    + FIELD.format("a", "visible", "Åtgärd:")
    + FIELD.format("b", "visible", "Ansvarig:")
    + FIELD.format("c", "hidden", "Löpnummer:")
    + "</subform></template>"
)
DATASETS = '<xfa:datasets xmlns:xfa="http://www.xfa.org/schema/xfa-data/1.0/"><xfa:data><plan>{}</plan></xfa:data></xfa:datasets>'


def with_packets(path: Path, template: str, datasets: str) -> Path:
    """The PDF as the shell of an XFA form."""
    writer = PdfWriter(PdfReader(path))
    packets = ArrayObject()
    for name, text in (("template", template), ("datasets", datasets)):
        stream = StreamObject()
        stream.set_data(text.encode("utf-8"))
        packets += [TextStringObject(name), writer._add_object(stream)]
    form = DictionaryObject({NameObject("/XFA"): packets, NameObject("/Fields"): ArrayObject()})
    writer.root_object[NameObject("/AcroForm")] = form
    writer.root_object[NameObject("/NeedsRendering")] = BooleanObject(value=True)
    writer.write(path)
    return path


def wait(canvas: Canvas) -> None:
    """What programs show that do not know XFA."""
    canvas.drawString(100, 700, "Please wait... If this message is not eventually replaced")


def test_values_are_read_with_their_labels(typeset: Build) -> None:
    """Each visible field with a value has a line, its label first; what the page shows instead is left out."""
    data = "<a>Inför vårdnära service</a><b>HR-direktör</b><c>4711</c>"
    (page,) = read(with_packets(typeset(wait), TEMPLATE, DATASETS.format(data))).pages
    assert [line.text for line in page.lines] == ["Åtgärd: Inför vårdnära service", "Ansvarig: HR-direktör"]
    assert (page.route, page.reason) == ("text", XFA_VALUES)


@pytest.mark.parametrize("data", ["", "<a></a>", "<d>annat</d>", "<a>trasig"])
def test_form_without_values_fails_with_advice(typeset: Build, data: str) -> None:
    """A form that is empty, or whose data nobody can read, is not taken for text."""
    (page,) = read(with_packets(typeset(wait), TEMPLATE, DATASETS.format(data))).pages
    assert (page.route, page.reason, page.lines) == ("failed", XFA_REASON, ())


def test_values_without_labels_stand_alone(typeset: Build) -> None:
    """A field whose label is printed elsewhere gives its value; choices beside the data are none; so is a bare &."""
    template = TEMPLATE.replace("Ansvarig:", "")
    choices = "</plan></xfa:data><list><a>Välj & fyll i</a></list><xfa:data><plan>"
    data = f"<a>Inför vårdnära service</a><b>HR & IT</b>{choices}"
    (page,) = read(with_packets(typeset(wait), template, DATASETS.format(data))).pages
    assert [line.text for line in page.lines] == ["Åtgärd: Inför vårdnära service", "HR & IT"]
