"""Measures are looked for in Swedish alone: another language is told, per document, page and chapter."""

from __future__ import annotations

from pathlib import Path

import pytest
from plans import plan

from atgardsbanken.corpus.analyse import analyse
from atgardsbanken.corpus.foreign import is_foreign, language_of
from atgardsbanken.extract.read import read

TEXTS = {
    "English": "The region shall see to it that all nurses have time for what they do best, and that it is paid for. "
    "We will introduce digital visits in the clinics, which have been tried in one of them with good results.",
    "German": "Die Region führt neue Modelle ein, mit denen die Pflege besser wird, und sie werden von den Kliniken "
    "auch bei der Planung für das nächste Jahr genutzt, wie es im Plan steht.",
    "Finnish": "Alue ottaa käyttöön uuden mallin, ja se on tärkeä kun hoito kehittyy. Myös muut mallit ovat mukana, "
    "mutta niitä ei voi vielä ottaa käyttöön koko alueella niin kuin oli tarkoitus.",
    "Norwegian": "Regionen innfører nye arbeidsmåter og skal ikke bruke vikarer fra byrå etter sommeren. Det er viktig "
    "å få med alle ansatte, og hvordan det skal skje er noe som vi avklarer ved hvert sykehus.",
    "Danish": "Regionen indfører nye arbejdsgange og skal ikke bruge vikarer efter sommeren. Det er vigtigt at få alle "
    "ansatte med, og hvordan det skal ske er noget af det som vi aftaler hos hvert hospital.",
    "another script": "ภูมิภาค จะ จัด ให้ มี พยาบาล " * 9,
}


@pytest.mark.parametrize("language", TEXTS)
def test_languages_are_told(language: str) -> None:
    """Each is known by its commonest words, or its letters."""
    assert language_of([TEXTS[language]]) == language


def test_norwegian_and_danish_are_near() -> None:
    """In them measures are looked for, and the language is said."""
    assert [language for language in TEXTS if not is_foreign(language)] == ["Norwegian", "Danish"]


@pytest.mark.parametrize(
    "text", [plan(), "Region Skåne 2019 " * 20, "Vi inför Lean production och step by step. " * 5, ""]
)
def test_swedish_and_what_can_not_be_told_is_not_foreign(text: str) -> None:
    """Names, numbers and English terms in Swedish make no other language."""
    assert not is_foreign(language_of([text]))


def test_an_english_document_has_no_measures_and_says_so(tmp_path: Path) -> None:
    """The note names the language."""
    (tmp_path / "a.txt").write_text("Measures\n\n• " + "\n• ".join([TEXTS["English"]] * 3), encoding="utf-8")
    found = analyse(read(tmp_path / "a.txt"))
    assert (found.measures, found.note) == ((), "reads as English: no measures are looked for")


def test_an_english_summary_gives_none(tmp_path: Path) -> None:
    """The Swedish pages keep theirs."""
    (tmp_path / "a.txt").write_text(plan(), encoding="utf-8")
    swedish = {measure.title for measure in analyse(read(tmp_path / "a.txt")).measures}
    summary = f"\fSummary\n\n• {TEXTS['English']}\n• {TEXTS['English']}\n"
    (tmp_path / "b.txt").write_text(plan().removeprefix(" ") + summary, encoding="utf-8")
    found = analyse(read(tmp_path / "b.txt"))
    assert {measure.title for measure in found.measures} == swedish
    assert len(swedish) == 4
