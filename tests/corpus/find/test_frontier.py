"""Merged lines read together."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atgardsbanken.corpus.find.cells import LineWords
from atgardsbanken.corpus.find.frontier import column_texts, read_names
from atgardsbanken.corpus.regions import fold


def names(*lines: str, known: Mapping[str, int] | None = None) -> list[str]:
    """The names on merged lines, in the order in which they begin."""
    found = read_names([(row, LineWords(tuple(line.split()))) for row, line in enumerate(lines)], known or {})
    return [" ".join(" ".join(lines[cell.row].split()[cell.start : cell.end]) for cell in name.cells) for name in found]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Vårdplanering på distans Vårdprocesser Nytt måltidssystem",
            ["Vårdplanering på distans", "Vårdprocesser", "Nytt måltidssystem"],
        ),
        ("Provsvar i SIP Kompetensutveckling", ["Provsvar i SIP", "Kompetensutveckling"]),
        (
            "Introduktionsår – Folktandvården Kompetensmodeller",
            ["Introduktionsår – Folktandvården", "Kompetensmodeller"],
        ),
        (
            "Vårdnära service Produktions- och kapacitetsplanering",
            ["Vårdnära service", "Produktions- och kapacitetsplanering"],
        ),
    ],
)
def test_capitals_begin_cells(line: str, expected: list[str]) -> None:
    """A common word with a capital begins a cell, but not after a dash, a number or a word that needs more."""
    assert names(line) == expected


def test_small_letters_go_on_in_the_order_of_the_boxes() -> None:
    """A line in small letters goes on with the names left open above, in their order."""
    assert names("Etablering av Dokumentation och", "enheten rapportering") == [
        "Etablering av enheten",
        "Dokumentation och rapportering",
    ]


def test_one_box_goes_on_beside_a_new_name() -> None:
    """On one line a name may go on and another begin beside it."""
    assert names("Utbildning för Kompetensportal", "handledare Vårdnära service") == [
        "Utbildning för handledare",
        "Kompetensportal",
        "Vårdnära service",
    ]


def test_a_later_line_decides_an_earlier_one() -> None:
    """A word that needs more is kept waiting for the line after the next."""
    lines = ["Strategi och handlingsplan för Sjukvårdsbiträden", "Kompetensmodell", "kompetensförsörjning"]
    assert "Strategi och handlingsplan för kompetensförsörjning" in names(*lines)


def test_what_is_known_from_other_lines_is_kept_together() -> None:
    """A name that stands elsewhere decides between two names to go on from."""
    known = {fold("Sjuksköterskor specialistutbildning"): 2}
    assert names("Kapacitet Sjuksköterskor", "specialistutbildning", known=known) == [
        "Kapacitet",
        "Sjuksköterskor specialistutbildning",
    ]


def test_columns_stand_from_the_left() -> None:
    """Headings over several lines come out in the order of their columns."""
    lines = ["Medel för att ge", "sjuksköterskor möj-", "Landsting Stimulansmedel lighet att genomgå"]
    assert column_texts([LineWords(tuple(line.split())) for line in lines]) == [
        "Landsting",
        "Stimulansmedel",
        "Medel för att ge sjuksköterskor möjlighet att genomgå",
    ]


@settings(deadline=None, max_examples=30)
@given(
    st.lists(
        st.lists(
            st.sampled_from(["Vårdnära", "service", "av", "Digital", "PTP", "–", "distans", "2018"]),
            min_size=1,
            max_size=8,
        ),
        min_size=1,
        max_size=4,
    )
)
def test_no_word_is_in_two_cells(lines: list[list[str]]) -> None:
    """Cells of a line follow each other without overlapping, whatever the lines."""
    found = read_names([(row, LineWords(tuple(words))) for row, words in enumerate(lines)], {})
    cells = [cell for name in found for cell in name.cells]
    assert all(0.0 <= name.probability <= 1.0 for name in found)
    for row, words in enumerate(lines):
        own = sorted((cell.start, cell.end) for cell in cells if cell.row == row)
        assert all(end <= start for (_, end), (start, _) in pairwise(own))
        assert all(0 <= start < end <= len(words) for start, end in own)
