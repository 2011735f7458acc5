"""The figures of how good this version is are those that are committed."""

from __future__ import annotations

import json
from functools import reduce
from pathlib import Path

import pytest

from atgardsbanken.db.accuracy import Accuracy, accuracy, markdown

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("each", [each for each in accuracy() if each.scores], ids=lambda each: each.english)
def test_figures_are_the_committed_scores(each: Accuracy) -> None:
    """A figure with a file of scores is the one in it, to two decimals."""
    score = reduce(lambda part, name: part[name], each.path, json.loads((ROOT / each.scores).read_text("utf-8")))
    assert each.measured == f"{score + 1e-9:.2f}"


def test_both_languages_tell_the_same_figures() -> None:
    """Each number of the Swedish text stands in the English one."""
    numbers = [(each, number) for each in accuracy() for number in each.shown.replace(",", ".").split(" och ")]
    assert [number for each, number in numbers if number not in each.measured.replace("none", "inget")] == []


def test_the_guide_has_the_same_figures() -> None:
    """The table of `docs/how-good.md` is written from them."""
    assert markdown() in (ROOT / "docs/how-good.md").read_text("utf-8")
