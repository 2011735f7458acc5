"""Writes the measures of invented documents, with what stands around them, as `data/invented.csv`.

`python -m atgardsbanken.corpus.invented FOLDER…`: each FOLDER holds documents as `samples/invented/README.md` tells.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

from atgardsbanken.corpus.classify import DESCRIPTION_LETTERS
from atgardsbanken.corpus.examples import INVENTED, Example

Block = Mapping[str, Any]
Document = Mapping[str, Any]

SENTENCE_START = re.compile(r"[.!?:]\s+(?=[A-ZÅÄÖ])")
"""Matches between two sentences; good enough for texts that nobody abbreviated."""


def documents_in(folder: Path) -> Iterator[Document]:
    """Yield the invented documents of a folder, in the order of their files' names."""
    for path in sorted(folder.glob("*.json")):
        yield json.loads(path.read_text(encoding="utf-8"))


def examples_in(document: Document, source: str) -> Iterator[Example]:
    """Yield each measure of an invented document, with what the program would read around it."""
    blocks = document["blocks"]
    for measure in document.get("measures", ()):
        at, title = measure["at"], measure["title"]
        whole, beside = _texts(blocks, at)
        sentence = sentence_with(title, whole)
        told = f"{sentence if sentence.strip(' .') != title else ''} {beside}".strip()
        yield Example(
            title,
            measure["area"],
            source=source,
            second=measure.get("second") or "",
            description=told[:DESCRIPTION_LETTERS],
            section=_heading_over(blocks, at),
            document=document["title"],
        )


def sentence_with(title: str, text: str) -> str:
    """Return the sentence of `text` that `title` stands in, or all of `text` where it does not.

    >>> sentence_with("införa tidbok", "Kön är lång. Kliniken ska införa tidbok i vår. Det dröjer.")
    'Kliniken ska införa tidbok i vår.'
    """
    start = text.find(title)
    if start < 0:
        return text
    first = max((match.end() for match in SENTENCE_START.finditer(text, 0, start + 1)), default=0)
    after = SENTENCE_START.search(text, start + len(title))
    return text[first : after.start() + 1 if after else len(text)]


def _texts(blocks: Sequence[Block], at: Sequence[Any]) -> tuple[str, str]:
    """Return the text that a measure's title is a piece of, and the texts that tell of it beside or below."""
    block, place = blocks[at[0]], at[1:]
    match block["type"]:
        case "heading":
            below = blocks[at[0] + 1] if at[0] + 1 < len(blocks) else {}
            return block["text"], _told_below(below)
        case "list":
            return _item(block["items"], place), ""
        case "table" if place[0] != "header":
            row = block["rows"][place[0]]
            return row[place[1]], " ".join(cell for number, cell in enumerate(row) if cell and number != place[1])
        case "table":
            return block["header"][place[1]], ""
        case "labels":
            values = [value for _, value in block["fields"]]
            return values[place[0]], " ".join(value for number, value in enumerate(values) if number != place[0])
        case "boxes":
            box = block["boxes"][place[0]]
            return (_item(box["items"], place[1:]) if isinstance(place[-1], int) and place[1:] else box["title"]), ""
        case _:
            return block["text"], ""


def _told_below(block: Block) -> str:
    """Return what the block below a heading tells of the measure that the heading names."""
    if block.get("type") == "labels":
        return " ".join(value for _, value in block["fields"])
    return str(block["text"]) if block.get("type") == "paragraph" else ""


def _item(items: Sequence[Any], place: Sequence[int]) -> str:
    """Return the text of an item of a list, in which items may stand in items."""
    item = items[place[0]]
    if place[1:]:
        return _item(item["items"], place[1:])
    return str(item if isinstance(item, str) else item["text"])


def _heading_over(blocks: Sequence[Block], at: Sequence[Any]) -> str:
    """Return the nearest heading above a measure: of the rows of its table, or in the text."""
    block = blocks[at[0]]
    rows = {int(row): text for row, text in (block.get("section_rows") or {}).items()}
    above = [row for row in rows if at[1:] and isinstance(at[1], int) and row <= at[1]]
    if above:
        return str(rows[max(above)])
    headings = [each["text"] for each in blocks[: at[0]] if each["type"] == "heading"]
    return headings[-1] if headings else ""


def write(examples: Iterable[Example], path: Path) -> None:
    """Write examples as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Example)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(example) for example in examples)


def main() -> None:
    """Write the measures of all documents in the folders that are named."""
    folders = [Path(name) for name in sys.argv[1:]]
    write(
        (
            example
            for folder in folders
            for document in documents_in(folder)
            for example in examples_in(document, f"{folder.name}/{document['id']}")
        ),
        INVENTED,
    )


if __name__ == "__main__":
    main()
