"""Makes a simulated library of any size: plans in Swedish of 21 regions, 20 years and 10 subjects, as PDF or text.

    python bench/simulated.py FOLDER [--regions 21] [--years 20] [--topics 10] [--form pdf|txt]

A region's plan for a subject goes on from year to year: most measures stay, some end, others are new. Now and then a
document is there twice, in another form. The same numbers give the same library on every machine.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec
from reportlab.platypus import Flowable, NextPageTemplate, PageBreak, Paragraph

from atgardsbanken.corpus.records import AreaCode
from atgardsbanken.corpus.regions import gazetteer
from samples import look, overview, tables
from samples.look import AGENCY, AUTHORITY, LYING, REGION, Imprint, Look
from samples.typeset import INVENTED, LYING_WIDTH

AREAS: tuple[AreaCode, ...] = ("it", "kompetens", "forsorjning")
WORDS = Path(__file__).with_suffix(".toml")
REGIONS, TOPICS = 21, 10
YEARS = range(2005, 2025)
A_PLAN = 60
"""Measures in a plan: 4,200 plans hold a quarter of a million."""
GOES_ON = 0.75
"""The share of a plan's measures that its next year has too."""
NAMES_A_PLACE = 0.7
"""The share of measures that say where; the others may stand in every region's plans."""
ONE_COPY_IN = 40
"""Every so many documents one is there a second time."""
A_SLIDE = 5
"""Names in a box of an overview page."""
COLUMNS = ("Åtgärd", "Beskrivning", "Ansvarig", "Status")
WIDTHS = (140.0, 190.0, 85.0, 68.0)
"""Widths of a plan's columns in points."""
TEXT_WIDTHS = (46, 70, 28, 10)
"""The same in letters."""
COPY = Look("Helvetica", "Helvetica-Bold", "Helvetica-Bold", "#222222", "#eeeeee", 10.4)
"""How a document looks that is there a second time."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The phrases that documents are made of, as in the table beside this file."""

    actions: Sequence[str]
    units: Sequence[str]
    parts: Sequence[str]
    responsible: Sequence[str]
    status: Sequence[str]
    purposes: Sequence[str]
    results: Sequence[str]
    introduction: Sequence[str]
    titles: Sequence[str]
    topics: Sequence[str]
    sections: Mapping[AreaCode, str]
    subjects: Mapping[AreaCode, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Item:
    """A measure as a plan prints it."""

    title: str
    area: AreaCode
    description: str
    responsible: str
    status: str
    result: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A document: one region's plan for one subject and year."""

    name: str
    title: str
    region: str
    introduction: Sequence[str]
    parts: Mapping[str, Sequence[Item]]


def vocabulary() -> Vocabulary:
    """Read the phrases of the library."""
    return msgspec.toml.decode(WORDS.read_bytes(), type=Vocabulary)


def plans(regions: int, years: int, topics: int) -> Iterator[tuple[int, Plan]]:
    """Yield every plan of so many regions, years and subjects, with its number."""
    words = vocabulary()
    names = [region.name for region in gazetteer().regions.values()][:regions]
    for place, region in enumerate(names):
        for topic in range(topics):
            for number, plan in enumerate(_series(words, region, topic, YEARS[-years:])):
                yield (place * TOPICS + topic) * len(YEARS) + number, plan


def _series(words: Vocabulary, region: str, topic: int, years: Sequence[int]) -> Iterator[Plan]:
    """Yield one region's plans for one subject, year after year."""
    chance = random.Random(f"{region} {topic}")
    items: list[Item] = []
    for year in years:
        items = [_next_year(words, item, chance) for item in items if chance.random() < GOES_ON]
        items += [_item(words, chance) for _ in range(A_PLAN - len(items))]
        yield _plan(words, region, topic, year, items)


def _item(words: Vocabulary, chance: random.Random) -> Item:
    area = chance.choice(AREAS)
    title = f"{chance.choice(words.actions)} {chance.choice(words.subjects[area])}"
    if chance.random() < NAMES_A_PLACE:
        title += f" vid {chance.choice(words.units)} {chance.choice(words.parts)}"
    purposes = " ".join(chance.sample(words.purposes, chance.randint(1, 3)))
    return _next_year(words, Item(title, area, purposes, chance.choice(words.responsible), "", ""), chance)


def _next_year(words: Vocabulary, item: Item, chance: random.Random) -> Item:
    """Return the measure as a year's plan reports it."""
    result = chance.choice(words.results).format(count=chance.randint(2, 60))
    return replace(item, status=chance.choice(words.status), result=result)


def _plan(words: Vocabulary, region: str, topic: int, year: int, items: Sequence[Item]) -> Plan:
    about = words.topics[topic]
    title = words.titles[topic % len(words.titles)].format(year=year, topic=about)
    parts = {words.sections[area]: [item for item in items if item.area == area] for area in AREAS}
    told = [line.format(region=region, year=year, topic=about) for line in words.introduction]
    name = "-".join([*region.lower().split(), f"{topic:02}", str(year)])
    return Plan(name, title, region, told, parts)


# As text


def as_headings(plan: Plan) -> Iterator[str]:
    """Yield the lines of a text extract whose headings are measures, with a bullet below each."""
    for section, items in plan.parts.items():
        yield from (section, "")
        for item in items:
            yield from (item.title, f"\N{BULLET} {item.result} {item.description}", "")


def as_columns(plan: Plan) -> Iterator[str]:
    """Yield the lines of a text extract of a table, its columns kept apart by white space."""
    yield from (_row(COLUMNS), "")
    for section, items in plan.parts.items():
        yield from (section, "")
        for item in items:
            yield from _rows((item.title, item.description, item.responsible, item.status))
            yield ""


def _rows(cells: Sequence[str]) -> Iterator[str]:
    """Yield a row's lines: each cell is broken where its column ends."""
    broken = [_wrapped(cell, width - 3) for cell, width in zip(cells, TEXT_WIDTHS, strict=True)]
    for number in range(max(map(len, broken))):
        yield _row([lines[number] if number < len(lines) else "" for lines in broken])


def _row(cells: Sequence[str]) -> str:
    return "".join(cell.ljust(width) for cell, width in zip(cells, TEXT_WIDTHS, strict=True)).rstrip()


def _wrapped(text: str, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        lines += [""] if lines[-1] and len(lines[-1]) + len(word) >= width else []
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def write_text(plan: Plan, number: int, path: Path) -> None:
    """Write the plan as a text extract, in one of two layouts."""
    head = [plan.title, plan.region, "", *(line for told in plan.introduction for line in (*_wrapped(told, 90), ""))]
    body = (as_headings, as_columns)[number // len(YEARS) % 2](plan)
    path.with_suffix(".txt").write_text("\n".join([*head, *body, ""]), encoding="utf-8")


# As PDF


def in_table(plan: Plan, face: Look) -> list[Flowable]:
    """Return a ruled table with a row for each measure."""
    rows = {
        section: [(item.title, item.description, item.responsible, item.status) for item in items]
        for section, items in plan.parts.items()
    }
    sections = [tables.Section(title, found) for title, found in rows.items()]
    return [tables.activities(COLUMNS, sections, look=face, widths=WIDTHS)]


def in_headings(plan: Plan, face: Look) -> list[Flowable]:
    """Return headings that are measures, with a bullet below each."""
    styles, story = look.styles(face), list[Flowable]()
    for section, items in plan.parts.items():
        story.append(Paragraph(section, styles["h2"]))
        for item in items:
            told = Paragraph(f"{item.result} {item.description}", styles["item"], bulletText="\N{BULLET}")
            story += [Paragraph(item.title, styles["h3"]), told]
    return story


def on_slides(plan: Plan, face: Look) -> list[Flowable]:
    """Return lying pages with three boxes of names side by side."""
    styles, story = look.styles(face), list[Flowable]()
    boxes = overview.Boxes(width=LYING_WIDTH, size=9.0, drawn=True, two_columns_from=99, height=330)
    groups: Mapping[str, Sequence[Item]] = dict(zip(AREAS, plan.parts.values(), strict=True))
    story.append(NextPageTemplate(LYING))
    for first in range(0, max(map(len, groups.values())), A_SLIDE):
        names = {area: [item.title for item in items[first : first + A_SLIDE]] for area, items in groups.items()}
        heads = [Paragraph(plan.region, styles["h1"]), Paragraph("Översikt av insatser", styles["h3"])]
        story += [PageBreak(), *heads, overview.boxes(names, look=face, plan=boxes)]
    return story


LAYOUTS: tuple[tuple[Callable[[Plan, Look], list[Flowable]], Look], ...] = (
    (in_table, REGION),
    (in_headings, AGENCY),
    (on_slides, AUTHORITY),
    (in_headings, REGION),
    (in_table, AUTHORITY),
)


def write_pdf(plan: Plan, number: int, path: Path, *, face: Look | None = None) -> None:
    """Write the plan typeset; its layout depends on the region and the subject, never on the year."""
    layout, own = LAYOUTS[number // len(YEARS) % len(LAYOUTS)]
    chosen = face or own
    styles = look.styles(chosen)
    head = [Paragraph(plan.title, styles["h1"]), *(Paragraph(told, styles["text"]) for told in plan.introduction)]
    imprint = Imprint(plan.title, plan.region, INVENTED)
    look.write(path.with_suffix(".pdf"), [*head, *layout(plan, chosen)], look=chosen, imprint=imprint)


def write(folder: Path, *, regions: int, years: int, topics: int, form: str) -> int:
    """Write the library into `folder` and return the number of its documents, without those that are there twice."""
    look.register_fonts()
    folder.mkdir(parents=True, exist_ok=True)
    count = 0
    for number, plan in plans(regions, years, topics):
        (write_pdf if form == "pdf" else write_text)(plan, number, folder / plan.name)
        if count % ONE_COPY_IN == 0:
            _write_copy(plan, number, folder / f"{plan.name}-kopia", form)
        count += 1
    return count


def _write_copy(plan: Plan, number: int, path: Path, form: str) -> None:
    """Write the same document in other bytes: set in another face, or as an extract with longer line ends."""
    if form == "pdf":
        write_pdf(plan, number, path, face=COPY)
        return
    write_text(plan, number, path)
    file = path.with_suffix(".txt")
    file.write_bytes(file.read_bytes().replace(b"\n", b" \r\n"))


def main() -> None:
    """Write the library that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--regions", type=int, default=REGIONS)
    parser.add_argument("--years", type=int, default=len(YEARS))
    parser.add_argument("--topics", type=int, default=TOPICS)
    parser.add_argument("--form", choices=("pdf", "txt"), default="pdf")
    given = parser.parse_args()
    count = write(given.folder, regions=given.regions, years=given.years, topics=given.topics, form=given.form)
    print(f"{given.folder}: {count} documents with {count * A_PLAN} measures")


if __name__ == "__main__":
    main()
