"""How found phrases are counted against marked ones."""

from __future__ import annotations

from collections import Counter

from atgardsbanken.corpus.language.gold import Marked, Unit
from atgardsbanken.corpus.language.overlap import TESTS, agreement, f1, overlap
from atgardsbanken.corpus.language.sentences import Stretch

TEXT = "inför en pool och bygger ut vården"


def unit(*marked: Marked) -> Unit:
    """A sentence with marked measures."""
    return Unit("d", "g", "sentence", TEXT, marked)


def test_overlap_is_twice_what_is_shared_by_both_lengths() -> None:
    """Equal stretches overlap by 1, apart ones by 0."""
    assert [overlap((0, 4), (0, 4)), overlap((0, 4), (4, 8)), overlap((0, 4), (2, 6))] == [1, 0, 0.5]


def test_phrases_are_matched_one_to_one() -> None:
    """Two phrases for one measure: one is right, one too many."""
    counts = agreement(unit(Marked(0, 13, "done", True)), [Stretch(0, 13), Stretch(0, 12)], TESTS["overlap_0.8"])
    assert counts == Counter(marked=1, found=2, right=1)
    assert f1(counts) == 2 / 3


def test_uncertain_measures_count_neither_way() -> None:
    """Found or not, a measure that a reader may leave out changes nothing."""
    uncertain = unit(Marked(0, 13, "done", False))
    assert agreement(uncertain, [Stretch(0, 13)], TESTS["exact"]) == Counter(marked=0, found=0, right=0)
    assert agreement(uncertain, [], TESTS["exact"]) == Counter(marked=0, found=0, right=0)


def test_a_phrase_that_holds_the_marked_words_is_alike() -> None:
    """A title a little longer than the marked one is alike, half of it is not."""
    marked = unit(Marked(6, 13, "done", True))
    assert agreement(marked, [Stretch(0, 13)], TESTS["alike"])["right"] == 1
    assert agreement(marked, [Stretch(28, 34)], TESTS["alike"])["right"] == 0
