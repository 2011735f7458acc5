"""The whole repair: reversible, stable, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atgardsbanken.normalize.repair import apply, repair, repair_lines, undo

TEXTS = Path(__file__).parent.parent / "cases" / "text"
WORDS = st.sampled_from(
    [
        "vården",
        "sjukvarden",
        "for",
        "och",
        "fér",
        "6ver",
        "I&n",
        "hälso-",
        "halso-",
        "1",
        "|",
        "*",
        "Region",
        "fÃ¶r",
        "A-\n",
    ]
)
TEXT = st.one_of(st.text(max_size=60), st.lists(WORDS, max_size=12).map(" ".join))


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_every_repair_can_be_undone(raw: str) -> None:
    """`apply` and `undo` hold for any input."""
    repaired = repair(raw)
    assert apply(raw, repaired.repairs) == repaired.text
    assert undo(repaired.text, repaired.repairs) == raw


@settings(max_examples=150, deadline=None)
@given(TEXT)
def test_repairing_twice_changes_nothing(raw: str) -> None:
    """A repaired text is left as it is."""
    once = repair(raw).text
    assert repair(once).text == once


@settings(max_examples=100, deadline=None)
@given(st.lists(TEXT.map(lambda text: text.replace("\n", " ")), max_size=5))
def test_as_many_lines_come_out(lines: list[str]) -> None:
    """Line i out is line i in."""
    repaired = repair_lines(lines)
    assert len(repaired) == len(lines)
    assert [undo(line.text, line.repairs) for line in repaired] == lines


@pytest.mark.parametrize("name", ["plain", "tempting"])
def test_clean_text_is_untouched(name: str) -> None:
    """Not one word of a clean text is changed, tempting ones among them."""
    lines = (TEXTS / f"{name}.txt").read_text("utf-8").split("\n")
    assert [line.repairs for line in repair_lines(lines)] == [()] * len(lines)


def test_a_divided_word_is_judged_whole_and_divided_again() -> None:
    """The halves stay on their lines."""
    lines = ["Socialstyrelsen ska folja upp dverens-", "kommelsen om hilso- och sjukvar-", "den i alla landsting"]
    assert [line.text for line in repair_lines(lines)] == [
        "Socialstyrelsen ska följa upp överens-",
        "kommelsen om hälso- och sjukvår-",
        "den i alla landsting",
    ]


def test_a_doubtful_word_carries_its_second_candidate() -> None:
    """Where two words are nearly as likely, the other one is on record."""
    doubtful = [c for c in repair("Hir finns flera vardcentraler som ar nya").repairs if c.before == "ar"]
    assert [(change.after, change.alternative) for change in doubtful] in ([("är", "")], [("är", "år")])
    assert all((c.confidence < 0.9) == bool(c.alternative) for c in repair("halso- och sjukvarden far lon").repairs)
