"""Examples: what measures with a known area teach."""

from __future__ import annotations

from atgardsbanken.corpus.examples import Example, examples_of
from atgardsbanken.corpus.records import AreaCode, AreaJudgement, AreaSource, Measure
from atgardsbanken.extract.records import BBox


def measure(title: str, area: AreaCode | None, source: AreaSource) -> Measure:
    """A measure with an area."""
    judgement = AreaJudgement(area, source, 1.0)
    return Measure(title, "slide", "12", 2019, title, title, 1, BBox(0, 0, 1, 1), area=judgement)


def test_stated_and_corrected_areas_teach_and_predicted_ones_do_not() -> None:
    """The classifier never learns from its own guesses; none is a label too."""
    measures = [measure("App", "it", "stated"), measure("Resor", None, "corrected"), measure("Lean", "it", "predicted")]
    assert examples_of(measures) == [Example("App", "it", "12", "stated"), Example("Resor", "none", "12", "corrected")]
