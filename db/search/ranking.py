"""The weights by which measures are ranked, from `data/ranking.json`, which `python -m bench.fit_ranking` writes."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

FieldName = Literal["title", "body", "around"]
"""A text of a row: its title, its description with result and responsible, and what stands over it."""
FormName = Literal["exact", "form", "short", "part", "synonym", "piece", "related", "folded"]
"""A form in which a word of a query may stand in a text."""
RoleName = Literal["verb", "adjective", "circumstance"]
"""What a word of a query is, where it tells less than a noun that is asked for: its class, or that it says for whom."""


class Ranking(msgspec.Struct, frozen=True):
    """The weights of a ranking.

    Attributes:
        strengths: what a match in each form is worth beside an exact one, 0.0-1.0.
        fields: what a match in each field is worth beside one in the title, 0.0-1.0.
        roles: what a word in each role weighs in coverage beside a noun, 0.0-1.0.
        apart: what a compound is worth whose parts stand apart, 0.0-1.0.
        coverage_power: the exponent of the share of the query that a row covers.
        bm25_power: the exponent of the row's bm25 score beside the best one's.
        named_share: what is added where all words of the title match, beside 1.
        rarity_power: the exponent of a word's rarity in administrative Swedish, by which terms weigh in coverage.
        bank_power: the same of its rarity in the bank.
        enough_share: the share of a question that a row covers which answers it, 0.0-1.0.
    """

    strengths: Mapping[FormName, float]
    fields: Mapping[FieldName, float]
    roles: Mapping[RoleName, float]
    apart: float
    coverage_power: float
    bm25_power: float
    named_share: float
    rarity_power: float
    bank_power: float
    enough_share: float


@cache
def ranking() -> Ranking:
    """Read the weights."""
    content = files("atgardsbanken.db").joinpath("data/ranking.json").read_bytes()
    return msgspec.json.decode(content, type=Ranking)
