"""How many facts of documents are right: `python -m bench.facts FOLDER... [--half 0|1] [--named] [--show FACT]`.

A folder holds documents and `gold.json` (`documents`: `file`, `title`, `publisher`, `region`, `year`, `published`,
`kind`), as `typeset_plans.py` writes it; a gold file of real documents and their folder are given as GOLD:FOLDER.
Without `--named` the files' names, which tell much, are hidden, and so is the day on which the file was made. `--half`
takes every second document, by a hash of its name.
"""

from __future__ import annotations

import argparse
import json
import re
import zlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from atgardsbanken.corpus.facts.issuers import municipalities
from atgardsbanken.corpus.facts.read import read_metadata
from atgardsbanken.corpus.records import DocumentMetadata
from atgardsbanken.corpus.spans import DocumentView
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.read import read
from atgardsbanken.normalize.document import normalize

FACTS = ("year", "published", "publisher", "region", "kind", "title")
ALIKE, PART = 85.0, 95.0
"""rapidfuzz' token_sort_ratio and token_set_ratio from which two names are the same, as for the gold's scorer."""
SHORTEST_SHARE = 0.3
"""The share of gold's length that a part of it must have."""
UNIT = re.compile(r", | – ")
"""Matches what parts a body from its unit, or from its name in full."""
SEED = re.compile(r"-\d+$")
"""Matches the seed at the end of a typeset document's name: all its looks are in one half."""


@dataclass(frozen=True)
class GoldDocument:
    """A document with what a careful reader says of it; `wanted` holds the facts."""

    path: Path
    view: DocumentView
    wanted: Mapping[str, Any]


def documents(source: str, *, half: int | None, named: bool, endings: Sequence[str]) -> Iterator[GoldDocument]:
    """Read the documents of a folder with their gold."""
    gold, _, folder = source.partition(":")
    file = Path(gold) if folder else Path(gold) / "gold.json"
    for wanted in json.loads(file.read_text(encoding="utf-8"))["documents"]:
        if half is not None and half_of(wanted["file"]) != half:
            continue
        for ending in endings:
            path = (Path(folder or gold) / wanted["file"]).with_suffix(f".{ending}")
            if path.exists():
                yield GoldDocument(path, _view(path, named=named), _facts(wanted))


def half_of(name: str) -> int:
    """Return the half (0 or 1) that a document belongs to, whatever its look."""
    return zlib.crc32(SEED.sub("", Path(name).stem).encode()) % 2


def _view(path: Path, *, named: bool) -> DocumentView:
    """Return the view of a file as read and normalized, without OCR; without its name and day if it is not `named`."""
    document, repairs = normalize(read(path, ReadOptions(ocr=False)))
    if not named:
        kept = {name: value for name, value in document.metadata.items() if name != "created"}
        document = replace(document, name=f"dokument{path.suffix}", metadata=kept)
    return DocumentView(document, repairs)


def _facts(wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Return gold's facts; a municipality's region is its county, and a unit in brackets is left out."""
    counties = {name: code[:2] for code, name in municipalities().items()}
    county = counties.get(wanted.get("municipality") or "")
    return {
        **wanted,
        "kind": wanted.get("kind") or wanted["document_kind"],
        "region": wanted["region"] or county,
        "publisher": (wanted["publisher"] or "").split(" (")[0],
    }


def is_right(fact: str, wanted: Mapping[str, Any], found: DocumentMetadata) -> bool:
    """Return whether a fact is as gold says; a date as exact as gold's, a municipality's county as a region."""
    value: Any = found.seat[1] if fact == "region" else getattr(found, fact)
    if fact == "publisher":
        return is_publisher(wanted[fact], value)
    if fact == "title":
        return is_alike(wanted[fact], value)
    if fact == "published":
        return is_date(wanted, value or "")
    return bool(value == wanted[fact])


def is_date(wanted: Mapping[str, Any], found: str) -> bool:
    """Return whether a date of publication ("" for none) is gold's, and as exact as that or more."""
    told = wanted.get("published") or ""
    return found.startswith(told) and bool(found) == bool(told)


def is_publisher(wanted: str, found: str) -> bool:
    """Return whether a body is gold's: whole, or as the one whose unit gold names; "" where no known body issued it.

    >>> is_publisher("Region Skåne, Sjukhusstyrelse Helsingborg–Ängelholm", "Region Skåne")
    True
    """
    return any(is_alike(each, found) for each in (wanted, UNIT.split(wanted)[0])) if wanted else not found


def is_alike(wanted: str, found: str) -> bool:
    """Return whether two names say the same, or one is a part of the other."""
    one, other = plain(wanted), plain(found)
    whole = fuzz.token_sort_ratio(one, other) >= ALIKE
    return bool(other) and (
        whole or (len(other) >= SHORTEST_SHARE * len(one) and fuzz.token_set_ratio(one, other) >= PART)
    )


def plain(text: str) -> str:
    """Return a text's letters and figures in small letters, with blanks between words."""
    return " ".join(re.findall(r"[^\W_]+", text.lower()))


def main() -> None:
    """Print the share of right facts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--half", type=int)
    parser.add_argument("--named", action="store_true")
    parser.add_argument("--endings", default="pdf")
    parser.add_argument("--show", default="")
    given = parser.parse_args()
    right, number = Counter[str](), 0
    for source in given.folders:
        for each in documents(source, half=given.half, named=given.named, endings=given.endings.split(",")):
            found = read_metadata(each.view)
            number += 1
            for fact in FACTS:
                hit = is_right(fact, each.wanted, found)
                right[fact] += hit
                if fact == given.show and not hit:
                    print(f"{each.path.name}: {each.wanted.get(fact)!r}, found {getattr(found, fact)!r}")
    print(f"{number} documents: " + ", ".join(f"{fact} {right[fact] / max(1, number):.3f}" for fact in FACTS))


if __name__ == "__main__":
    main()
