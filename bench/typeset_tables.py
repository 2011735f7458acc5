"""Typesets one table of every kind with its true cells: rules of all sorts, merged, levelled, continued; points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from random import Random

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

Rows = list[list[str]]
"""A table's cells, header first."""
Command = tuple[object, ...]
"""A command of reportlab's table style."""

TITLES = (
    "Inför webbtidbok på alla mottagningar",
    "Anställ servicevärdar på medicinklinikens avdelningar så att undersköterskor avlastas",
    "Utbilda handledare",
    "Digital signering av läkemedelslistor i hemsjukvården",
    "Pröva läsplattor",
    "Kliniskt basår för nyutexaminerade sjuksköterskor",
    "Farmaceuter på vårdcentralerna i norra länsdelen, tre tjänster",
    "Gemensam produktions- och kapacitetsplanering",
)
BODIES = ("HR-direktör", "Verksamhetschef medicin", "IT-chef", "Områdeschef nära vård", "Enhetschef", "Förvaltningen")
STATES = ("Pågår", "Klar", "Ej påbörjad", "Försenad, väntar på upphandling", "Planerad")
NOTES = (
    "Patienten bokar själv sin tid på nätet.",
    "–",
    "Tre av fem avdelningar är med, de övriga följer efter sommaren.",
    "Se bilaga.",
    "Finansieras med statsbidrag till och med 2020.",
)
PLACES = ("Norra sjukhuset", "Centrallasarettet", "Västra sjukhuset")
LABELS = ("Sjuksköterskor", "Läkare", "Undersköterskor", "Medicinska sekreterare", "Samtliga", "Arbetsterapeuter")
PROSE = (
    "Planen följs upp varje år av nämnden. Förvaltningen svarar för att åtgärderna genomförs och redovisar läget i "
    "samband med delårsrapporten, då även kostnaderna gås igenom tillsammans med de fackliga organisationerna."
)
RULES = ("grid", "across", "header", "shaded", "none")
FORMS = ("texts", "figures", "merged", "levels", "sections", "continued", "headerless")
FONTS = ("Helvetica", "Times-Roman")


@dataclass(frozen=True, slots=True)
class Kind:
    """How a table is ruled and what is special about it; `number` tells apart tables of one kind."""

    rules: str
    form: str
    number: int

    @property
    def name(self) -> str:
        """The name of its file, without ending."""
        return f"{self.rules}-{self.form}-{self.number}"


def kinds(count: int) -> Iterator[Kind]:
    """Yield `count` tables of every kind."""
    yield from (Kind(rules, form, number) for rules, form, number in product(RULES, FORMS, range(count)))


def typeset(kind: Kind, target: Path) -> Rows:
    """Write the table of a kind between paragraphs to `target`; return its true cells, empty ones as ""."""
    chance = Random(kind.name)
    rows, spans = _rows(kind.form, chance)
    font = chance.choice(FONTS)
    size = chance.choice((8.5, 9.5, 10.5))
    body = ParagraphStyle("body", fontName=font, fontSize=size + 1, leading=1.25 * (size + 1), spaceAfter=8)
    story: list[Flowable] = [Paragraph(PROSE, body), Paragraph(PROSE, body)]
    if kind.form in ("continued", "headerless"):
        story.append(Spacer(1, 330))
    story += [_table(kind, rows, spans, font, size, chance), Spacer(1, 10), Paragraph(PROSE, body)]
    SimpleDocTemplate(str(target), pagesize=A4, leftMargin=60, rightMargin=60, invariant=1).build(story)
    return rows


def _rows(form: str, chance: Random) -> tuple[Rows, list[Command]]:
    if form in ("figures", "levels"):
        return _figures(chance, levels=form == "levels")
    count = 14 if form in ("continued", "headerless") else chance.randint(4, 7)
    rows = [["Åtgärd", "Beskrivning", "Ansvarig", "Status"]]
    rows += [[chance.choice(part) for part in (TITLES, NOTES, BODIES, STATES)] for _ in range(count)]
    if form == "merged":
        return _merged(rows, chance)
    if form == "sections":
        rows = [rows[0], [PLACES[0]], *rows[1:3], [PLACES[1]], *rows[3:]]
        return rows, [("SPAN", (0, number), (-1, number)) for number, row in enumerate(rows) if len(row) == 1]
    return rows, []


def _merged(rows: Rows, chance: Random) -> tuple[Rows, list[Command]]:
    """Put a first column before the rows whose cells cover two or three of them."""
    made, spans = [["Sjukhus", *rows[0][:1], *rows[0][2:]]], []
    left = [[row[0], *row[2:]] for row in rows[1:]]
    for place in PLACES:
        part, left = left[: (size := chance.randint(2, 3))], left[size:]
        spans.append(("SPAN", (0, len(made)), (0, len(made) + len(part) - 1)))
        made += [[place if not number else "", *row] for number, row in enumerate(part)]
    return made, [span for span in spans if span[1][1] <= span[2][1]]


def _figures(chance: Random, *, levels: bool) -> tuple[Rows, list[Command]]:
    years = ["2017", "2018"] if levels else ["2016", "2017", "2018"]
    head = ["Yrkesgrupp", *(("Budget", "Utfall") * 2 if levels else years)]
    rows = [head, *([label, *(_figure(chance) for _ in head[1:])] for label in LABELS)]
    if not levels:
        return rows, []
    return [["", years[0], "", years[1], ""], *rows], [("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0))]


def _figure(chance: Random) -> str:
    return chance.choice((f"{chance.randint(1, 9)} {chance.randint(100, 999)}", str(chance.randint(2, 999)), "–"))


def _table(kind: Kind, rows: Rows, spans: Sequence[Command], font: str, size: float, chance: Random) -> Table:
    cell = ParagraphStyle("cell", fontName=font, fontSize=size, leading=1.2 * size)
    right = ParagraphStyle("right", cell, alignment=2)
    head = 2 if kind.form == "levels" else 1
    columns = max(map(len, rows))
    figures = kind.form in ("figures", "levels")

    def made(text: str, row: int, column: int) -> Paragraph:
        bold = f"<b>{text}</b>" if row < head or len(rows[row]) == 1 else text
        return Paragraph(bold, right if figures and column else cell)

    cells = [
        [made(text, number, column) for column, text in enumerate((*row, *[""] * (columns - len(row))))]
        for number, row in enumerate(rows)
    ]
    widths = [150.0, *[320 / (columns - 1)] * (columns - 1)] if figures else [475 / columns] * columns
    repeat = head if kind.form == "continued" else 0
    style = [("VALIGN", (0, 0), (-1, -1), "TOP"), *_ruled(kind.rules, head, len(rows)), *spans]
    return Table(cells, widths, repeatRows=repeat, style=style, hAlign="LEFT", splitInRow=int(chance.random() < 0.5))


def _ruled(rules: str, head: int, count: int) -> list[Command]:
    whole = ((0, 0), (-1, -1), 0.5, colors.grey)
    shades: list[Command] = [
        ("BACKGROUND", (0, row), (-1, row), colors.HexColor("#e9eef2")) for row in range(head, count, 2)
    ]
    commands: dict[str, list[Command]] = {
        "grid": [("GRID", *whole)],
        "across": [("LINEBELOW", *whole)],
        "header": [("LINEBELOW", (0, head - 1), (-1, head - 1), 0.8, colors.grey)],
        "shaded": shades,
        "none": [],
    }
    return commands[rules]
