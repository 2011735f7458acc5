"""Read documents with gold as labelled units, to learn and measure from; read documents are kept between runs."""

from __future__ import annotations

import hashlib
import json
import pickle
import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from atgardsbanken.corpus.measures.units import Unit, read_units
from atgardsbanken.corpus.spans import DocumentView
from atgardsbanken.extract.read import read
from atgardsbanken.extract.records import Document
from atgardsbanken.normalize.document import normalize
from atgardsbanken.normalize.records import LineRepair

PARTIAL = 88.0
"""rapidfuzz' partial ratio (0-100) from which a unit holds a title that was read with faults."""
SHORTEST_SHARE = 0.6
"""The share of a title's letters that a unit must have to hold it."""
OF_BLOCK = {
    "heading": ("heading",),
    "paragraph": ("sentence",),
    "list": ("item",),
    "table": ("cell", "value"),
    "labels": ("value", "cell"),
    "boxes": ("panel", "item"),
}
"""The kinds of unit that a gold block is read as."""
LOOK = re.compile(r"(-forms\d+)?-\d+(-scan)?$")
"""What a typeset document's name adds to that of its source: the look."""

EXCERPTS, EXCERPT_UNITS = 6, 12
"""Pieces that each document is also learnt from, and units that one has at most besides its heading."""

Gold = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """A document read, its units, and for each whether it names a measure: 1, 0, or -1 where a reader may doubt.

    `source` is the same for all looks of one document, `titles` are the gold titles that each unit holds, `weight` is
    what the gold says that the document counts beside others.
    """

    name: str
    source: str
    genre: str
    view: DocumentView
    units: Sequence[Unit]
    labels: Sequence[int]
    titles: Sequence[Sequence[str]]
    missing: Sequence[str]
    weight: float = 1.0


OWN_SUBJECT = re.compile(r"(?:Vi|Regionen|Landstinget|Kommunen|Förvaltningen|Verksamheten)\b")
"""How sentences begin that tell of the deeds of a document's own body."""
REGIONS = (
    "Skåne",
    "Halland",
    "Värmland",
    "Dalarna",
    "Gotland",
    "Uppsala",
    "Kalmar",
    "Norrbotten",
    "Blekinge",
    "Örebro län",
)
NAMED_SHARE = 0.5
"""The share of them that name a region instead, in excerpts: documents hardly name themselves so, news items do."""


def load_examples(folder: Path, kept: Path, endings: Sequence[str] = (".pdf", ".txt")) -> Iterator[Example]:
    """Yield the examples of a folder that holds `gold.json` and the files that it names, as typeset."""
    for gold in json.loads((folder / "gold.json").read_text(encoding="utf-8"))["documents"]:
        for ending in endings:
            path = (folder / gold["file"]).with_suffix(ending)
            if path.exists():
                yield example_of(path, gold, kept)


def example_of(path: Path, gold: Gold, kept: Path) -> Example:
    """Return one file as an example."""
    document, repairs = read_kept(path, kept)
    view = DocumentView(document, repairs)
    units = read_units(view)
    labels, titles, missing = align(units, gold["measures"])
    source = LOOK.sub("", path.stem)
    return Example(
        path.name, source, gold.get("layout", ""), view, units, labels, titles, missing, gold.get("weight", 1.0)
    )


def excerpts(example: Example) -> Iterator[Example]:
    """Yield short pieces of an example as examples of their own: a heading, if there is one above, and what follows.

    Texts as short as a news item are so learnt from without being written: what the model sees of the document as a
    whole (its length, its share of likely units) must not speak against the only sentence that tells of a measure.
    """
    chance = random.Random(example.name)  # noqa: S311 - the same pieces each time
    for _ in range(EXCERPTS):
        start = chance.randrange(max(1, len(example.units)))
        units = example.units[start : start + chance.randint(1, EXCERPT_UNITS)]
        above = next((n for n in range(start - 1, -1, -1) if example.units[n].kind == "heading"), None)
        first = [] if above is None else [above]
        numbers = [*first, *range(start, start + len(units))]
        yield replace(
            example,
            units=[_alone(_by_name(example.units[n], chance)) for n in numbers],
            labels=[example.labels[n] for n in numbers],
            titles=[example.titles[n] for n in numbers],
            missing=[],
        )


def _by_name(unit: Unit, chance: random.Random) -> Unit:
    """Return a sentence of what "we" or "the region" does as one that names a region now and then, as news items do."""
    match = OWN_SUBJECT.match(unit.text) if unit.kind == "sentence" else None
    if match is None or chance.random() > NAMED_SHARE:
        return unit
    text = f"Region {chance.choice(REGIONS)}{unit.text[match.end() :]}"
    return replace(unit, segment=replace(unit.segment, text=text))


def _alone(unit: Unit) -> Unit:
    """Return a unit as it would stand in a text of a single section."""
    return replace(unit, place=replace(unit.place, section=unit.place.section[-1:]))


def read_kept(path: Path, kept: Path) -> tuple[Document, tuple[LineRepair, ...]]:
    """Return a file read and normalized, from an earlier run if it was kept under its bytes' hash."""
    place = kept / f"{hashlib.sha256(path.read_bytes()).hexdigest()[:16]}.pickle"
    if place.exists():
        document, repairs = pickle.loads(place.read_bytes())  # noqa: S301 - written by this function
        return document, repairs
    document, found = normalize(read(path))
    kept.mkdir(parents=True, exist_ok=True)
    place.write_bytes(pickle.dumps((document, tuple(found))))
    return document, tuple(found)


def align(units: Sequence[Unit], measures: Sequence[Gold]) -> tuple[list[int], list[list[str]], list[str]]:
    """Return each unit's label, the gold titles in it, and the titles that no unit holds."""
    letters = [_letters(unit.text) for unit in units]
    labels = [0] * len(units)
    titles: list[list[str]] = [[] for _ in units]
    missing = []
    for measure in measures:
        scores = [
            _fit(unit, text, measure, bool(have)) for unit, text, have in zip(units, letters, titles, strict=True)
        ]
        best = max(range(len(units)), key=lambda number: scores[number], default=None)
        if best is None or not scores[best]:
            missing.append(measure["title"])
            continue
        titles[best].append(measure["title"])
        labels[best] = 1 if measure.get("certain", True) else labels[best] or -1
    return labels, titles, missing


def _fit(unit: Unit, text: str, measure: Gold, taken: bool) -> float:
    """Return how well a unit is the place of a gold measure, 0.0 where it is not."""
    page = measure.get("page")
    title = _letters(measure["title"])
    if not text or (page and abs(unit.page - page) > 1):
        return 0.0
    holds = _holds(title, text)
    if not holds:
        return 0.0
    alike = fuzz.ratio(text, _letters(measure.get("sentence") or "")) / 100
    kind = unit.kind in OF_BLOCK.get(measure.get("block", ""), ())
    return holds + 6 * kind + 4 * alike - 3 * (unit.page != page) - 0.5 * taken


def _holds(title: str, text: str) -> float:
    """Return how surely a text holds a title or most of it, 0-100."""
    if title in text:
        return 100.0
    if len(text) < SHORTEST_SHARE * len(title):
        return 0.0
    if text in title:
        return 90.0
    part = fuzz.partial_ratio(title, text)
    return 0.9 * part if part >= PARTIAL else 0.0


def _letters(text: str) -> str:
    """Return the letters and figures of a text, small."""
    return "".join(character for character in text.lower() if character.isalnum())
