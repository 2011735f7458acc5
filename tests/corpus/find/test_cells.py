"""A line with several cells on it, cut into them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.find.cells import Cut, Open, Words, cut_line, is_common, is_readable, readable_share
from corpus.regions import fold


def cells(line: str, above: list[Open] | None = None, known: tuple[str, ...] = ()) -> list[str]:
    """The cells of a line, those that go on from a name above with its number before them."""
    words = tuple(line.split())
    cuts = cut_line(Words(words), above or [], {fold(name): 2 for name in known})
    return [_shown(cut, words) for cut in cuts]


def _shown(cut: Cut, words: tuple[str, ...]) -> str:
    text = " ".join(words[cut.start : cut.end])
    return text if cut.goes_on is None else f"{cut.goes_on}: {text}"


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
        ("1177 Vårdguidens e-tjänster Utlandsrekrytering", ["1177 Vårdguidens e-tjänster", "Utlandsrekrytering"]),
    ],
)
def test_capitals_begin_cells(line: str, expected: list[str]) -> None:
    """A common word with a capital begins a cell, but not after a dash, a number or a word that needs more."""
    assert cells(line) == expected


def test_small_letters_go_on_from_names_left_open() -> None:
    """A line in small letters goes on with the names above that were left open, in their order."""
    above = [Open("av", incomplete=True, text="Etablering av"), Open("och", incomplete=True, text="Dokumentation och")]
    assert cells("enheten rapportering", above) == ["0: enheten", "1: rapportering"]


def test_what_is_known_from_other_lines_is_kept_together() -> None:
    """A name that stands elsewhere decides between two names to go on from."""
    above = [
        Open("Kapacitet", incomplete=False, text="Kapacitet"),
        Open("Sjuksköterskor", incomplete=False, text="Sjuksköterskor"),
    ]
    assert cells("specialistutbildning", above, ("Sjuksköterskor specialistutbildning",)) == ["1: specialistutbildning"]


def test_what_is_left_of_the_unreadable_is_refused() -> None:
    """Words in small letters beside what could not be read are no cell."""
    cuts = cut_line(Words(("Vårdnära", "service", "el"), frozenset({2, 3})), [], {})
    assert [(cut.start, cut.end, cut.refuse) for cut in cuts] == [(0, 2, False), (2, 3, True)]


@pytest.mark.parametrize(
    ("word", "readable"),
    [("Vårdnära", True), ("PTP", True), ("och", True), ("85", True), ("TEF;TEE", False), ("xQaZ", False), ("=", False)],
)
def test_words_are_told_from_noise(word: str, *, readable: bool) -> None:
    """Signs inside a word and capitals here and there are a misread picture's."""
    assert is_readable(word) is readable


def test_names_are_told_from_common_words() -> None:
    """A compound is a common word, an acronym is not."""
    assert is_common("Kompetensväxling")
    assert not is_common("SPOR")
    assert readable_share(["Vårdnära", "=;:="]) > 0.5


@given(
    st.lists(
        st.sampled_from(["Vårdnära", "service", "av", "Digital", "PTP", "–", "distans", "2018"]),
        min_size=1,
        max_size=10,
    )
)
def test_every_word_is_in_one_cell(words: list[str]) -> None:
    """Cells follow each other without gaps, whatever the line."""
    cuts = cut_line(Words(tuple(words)), [], {})
    assert [cut.start for cut in cuts] == [0, *[cut.end for cut in cuts[:-1]]]
    assert cuts[-1].end == len(words)
