"""Which thresholds of layout matter: `python bench/thresholds.py [--cache FOLDER] FILE...`, a table in Markdown.

Each setting is moved by itself, a third up and a quarter down; the same raw pages are laid out again, and the pages
are counted on which a block, a box or a table is another than before. Reading the pages takes the most time, so they
are kept in the cache's folder.
"""

from __future__ import annotations

import argparse
import multiprocessing
import pickle
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from pathlib import Path
from unittest import mock

from atgardsbanken.extract import pages
from atgardsbanken.extract.layout.document import assemble
from atgardsbanken.extract.layout.page import lay_out
from atgardsbanken.extract.layout.raw_page import LaidOut, RawPage
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT, LayoutSettings
from atgardsbanken.extract.layout.stretches import lay_out_long
from atgardsbanken.extract.layout.table_joining import join_tables
from atgardsbanken.extract.ocr.page import installed_models
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.textfile import decode, text_pages

UP, DOWN = 4 / 3, 3 / 4
"""The factors by which each setting is moved."""
MOST_SCANNED = 8
"""Pages of a file that are read from their pictures at most: each takes seconds."""

Documents = dict[str, list[RawPage]]
"""The raw pages of each file, by its name."""
Shape = tuple[object, ...]
"""What a page was made of."""


def raw_pages(path: Path) -> list[RawPage]:
    """Return a file's raw pages as layout gets them: from its text, its text layer, or its pictures."""
    if path.suffix == ".txt":
        return text_pages(decode(path.read_bytes(), path.name))
    found: dict[int, RawPage] = {}

    def kept(raw: RawPage) -> LaidOut:
        """Keep the page on its way to layout."""
        found[raw.number] = raw
        return lay_out(raw)

    options = ReadOptions()
    with mock.patch.object(pages, "lay_out", kept):
        surveyed = [page for page in pages.survey(path, 1, options) if isinstance(page, pages.Surveyed)]
        pictures = [page.number for page in surveyed if page.need != "none"][:MOST_SCANNED]
        if pictures:
            list(pages.read_pictures(path, pictures, installed_models(options), options))
    return [found[number] for number in sorted(found)]


def collect(paths: Iterable[Path], cache: Path) -> Documents:
    """Return the raw pages of all files, from the cache where they are in it."""
    cache.mkdir(parents=True, exist_ok=True)
    documents: Documents = {}
    for path in paths:
        kept = cache / f"{path.name}.pickle"
        if not kept.exists():
            kept.write_bytes(pickle.dumps(raw_pages(path)))
        documents[path.name] = pickle.loads(kept.read_bytes())
    return documents


def shapes(documents: Documents, settings: LayoutSettings) -> list[Shape]:
    """Lay out all pages and return what each was made of, with the rows of the tables that begin on it."""
    return [shape for raw in documents.values() for shape in _shapes(raw, settings)]


def _shapes(raw: Sequence[RawPage], settings: LayoutSettings) -> list[Shape]:
    laid = assemble([lay_out_long(page, settings) for page in raw], settings)
    whole = [one.page.number for one in laid] == list(range(1, len(laid) + 1))
    tables = join_tables(laid, settings) if whole else ()
    return [
        (
            tuple(line.text for line in one.page.lines),
            one.page.blocks,
            one.page.panels,
            one.grids,
            tuple(table for table in tables if table.rows[0].page == one.page.number),
        )
        for one in laid
    ]


def moved(name: str, factor: float) -> LayoutSettings:
    """Return the settings with one of them moved; counts by one at least, shares up to 1.

    >>> moved("table_rows", UP).table_rows, moved("row_overlap_share", DOWN).row_overlap_share
    (4, 0.375)
    """
    value = getattr(DEFAULT_LAYOUT, name)
    other = value * factor
    if isinstance(value, int):
        other = max(round(other), value + 1) if factor > 1 else max(1, min(round(other), value - 1))
    if name.endswith("_share"):
        other = min(1.0, other)
    return replace(DEFAULT_LAYOUT, **{name: other})


class Sweep:
    """Counts pages that are laid out otherwise, one setting at a time; a copy of it works in each process."""

    def __init__(self, documents: Documents) -> None:
        """Lay out all pages with the settings in use."""
        self._documents = documents
        self._usual = shapes(documents, DEFAULT_LAYOUT)

    @property
    def pages(self) -> int:
        """The number of pages."""
        return len(self._usual)

    def changed(self, name: str) -> tuple[str, int, int]:
        """Return a setting's name and the pages that change when it is moved up, and down."""
        up, down = (self._changed(moved(name, factor)) for factor in (UP, DOWN))
        return name, up, down

    def _changed(self, settings: LayoutSettings) -> int:
        found = shapes(self._documents, settings)
        return sum(one != other for one, other in zip(self._usual, found, strict=True))


def report(sweep: Sweep, names: Sequence[str], workers: int) -> None:
    """Print a row for each setting."""
    print(f"{sweep.pages} pages, of which change\n")
    print("| setting | value | a third up | a quarter down |\n| --- | ---: | ---: | ---: |")
    with multiprocessing.Pool(workers) as pool:
        for name, up, down in pool.imap(sweep.changed, names):
            print(f"| {name} | {getattr(DEFAULT_LAYOUT, name)} | {up} | {down} |", flush=True)


def main() -> None:
    """Read the files, then move one setting after another."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--cache", type=Path, default=Path("/tmp/raw-pages"))
    parser.add_argument("--only", action="append", help="a setting; all where none is given")
    parser.add_argument("--workers", type=int, default=1)
    given = parser.parse_args()
    names = given.only or [field.name for field in fields(LayoutSettings)]
    report(Sweep(collect(given.files, given.cache)), names, given.workers)


if __name__ == "__main__":
    main()
