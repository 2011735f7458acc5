"""How far the structure trees of tagged PDFs can be believed: what limits in layout's settings rest on.

    python bench/tagged.py FILE.pdf... [--pages]

For each file with a tree: its pages with one, those of which the order is believed, and the least or most of each share
that is judged: letters with tags, units upside down, lines that two elements share, letters in headings, and words in a
table's cell on average. With `--pages` a line for each page.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import pypdfium2 as pdfium

from atgardsbanken.extract.layout.blocks import letters
from atgardsbanken.extract.layout.raw_page import RawPage
from atgardsbanken.extract.layout.rows import em
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT
from atgardsbanken.extract.layout.tagging import (
    cut_share,
    inverted_share,
    places_of,
    rows_outside_cells,
    tagging_of,
    units_of,
    without_artifacts,
)
from atgardsbanken.extract.pdf.text_layer import read_raw_page
from atgardsbanken.extract.records import Word


class Shares(NamedTuple):
    """What is judged of a page's tree, and whether its order is believed."""

    tagged: float
    inverted: float
    cut: float
    headings: float
    cell_words: float
    in_order: bool


def shares(raw: RawPage) -> Shares | None:
    """Return the shares of a page, None where it has no tree."""
    raw = without_artifacts(raw, DEFAULT_LAYOUT).raw
    tagged = [word for word in raw.words if word.tag is not None]
    if not tagged:
        return None
    boxes = [unit.box for unit in units_of(places_of(tagged), raw.tags)]
    headings = [word for word in tagged if word.tag is not None and raw.tags[word.tag].role == "heading"]
    tagging = tagging_of(raw, DEFAULT_LAYOUT)
    return Shares(
        letters(tagged) / max(letters(raw.words), 1),
        inverted_share(boxes, em(tagged)),
        cut_share(rows_outside_cells(tagged, raw.tags, DEFAULT_LAYOUT), DEFAULT_LAYOUT),
        letters(headings) / max(letters(tagged), 1),
        most_cell_words(tagged, raw),
        bool(tagging and tagging.in_order),
    )


def most_cell_words(tagged: list[Word], raw: RawPage) -> float:
    """Return the words in a cell on average, in the table where they are most; 0.0 without tables."""
    cells: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for word in tagged:
        place = None if word.tag is None else raw.tags[word.tag].place
        if place and word.tag is not None:
            cells[place.table].append(word.tag)
    return max((len(words) / len(set(words)) for words in cells.values()), default=0.0)


def measure(path: Path, *, pages: bool) -> None:
    """Print what one file's trees are like."""
    with pdfium.PdfDocument(path) as pdf:
        found = {index + 1: shares(read_raw_page(pdf[index], index + 1)) for index in range(len(pdf))}
    told = {number: page for number, page in found.items() if page}
    if not told:
        print(f"{path.name}: no tree")
        return
    tagged, inverted, cut, headings, cell_words, in_order = zip(*told.values(), strict=True)
    print(
        f"{path.name}: {len(told)} of {len(found)} pages, {sum(in_order)} in order; tagged >= {min(tagged):.2f}, "
        f"inverted <= {max(inverted):.3f}, cut <= {max(cut):.3f}, headings <= {max(headings):.2f}, "
        f"cell words <= {max(cell_words):.1f}"
    )
    if pages:
        for number, page in told.items():
            print(
                f"  {number}: {' '.join(f'{share:.3f}' for share in page[:-1])} {'in order' if page.in_order else ''}"
            )


def main() -> None:
    """Measure every file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--pages", action="store_true", help="a line for each page")
    given = parser.parse_args()
    for path in given.files:
        measure(path, pages=given.pages)


if __name__ == "__main__":
    main()
