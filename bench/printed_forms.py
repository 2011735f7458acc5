"""Write documents that print known measures in many forms, to learn from: `python bench/printed_forms.py PLANS OUT`.

PLANS holds documents as JSON blocks with gold. Each gives its measures, and its goals, indicators and background as
what tempts, to a few new documents of the same format: tables of all heads, cards, headings with bullets, paragraphs or
labels, run-in heads, numbered lines, bullets in cells, lists under goals. All choices follow from the document's name.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

Block = dict[str, Any]
Gold = dict[str, Any]

WORDS: dict[str, list[str]] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
TITLE_HEADS = WORDS["title_heads"]
RESPONSIBLE_HEADS = WORDS["responsible_heads"]
DEADLINE_HEADS = WORDS["deadline_heads"]
STATUS_HEADS = WORDS["status_heads"]
DESCRIPTION_HEADS = WORDS["description_heads"]
BODIES = WORDS["bodies"]
STATES = WORDS["states"]
THEMES = WORDS["themes"]
INTROS = WORDS["intros"]
LISTED = WORDS["listed"]
ROUTINE = WORDS["routine"]
TERMS = WORDS["terms"]
SECTIONS = WORDS["sections"]


FINITE = re.compile(r"^(?:har\s|ska\s|[^\W\d_]+(?:ar|er|as|es|de|des|ats|its|tts)\s)", re.IGNORECASE)
"""A title cut out of a sentence, with a finite verb first."""
GOES_ON = re.compile(r",? (?:i|på|för|med|till|av|från|inom|hos|vid|som|under|genom|där|samt) |, | – |: ")
"""What goes on after the shortest name."""
REQUESTS = {
    "införa": "inför",
    "stärka": "stärk",
    "bygga": "bygg",
    "anställa": "anställ",
    "genomföra": "genomför",
    "inrätta": "inrätta",
    "se": "se",
    "ta": "ta",
    "byta": "byt",
    "köpa": "köp",
    "öppna": "öppna",
    "minska": "minska",
}
"""Verbs as they ask."""
TERSE_CHANCE = 0.35
"""How many documents have names as short as can be."""
FEWEST_NAMES = 5
"""Titles like names that a source must have for the others to be left out."""


@dataclass(slots=True)
class Facts:
    """What a source document gives: measures by how their titles begin, what tempts, and sentences."""

    titles: list[Gold]
    goals: list[str]
    indicators: list[str]
    background: list[str]
    sentences: list[str]


@dataclass(slots=True)
class Writer:
    """Writes one document block by block and keeps the gold of what it prints."""

    facts: Facts
    chance: Random
    blocks: list[Block] = field(default_factory=list)
    measures: list[Gold] = field(default_factory=list)
    used: int = 0
    terse: bool = False
    year: int = 2020

    def pick(self, words: Sequence[str]) -> str:
        """Return one of several words."""
        return self.chance.choice(words)

    def some(self, least: int, most: int) -> list[Gold]:
        """Return the next few measures that were not printed yet."""
        count = self.chance.randint(least, most)
        found = self.facts.titles[self.used : self.used + count]
        self.used += len(found)
        if self.terse:
            return [{**measure, "title": terse(measure["title"])} for measure in found]
        return found

    def add(self, block: Block) -> int:
        """Add a block and return its number."""
        self.blocks.append(block)
        return len(self.blocks) - 1

    def heading(self, text: str, level: int) -> int:
        """Add a heading."""
        return self.add({"type": "heading", "level": level, "text": text})

    def gold(self, measure: Gold, title: str, *at: object, **more: str | None) -> None:
        """Note where a measure is printed."""
        kept = {**measure, "title": title, "at": list(at), "responsible": None, "deadline": None, "status": None}
        self.measures.append({**kept, **more})

    def prose(self, count: int) -> None:
        """Add a paragraph of sentences that tell of no measure."""
        if self.facts.background:
            chosen = [self.chance.choice(self.facts.background) for _ in range(count)]
            self.add({"type": "paragraph", "text": " ".join(dict.fromkeys(chosen))})

    def date(self) -> str:
        """Return a time by which something is done."""
        year = self.year + self.chance.randint(0, 3)
        forms = (
            f"{year}",
            f"{year}-{self.chance.randint(1, 12):02}-30",
            f"hösten {year}",
            f"Q{self.chance.randint(1, 4)} {year}",
        )
        return self.chance.choice(
            (*forms, f"{year}–{year + 1}", f"juni {year}", "löpande", f"31 december {year}", f"vt {year}")
        )

    def sentence(self) -> str:
        """Return a sentence that describes a measure."""
        return self.chance.choice(self.facts.sentences) if self.facts.sentences else "Arbetet följs upp varje år."


def terse(title: str) -> str:
    """Return a title as short as headings are: up to the first small word that goes on, the verb as a request."""
    short = GOES_ON.split(title, maxsplit=1)[0]
    first, _, rest = (short if len(short.split()) > 1 else title).partition(" ")
    return f"{REQUESTS.get(first.lower(), first)} {rest}"


def capital(text: str) -> str:
    """Return a text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def table(writer: Writer) -> None:
    """Print measures as rows of a table with heads in any order."""
    fields = [
        "title",
        *writer.chance.sample(
            ["responsible", "deadline", "status", "description", "goal", "number"], writer.chance.randint(1, 4)
        ),
    ]
    if writer.chance.random() < 0.5:
        writer.chance.shuffle(fields)
    heads = {"title": TITLE_HEADS, "responsible": RESPONSIBLE_HEADS, "deadline": DEADLINE_HEADS, "status": STATUS_HEADS}
    heads |= {
        "description": DESCRIPTION_HEADS,
        "goal": ["Mål", "Delmål", "Område", "Fokusområde"],
        "number": ["Nr", "Id", "#"],
    }
    header = [writer.pick(heads[name]) for name in fields]
    rows: list[list[str]] = []
    sections: dict[str, str] = {}
    number = writer.add({"type": "table", "header": header, "rows": rows, "section_rows": sections})
    by_section = writer.chance.random() < 0.3
    for row, measure in enumerate(writer.some(3, 9)):
        if by_section and row % 3 == 0:
            sections[str(row)] = writer.pick(THEMES)
        title = capital(measure["title"])
        values = {"title": title, **_values(writer), "description": writer.sentence(), "number": str(row + 1)}
        values["goal"] = writer.chance.choice(writer.facts.goals) if writer.facts.goals else writer.pick(THEMES)
        rows.append([values[name] for name in fields])
        told = {name: values[name] for name in ("responsible", "deadline", "status") if name in fields}
        writer.gold(measure, title, number, row, fields.index("title"), **told)


def _values(writer: Writer) -> dict[str, str]:
    return {"responsible": writer.pick(BODIES), "deadline": writer.date(), "status": writer.pick(STATES)}


def cards(writer: Writer) -> None:
    """Print each measure as a block of labels, its title behind one of them or in a heading above."""
    above = writer.chance.random() < 0.5
    title_label, names = (
        writer.pick(TITLE_HEADS),
        writer.chance.sample(["responsible", "deadline", "status", "description"], 3),
    )
    labels = {
        "responsible": RESPONSIBLE_HEADS,
        "deadline": DEADLINE_HEADS,
        "status": STATUS_HEADS,
        "description": DESCRIPTION_HEADS,
    }
    chosen = {name: writer.pick(labels[name]) for name in names}
    for measure in writer.some(3, 6):
        title = capital(measure["title"])
        values = {**_values(writer), "description": writer.sentence()}
        fields = [[chosen[name], values[name]] for name in names]
        told = {name: values[name] for name in ("responsible", "deadline", "status") if name in names}
        if above:
            writer.gold(measure, title, writer.heading(title, 3), **told)
            writer.add({"type": "labels", "fields": fields})
        else:
            number = writer.add({"type": "labels", "fields": [[title_label, title], *fields]})
            writer.gold(measure, title, number, 0, **told)


def headings(writer: Writer) -> None:
    """Print each measure as a heading, with bullets, paragraphs or a line of labels below it."""
    below = writer.chance.choice(("bullets", "text", "labels", "both"))
    numbered = writer.chance.random() < 0.3
    for number, measure in enumerate(writer.some(3, 7), 1):
        title = capital(measure["title"])
        told: dict[str, str] = {}
        place = writer.heading(f"{number}. {title}" if numbered else title, 3)
        if below in ("text", "both", "labels"):
            writer.add(
                {"type": "paragraph", "text": " ".join(writer.sentence() for _ in range(writer.chance.randint(1, 3)))}
            )
        if below in ("bullets", "both"):
            items = [writer.sentence() for _ in range(writer.chance.randint(1, 4))]
            writer.add({"type": "list", "style": "bullet", "items": items})
        if below == "labels" and writer.chance.random() < 0.8:
            told = {name: value for name, value in _values(writer).items() if name != "status"}
            label = writer.chance.choice(["Klart", "Tidplan", "När"])
            text = f"Ansvarig: {told['responsible']}. {label}: {told['deadline']}"
            writer.add({"type": "paragraph", "text": text})
        writer.gold(measure, title, place, **told)


def run_in(writer: Writer) -> None:
    """Print each measure as the run-in head of a paragraph or an item."""
    mark = writer.chance.choice((". ", ": ", " – ", ".\n", "\n"))
    listed = writer.chance.random() < 0.5
    found = writer.some(3, 7)
    texts = [capital(measure["title"]) + mark + writer.sentence() for measure in found]
    if listed:
        number = writer.add(
            {"type": "list", "style": writer.chance.choice(("bullet", "number", "dash")), "items": texts}
        )
        for item, measure in enumerate(found):
            writer.gold(measure, capital(measure["title"]), number, item)
    else:
        for text, measure in zip(texts, found, strict=True):
            writer.gold(measure, capital(measure["title"]), writer.add({"type": "paragraph", "text": text}))


def numbered(writer: Writer) -> None:
    """Print each measure as a numbered line in body type, with a text and labels below."""
    first = writer.chance.randint(1, 4)
    heads = [writer.pick(RESPONSIBLE_HEADS), writer.pick(DEADLINE_HEADS)]
    if writer.chance.random() < 0.5:
        heads.insert(0, writer.chance.choice(("Förvaltning", "Förvaltning/Bolag", "Nämnd", "Budget", "Kostnad")))
    form, below = writer.chance.randint(0, 3), writer.chance.random() < 0.7
    for number, measure in enumerate(writer.some(3, 8), 1):
        title, values = capital(measure["title"]), _values(writer)
        line = (f"{number}. {title}", f"{first}.{number} {title}", f"Åtgärd {number}: {title}", title)[form]
        place = writer.add({"type": "paragraph", "text": line})
        if below or writer.chance.random() < 0.5:
            text = " ".join(writer.sentence() for _ in range(writer.chance.randint(1, 3)))
            writer.add({"type": "paragraph", "text": text})
        told: dict[str, str] = {}
        if below:
            told = {name: values[name] for name in ("responsible", "deadline")}
            row = [*[writer.pick(BODIES)] * (len(heads) - 2), *told.values()]
            writer.add({"type": "table", "header": heads, "rows": [row]})
        writer.gold(measure, title, place, **told)


def listed(writer: Writer) -> None:
    """Print measures as items below a heading or an introduction, some with who and when behind them."""
    for _ in range(writer.chance.randint(1, 3)):
        writer.heading(writer.pick(writer.chance.choice((THEMES, LISTED))), 3)
        if writer.chance.random() < 0.3 and writer.facts.goals:
            writer.add({"type": "paragraph", "text": "Mål:"})
            writer.add({"type": "list", "style": "bullet", "items": writer.facts.goals[:3]})
        if writer.chance.random() < 0.6:
            writer.add({"type": "paragraph", "text": writer.pick(INTROS)})
        ending = writer.chance.choice(
            ("", "", ".", ", {when}", " ({who})", " (Ansvarig: {who}, klart {when})", " Ansvarig: {who}")
        )
        found = writer.some(2, 6)
        plain = writer.chance.random() < 0.2
        titles = [measure["title"] if plain else capital(measure["title"]) for measure in found]
        items = [title + ending.format(who=writer.pick(BODIES), when=writer.date()) for title in titles]
        number = writer.add(
            {
                "type": "list",
                "style": writer.chance.choice(("bullet", "dash", "number", "check", "letter")),
                "items": items,
            }
        )
        for item, (measure, title) in enumerate(zip(found, titles, strict=True)):
            writer.gold(measure, title, number, item)


def in_cells(writer: Writer) -> None:
    """Print measures as bullets or lines in the cells of a table by theme."""
    sign = writer.chance.choice(("• ", "- ", "– ", "", "• "))
    heads = [
        writer.chance.choice(("Mål", "Område", "Fokusområde", "Strategi")),
        writer.pick(TITLE_HEADS),
        writer.pick(RESPONSIBLE_HEADS),
    ]
    rows: list[list[str]] = []
    number = writer.add({"type": "table", "header": heads, "rows": rows})
    for _ in range(writer.chance.randint(2, 4)):
        found = writer.some(1, 4)
        if found:
            goal = writer.chance.choice(writer.facts.goals) if writer.facts.goals else writer.pick(THEMES)
            titles = [capital(measure["title"]) for measure in found]
            rows.append([goal, "\n".join(sign + title for title in titles), writer.pick(BODIES)])
            for measure, title in zip(found, titles, strict=True):
                writer.gold(measure, title, number, len(rows) - 1, 1)


def boxes(writer: Writer) -> None:
    """Print measures in boxes side by side."""
    drawn = [(writer.pick(THEMES), writer.some(2, 4)) for _ in range(writer.chance.randint(2, 3))]
    found = [(theme, some) for theme, some in drawn if some]
    if len(found) < 2:
        writer.used -= sum(len(some) for _, some in found)
        return
    shown = [{"title": theme, "items": [capital(measure["title"]) for measure in some]} for theme, some in found]
    number = writer.add({"type": "boxes", "boxes": shown})
    for place, (_, some) in enumerate(found):
        for item, measure in enumerate(some):
            writer.gold(measure, capital(measure["title"]), number, place, item)


def nested(writer: Writer) -> None:
    """Print themes as items and measures as theirs."""
    found = [(writer.pick(THEMES), writer.some(2, 4)) for _ in range(3)]
    items = [{"text": theme, "items": [capital(m["title"]) for m in some]} for theme, some in found if some]
    number = writer.add({"type": "list", "style": "bullet", "items": items})
    for item, (_, some) in enumerate((theme, some) for theme, some in found if some):
        for part, measure in enumerate(some):
            writer.gold(measure, capital(measure["title"]), number, item, part)


def tempting(writer: Writer) -> None:
    """Print what is no measure: indicators, goals, routines, terms or sums, in the same forms."""
    kind = writer.chance.choice(("indicators", "goals", "routine", "terms", "sums", "people"))
    if kind == "indicators" and len(writer.facts.indicators) > 1:
        writer.heading("Indikatorer", 2)
        rows = [
            [text, f"{writer.chance.randint(1, 90)} %", f"{writer.chance.randint(1, 90)} %"]
            for text in writer.facts.indicators[:6]
        ]
        writer.add({"type": "table", "header": ["Indikator", "Utfall", "Målvärde"], "rows": rows})
    elif kind == "goals" and len(writer.facts.goals) > 1:
        writer.heading("Mål", 2)
        writer.add({"type": "list", "style": "bullet", "items": writer.facts.goals[:6]})
    elif kind == "routine":
        writer.heading(writer.chance.choice(("Rutin", "Gör så här", "Checklista", "Ansvar")), 2)
        writer.add({"type": "list", "style": "number", "items": writer.chance.sample(ROUTINE, 5)})
    elif kind == "terms":
        writer.heading("Begrepp", 2)
        writer.add(
            {
                "type": "table",
                "header": ["Begrepp", "Förklaring"],
                "rows": [[a, b] for a, b in zip(TERMS[::2], TERMS[1::2], strict=True)],
            }
        )
    elif kind == "sums":
        rows = [
            [
                theme,
                f"{writer.chance.randint(1, 99)},{writer.chance.randint(0, 9)}",
                f"{writer.chance.randint(1, 99)}",
            ]
            for theme in writer.chance.sample(THEMES, 5)
        ]
        writer.add({"type": "table", "header": ["Verksamhet", "Budget mnkr", "Utfall mnkr"], "rows": rows})
    else:
        rows = [[body, writer.chance.choice(BODIES), "0123-45 67 89"] for body in writer.chance.sample(BODIES, 4)]
        writer.add({"type": "table", "header": ["Funktion", "Enhet", "Telefon"], "rows": rows})


FORMS: tuple[Callable[[Writer], None], ...] = (
    table,
    cards,
    headings,
    run_in,
    numbered,
    listed,
    in_cells,
    boxes,
    nested,
    table,
    headings,
    listed,
    run_in,
    numbered,
)


def facts_of(document: Gold) -> Facts:
    """Return what a source document gives."""
    found = [m for m in document["measures"] if m.get("certain", True) and 12 < len(m["title"]) < 130]
    named_so = [m for m in found if not FINITE.match(m["title"])]
    titles = named_so if len(named_so) >= FEWEST_NAMES else found
    named = {m["title"] for m in document["measures"]}
    why = {
        kind: [n["text"] for n in document["not_measures"] if n["why"] == kind]
        for kind in ("goal", "indicator", "background")
    }
    texts = [block["text"] for block in document["blocks"] if block["type"] == "paragraph"]
    told = [part for text in texts for part in re.split(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])", text) if 25 < len(part) < 220]
    plain = [part for part in told if not any(title in part for title in named)]
    doing = [m.get("sentence") or part for m in document["measures"] for part in told if m["title"] in part]
    goals = [g for g in why["goal"] if len(g) < 160]
    return Facts(titles, goals, why["indicator"], [*plain, *why["background"]][:60], [*plain, *doing])


def written(source: Gold, name: str) -> Gold:
    """Return a new document made of a source's facts."""
    chance = Random(name)
    facts = facts_of(source)
    chance.shuffle(facts.titles)
    writer = Writer(facts, chance, year=source.get("year") or 2020)
    title = chance.choice(
        ("Handlingsplan", "Åtgärdsplan", "Verksamhetsplan", "Uppföljning", "Redovisning", "Program", "Strategi", "Plan")
    )
    writer.heading(f"{title} {writer.year}", 1)
    if not facts.titles or chance.random() < 0.12:
        facts.titles = []
    for _ in range(chance.randint(1, 2)):
        writer.heading(writer.pick(SECTIONS), 2)
        writer.prose(chance.randint(2, 5))
    writer.terse = chance.random() < TERSE_CHANCE
    for form in chance.sample(FORMS, chance.randint(1, 3)):
        if writer.used < len(facts.titles):
            writer.heading(writer.pick(chance.choice((LISTED, THEMES))), 2)
            if chance.random() < 0.5:
                writer.prose(chance.randint(1, 3))
            form(writer)
        if chance.random() < 0.5:
            tempting(writer)
    if chance.random() < 0.5 or not writer.measures:
        tempting(writer)
        writer.heading(writer.pick(SECTIONS), 2)
        writer.prose(chance.randint(2, 4))
    kept = {key: source.get(key) for key in ("publisher", "region", "year", "published", "document_kind")}
    shown = [b for b in writer.blocks if b.get("items", b.get("rows", b.get("text", b.get("fields", b.get("boxes")))))]
    moved = {id(block): number for number, block in enumerate(shown)}
    for measure in writer.measures:
        measure["at"][0] = moved[id(writer.blocks[measure["at"][0]])]
    return {
        "id": name,
        "genre": "forms",
        "title": f"{title} {writer.year}",
        **kept,
        "blocks": shown,
        "measures": writer.measures,
        "not_measures": [],
    }


def sources(folder: Path) -> Iterator[tuple[str, Gold]]:
    """Yield the source documents that hold measures, with their names."""
    for path in sorted(folder.glob("*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))


def main() -> None:
    """Write the documents."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("plans", type=Path, nargs="+")
    parser.add_argument("out", type=Path)
    parser.add_argument("--each", type=int, default=3, help="how many are made of each source")
    told = parser.parse_args()
    told.out.mkdir(parents=True, exist_ok=True)
    for folder in told.plans:
        for name, source in sources(folder):
            for number in range(told.each):
                made = written(source, f"{name}-forms{number}")
                (told.out / f"{made['id']}.json").write_text(
                    json.dumps(made, ensure_ascii=False, indent=1), encoding="utf-8"
                )


if __name__ == "__main__":
    main()
