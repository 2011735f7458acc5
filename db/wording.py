"""The stages' English words in Swedish, for the site; what is not known is left as it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

Patterns = tuple[tuple[re.Pattern[str], str], ...]
"""What the stages may write, with what it means in Swedish."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The tables of `data/wording.toml`.

    `reasons` tell why a page was read as it was, `problems` why a correction was not kept.
    """

    reasons: Patterns
    problems: Patterns
    rules: Mapping[str, str]
    facts: Mapping[str, str]
    origins: Mapping[str, str]
    fields: Mapping[str, str]
    errors: Mapping[str, str]


@cache
def wording() -> Wording:
    """The tables."""
    data = tomllib.loads(files("atgardsbanken.db").joinpath("data/wording.toml").read_text(encoding="utf-8"))
    reasons, problems = _patterns(data["reason"]), _patterns(data["problem"])
    return Wording(reasons, problems, data["rules"], data["facts"], data["origins"], data["fields"], data["errors"])


def _patterns(entries: Iterable[Mapping[str, str]]) -> Patterns:
    return tuple((re.compile(entry["pattern"]), entry["swedish"]) for entry in entries)


def reason(text: str) -> str:
    """Why a page was read as it was, in Swedish.

    >>> reason("no text layer; read from the picture")
    'Sidan saknar textlager; läst ur bilden.'
    """
    said = "; ".join(_said(part, wording().reasons) or part for part in text.split("; "))
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def problem(text: str) -> str:
    """Why a correction was not kept, in Swedish; "" where that is not known.

    >>> problem("title: may not be empty; write what the measure is called")
    'Titeln får inte vara tom.'
    """
    return _said(text, wording().problems)


def failure(error: str) -> str:
    """Why a file or page could not be read, by the error's name.

    >>> failure("EncryptedPdfError")
    'Filen öppnas bara med lösenord.'
    """
    return wording().errors.get(error, "Filen eller sidan kunde inte läsas.")


def rule(name: str) -> str:
    """The rule by which a text was repaired; several are joined by a plus sign.

    >>> rule("ligature+ocr")
    'ligatur och felläst tecken'
    """
    return " och ".join(wording().rules.get(each, each) for each in name.split("+"))


def _said(text: str, patterns: Patterns) -> str:
    """What the first pattern that fits the text means; "" where none does."""
    matches = ((pattern.fullmatch(text), swedish) for pattern, swedish in patterns)
    return next((match.expand(swedish) for match, swedish in matches if match), "")
