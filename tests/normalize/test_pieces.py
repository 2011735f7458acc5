"""Lines cut into pieces."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atgardsbanken.normalize.pieces import cut, goes_over


def texts(line: str) -> list[tuple[str, str]]:
    """The pieces of a line and their kinds."""
    return [(piece.text, piece.kind) for piece in cut([line])]


def test_signs_inside_words_belong_to_them() -> None:
    """What stands for a letter is part of the word, what stands apart is a mark."""
    assert texts("I&n [Gn, p& (12)") == [
        ("I&n", "word"), ("[Gn", "word"), (",", "mark"), ("p&", "word"), ("(", "mark"), ("12", "number"), (")", "mark"),
    ]  # fmt: skip


def test_addresses_and_references_are_protected() -> None:
    """E-mail, web addresses, file numbers and dotted abbreviations are one piece each."""
    for text in ("info@skl.se", "www.skl.se/halsa", "S2017/00378/FS", "fr.o.m."):
        assert texts(text) == [(text, "protected")]


@settings(deadline=None)
@given(st.lists(st.text(max_size=30).filter(lambda line: "\n" not in line), max_size=4))
def test_pieces_stand_where_they_say(lines: list[str]) -> None:
    """Each piece is found at its place, pieces are in order and apart."""
    before = (-1, 0)
    for piece in cut(lines):
        assert lines[piece.line][piece.start : piece.end] == piece.text
        assert (piece.line, piece.start) >= before
        before = (piece.line, piece.end)


def test_a_footnote_mark_stands_beside_its_word() -> None:
    """A raised figure is a mark, so that the word is judged without it."""
    assert [(piece.text, piece.kind) for piece in cut(["regioner²"])] == [("regioner", "word"), ("²", "mark")]


@pytest.mark.parametrize(("blank_lines", "is_one"), [(1, True), (2, False)])
def test_a_divided_word_goes_on_behind_one_blank_line_at_most(blank_lines: int, is_one: bool) -> None:
    """Further down another text begins."""
    assert goes_over(list(cut(["sjuk-", *[""] * blank_lines, "vard"])), 0) == is_one


@pytest.mark.parametrize(("characters", "kind"), [(200, "word"), (201, "protected")])
def test_very_long_chunks_are_no_words(characters: int, kind: str) -> None:
    """What has no blank for two hundred characters is data."""
    assert texts("a" * characters) == [("a" * characters, kind)]


@pytest.mark.parametrize(
    "chunk",
    [
        "antal_vardplatser", "data.csv", "\\\\fil01\\halsa\\plan", "/srv/vard/lon", "~/halsa/", "#vardforbundet",
        "loadLibrary(\"Tools\")", "$HALSA", "--sokvag=x", "(2a)",
    ],
)  # fmt: skip
def test_names_of_files_folders_and_variables_are_protected(chunk: str) -> None:
    """Nothing in them is a word."""
    assert texts(chunk) == [(chunk, "protected")]


def test_words_joined_as_in_a_program_are_told() -> None:
    """A mark between them that no text has there tells."""
    assert [piece.in_code for piece in cut(["bas.Save och halso-och"]) if piece.kind == "word"] == [
        True, True, False, False, False,
    ]  # fmt: skip
