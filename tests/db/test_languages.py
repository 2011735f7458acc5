"""The languages of the site: every text is translated, and what is from the bank is marked as Swedish."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from markupsafe import Markup

from atgardsbanken.corpus.areas import load_scheme
from atgardsbanken.db import labels, languages
from atgardsbanken.db.accuracy import accuracy
from atgardsbanken.db.datasette_plugin.data_files import EXAMPLES
from atgardsbanken.db.datasette_plugin.missing import DAMAGED, HEADINGS
from atgardsbanken.db.datasette_plugin.results import CHIP_PATTERNS
from atgardsbanken.db.datasette_plugin.translating import NUMBERS, PLACE, messages
from atgardsbanken.db.languages import TRANSLATED, answering_in, lang_of, language, number, swedish, text
from atgardsbanken.db.population import population
from atgardsbanken.db.search import match_forms
from atgardsbanken.db.search.hits import OVER
from atgardsbanken.db.search.places import region_groups
from atgardsbanken.db.wording import wording

DB = Path(labels.__file__).parent
TEMPLATES = DB / "datasette_plugin" / "templates" / "bank"
TOLD = re.compile(r"(?<![.\w])text\(\s*f?[\"']([^\"']+)[\"']\s*\)")
"""A message in Python."""

PROPER_NAMES = ("Norrland", "Svealand", "Götaland")
"""Groups of regions that are called the same in all languages."""


def from_templates() -> Iterator[str]:
    """Yield the messages of all templates."""
    for path in sorted(TEMPLATES.glob("*.html")):
        yield from messages(path.read_text(encoding="utf-8"))


def from_tables() -> Iterator[str]:
    """Yield the texts of tables that pages show."""
    for name in dir(labels):
        found = getattr(labels, name)
        if name.isupper() and name != "MARK":
            yield from found.values() if isinstance(found, dict) else [found]
    told = wording()
    for table in (told.facts, told.origins, told.fields, told.errors):
        yield from table.values()
    for each in accuracy():
        yield each.swedish
    yield from (population().day, population().source, DAMAGED, OVER, *HEADINGS.values(), *EXAMPLES)
    yield from (example.answers for examples in EXAMPLES.values() for example in examples)
    yield from (form.reason for form in vars(match_forms).values() if isinstance(form, match_forms.MatchForm))
    for area in load_scheme().areas:
        yield from (area.name, area.short, area.definition)
    yield from (each.reason for each in load_scheme().outside)
    yield from (group.label for group in region_groups() if group.label not in PROPER_NAMES)
    yield from CHIP_PATTERNS


def from_python() -> Iterator[str]:
    """Yield the messages of Python files."""
    for path in sorted(DB.rglob("*.py")):
        yield from TOLD.findall(path.read_text(encoding="utf-8"))


def places(message: str) -> list[str]:
    """Return the values and tags of a message."""
    return sorted(match[0] for match in PLACE.finditer(message))


ALL = sorted({*from_templates(), *from_tables(), *from_python()})


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_message_is_translated(code: str) -> None:
    """No text of the site is missing in another language."""
    assert [message for message in ALL if message not in language(code).messages] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_translations_have_the_places_of_their_messages(code: str) -> None:
    """A translation holds each value and tag of its message, once."""
    pairs = language(code).messages.items()
    each = [(message, part) for message, told in pairs for part in told.split(NUMBERS)]
    assert [message for message, told in each if places(message) != places(told)] == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_python_places_are_kept(code: str) -> None:
    """A translation holds the named and unnamed values that Python fills in."""
    place = re.compile(r"\{[a-z]*\}")
    pairs = language(code).messages.items()
    assert [message for message, told in pairs if sorted(place.findall(message)) != sorted(place.findall(told))] == []


def test_swedish_is_left_as_it_is() -> None:
    """A Swedish page shows messages as they are written, and marks nothing."""
    assert (text("Dokument"), swedish("Vårdnära service"), lang_of("Skåne")) == ("Dokument", "Vårdnära service", "")


def test_text_of_the_bank_is_marked() -> None:
    """A page in English marks plain text as Swedish, but neither translations, numbers nor addresses."""
    with answering_in("en"):
        shown = [
            swedish(value) for value in ("Skåne", text("Dokument"), 2018, "2018–2020", "https://site/å", Markup("x"))
        ]
    assert shown == ['<span lang="sv">Skåne</span>', "Documents", 2018, "2018–2020", "https://site/å", "x"]


def test_marking_escapes() -> None:
    """Text of the bank never becomes markup."""
    with answering_in("en"):
        assert str(swedish("<b>å</b>")) == '<span lang="sv">&lt;b&gt;å&lt;/b&gt;</span>'


def test_numbers_are_written_in_the_language() -> None:
    """Swedish parts thousands by a blank and decimals by a comma, English by a comma and a point."""
    with answering_in("en"):
        english = (number(1234.5, 1), languages.figure(-1234.5))
    assert (number(1234.5, 1), languages.figure(-1234.5), english) == (
        "1\u00a0234,5",
        "–1\u00a0234,5",
        ("1,234.5", "–1,234.5"),
    )


def test_each_language_has_twelve_months() -> None:
    """Dates are written with the names of months."""
    assert [len(language(code).months) for code in TRANSLATED] == [12]
