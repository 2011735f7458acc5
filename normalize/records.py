"""Records of repairs: offsets in code points of the raw text, probabilities 0.0-1.0."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Repair:
    """One change: the raw text from `start` reads `before` and was meant as `after`.

    `rule` names the cause, `confidence` is the probability that `after` is right, `alternative` the second
    candidate where the choice was in doubt (empty where it was not).
    """

    start: int
    before: str
    after: str
    rule: str
    confidence: float = 1.0
    alternative: str = ""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired text and the repairs, in order of `start` and not overlapping, that lead to it from the raw one."""

    text: str
    repairs: tuple[Repair, ...] = ()


@dataclass(frozen=True, slots=True)
class LineRepair:
    """A repair and the line it was made in: `page` from 1, `line` from 0 in that page's lines."""

    page: int
    line: int
    repair: Repair
