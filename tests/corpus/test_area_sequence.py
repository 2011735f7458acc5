"""Areas of measures side by side."""

from __future__ import annotations

from atgardsbanken.corpus.area_sequence import in_order
from atgardsbanken.corpus.records import AreaCode, AreaJudgement


def judged(area: AreaCode | None, confidence: float, second: AreaCode | None = None) -> AreaJudgement:
    """A predicted area."""
    return AreaJudgement(area, "predicted", confidence, second)


def test_the_boxes_order_is_kept() -> None:
    """A doubtful area between two sure ones gives way."""
    row = [judged("it", 0.9), judged("forsorjning", 0.5, "kompetens"), judged("kompetens", 0.9)]
    ordered = in_order(row)
    assert [one.area for one in ordered] == ["it", "kompetens", "kompetens"]
    assert (ordered[1].second, ordered[1].confidence) == ("forsorjning", 0.35)


def test_what_is_in_order_is_left() -> None:
    """Judgements that keep the order stay as they are, and so do those without an area."""
    row = [judged("it", 0.9), judged("kompetens", 0.5)]
    assert in_order(row) == row
    doubtful = [judged("kompetens", 0.9), judged(None, 0.5), judged("it", 0.9)]
    assert in_order(doubtful) == doubtful
