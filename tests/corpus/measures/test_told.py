"""What sentences tell of a measure's status and deadline."""

from __future__ import annotations

import pytest

from atgardsbanken.corpus.measures.told import is_of_another, told_deadline, told_status, told_time
from atgardsbanken.corpus.wording import stems_of


def cut(text: str, found: tuple[int, int] | None) -> str:
    """Return the stretch that was found, "" for none."""
    return text[slice(*found)] if found else ""


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        ("Arbetet pågår.", "pågår"),
        ("Tjänsten är införd sedan 2022.", "införd"),
        ("Projektet är ännu inte påbörjat.", "ännu inte påbörjat"),
        ("Digital incheckning har införts på samtliga vårdcentraler.", "införts"),
        ("Det ska vara infört när arbetet är klart.", ""),
        ("Sju sjuksköterskor har påbörjat studier.", ""),
    ],
)
def test_a_state_is_told_not_wished(sentence: str, status: str) -> None:
    """A status is what something is, neither what it is to be nor what people have begun."""
    assert cut(sentence, told_status(sentence)) == status


@pytest.mark.parametrize(
    ("sentence", "deadline"),
    [
        ("Det ska vara genomfört senast hösten 2024.", "hösten 2024"),
        ("Anslutningen ska vara klar senast den 1 december 2025.", "den 1 december 2025"),
        ("En robot ska vara införd senast 2022-03-31.", "2022-03-31"),
        ("Kostnaden var högre än 2021.", ""),
    ],
)
def test_a_deadline_stands_after_its_word(sentence: str, deadline: str) -> None:
    """In any sentence a time is a deadline where "senast" or the like says so."""
    assert cut(sentence, told_deadline(sentence)) == deadline


def test_a_measures_own_time_lies_ahead() -> None:
    """A sentence that looks back has times of the past, which are no deadlines."""
    ahead, back = "Lagret öppnar hösten 2023.", "Under 2022 har kliniken anställt tre farmaceuter."
    assert (cut(ahead, told_time(ahead)), told_time(back)) == ("hösten 2023", None)


@pytest.mark.parametrize(
    ("subject", "another"),
    [
        ("Arbetet med heltid som norm", True),
        ("Upphandlingen av ett nytt bemanningssystem", True),
        ("Arbetet", False),
        ("Den", False),
        ("Rekryteringen till teamen", False),
    ],
)
def test_a_sentence_about_something_else_tells_no_state(subject: str, another: bool) -> None:
    """Only what a sentence names again, or points at, is what the one before is about."""
    named = {*stems_of("Regionen har infört mobila team på fyra orter.")}
    assert is_of_another(subject, named) is another
