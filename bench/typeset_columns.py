"""Typesets pages in two and three columns with their words in the order in which they are read; points.

A page is made of zones from top to bottom, each of columns or across the page. `KINDS` are what the columns are read
with while mending; `HELD_BACK` were written afterwards.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from random import Random

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph, Table

WIDTH, HEIGHT = A4
MARGIN, LOWEST = 50.0, 20.0
"""White beside the text, and the lowest place on the page: what does not fit is left out."""
NOUNS = (
    "planen nämnden regionen patienten kliniken vården avdelningen chefen schemat budgeten uppdraget rutinen"
    " mottagningen läkaren sköterskan enheten gruppen rapporten målet året beslutet avtalet systemet journalen"
    " remissen bilagan utbildningen introduktionen handledaren resursen kön väntetiden telefonen webben tolken lokalen"
    " larmet bussen"
)
VERBS = (
    "följer stärker prövar minskar ökar samlar bygger visar leder når delar skriver mäter håller byter ordnar öppnar"
    " stänger granskar flyttar hämtar lånar söker bokar svarar ringer planerar"
)
OTHERS = (
    "snabbt lokalt senare tillsammans gärna öppet tydligt varje ofta sällan redan åter nära under efter mellan genom"
    " trots kring inför utan längs hos mot vid före enligt bland"
)
GUTTERS_EM = (1.0, 1.5, 2.0)
COLUMNS_SPACE = 10.0
"""White below columns."""


@dataclass(frozen=True, slots=True)
class Kind:
    """How many columns there are, how far apart in ems, and what is special about the page."""

    columns: int
    gutter_em: float
    form: str

    @property
    def name(self) -> str:
        """The name of its file, without ending."""
        return f"{self.columns}-{self.gutter_em:g}-{self.form}"


@dataclass
class Setter:
    """Sets a page from the top down and keeps what it says in the order of reading."""

    kind: Kind
    canvas: Canvas
    chance: Random
    font: str
    size: float
    y: float = HEIGHT - MARGIN
    words: list[str] = field(default_factory=list)

    @property
    def gutter(self) -> float:
        """White between two columns in points."""
        return self.kind.gutter_em * self.size

    def style(self, **changes: object) -> ParagraphStyle:
        """Return the style of running text with changes."""
        base = {"fontName": self.font, "fontSize": self.size, "leading": 1.22 * self.size}
        return ParagraphStyle("text", **{**base, "spaceAfter": 0.5 * self.size, **changes})

    def word(self, kind: str = NOUNS) -> str:
        """Return one of the words of a kind by chance."""
        return self.chance.choice(kind.split())

    def sentence(self) -> str:
        """Return a sentence of words by chance."""
        count = self.chance.randint(6, 15)
        words = [self.word((NOUNS, VERBS, OTHERS)[number % 3]) for number in range(count)]
        return " ".join([words[0].capitalize(), *words[1:]]) + "."

    def text(self, sentences: int) -> Paragraph:
        """Return a paragraph."""
        return Paragraph(" ".join(self.sentence() for _ in range(sentences)), self.style())

    def item(self, sign: str = "•") -> Paragraph:
        """Return an item of a list."""
        style = self.style(leftIndent=1.3 * self.size, bulletIndent=0.2 * self.size, spaceAfter=0.2 * self.size)
        return Paragraph(f"<bullet>{sign}</bullet>{self.sentence()}", style)

    def heading(self, ratio: float = 1.3) -> Paragraph:
        """Return a bold heading of two or three words."""
        words = " ".join(self.word() for _ in range(self.chance.randint(2, 3))).capitalize()
        style = self.style(fontSize=ratio * self.size, leading=1.25 * ratio * self.size)
        return Paragraph(f"<b>{words}</b>", style)

    def said(self, flowable: Flowable | Sequence[Flowable]) -> None:
        """Keep what a flowable, or a cell's flowables, say."""
        if isinstance(flowable, Sequence):
            for part in flowable:
                self.said(part)
        elif isinstance(flowable, Paragraph):
            signs = [fragment.text for fragment in getattr(flowable, "bulletText", None) or ()]
            self.words += [*signs, *flowable.getPlainText().split()]
        elif isinstance(flowable, Table):
            for row in flowable._cellvalues:
                for cell in row:
                    self.said(cell)

    def across(self, *flowables: Flowable, space: float = 8.0) -> None:
        """Set flowables over the whole width."""
        for flowable in flowables:
            _, high = flowable.wrapOn(self.canvas, WIDTH - 2 * MARGIN, HEIGHT)
            if self.y - high < LOWEST:
                break
            flowable.drawOn(self.canvas, MARGIN, self.y - high)
            self.y -= high + space
            self.said(flowable)

    def spaced(self, text: str) -> None:
        """Set a heading over the whole width, with white between its letters."""
        size = 1.5 * self.size
        self.y -= size
        self.canvas.setFont(self.font, size)
        self.canvas.drawString(MARGIN, self.y, text.upper(), charSpace=0.3 * size)
        self.y -= 0.9 * size
        self.words += text.upper().split()

    def columns(self, make: Callable[[int], list[Flowable]], *, shares: Sequence[float] = (), count: int = 0) -> None:
        """Set what `make` gives for each number in columns side by side, each from the same height down.

        Columns are as many as is their kind, or `count`, and equally wide, or as their `shares` of the width say.
        """
        flows = [make(number) for number in range(count or self.kind.columns)]
        shares = shares or [1 / len(flows)] * len(flows)
        free = WIDTH - 2 * MARGIN - (len(flows) - 1) * self.gutter
        x, lowest = MARGIN, self.y
        for flow, share in zip(flows, shares, strict=True):
            y = self.y
            for flowable in flow:
                _, high = flowable.wrapOn(self.canvas, free * share, HEIGHT)
                if y - high < LOWEST:
                    break
                flowable.drawOn(self.canvas, x, y - high)
                y -= high + flowable.getSpaceAfter()
                self.said(flowable)
            lowest = min(lowest, y)
            x += free * share + self.gutter
        self.y = lowest - COLUMNS_SPACE

    def table(self, rows: int, columns: int, *, ruled: bool) -> Table:
        """Return a table of short words and figures."""
        head = [Paragraph(f"<b>{self.word().capitalize()}</b>", self.style()) for _ in range(columns)]
        body = [
            [
                Paragraph(self.word().capitalize(), self.style()),
                *(Paragraph(str(self.chance.randint(10, 99999)), self.style()) for _ in range(columns - 1)),
            ]
            for _ in range(rows)
        ]
        style = [("GRID" if ruled else "LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey)]
        return Table([head, *body], [(WIDTH - 2 * MARGIN) / columns] * columns, style=style)

    def box(self, *flowables: Flowable) -> Table:
        """Return a framed, shaded box that holds flowables."""
        style = [("BOX", (0, 0), (-1, -1), 0.6, colors.black), ("BACKGROUND", (0, 0), (-1, -1), colors.whitesmoke)]
        return Table([[flowable] for flowable in flowables], style=style)

    def figure(self, wide: float, high: float = 90.0) -> None:
        """Draw bars, with a caption below them."""
        for number in range(6):
            bar = self.chance.uniform(0.2, 1.0) * high
            self.canvas.rect(MARGIN + number * wide / 6, self.y - high, wide / 9, bar, fill=1)
        self.y -= high + 6
        caption = f"Figur {self.chance.randint(1, 9)}. {self.sentence()}"
        self.across(Paragraph(caption, self.style(fontSize=0.85 * self.size)))


Page = Callable[[Setter], None]
"""Sets a page of a kind."""


def _mixed(page: Setter, number: int) -> list[Flowable]:
    return [page.heading(), page.text(3), page.text(2 + number % 2), page.heading(1.15), page.text(3)]


def _listed(page: Setter, _number: int) -> list[Flowable]:
    return [page.text(2), *(page.item() for _ in range(4)), page.text(2), *(page.item() for _ in range(3))]


def plain(page: Setter) -> None:
    """Set running text alone."""
    page.columns(lambda _: [page.text(4) for _ in range(3)])


def headed(page: Setter) -> None:
    """Set a title across, and headings within the columns."""
    page.across(page.heading(2.0))
    page.columns(lambda number: _mixed(page, number))


def bullets(page: Setter) -> None:
    """Set lists of bullets between paragraphs."""
    page.across(page.heading(1.8))
    page.columns(lambda number: _listed(page, number))


def spaced(page: Setter) -> None:
    """Set a letter-spaced heading across the columns, and one in the middle of the page."""
    page.spaced("hållbar bemanning")
    page.columns(lambda _: [page.text(4), page.text(3)])
    page.spaced("nära vård")
    page.columns(lambda _: [page.text(3), page.text(3)])


def middle(page: Setter) -> None:
    """Set a heading over all columns in the middle of the page."""
    page.columns(lambda number: _mixed(page, number))
    page.across(page.heading(1.7))
    page.columns(lambda number: _listed(page, number))


def table(page: Setter) -> None:
    """Set a ruled table across, between two stretches of columns."""
    page.columns(lambda _: [page.text(4), page.text(3)])
    page.across(page.table(4, 4, ruled=page.chance.random() < 0.5))
    page.columns(lambda _: [page.text(4)])


def box(page: Setter) -> None:
    """Set a framed box of facts in one column."""
    place = page.chance.randrange(page.kind.columns)

    def make(number: int) -> list[Flowable]:
        inner = [page.box(page.heading(1.1), page.text(2), page.item())] if number == place else []
        return [page.text(4), *inner, page.text(3)]

    page.columns(make)


def figure(page: Setter) -> None:
    """Set a figure with a caption across, between two stretches of columns."""
    page.columns(lambda _: [page.text(4), page.text(2)])
    page.figure(WIDTH - 2 * MARGIN)
    page.columns(lambda _: [page.text(4)])


def notes(page: Setter) -> None:
    """Set footnotes under a short rule at the page's foot."""
    page.columns(lambda _: [page.text(5), page.text(4)])
    page.canvas.line(MARGIN, page.y, MARGIN + 100, page.y)
    page.y -= 6
    style = page.style(fontSize=0.8 * page.size, leading=page.size)
    page.across(*(Paragraph(f"{number} {page.sentence()} {page.sentence()}", style) for number in (1, 2)), space=3)


def uneven(page: Setter) -> None:
    """Set columns of very different lengths."""
    count = page.kind.columns
    page.across(page.heading(1.6))
    page.columns(lambda number: [page.text(4) for _ in range(1 + 2 * ((number + 1) % count))])


KINDS: dict[str, Page] = {
    made.__name__: made for made in (plain, headed, bullets, spaced, middle, table, box, figure, notes, uneven)
}


def unequal(page: Setter) -> None:
    """Set columns of different widths, the first the widest."""
    count = page.kind.columns
    shares = (0.62, 0.38) if count < 3 else (0.44, 0.28, 0.28)
    page.across(page.heading(1.7))
    page.columns(lambda number: _mixed(page, number), shares=shares)


def ingress(page: Setter) -> None:
    """Set a bold ingress of some lines across, then columns, then a stretch of short ones below a heading."""
    page.across(Paragraph(f"<b>{page.sentence()} {page.sentence()} {page.sentence()}</b>", page.style()))
    page.columns(lambda _: [page.text(4), page.text(4)])
    page.across(page.heading(1.4))
    page.columns(lambda _: [page.text(2)])


def changing(page: Setter) -> None:
    """Set columns, and below a heading one column more or fewer."""
    page.across(page.heading(1.6))
    page.columns(lambda _: [page.text(4), page.text(3)])
    page.across(page.heading(1.6))
    page.columns(lambda number: _listed(page, number), count=5 - page.kind.columns)


def numbered(page: Setter) -> None:
    """Set numbered lists, that go on in the next column."""

    def make(number: int) -> list[Flowable]:
        return [page.heading(1.2), *(page.item(f"{6 * number + step}.") for step in range(1, 7)), page.text(2)]

    page.columns(make)


def justified(page: Setter) -> None:
    """Set justified columns without white between paragraphs, their first lines indented."""
    style = page.style(alignment=4, firstLineIndent=page.size, spaceAfter=0)

    def make(_: int) -> list[Flowable]:
        return [Paragraph(" ".join(page.sentence() for _ in range(3)), style) for _ in range(5)]

    page.columns(make)


def quote(page: Setter) -> None:
    """Set a large quotation across, between two stretches of columns, and a line of boxes below."""
    page.columns(lambda _: [page.text(4), page.text(2)])
    size = 1.4 * page.size
    style = page.style(fontSize=size, leading=1.2 * size, alignment=1, spaceBefore=6)
    page.across(Paragraph(f"<i>”{page.sentence()}”</i>", style), space=12)
    page.columns(lambda number: _listed(page, number))


HELD_BACK: dict[str, Page] = {made.__name__: made for made in (unequal, ingress, changing, numbered, justified, quote)}


def kinds(pages: dict[str, Page]) -> Iterator[Kind]:
    """Yield every form in two and in three columns with each gutter."""
    yield from (Kind(*parts) for parts in product((2, 3), GUTTERS_EM, pages))


def typeset(kind: Kind, target: Path, seed: str = "") -> list[str]:
    """Write the page of a kind to `target`; return its words in the order of reading. A `seed` makes another page."""
    chance = Random(kind.name + seed)
    font, size = chance.choice(("Helvetica", "Times-Roman")), chance.choice((8.5, 9.5, 10.5))
    canvas = Canvas(str(target), pagesize=A4, invariant=1)
    page = Setter(kind, canvas, chance, font, size if kind.columns < 3 else min(size, 9.5))
    {**KINDS, **HELD_BACK}[kind.form](page)
    canvas.save()
    return page.words
