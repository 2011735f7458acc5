"""The channel is learned from pairs of lines."""

from __future__ import annotations

import math
from collections import Counter
from pathlib import Path

import pytest

from atgardsbanken.normalize.learn import mixed, trained, word_pairs


def test_words_are_paired_where_as_many_were_read(tmp_path: Path) -> None:
    """Words of a line stand one to one, those too far apart are left out."""
    (tmp_path / "a.gold.txt").write_text("För vården i\nåret\n", encoding="utf-8")
    (tmp_path / "a.raw.txt").write_text("For varden 1\nxyzw\n", encoding="utf-8")
    assert list(word_pairs(tmp_path)) == [("for", "för"), ("varden", "vården")]


def test_what_is_read_often_is_learned() -> None:
    """A reading that no table names becomes cheaper than chance."""
    table = trained({}, Counter({("kam", "kan"): 40, ("kan", "kan"): 40}))
    assert table["n"]["m"] < 1.5


def test_a_mixture_is_half_of_each() -> None:
    """A reading that one table alone has is half as probable in both together."""
    table = mixed({"å": {"a": 1.0}}, {"å": {"o": 2.0}})
    assert table["å"]["a"] == pytest.approx(1.0 + math.log(2))
    assert table["å"]["o"] == pytest.approx(2.0 + math.log(2))
