"""Outcomes are no deeds."""

from __future__ import annotations

import pytest

from atgardsbanken.corpus.measures.outcomes import tells_outcome


@pytest.mark.parametrize(
    "text",
    [
        "Resultatet blev −143 mnkr.",
        "Nämndens underskott uppgick till 9,7 miljoner kronor.",
        "Kostnaderna för hyrpersonal var högre än målet.",
        "Sjukfrånvaron ligger på 6,8 procent.",
    ],
)
def test_how_something_turned_out(text: str) -> None:
    """What came out, and a verb that says how."""
    assert tells_outcome(text)


@pytest.mark.parametrize(
    "text",
    [
        "Kostnadskontroll infördes på alla kliniker.",
        "Sjukfrånvaron halverades med nya scheman.",
        "Avtalet om ambulansflyg sades upp.",
    ],
)
def test_what_was_done(text: str) -> None:
    """Another verb, or another subject, tells of a deed."""
    assert not tells_outcome(text)
