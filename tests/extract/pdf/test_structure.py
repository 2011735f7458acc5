"""Structure trees read from files: which tag each word has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pypdfium2 as pdfium
import pytest
from tagged import ARTIFACT, Put, tag, write_tagged

from atgardsbanken.extract.layout.raw_page import RawPage
from atgardsbanken.extract.layout.tags import CellPlace
from atgardsbanken.extract.pdf import structure
from atgardsbanken.extract.pdf.text_layer import read_raw_page


def read(path: Path) -> list[RawPage]:
    """Return the pages of a file."""
    with pdfium.PdfDocument(path) as pdf:
        return [read_raw_page(pdf[index], index + 1) for index in range(len(pdf))]


def told(page: RawPage) -> dict[str, str | None]:
    """Return the role of each word."""
    return {word.text: None if word.tag is None else page.tags[word.tag].role for word in page.words}


def test_words_have_tags(tmp_path: Path) -> None:
    """Each word has the tag of the element that it stands in."""
    nodes = [
        tag("H1", Put("Rubrik", 60, 100)),
        tag("P", Put("Text", 60, 120)),
        tag("L", tag("LI", tag("Lbl", Put("1.", 60, 140)), tag("LBody", Put("Punkt", 80, 140)))),
        tag(ARTIFACT, Put("Huvud", 60, 40)),
    ]
    (page,) = read(write_tagged(tmp_path / "words.pdf", *nodes))
    assert told(page) == {"Rubrik": "heading", "Text": "text", "1.": "item", "Punkt": "item", "Huvud": "artifact"}


def test_cells_have_what_they_cover(tmp_path: Path) -> None:
    """Spans are read from the cells' attributes."""
    table = tag(
        "Table",
        tag("TR", tag("TH", Put("Mål", 60, 100), height=2), tag("TH", Put("Tal", 160, 100), span=2)),
        tag("TR", tag("TD", Put("1", 160, 120)), tag("TD", Put("2", 260, 120))),
    )
    (page,) = read(write_tagged(tmp_path / "cells.pdf", table))
    assert [found.place for found in page.tags if found.place] == [
        CellPlace((0, 0), 0, 0, height=2, is_header=True),
        CellPlace((0, 0), 0, 1, span=2, is_header=True),
        CellPlace((0, 0), 1, 1),
        CellPlace((0, 0), 1, 2),
    ]


def test_pages_have_their_part_of_the_tree(tmp_path: Path) -> None:
    """An element on two pages has a tag on each, and a table the same number."""
    rows = [tag("TR", tag("TD", Put("Mål", 60, 100, page=n)), tag("TD", Put("Tal", 160, 100, page=n))) for n in (0, 1)]
    nodes = [tag("P", Put("Text", 60, 60)), tag("P", Put("Mera", 60, 60, page=1)), tag("Table", *rows)]
    pages = read(write_tagged(tmp_path / "pages.pdf", *nodes))
    assert list(map(told, pages)) == [
        {"Text": "text", "Mål": "cell", "Tal": "cell"},
        {"Mera": "text", "Mål": "cell", "Tal": "cell"},
    ]
    places = [next(found.place for found in page.tags if found.place) for page in pages]
    assert [(place.table, place.row) for place in places] == [((0, 2), 0), ((0, 2), 1)]


def test_untagged_files_have_no_tags(typeset: Callable[..., Path]) -> None:
    """Nothing is looked for where the file does not say that it is tagged."""
    path = typeset(lambda canvas: canvas.drawString(60, 700, "Text"))
    with mock.patch.object(structure.pdfium_c, "FPDF_StructTree_GetForPage", side_effect=AssertionError):
        (page,) = read(path)
    assert (page.tags, [word.tag for word in page.words]) == ((), [None])


def test_trees_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A tree of more elements than a page can have says nothing; one too deep is cut."""
    node = tag("P", Put("Text", 60, 100))
    for _ in range(structure.MOST_DEPTH + 1):
        node = tag("Div", node)
    (page,) = read(write_tagged(tmp_path / "deep.pdf", node))
    assert page.tags == ()
    path = write_tagged(tmp_path / "many.pdf", *(tag("P", Put(f"Text{n}", 60, 100 + 12 * n)) for n in range(5)))
    monkeypatch.setattr(structure, "MOST_CHILDREN", 5)
    assert read(path)[0].tags == ()
