"""The best words given their neighbours."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.candidates import WordCandidate
from atgardsbanken.normalize.decode import choose


def column(*words: str) -> list[WordCandidate]:
    """Candidates that cost the same."""
    return [WordCandidate(word, 1.0, 8.0) for word in words]


def test_neighbours_decide() -> None:
    """Of two candidates alike, the one that follows its neighbour more often is chosen."""
    chosen = choose([column("jönköpings"), column("lån", "län")])
    assert [choice.candidate.word for choice in chosen] == ["jönköpings", "län"]
    assert chosen[1].runner_up is not None
    assert chosen[1].runner_up.word == "lån"
    assert 0.5 < chosen[1].confidence <= 1.0


def test_a_single_candidate_is_certain() -> None:
    """Where there is no choice, the confidence is 1."""
    assert choose([column("vård")])[0].confidence == 1.0


def test_nothing_is_chosen_from_nothing() -> None:
    """No columns, no choices."""
    assert choose([]) == []


@pytest.mark.parametrize(
    ("before", "after", "meant"), [("kostnaden", "<num>", "är"), ("under", "<year>", "år"), ("<year>", "för", "är")]
)
def test_years_are_told_from_other_numbers(before: str, after: str, meant: str) -> None:
    """`år` stands before a year and after another number, `är` the other way round."""
    between = [WordCandidate("är", 1.0, 4.5), WordCandidate("år", 1.0, 6.3)]
    assert choose([column(before), between, column(after)])[1].candidate.word == meant
