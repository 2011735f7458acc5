"""Changes can be applied, taken back and put together."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from atgardsbanken.normalize.edits import apply, composed, undo
from atgardsbanken.normalize.records import Repair


@st.composite
def edits(draw: st.DrawFn, text: str) -> tuple[Repair, ...]:
    """Changes of some stretches of `text`, in order and apart."""
    cuts = sorted(draw(st.lists(st.integers(0, len(text)), unique=True, max_size=6)))
    pairs = zip(cuts[::2], cuts[1::2], strict=False)
    return tuple(Repair(a, text[a:b], draw(st.text("aåX ", max_size=3)), "test") for a, b in pairs)


@settings(deadline=None)
@given(st.data(), st.text("abåä -", max_size=20))
def test_undo_takes_back_what_apply_did(data: st.DataObject, raw: str) -> None:
    """`undo(apply(raw, repairs), repairs) == raw` for any text and changes."""
    repairs = data.draw(edits(raw))
    assert undo(apply(raw, repairs), repairs) == raw


@settings(deadline=None)
@given(st.data(), st.text("abåä -", max_size=20))
def test_two_rounds_become_one(data: st.DataObject, raw: str) -> None:
    """Two rounds put together lead where they lead one after the other."""
    first = data.draw(edits(raw))
    middle = apply(raw, first)
    second = data.draw(edits(middle))
    assert apply(raw, composed(raw, first, second)) == apply(middle, second)


def test_a_change_that_does_not_fit_is_refused() -> None:
    """`apply` says where a change does not fit and what to pass."""
    with pytest.raises(ValueError, match="no 'x' at 1; pass the text the repairs were made from"):
        apply("abc", [Repair(1, "x", "y", "test")])


def test_the_later_change_keeps_its_alternative() -> None:
    """Where two changes become one, rules are joined, the lower confidence and the alternative are kept."""
    first = [Repair(0, "fo¨r", "fo\u0308r", "a", 0.9)]
    second = [Repair(0, "fo\u0308r", "för", "b", 0.8, "far")]
    assert composed("fo¨r!", first, second) == (Repair(0, "fo¨r", "för", "a+b", 0.8, "far"),)
