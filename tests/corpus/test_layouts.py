"""Documents typeset in other ways than the known ones, read from the PDF: every measure, in its area and region."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from atgardsbanken.corpus.analyse import analyse
from atgardsbanken.corpus.records import DocumentFindings, Measure
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.read import read
from atgardsbanken.normalize.document import normalize

TEXT = ParagraphStyle("text", fontName="Helvetica", fontSize=10, leading=13)
TITLE = ParagraphStyle("title", fontName="Helvetica-Bold", fontSize=16, leading=20, spaceAfter=6)
CHAPTER = ParagraphStyle("chapter", fontName="Helvetica-Bold", fontSize=13, leading=16, spaceBefore=8, spaceAfter=4)
HEADING = ParagraphStyle("heading", fontName="Helvetica-Bold", fontSize=10.5, leading=13, spaceBefore=6, spaceAfter=2)
RULED = [("GRID", (0, 0), (-1, -1), 0.5, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
AREAS = (
    "E-hälsa, IT-stöd och digitalisering",
    "Smartare användning av medarbetarnas kompetens",
    "Långsiktig kompetensförsörjning",
)

Typeset = Callable[[str, Sequence[Flowable]], DocumentFindings]


@pytest.fixture
def typeset(tmp_path: Path) -> Typeset:
    """Makes a PDF of paragraphs and tables and reads it."""

    def make(name: str, flow: Sequence[Flowable]) -> DocumentFindings:
        path = tmp_path / name
        SimpleDocTemplate(str(path), pagesize=landscape(A4)).build(list(flow))
        return reading(path)

    return make


def reading(path: Path) -> DocumentFindings:
    """The reading of a PDF."""
    document, repairs = normalize(read(path, ReadOptions(ocr=False)))
    return analyse(document, repairs)


def told(measures: Sequence[Measure]) -> list[tuple[str | None, str | None, str]]:
    """Region, area and title of each measure."""
    return [(m.region, m.area.area if m.area else None, m.title) for m in measures]


def draw_slide(canvas: Canvas, region: str, boxes: Sequence[tuple[str, Sequence[str]]]) -> None:
    """A page with a filled band over each box and bullets in the boxes; a line break divides a name."""
    width, height = landscape(A4)
    canvas.setFont("Helvetica-Bold", 20)
    canvas.drawString(40, height - 50, region)
    each = (width - 80) / len(boxes) - 10
    for number, (title, names) in enumerate(boxes):
        left, y = 40 + number * (each + 10), height - 145
        canvas.setFillColor(colors.lightgrey)
        canvas.rect(left, height - 125, each, 35, fill=1)
        canvas.setFillColor(colors.black)
        canvas.setFont("Helvetica-Bold", 11)
        canvas.drawString(left + 8, height - 112, title)
        canvas.rect(left, 80, each, height - 205)
        canvas.setFont("Helvetica", 10)
        for name in names:
            for index, line in enumerate(name.split("\n")):
                canvas.drawString(left + 10 + 9 * bool(index), y, line if index else f"• {line}")
                y -= 13
            y -= 3
    canvas.showPage()


def test_bands_over_boxes(tmp_path: Path) -> None:
    """Headings in bands over the boxes, in other words, two boxes on one page and three on another."""
    path = tmp_path / "bild-2019.pdf"
    canvas = Canvas(str(path), pagesize=landscape(A4))
    draw_slide(
        canvas,
        "Region Halland",
        [
            ("Digitalisering och e-hälsa", ["Chatt för\negenvårdsråd", "Ny journal"]),
            ("Arbetssätt och roller", ["Vårdnära service"]),
        ],
    )
    draw_slide(
        canvas,
        "Region Dalarna",
        [
            ("Rekrytera och behålla", ["Traineeprogram"]),
            ("Nya arbetssätt", ["Teamarbete", "Mobila team"]),
            ("Digital administration", ["Videobesök"]),
        ],
    )
    canvas.save()
    found = reading(path)
    assert told(found.measures) == [
        ("13", "it", "Chatt för egenvårdsråd"),
        ("13", "it", "Ny journal"),
        ("13", "kompetens", "Vårdnära service"),
        ("20", "forsorjning", "Traineeprogram"),
        ("20", "kompetens", "Teamarbete"),
        ("20", "kompetens", "Mobila team"),
        ("20", "it", "Videobesök"),
    ]
    assert found.facts.region is None


def test_a_table_whose_columns_are_areas(typeset: Typeset) -> None:
    """A cell of several names holds several measures; the heading above names the region."""
    cells = [["Webbtidbok", "Digitala ronder"], ["Äldreteam", "Rätt använd kompetens"], ["Basår för sjuksköterskor"]]
    table = Table(
        [[Paragraph(area, HEADING) for area in AREAS], [[Paragraph(name, TEXT) for name in cell] for cell in cells]],
        colWidths=[220] * 3,
        style=TableStyle(RULED),
    )
    found = typeset("omraden-2020.pdf", [Paragraph("Region Gotland", TITLE), table, Spacer(1, 12)])
    assert told(found.measures) == [
        ("09", "it", "Webbtidbok"),
        ("09", "it", "Digitala ronder"),
        ("09", "kompetens", "Äldreteam"),
        ("09", "kompetens", "Rätt använd kompetens"),
        ("09", "forsorjning", "Basår för sjuksköterskor"),
    ]


def test_lists_under_areas_under_regions(typeset: Typeset) -> None:
    """Without boxes, headings name the region and the area, and bullets the measures."""
    flow: list[Flowable] = [Paragraph("Lägesrapport 2020", TITLE)]
    for region, names in (
        ("Region Uppsala", ("Digital patologi", "Koordinator", "Basår")),
        ("Region Skåne", ("Robotik", "Servicevärdar", "ST-styrning")),
    ):
        flow.append(Paragraph(region, CHAPTER))
        for area, name in zip(AREAS, names, strict=True):
            flow += [Paragraph(area, HEADING), Paragraph(name, TEXT, bulletText="•")]
    assert told(typeset("lage-2020.pdf", flow).measures) == [
        ("03", "it", "Digital patologi"),
        ("03", "kompetens", "Koordinator"),
        ("03", "forsorjning", "Basår"),
        ("12", "it", "Robotik"),
        ("12", "kompetens", "Servicevärdar"),
        ("12", "forsorjning", "ST-styrning"),
    ]


def test_headings_with_texts_below(typeset: Typeset) -> None:
    """A follow-up may tell of each measure in a paragraph."""
    told_of = {
        "Utöka antalet utbildningstjänster": "Tolv sjuksköterskor har påbörjat utbildning.",
        "Inför gemensam schemaläggning": "Arbetet pågår.",
        "Stärk introduktionen av nya medarbetare": "Ett basår har införts.",
    }
    flow: list[Flowable] = [
        Paragraph("Region Jämtland Härjedalen: uppföljning 2019", TITLE),
        Paragraph("Bemanning", CHAPTER),
    ]
    for title, text in told_of.items():
        flow += [Paragraph(title, HEADING), Paragraph(text, TEXT)]
    found = typeset("uppfoljning.pdf", flow)
    assert [(m.title, m.result, m.section) for m in found.measures] == [
        (title, text, "Bemanning") for title, text in told_of.items()
    ]
    assert (found.facts.region, found.facts.year, found.facts.kind) == ("23", 2019, "follow_up")


def plan_table(*, ruled: bool) -> Table:
    """A table of two measures with a number, a purpose, a clinic, a date and a status, ruled or not."""
    rows = [
        ["Nr", "Insats", "Syfte", "Klinik", "Klart senast", "Läge"],
        [
            "1",
            "Fler utbildningsplatser för undersköterskor",
            "Minska behovet av inhyrd personal",
            "Medicinkliniken",
            "2020-12-31",
            "Pågår",
        ],
        ["2", "Självincheckning på alla mottagningar", "Kortare köer i receptionen", "IT-enheten", "Q2 2020", "Klart"],
    ]
    cells = [[Paragraph(text, HEADING if index == 0 else TEXT) for text in row] for index, row in enumerate(rows)]
    style = RULED if ruled else [("VALIGN", (0, 0), (-1, -1), "TOP")]
    return Table(cells, colWidths=[35, 170, 170, 100, 90, 70], style=TableStyle(style))


@pytest.mark.parametrize("ruled", [True, False])
def test_plans_with_other_columns(typeset: Typeset, *, ruled: bool) -> None:
    """Every field is found under its heading, with and without drawn lines."""
    found = typeset("plan-2020.pdf", [Paragraph("Region Värmland: handlingsplan 2020", TITLE), plan_table(ruled=ruled)])
    assert [(m.title, m.description, m.responsible, m.deadline, m.status) for m in found.measures] == [
        (
            "Fler utbildningsplatser för undersköterskor",
            "Minska behovet av inhyrd personal",
            "Medicinkliniken",
            "2020-12-31",
            "Pågår",
        ),
        ("Självincheckning på alla mottagningar", "Kortare köer i receptionen", "IT-enheten", "Q2 2020", "Klart"),
    ]
    assert found.measures[0].headings["deadline"] == "Klart senast"
    assert found.facts.region == "17"


CARDS = (
    ("Mobila team i glesbygd", "Patienter får vård i hemmet", "Närsjukvården", "Pågår", "2021-12-31"),
    ("Digital anmälan till provtagning", "Kortare väntetider", "IT-enheten", "Klar", "Q1 2021"),
)


def fields(measures: Sequence[Measure]) -> list[tuple[str, ...]]:
    """Title, description, responsible, status and deadline of each measure."""
    return [(m.title, m.description, m.responsible, m.status, m.deadline) for m in measures]


@pytest.mark.parametrize("titled", [True, False])
def test_a_card_for_each_measure(typeset: Typeset, *, titled: bool) -> None:
    """A small table whose first column names the fields; the title has a label, or a row of its own."""
    flow: list[Flowable] = [Paragraph("Region Gävleborg: åtgärdsplan 2021", TITLE)]
    for title, *values in CARDS:
        labels = zip(("Syfte", "Ansvarig", "Status", "Tidplan"), values, strict=True)
        head = [Paragraph("Åtgärd", HEADING), Paragraph(title, TEXT)] if titled else [Paragraph(title, HEADING), ""]
        rows = [head, *([Paragraph(label, HEADING), Paragraph(value, TEXT)] for label, value in labels)]
        style = [*RULED, *([] if titled else [("SPAN", (0, 0), (1, 0))])]
        flow += [Table(rows, colWidths=[100, 350], style=TableStyle(style)), Spacer(1, 12)]
    assert fields(typeset("kort-2021.pdf", flow).measures) == list(CARDS)


def test_labels_below_headings(typeset: Typeset) -> None:
    """What stands behind "Ansvarig:" and its like below a heading is that field of the measure."""
    flow: list[Flowable] = [
        Paragraph("Region Kronoberg: handlingsplan 2022", TITLE),
        Paragraph("Kompetensförsörjning", CHAPTER),
    ]
    for title, text, responsible, status, deadline in CARDS:
        lines = [text, f"<b>Ansvarig:</b> {responsible}", f"<b>Status:</b> {status}", f"<b>Tidplan:</b> {deadline}"]
        flow += [Paragraph(title, HEADING), *(Paragraph(line, TEXT) for line in lines)]
    found = typeset("plan-2022.pdf", flow)
    assert fields(found.measures) == list(CARDS)
    assert {(m.section, m.headings["responsible"]) for m in found.measures} == {("Kompetensförsörjning", "Ansvarig")}
