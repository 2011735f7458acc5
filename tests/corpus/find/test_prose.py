"""Sentences that tell of a measure."""

from __future__ import annotations

import pytest
from pages import document, heading, paragraph

from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.prose import find
from atgardsbanken.corpus.spans import DocumentView, text_of


def told(*paragraphs: str, region: str | None = "24") -> list[Candidate]:
    """The measures that paragraphs tell of."""
    return find(DocumentView(document([heading("Nyheter"), *map(paragraph, paragraphs)])), region)


def titles(*paragraphs: str, region: str | None = "24") -> list[str]:
    """What the measures are called."""
    return [text_of(c.title).rstrip(" .,") for c in told(*paragraphs, region=region)]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("Sjukstugorna i Sorsele och Malå har infört digitala ronder.", "infört digitala ronder"),
        (
            "Barnkliniken erbjuder sedan i våras kvällsmottagning för ungdomar.",
            "erbjuder sedan i våras kvällsmottagning för ungdomar",
        ),
        (
            "Hälsocentralen i Sävar har fokuserat på att planera medarbetarnas tid bättre.",
            "planera medarbetarnas tid bättre",
        ),
        (
            "Inom Centrum för anestesi har man mött behoven genom att anställa timvikarier, vilket sänkt kostnaden.",
            "anställa timvikarier",
        ),
        ("Folktandvården har börjat använda tandsköterskor för kontroller.", "använda tandsköterskor för kontroller"),
        ("Primärvården arbetar med att ta fram en ny modell.", "ta fram en ny modell"),
        ("Ögonkliniken växlar uppgifter mellan läkare och optiker.", "växlar uppgifter mellan läkare och optiker"),
        (
            "I Region Kronoberg erbjuds nyanställda ett tvåårigt utvecklingsprogram.",
            "erbjuds nyanställda ett tvåårigt utvecklingsprogram",
        ),
    ],
)
def test_a_sentence_names_what_is_done(sentence: str, title: str) -> None:
    """The name of a measure in prose is the verb and what belongs to it."""
    assert titles(sentence) == [title]


def test_examples_take_the_place_of_what_is_said_in_general() -> None:
    """What is said in general is not counted beside its examples."""
    general = "Sjukhusvården har utbildat nya yrkesgrupper i vården."
    text = f"{general} Det är bland andra fysioterapeuter som gör bedömningar och barnmorskor som genomför aborter."
    assert titles(text) == ["fysioterapeuter som gör bedömningar", "barnmorskor som genomför aborter"]


def test_what_came_of_it_is_the_result() -> None:
    """A sentence that begins with the outcome belongs to the measure before it."""
    (candidate,) = told("Hälsocentralen har infört en app för bokning. Det innebär att köerna har halverats.")
    assert text_of(candidate.fields["result"]) == "Det innebär att köerna har halverats."


@pytest.mark.parametrize(
    "sentence",
    [
        "– Vi har infört mycket nytt i primärvården i år, säger primärvårdsdirektören.",
        "Flera landsting har infört digitala vårdmöten i primärvården.",
        "När antalet inhyrda minskar kan väntetiderna på sjukhuset öka.",
        "Mer information finns på landstingets webbplats för den som är intresserad.",
    ],
)
def test_other_sentences_tell_of_no_measure(sentence: str) -> None:
    """Speech, everybody's doings, worries and pointers are no measures of this region."""
    assert titles(sentence) == []


def test_a_national_text_tells_of_regions_it_names() -> None:
    """Without a region of its own, a document tells of those it names only."""
    named = "Region Gävleborg har infört vårdnära service på sina sjukhus."
    unnamed = "En klinik har infört vårdnära service på sina avdelningar."
    assert [(text_of(c.title), c.region) for c in told(named, unnamed, region=None)] == [
        ("infört vårdnära service på sina sjukhus.", "21")
    ]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        ("I Region Halland består det ettåriga programmet av tre delar.", "ettåriga programmet"),
        ("I Landstinget Sörmland pågår introduktionen av sex heldagar som börjar.", "introduktionen av sex heldagar"),
    ],
)
def test_what_a_region_has_is_named(sentence: str, title: str) -> None:
    """A measure that is said to be there is named by what is there."""
    assert titles(sentence, region=None) == [title]


def test_what_is_said_of_money_is_no_measure() -> None:
    """How money was shared out, or that something is planned for, names nothing that is done."""
    told = ("Region Gävleborg redovisar att merparten av medlen fördelades ut till klinikerna.",)
    assert titles(*told, "Region Halland planerar för det under nästa år.", region=None) == []
