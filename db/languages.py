"""The languages of the site: Swedish, in which its texts are written, and those that a table translates it to.

A message is a text as it stands in a template or in Python, in Swedish; `data/languages/en.toml` holds its English.
The language is the one of the request that is being answered (a context variable, as in `gettext`'s web adapters).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import cache

from markupsafe import Markup, escape

from atgardsbanken.normalize.data_files import load

SWEDISH = "sv"
"""The language of messages, and of what the documents say."""
TRANSLATED = ("en",)
"""The languages that have a table in `data/languages`."""
LETTERS = re.compile(r"[^\W\d_]{2}|[åäöÅÄÖ]")
"""What a text has that is in some language at all: letters side by side, or one that only Swedish has."""
SWEDISH_LETTERS = re.compile(r"[åäöÅÄÖ](?:,? [åäöÅÄÖ])*")
"""Letters that a text in another language names."""
ADDRESS = re.compile(r"/|https?://")
"""What an address begins with, which is in no language."""
_CURRENT = ContextVar("language", default=SWEDISH)


@dataclass(frozen=True, slots=True)
class Language:
    """A language: how it writes numbers and dates, and its texts by the Swedish ones.

    `link` says that the same page is there in it; `date` is a pattern of `str.format` with `day`, `month` and `year`.
    """

    link: str
    thousands: str
    decimal: str
    months: tuple[str, ...]
    date: str
    messages: Mapping[str, str]


@cache
def language(code: str) -> Language:
    """Read the table of a language."""
    return load("atgardsbanken.db", f"data/languages/{code}.toml", Language)


def current() -> str:
    """Return the code of the language in which the request is answered."""
    return _CURRENT.get()


@contextmanager
def answering_in(code: str) -> Iterator[None]:
    """Answer in a language inside the `with` block.

    >>> with answering_in("en"):
    ...     str(text("Dokument"))
    'Documents'
    """
    token = _CURRENT.set(code)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def prefix() -> str:
    """Return what the paths of pages begin with in the current language: "/en", and "" for Swedish."""
    return _before(current())


def _before(code: str) -> str:
    return "" if code == SWEDISH else f"/{code}"


def text(message: str) -> str:
    """Return a Swedish message in the current language, as markup; as it is where that has no text for it."""
    if current() == SWEDISH:
        return message
    found = language(current()).messages.get(message)
    return message if found is None else Markup(found)  # noqa: S704 - from the program's own table


def texts(table: Mapping[str, str]) -> Mapping[str, str]:
    """Return the messages of a table of codes in the current language.

    >>> with answering_in("en"):
    ...     str(texts({"list": "Dokument"})["list"])
    'Documents'
    """
    return table if current() == SWEDISH else {code: text(message) for code, message in table.items()}


def strung(separator: str, parts: Iterable[str]) -> str:
    """Join texts, of which some may be markup in another language than Swedish."""
    return separator.join(parts) if current() == SWEDISH else Markup(separator).join(parts)  # noqa: S704 - a constant


def swedish(value: object) -> object:
    """Mark what is shown as Swedish on a page in another language; what is translated, and numbers, stay.

    Text from the bank is a plain string and what `text` returns is markup, which tells them apart.

    >>> with answering_in("en"):
    ...     str(swedish("Vårdnära service")), str(swedish(text("Dokument"))), swedish(2018)
    ('<span lang="sv">Vårdnära service</span>', 'Documents', 2018)
    """
    return Markup('<span lang="sv">{}</span>').format(value) if _is_from_bank(value) else value


def plain(value: object) -> object:
    """Return what is shown where nothing can be marked, as in an attribute: markup without its tags.

    >>> plain(Markup('<span lang="sv">Skåne</span>')), plain("Skåne")
    ('Skåne', 'Skåne')
    """
    return value.striptags() if isinstance(value, Markup) else value


def with_letters(said: str) -> str:
    """Return a text of a stage, which is in English, as markup in which the letters that it names are Swedish.

    >>> str(with_letters("å read as a"))
    '<span lang="sv">å</span> read as a'
    """
    return Markup(SWEDISH_LETTERS.sub(r'<span lang="sv">\g<0></span>', str(escape(said))))  # noqa: S704 - escaped


def lang_of(value: object) -> str:
    """Return the attribute that marks an element as Swedish on a page in another language, where its text is."""
    marked = _is_from_bank(value) or (isinstance(value, Markup) and 'lang="sv"' in value)
    return Markup(' lang="sv"') if marked else ""


def _is_from_bank(value: object) -> bool:
    if current() == SWEDISH or not isinstance(value, str) or isinstance(value, Markup):
        return False
    return LETTERS.search(value) is not None and not ADDRESS.match(value)


def number(value: float, decimals: int = 0) -> str:
    """Write a number in the current language.

    >>> with answering_in("en"):
    ...     number(1234.5, 1)
    '1,234.5'
    """
    return _written(f"{value:,.{decimals}f}")


def figure(value: float) -> str:
    """Write a number from a table, with up to three decimals, in the current language.

    >>> figure(-12.5)
    '–12,5'
    """
    return _written(f"{value:,.3f}".rstrip("0").rstrip(".").replace("-", "–"))


def _written(english: str) -> str:
    told = language(current())
    return english.translate({ord(","): told.thousands, ord("."): told.decimal})


def day(iso: str) -> str:
    """Write a date (ISO 8601) in the current language.

    >>> with answering_in("en"):
    ...     day("2026-03-05")
    '5 March 2026'
    """
    if current() == SWEDISH:
        return iso
    told, read = language(current()), date.fromisoformat(iso)
    return told.date.format(day=read.day, month=told.months[read.month - 1], year=read.year)


def other_addresses(origin: str, base: str, path: str) -> list[tuple[str, str]]:
    """Return each language with the address of the same page in it; `path` is that of the Swedish one after `base`."""
    return [(code, f"{origin}{base}{_before(code)}{path}") for code in (SWEDISH, *TRANSLATED)]
