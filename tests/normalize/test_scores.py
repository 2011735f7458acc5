"""Repair is as good as committed in `scores.json`, to the word: a threshold that is moved shows here."""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from atgardsbanken.normalize.repair import repair_lines

ROOT = Path(__file__).parent.parent.parent
CASES = ROOT / "tests" / "cases"
SCORES = json.loads((Path(__file__).parent / "scores.json").read_text("utf-8"))
"""Words right and words in all, for each text."""

Score = Callable[[Sequence[str], Sequence[str]], tuple[int, int]]


@pytest.fixture(scope="module")
def right() -> Score:
    """The measure that `bench/repair.py` prints."""
    spec = importlib.util.spec_from_file_location("bench_repair", ROOT / "bench" / "repair.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module.right


def read(path: Path) -> list[str]:
    """The lines of a file."""
    return path.read_text("utf-8").split("\n")


def words_right(right: Score, gold: list[str], raw: list[str]) -> list[int]:
    """The number of words right after repair, and of all words."""
    return list(right(gold, [line.text for line in repair_lines(raw)]))


@pytest.mark.shared
@pytest.mark.parametrize("part", ["a", "c", "d"])
def test_the_report_comes_out_as_committed(part: str, shared: Path, right: Score) -> None:
    """A change that makes more or fewer words right is committed with its figures (`bench/repair.py`)."""
    raw, gold = (read(shared / "gold" / "repair" / f"report-2018-{part}.{kind}.txt") for kind in ("raw", "gold"))
    assert words_right(right, gold, raw) == SCORES[f"report-{part}"]


@pytest.mark.parametrize("setting", ["arial-26", "dejavu-serif-26", "palatino-34", "times-22", "times-30"])
def test_our_own_pages_come_out_as_committed(setting: str, right: Score) -> None:
    """The same of pages that were typeset and read for this project."""
    raw = read(CASES / "ocr" / f"{setting}.raw.txt")
    assert words_right(right, read(CASES / "ocr" / "gold.txt"), raw) == SCORES[setting]
