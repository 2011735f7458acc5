"""Printed Swedish numbers and their units."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.corpus.numbers import cut, number_of
from atgardsbanken.corpus.units import unit_of


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("148 780 771", 148780771.0),
        ("12,5 %", 12.5),
        ("-3", -3.0),
        ("–3,2", -3.2),
        ("1.200", 1200.0),
        ("0", 0.0),
        ("85 kr", 85.0),
    ],
)
def test_numbers_are_read(text: str, value: float) -> None:
    """Blanks and points part thousands, a comma parts decimals, a unit may follow."""
    assert number_of(text) == value


@pytest.mark.parametrize("text", ["", "Pågår", "2017–2018", "HSN 12", "–", "12 a", "100 % 14", "85 kr 12", "%"])
def test_other_texts_are_no_numbers(text: str) -> None:
    """A text with anything else in it is no number."""
    assert number_of(text) is None


def test_units_are_named_alike() -> None:
    """The first text that names a unit decides, in its usual writing."""
    assert unit_of("12 procent", "kronor") == "%"
    assert unit_of("", "Belopp i kr") == "kronor"
    assert unit_of("Sjuksköterskor") == ""


@pytest.mark.parametrize(
    ("groups", "values"),
    [
        ("148 780 771 68 143 865", [148780771.0, 68143865.0]),
        ("29 634 638 13573117", [29634638.0, 13573117.0]),
        ("9 610252 12 742 080", [9610252.0, 12742080.0]),
        ("655 000 000 300 000 000", [655000000.0, 300000000.0]),
        ("13 0", [13.0, 0.0]),
    ],
)
def test_lines_of_numbers_are_cut(groups: str, values: list[float]) -> None:
    """Blanks between thousands are told from blanks between numbers."""
    assert cut(groups.split(), 2) == values


def test_what_cannot_be_cut_is_left() -> None:
    """Two groups are not three numbers."""
    assert cut(["12", "13"], 3) is None


@given(st.lists(st.integers(min_value=1000, max_value=10**9), min_size=2, max_size=2))
def test_cutting_keeps_every_digit(numbers: list[int]) -> None:
    """However a line is cut, its digits stay in order."""
    printed = " ".join(f"{number:,}".replace(",", " ") for number in numbers)
    values = cut(printed.split(), 2)
    assert values is not None
    assert "".join(str(int(value)) for value in values) == "".join(map(str, numbers))
