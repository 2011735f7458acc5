"""Typesets the sample library from facts/ and texts/: `python -m samples.typeset [FOLDER]`, the born-digital files.

`python -m samples.scan` makes the scanned ones from them.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TypedDict
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import Flowable, NextPageTemplate, PageBreak, Paragraph, Spacer

from samples import look, overview, prose, tables
from samples.look import AGENCY, AUTHORITY, LYING, MARGIN, REGION, SLIDE_MARGIN, UPRIGHT, Imprint, Look

FOLDER = Path(__file__).parent
LIBRARY = FOLDER / "library"
INVENTED = "Påhittat exempel ur Åtgärdsbankens bibliotek. Innehållet beskriver inte verkliga förhållanden."
FROM_FACTS = (
    "Exempeldokument uppsatt av Åtgärdsbanken efter offentliga uppgifter från 2018. Inte utgivet av någon myndighet."
)
UPRIGHT_WIDTH = A4[0] - 2 * MARGIN
LYING_WIDTH = landscape(A4)[0] - 2 * SLIDE_MARGIN
PLAN_COLUMNS = (112.0, 152.0, 88.0, 66.0, 65.0)
"""Widths of the plan's columns in points."""


class Region(TypedDict):
    """One region's names of measures by area, in the order in which they are printed."""

    region: str
    areas: Mapping[str, Sequence[str]]


class Funds(TypedDict):
    """One region's share of the money, in kronor."""

    region: str
    stimulus: int
    specialist_training: int


class Measure(TypedDict, total=False):
    """A measure of 2019; `earlier` is its name in 2018 where it goes on."""

    title: str
    earlier: str


def measures_2018() -> list[Region]:
    """The 21 regions' measures: facts from the report of 2018."""
    regions: list[Region] = json.loads((FOLDER / "facts" / "measures-2018.json").read_text(encoding="utf-8"))
    return regions


def funds_2018() -> list[Funds]:
    """How the money of the agreement was shared out: facts from the report of 2018."""
    funds: list[Funds] = json.loads((FOLDER / "facts" / "funds-2018.json").read_text(encoding="utf-8"))
    return funds


def measures_2019() -> list[Region]:
    """Nine regions' measures of 2019: invented."""
    found = json.loads((FOLDER / "facts" / "measures-2019.json").read_text(encoding="utf-8"))
    return [
        {"region": row["region"], "areas": {area: [m["title"] for m in ms] for area, ms in row["areas"].items()}}
        for row in found
    ]


def overview_2018(path: Path) -> None:
    """The report of 2018: introduction, a page lying down for each region, the money."""
    styles = look.styles(AUTHORITY)
    funds = {row["region"]: row for row in funds_2018()}
    story = _cover("Landstingens insatser 2016–2017", "Rapport 2018", FROM_FACTS, AUTHORITY)
    story += [*prose.read("insatser-2018", styles), NextPageTemplate(LYING)]
    plan = overview.Boxes(width=LYING_WIDTH, size=10.0, drawn=True, two_columns_from=8, height=296)
    for row in measures_2018():
        share = funds[row["region"]]
        foot = (
            f"Stimulansmedel: {tables.money(share['stimulus'])} kr. "
            f"Medel för specialistutbildning: {tables.money(share['specialist_training'])} kr."
        )
        band = overview.bar("Insatser för bättre resursutnyttjande", look=AUTHORITY, width=LYING_WIDTH)
        story += [*_slide(row, "Översikt av insatser 2016–2017", AUTHORITY, plan, band), Spacer(1, 8)]
        story += [Paragraph(foot, styles["small"])]
    story += [NextPageTemplate(UPRIGHT), PageBreak(), *_money(AUTHORITY)]
    imprint = Imprint("Landstingens insatser 2016–2017. Rapport 2018", "Landstingens insatser 2016–2017", FROM_FACTS)
    look.write(path, story, look=AUTHORITY, imprint=imprint)


def overview_2019(path: Path) -> None:
    """The made-up report of 2019: introduction, an upright page for each region, counts of measures."""
    styles = look.styles(AGENCY)
    story = _cover("Regionernas insatser 2019", "Uppföljning av nio regioner", INVENTED, AGENCY)
    story += prose.read("insatser-2019", styles)
    plan = overview.Boxes(width=UPRIGHT_WIDTH, size=8.6, drawn=False, two_columns_from=99, bullet="•", height=300)
    for row in measures_2019():
        story += [*_slide(row, "Insatser under 2019", AGENCY, plan), Spacer(1, 10)]
        story += [Paragraph("Uppgifterna är påhittade.", styles["small"])]
    story += [PageBreak(), *_counts(AGENCY)]
    imprint = Imprint("Regionernas insatser 2019. Påhittad uppföljning", "Regionernas insatser 2019", INVENTED)
    look.write(path, story, look=AGENCY, imprint=imprint)


def plan_2019(path: Path) -> None:
    """A made-up plan of a region with one ruled table over two pages."""
    facts = json.loads((FOLDER / "facts" / "plan-2019.json").read_text(encoding="utf-8"))
    sections = [tables.Section(part["title"], part["rows"]) for part in facts["sections"]]
    table = tables.activities(facts["columns"], sections, look=REGION, widths=PLAN_COLUMNS)
    story = [*prose.read("vastmanland-2019", look.styles(REGION)), table]
    imprint = Imprint("Handlingsplan 2019–2020 för minskat beroende av hyrpersonal", "Region Västmanland", INVENTED)
    look.write(path, story, look=REGION, imprint=imprint)


def running_text(name: str, title: str, head: str) -> Callable[[Path], None]:
    """A function that typesets `texts/<name>.md` alone, for documents that are only headings, items and paragraphs."""

    def typeset(path: Path) -> None:
        story = prose.read(name, look.styles(REGION))
        look.write(path, story, look=REGION, imprint=Imprint(title, head, INVENTED))

    return typeset


def _cover(title: str, subtitle: str, note: str, face: Look) -> list[Flowable]:
    """A front page with the document's title and where its content comes from."""
    styles = look.styles(face)
    parts = [Spacer(1, 190), Paragraph(title, styles["h1"]), Paragraph(subtitle, styles["h2"])]
    name = Paragraph("Åtgärdsbankens exempelbibliotek", styles["h3"])
    return [*parts, Spacer(1, 310), name, Paragraph(escape(note), styles["text"]), PageBreak()]


def _slide(row: Region, subtitle: str, face: Look, plan: overview.Boxes, *above: Flowable) -> list[Flowable]:
    """A region's page down to the foot of its boxes; `above` stands between the subtitle and the boxes."""
    styles = look.styles(face)
    three = overview.boxes(row["areas"], look=face, plan=plan)
    return [PageBreak(), Paragraph(row["region"], styles["h1"]), Paragraph(subtitle, styles["h3"]), *above, three]


def _money(face: Look) -> list[Flowable]:
    """The page with each region's share of the money."""
    styles = look.styles(face)
    rows = [(row["region"], (row["stimulus"], row["specialist_training"])) for row in funds_2018()]
    columns = ("Landsting/region", "Stimulansmedel", "Medel för specialistutbildning av sjuksköterskor")
    caption = "Tabell 1. Medel till landstingen enligt 2017 års överenskommelse. Belopp i kronor."
    table = tables.numbers(columns, rows, look=face, width=UPRIGHT_WIDTH)
    return [Paragraph("Bilaga. Medlens fördelning", styles["h2"]), Paragraph(caption, styles["h3"]), table]


def _counts(face: Look) -> list[Flowable]:
    """The page with the number of measures of each region by area."""
    styles = look.styles(face)
    areas = tuple(overview.AREA_TITLES)
    rows = [(row["region"], tuple(len(row["areas"][area]) for area in areas)) for row in measures_2019()]
    columns = ("Region", "IT-stöd", "Medarbetarnas kompetens", "Kompetens\N{SOFT HYPHEN}försörjning")
    caption = "Tabell 1. Antal insatser 2019 per region och område."
    table = tables.numbers(columns, rows, look=face, width=UPRIGHT_WIDTH)
    return [Paragraph("Insatserna i siffror", styles["h2"]), Paragraph(caption, styles["h3"]), table]


DOCUMENTS: Mapping[str, Callable[[Path], None]] = {
    "landstingens-insatser-2018.pdf": overview_2018,
    "regionernas-insatser-2019.pdf": overview_2019,
    "vastmanland-handlingsplan-2019.pdf": plan_2019,
    "kalmar-uppfoljning-2018.pdf": running_text(
        "kalmar-2018", "Uppföljning 2018 av handlingsplan för primärvården", "Region Kalmar län"
    ),
    "varmland-pressmeddelande-2019.pdf": running_text(
        "varmland-2019", "Region Värmland satsar på egna medarbetare", "Region Värmland"
    ),
}
"""The born-digital files and the functions that typeset them."""
KALMAR_2019 = running_text("kalmar-2019", "Uppföljning 2019 av handlingsplan för primärvården", "Region Kalmar län")
"""Typesets the print that lies behind the file with an English text layer; it is in the library only as a scan."""


def typeset(folder: Path) -> list[Path]:
    """Writes every born-digital file into `folder` and gives their paths."""
    look.register_fonts()
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in DOCUMENTS.items():
        make(folder / name)
    return [folder / name for name in DOCUMENTS]


if __name__ == "__main__":
    typeset(Path(sys.argv[1]) if len(sys.argv) > 1 else LIBRARY)
