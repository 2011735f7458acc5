"""Measure how many heads of columns are read whole: `python -m bench.heads [--count N] [--first N] [--show]`.

Tables whose heads are wrapped in every way are typeset (two to four lines, set at the top, in the middle or at the foot
of the head, in columns set to the left, right or centre; two levels; a unit on a line of its own; divided words) and
read. A head is right if its column has all of its words and no other. `--first` passes over tables: those of other
numbers are kept back.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import product
from pathlib import Path
from random import Random

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table

from atgardsbanken.corpus.spans import DocumentView
from atgardsbanken.corpus.tabled.columns import columns_of
from atgardsbanken.extract.read import read
from bench.cells import squeezed
from bench.typeset_tables import BODIES, LABELS, PROSE, STATES, TITLES

FIGURE_HEADS = (
    "Medel för specialist-\nutbildning av\nsjuksköterskor",
    "Antal anställda\nden 31 december",
    "Andel med fast\nläkarkontakt",
    "Kostnad för\ninhyrd personal",
    "Medarbetarnas\nkompetens",
    "Stimulansmedel",
    "Förändring jämfört\nmed föregående\når",
    "Utfall",
    "Läkemedels-\nkostnad",
    "Avvikelse\nmot budget",
    "Väntat längre\nän 90 dagar\ntill första\nbesök",
    "Budget",
)
UNIT_LINES = ("(tkr)", "mnkr", "procent", "antal", "(%)", "kronor")
TEXT_HEADS = (
    ("Åtgärd", "Åtgärd eller\naktivitet", "Aktivitet"),
    ("Ansvarig", "Ansvarig\nfunktion", "Ansvarig\nnämnd eller\nförvaltning"),
    ("Läge", "Status vid\nårsskiftet", "Status"),
    ("Klart", "Planerat\nslutdatum", "Ska vara\nklart"),
)
CORNERS = ("Yrkesgrupp", "Personal-\ngrupp", "Grupp av\nanställda", "")
CAPTIONS = ("Tabell 2. Läget i verksamheterna.", "Läget i verksamheterna", "")
SPANS = ("2017", "2018")


@dataclass(frozen=True, slots=True)
class Kind:
    """How the heads of a table are set: all values are those of reportlab, `shape` says what is special about them."""

    shape: str
    rules: str
    level: str
    side: str
    weight: str
    number: int

    @property
    def name(self) -> str:
        """The name of its file, without ending."""
        return "-".join(str(getattr(self, each.name)) for each in fields(self))


def kinds(numbers: range) -> Iterator[Kind]:
    """Yield the kinds of heads, `numbers` of each."""
    shapes = ("wrapped", "levels", "units", "texts")
    ways = product(
        shapes, ("grid", "across", "header", "none"), ("TOP", "MIDDLE", "BOTTOM"), (0, 1, 2), ("bold", "plain")
    )
    for shape, rules, level, side, weight in ways:
        yield from (Kind(shape, rules, level, ("left", "centre", "right")[side], weight, number) for number in numbers)


def typeset(kind: Kind, target: Path) -> list[str]:
    """Write a table of a kind between paragraphs to `target`; return the true head of each column."""
    chance = Random(kind.name)
    size = chance.choice((8.0, 9.0, 10.0))
    font = chance.choice((("Helvetica", "Helvetica-Bold"), ("Times-Roman", "Times-Bold")))
    heads, body = _texts(chance) if kind.shape == "texts" else _figures(kind, chance)
    text = ParagraphStyle("text", fontName=font[0], fontSize=size + 1, leading=1.25 * (size + 1), spaceAfter=8)
    title = ParagraphStyle("title", text, fontName=font[1], spaceAfter=3)
    caption = chance.choice(CAPTIONS)
    story: list[Flowable] = [Paragraph(PROSE, text)]
    story += [Paragraph(caption, title)] if caption else []
    story += [_table(kind, heads, body, font, size), Spacer(1, 12), Paragraph(PROSE, text)]
    SimpleDocTemplate(str(target), pagesize=A4, leftMargin=60, rightMargin=60, invariant=1).build(story)
    return _gold(heads)


def _texts(chance: Random) -> tuple[list[list[str]], list[list[str]]]:
    heads = [chance.choice(part) for part in TEXT_HEADS]
    if not any("\n" in head for head in heads):
        heads[1] = TEXT_HEADS[1][1]
    dates = ("2023-10-31", "våren 2024", "2024", "30 juni 2023")
    return [heads], [[chance.choice(part) for part in (TITLES, BODIES, STATES, dates)] for _ in range(5)]


def _figures(kind: Kind, chance: Random) -> tuple[list[list[str]], list[list[str]]]:
    count = 4 if kind.shape == "levels" else chance.choice((2, 3, 4))
    named = chance.sample(FIGURE_HEADS, count)
    if not any("\n" in head for head in named):
        named[-1] = FIGURE_HEADS[1]
    heads = [[chance.choice(CORNERS), *named]]
    if kind.shape == "levels":
        heads = [["", SPANS[0], "", SPANS[1], ""], [heads[0][0], *named[:2] * 2]]
    if kind.shape == "units":
        heads = [[heads[0][0], *(f"{head}\n{chance.choice(UNIT_LINES)}" for head in named)]]
    return heads, [[label, *(_figure(chance) for _ in named)] for label in LABELS]


def _figure(chance: Random) -> str:
    return chance.choice(
        (f"{chance.randint(1, 9)} {chance.randint(100, 999)}", f"{chance.randint(2, 99)},{chance.randint(0, 9)}")
    )


def _table(kind: Kind, heads: list[list[str]], body: list[list[str]], font: tuple[str, str], size: float) -> Table:
    cell = ParagraphStyle("cell", fontName=font[0], fontSize=size, leading=1.18 * size)
    side = {"left": 0, "centre": 1, "right": 2}[kind.side]

    def made(text: str, column: int, *, head: bool) -> Paragraph:
        style = ParagraphStyle(
            "made", cell, alignment=side if column else 0, fontName=font[head and kind.weight == "bold"]
        )
        return Paragraph(text.replace("\n", "<br/>"), style)

    cells = [
        [made(text, at, head=number < len(heads)) for at, text in enumerate(row)]
        for number, row in enumerate([*heads, *body])
    ]
    columns = len(body[0])
    widths = [122.0, *[352 / (columns - 1)] * (columns - 1)]
    last = len(heads) - 1
    style = [
        ("LEFTPADDING", (0, 0), (-1, -1), 4),
        ("RIGHTPADDING", (0, 0), (-1, -1), 4),
        ("VALIGN", (0, 0), (-1, last), kind.level),
        ("VALIGN", (0, last + 1), (-1, -1), "TOP"),
    ]
    rules = {
        "grid": [("GRID", (0, 0), (-1, -1), 0.5, colors.grey)],
        "across": [("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)],
        "header": [("LINEBELOW", (0, last), (-1, last), 0.8, colors.grey)],
        "none": [],
    }
    spans = [("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0))] if last else []
    return Table(cells, widths, style=[*style, *rules[kind.rules], *spans], hAlign="LEFT")


def _gold(heads: Sequence[Sequence[str]]) -> list[str]:
    lowest = [squeezed(head) if head else "" for head in heads[-1]]
    if len(heads) == 1:
        return lowest
    return [lowest[0], *(squeezed(SPANS[number // 2]) + head for number, head in enumerate(lowest[1:]))]


def found_heads(path: Path) -> list[str]:
    """Return the heads of the columns that say something, of the file's only table; none where there are several."""
    view = DocumentView(read(path), ())
    if len(view.document.tables) != 1:
        return []
    columns = columns_of(view, view.document.tables[0])
    filled = sorted({cell.column for row in columns.body for cell in row.cells if cell.lines} | set(columns.heads))
    return [squeezed(columns.heads.get(at, "")) for at in filled]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print the share of right heads of each kind, and of all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=1, help="tables of each kind")
    parser.add_argument("--first", type=int, default=0, help="number of the first of them")
    parser.add_argument("--show", action="store_true", help="print the heads that are wrong")
    options = parser.parse_args(arguments)
    right, every = Counter[str](), Counter[str]()
    with tempfile.TemporaryDirectory() as folder:
        for kind in kinds(range(options.first, options.first + options.count)):
            path = Path(folder) / f"{kind.name}.pdf"
            gold = typeset(kind, path)
            found = found_heads(path)
            hits = sum(one == other for one, other in zip(gold, found, strict=True)) if len(gold) == len(found) else 0
            if options.show and hits < len(gold):
                print(kind.name, gold, found, sep="\n  ")
            for key in (kind.shape, kind.rules, kind.level, kind.side, kind.weight, "all"):
                right[key] += hits
                every[key] += len(gold)
    for key, count in every.items():
        print(f"{key:10}{right[key] / count:8.3f}{count:8}")


if __name__ == "__main__":
    main()
