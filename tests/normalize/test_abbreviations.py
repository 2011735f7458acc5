"""Short forms and what they stand for."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.abbreviations import expansions
from atgardsbanken.normalize.words import tokens


@pytest.mark.parametrize(("short", "long"), expansions().items())
def test_short_forms_are_shorter(short: str, long: str) -> None:
    """A short form is one word, its long form is longer, and both are in small letters."""
    assert tokens(short) == (short,)
    assert len(long) > len(short)
    assert long == long.lower()


def test_short_forms_are_spelt_out() -> None:
    """Those that health care uses every day are known."""
    assert expansions()["vns"] == "vårdnära service"
    assert expansions()["pok"] == "produktions- och kapacitetsplanering"
