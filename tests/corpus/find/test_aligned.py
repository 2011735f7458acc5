"""Tables without drawn lines: texts in columns under known headings."""

from __future__ import annotations

from dataclasses import replace

from pages import Grid, document, heading

from atgardsbanken.corpus.find.aligned import find
from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.spans import DocumentView, text_of
from atgardsbanken.extract.records import Document


def unruled(*rows: list[str]) -> Document:
    """A page whose table extraction saw as texts only."""
    made = document([heading("Bemanning"), Grid([("body", row) for row in rows])])
    page = made.pages[0]
    blocks = tuple(replace(block, kind="paragraph") if block.kind == "cell" else block for block in page.blocks)
    return replace(made, pages=(replace(page, blocks=blocks),), tables=())


def found(made: Document) -> list[tuple[str, dict[str, str], str]]:
    """Title, fields and section of each measure."""
    source = DocumentView(made)
    return [
        (text_of(c.title), {name: text_of(words) for name, words in c.fields.items()}, c.section)
        for c in find(source, Sections(source))
    ]


def test_rows_begin_where_a_title_does() -> None:
    """Cells belong to the title that begins at or above them, in the column of their heading."""
    rows = unruled(
        ["Åtgärd", "Ansvar", "Läge"],
        ["Fast anställning\ntill hyrpersonal", "HR-chef", "Pågår"],
        ["Bostäder", "", "Klart"],
    )
    assert found(rows) == [
        ("Fast anställning till hyrpersonal", {"responsible": "HR-chef", "status": "Pågår"}, "Bemanning"),
        ("Bostäder", {"status": "Klart"}, "Bemanning"),
    ]


def test_two_known_words_are_no_table() -> None:
    """Fewer than three headings side by side may be any text."""
    assert found(unruled(["Åtgärd", "Ansvar"], ["Fast anställning", "HR-chef"])) == []
