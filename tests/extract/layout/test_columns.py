"""Rows parted into columns by white."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from printed import line, word
from small_pages import put

from atgardsbanken.extract.layout.columns import columns, is_running_text
from atgardsbanken.extract.layout.rows import Row
from atgardsbanken.extract.layout.settings import DEFAULT_LAYOUT
from atgardsbanken.extract.records import Word


def said(rows: Sequence[Row]) -> list[str]:
    """What the rows say."""
    return [" ".join(item.text for item in row) for row in rows]


def test_columns_are_read_one_after_another() -> None:
    """The left column is read to its end before the right one begins."""
    left = [item for number in range(6) for item in line("vänster spalt här", 50, 100 + 12 * number)]
    right = [item for number in range(6) for item in line("höger spalt där", 200, 103 + 12 * number)]
    assert [said(flow) for flow in columns([*left, *right], DEFAULT_LAYOUT)] == [
        ["vänster spalt här"] * 6,
        ["höger spalt där"] * 6,
    ]


def test_full_width_lines_part_columns() -> None:
    """A line across the page is read before the columns below it."""
    head = line("en rubrik som går över hela bredden av sidan och lite till", 50, 80)
    left = [item for number in range(4) for item in line("vänster spalt", 50, 110 + 12 * number)]
    right = [item for number in range(4) for item in line("höger spalt", 200, 110 + 12 * number)]
    assert [len(flow) for flow in columns([*head, *left, *right], DEFAULT_LAYOUT)] == [1, 4, 4]


def test_bullets_are_no_column() -> None:
    """Bullets before items, however far, stay with their lines."""
    words = [
        item for number in range(4) for item in (word("•", 50, 100 + 12 * number), word("punkt", 75, 100 + 12 * number))
    ]
    assert [said(flow) for flow in columns(words, DEFAULT_LAYOUT)] == [["• punkt"] * 4]


def test_page_numbers_are_no_column() -> None:
    """The numbers in a list of contents stay with their lines."""
    words = [
        item
        for number in range(4)
        for item in (*line("ett kapitel", 50, 100 + 12 * number), word("12", 400, 100 + 12 * number))
    ]
    assert [said(flow) for flow in columns(words, DEFAULT_LAYOUT)] == [["ett kapitel 12"] * 4]


def test_justified_text_is_no_column() -> None:
    """Wide spaces that fall under one another in a few lines do not part a paragraph."""
    words = [
        item
        for number in range(3)
        for item in (word("ordet", 50, 100 + 12 * number), word("följer", 82 + 9 * number, 100 + 12 * number))
    ]
    assert len(columns(words, DEFAULT_LAYOUT)) == 1


@given(
    st.lists(
        st.builds(word, st.text("abc", min_size=1, max_size=5), st.integers(0, 500), st.integers(0, 700)), max_size=25
    )
)
def test_no_word_is_lost_or_doubled(words: list[Word]) -> None:
    """However words lie, each is in one row of one flow."""
    placed = [id(item) for flow in columns(words, DEFAULT_LAYOUT) for row in flow for item in row]
    assert sorted(placed) == sorted(map(id, words))


def test_bullets_of_the_right_column_stay_with_their_texts() -> None:
    """A gutter under 1.5 em beside bullets is found, and the white between bullets and texts is none."""
    left = ["Vårdcentralerna ska ha fasta läkare och"] * 6
    right = ["• I områden med många äldre", "bör man pröva gemensamma"] * 3
    words = [word for number, text in enumerate(left) for word in put(text, 50, 100 + 12 * number)]
    edge = max(word.box.x1 for word in words) + 12
    for number, text in enumerate(right):
        marker, *rest = text.split(" ", 1) if text.startswith("•") else ("", text)
        words += [*put(marker, edge, 100 + 12 * number), *put(rest[0], edge + 16, 100 + 12 * number)]
    said_by = [[" ".join(word.text for word in row) for row in flow] for flow in columns(words, DEFAULT_LAYOUT)]
    assert said_by == [left, right]


def test_numbered_lists_stand_in_columns_under_a_heading() -> None:
    """A narrow gutter is found though numbers, their texts and the lines below each begin in a place of their own."""
    left = ["Vårdcentralerna ska ha fasta läkare och"] * 8
    right = ["Region Norr", "7. I områden med många äldre", "bör man pröva gemensamma", "rutiner"]
    right += ["8. I områden med få läkare", "bör man pröva gemensamma", "9. I områden med få invånare", "bör man pröva"]
    words = [word for number, text in enumerate(left) for word in put(text, 50, 100 + 12 * number)]
    edge = max(word.box.x1 for word in words) + 9
    for number, text in enumerate(right):
        marker, *rest = text.split(" ", 1) if text[0].isdigit() else ("", text)
        indent = 0 if number == 0 else 18 if marker else 11
        words += [*put(marker, edge + 2, 100 + 12 * number), *put(rest[0], edge + indent, 100 + 12 * number)]
    said_by = [[" ".join(word.text for word in row) for row in flow] for flow in columns(words, DEFAULT_LAYOUT)]
    assert said_by == [left, right]


def test_a_column_of_nothing_but_markers_is_no_running_text() -> None:
    """Marks of many widths, as in a grid of crosses, have no text whose length could be measured."""
    marks = [
        (word(mark, 50, 100 + 12 * number),) for number, mark in enumerate(["•", "•", "•", "10.", "11.", "•", "•"])
    ]
    assert not is_running_text(marks, DEFAULT_LAYOUT)
