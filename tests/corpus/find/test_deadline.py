"""Dates and terms."""

from __future__ import annotations

import pytest

from atgardsbanken.corpus.find.deadline import has_date


@pytest.mark.parametrize(
    "text", ["2019-12-31", "31/12 2019", "december 2019", "hösten", "Q3 2020", "vt 2018", "löpande", "kvartal 2"]
)
def test_dates_are_known(text: str) -> None:
    """Days, months, seasons, terms and quarters are dates."""
    assert has_date(text)


@pytest.mark.parametrize("text", ["Pågår", "HR-chef", "Majoritet", "12 avdelningar"])
def test_other_texts_have_none(text: str) -> None:
    """A number or a word that begins as a month is no date."""
    assert not has_date(text)
