"""Training documents as units of text with the measures a careful reader marked in them; places in code points."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from atgardsbanken.corpus.language.sentences import Stretch, split_sentences

Place = tuple[int | str, ...]
"""Where a text stands in its document: the number of its block, then of its item, or of row and column, …"""
Json = Any
"""What a JSON file holds."""

KINDS = {"list": "item", "table": "cell", "labels": "cell", "boxes": "item", "heading": "heading"}
"""The kind of unit that each type of block holds; the others hold sentences."""


@dataclass(frozen=True, slots=True)
class Marked:
    """A measure marked in a unit: its place, its tense, and whether a careful reader may leave it out."""

    start: int
    end: int
    tense: str
    certain: bool


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of a paragraph, or a whole item, cell or heading, with the measures in it (perhaps none)."""

    document: str
    genre: str
    kind: str
    text: str
    marked: tuple[Marked, ...]


def read_units(folders: Iterable[Path]) -> list[Unit]:
    """Return all units of the documents (`*.json`) in `folders`, in the order of the files' names."""
    return [
        unit
        for folder in folders
        for path in sorted(folder.glob("*.json"))
        for unit in document_units(path.stem, json.loads(path.read_text(encoding="utf-8")))
    ]


def document_units(name: str, document: Mapping[str, Json]) -> Iterator[Unit]:
    """Yield the units of one document."""
    measures: dict[Place, list[Mapping[str, Json]]] = {}
    for measure in document["measures"]:
        measures.setdefault(tuple(measure["at"]), []).append(measure)
    for place, kind, text in places(document["blocks"]):
        marked = [found for measure in measures.get(place, ()) for found in _marked(text, measure)]
        stretches = split_sentences(text) if kind == "sentence" else [Stretch(0, len(text))]
        for stretch in stretches:
            inside = tuple(_moved(found, stretch) for found in marked if stretch.start <= found.start < stretch.end)
            yield Unit(name, document["genre"], kind, text[stretch.start : stretch.end], inside)


def places(blocks: Sequence[Json]) -> Iterator[tuple[Place, str, str]]:
    """Yield the place, the kind of unit and the text of everything that is said in `blocks`."""
    for number, block in enumerate(blocks):
        kind = KINDS.get(block["type"], "sentence")
        for place, text in _texts(block):
            yield (number, *place), kind, text


def _texts(block: Json) -> Iterator[tuple[Place, str]]:
    """Yield the texts of a block and where in it each stands."""
    if "text" in block:
        yield (), block["text"]
    elif block["type"] == "list":
        yield from _items(block["items"], ())
    elif block["type"] == "table":
        yield from (((r, c), cell) for r, row in enumerate(block["rows"]) for c, cell in enumerate(row))
        yield from ((("header", c), head) for c, head in enumerate(block.get("header") or ()))
        yield from ((("section", int(r)), head) for r, head in (block.get("section_rows") or {}).items())
    elif block["type"] == "labels":
        yield from (((number,), value) for number, (_, value) in enumerate(block["fields"]))
    elif block["type"] == "boxes":
        yield from (((n, "title"), box["title"]) for n, box in enumerate(block["boxes"]))
        yield from (((n, i), item) for n, box in enumerate(block["boxes"]) for i, item in enumerate(box["items"]))


def _items(items: Sequence[Json], above: Place) -> Iterator[tuple[Place, str]]:
    """Yield the texts of list items and of those under them."""
    for number, item in enumerate(items):
        yield (*above, number), item["text"]
        yield from _items(item.get("items") or (), (*above, number))


def _marked(text: str, measure: Mapping[str, Json]) -> Iterator[Marked]:
    """Yield where in `text` the measure stands."""
    start = text.find(measure["title"])
    if start >= 0:
        end = start + len(measure["title"])
        yield Marked(start, end, measure["tense"], bool(measure.get("certain", True)))


def _moved(found: Marked, stretch: Stretch) -> Marked:
    """Return `found` with places in the stretch, cut at its end."""
    end = min(found.end, stretch.end) - stretch.start
    return Marked(found.start - stretch.start, end, found.tense, found.certain)
