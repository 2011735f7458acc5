"""Swedish for the English messages of the stages, as the site shows them; unknown ones are left as they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from atgardsbanken.db import languages
from atgardsbanken.normalize.data_files import load

Patterns = tuple[tuple[re.Pattern[str], str], ...]
"""Patterns of English messages, each with its Swedish."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The tables of `data/wording.toml`.

    `reasons` say why a page was read as it was, `problems` why a correction was refused.
    """

    reasons: Patterns
    problems: Patterns
    rules: Mapping[str, str]
    facts: Mapping[str, str]
    origins: Mapping[str, str]
    fields: Mapping[str, str]
    errors: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class _Entry:
    """A regular expression for an English message, and its Swedish."""

    pattern: str
    swedish: str


@dataclass(frozen=True, slots=True)
class _WordingFile:
    """The content of `data/wording.toml`."""

    reason: tuple[_Entry, ...]
    problem: tuple[_Entry, ...]
    rules: Mapping[str, str]
    facts: Mapping[str, str]
    origins: Mapping[str, str]
    fields: Mapping[str, str]
    errors: Mapping[str, str]


@cache
def wording() -> Wording:
    """Read the tables of `data/wording.toml`."""
    read = load("atgardsbanken.db", "data/wording.toml", _WordingFile)
    reasons, problems = _patterns(read.reason), _patterns(read.problem)
    return Wording(reasons, problems, read.rules, read.facts, read.origins, read.fields, read.errors)


def _patterns(entries: Iterable[_Entry]) -> Patterns:
    return tuple((re.compile(entry.pattern), entry.swedish) for entry in entries)


def reason(text: str) -> str:
    """Say in Swedish why a page was read as it was; in other languages, as the stage said it in English.

    >>> reason("no text layer; read from the picture")
    'Sidan saknar textlager; läst ur bilden.'
    """
    if languages.current() != languages.SWEDISH:
        return languages.with_letters(f"{text[:1].upper()}{text[1:]}.") if text else ""
    said = "; ".join(_said(part, wording().reasons) or part for part in text.split("; "))
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def problem(text: str) -> str:
    """Say in Swedish why a correction was refused; "" where that is not known, and in other languages.

    >>> problem("title: may not be empty; write what the measure is called")
    'Titeln får inte vara tom.'
    """
    return _said(text, wording().problems) if languages.current() == languages.SWEDISH else ""


def failure(error: str) -> str:
    """Say why a file or page could not be read, by the class of the error.

    >>> failure("EncryptedPdfError")
    'Filen öppnas bara med lösenord.'
    """
    return languages.text(wording().errors.get(error, "Filen eller sidan kunde inte läsas."))


def rule(name: str) -> str:
    """Name the rule of a repair, in Swedish or else as it is, in English; several are joined by a plus sign.

    >>> rule("ligature+ocr")
    'ligatur och felläst tecken'
    """
    if languages.current() != languages.SWEDISH:
        return languages.with_letters(" and ".join(name.split("+")))
    return " och ".join(wording().rules.get(each, each) for each in name.split("+"))


def _said(text: str, patterns: Patterns) -> str:
    """Return the Swedish of the first pattern that fits a text; "" where none does."""
    matches = ((pattern.fullmatch(text), swedish) for pattern, swedish in patterns)
    return next((match.expand(swedish) for match, swedish in matches if match), "")
