"""The cost of reading one word for another."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atgardsbanken.normalize.channel import (
    ADDED_LETTER_COST,
    IMPOSSIBLE_COST,
    LOST_LETTER_COST,
    SAME_LETTER_COST,
    SUBSTITUTE_COST,
    UNSEEN_READING_COST,
    Channel,
    english_ocr_channel,
)

TABLE = {"å": {"a": 0.5}, "ä": {"id": 4.0}, "rn": {"m": 3.0}}


def test_costs_follow_the_table() -> None:
    """A letter costs what the table says, by itself or as a pair, and chance where it says nothing."""
    channel = Channel(TABLE)
    assert channel.cost("a", "å") == 0.5
    assert channel.cost("hidlso", "hälso") == pytest.approx(4.0 + 4 * SAME_LETTER_COST)
    assert channel.cost("bam", "barn") == pytest.approx(3.0 + 2 * SAME_LETTER_COST)
    assert channel.cost("x", "k") == SUBSTITUTE_COST
    assert channel.cost("å", "å") == UNSEEN_READING_COST


def test_the_alignment_names_each_piece() -> None:
    """Pieces come in order, two letters as one where they were read together."""
    assert Channel(TABLE).align("bam", "barn") == [("b", "b"), ("a", "a"), ("rn", "m")]


def slow(printed: str, meant: str) -> float:
    """The cheapest alignment by trying everything."""
    if not printed and not meant:
        return 0.0
    options = [IMPOSSIBLE_COST]
    for a in range(min(2, len(printed)) + 1):
        for b in range(min(2, len(meant)) + 1):
            if a or b:
                piece, reading = meant[:b], printed[:a]
                options.append(one(reading, piece) + slow(printed[a:], meant[b:]))
    return min(options)


def one(reading: str, piece: str) -> float:
    """The cost of a piece in the test's table."""
    if reading in TABLE.get(piece, {}):
        return TABLE[piece][reading]
    if len(reading) > 1 or len(piece) > 1:
        return IMPOSSIBLE_COST
    return (
        SAME_LETTER_COST
        if reading == piece
        else SUBSTITUTE_COST
        if reading and piece
        else LOST_LETTER_COST
        if piece
        else ADDED_LETTER_COST
    )


@settings(deadline=None)
@given(st.text("brnm", max_size=5), st.text("brnm", max_size=5))
def test_as_cheap_as_trying_everything(printed: str, meant: str) -> None:
    """The quick alignment of words is as cheap as the slow one."""
    assert abs(Channel(TABLE).cost(printed, meant) - slow(printed, meant)) < 1e-9


def test_what_is_learned_knows_the_commonest_readings() -> None:
    """å is read as a more often than as any other character."""
    readings = english_ocr_channel().table["å"]
    assert min(readings, key=lambda reading: readings[reading]) == "a"


@pytest.mark.parametrize(
    ("printed", "meant"), [("intemet", "internet"), ("hidlso", "hälso"), ("vrd", "vård"), ("ks", "gös")]
)
def test_a_cost_above_the_dearest_is_still_above_it(printed: str, meant: str) -> None:
    """A reading that is given up is known to be too dear; one that is not has the cost it has anyway."""
    cost = english_ocr_channel().cost(printed, meant)
    for dearest in (0.5 * cost, cost, 2 * cost):
        given_up = Channel(english_ocr_channel().table).cost(printed, meant, dearest=dearest)
        assert (given_up == cost) if cost <= dearest else given_up > dearest


def test_the_least_misreading_is_none_of_swedish_letters() -> None:
    """What å, ä and ö are often read as is no misreading; two letters read as one are."""
    assert Channel(TABLE).least_misread_cost == 3.0
