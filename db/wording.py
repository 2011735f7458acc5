"""The stages' English words in Swedish, for the site; what is not known is left as it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Wording:
    """The tables of `data/wording.toml`; `reasons` are patterns with what they mean."""

    reasons: tuple[tuple[re.Pattern[str], str], ...]
    rules: Mapping[str, str]
    facts: Mapping[str, str]
    origins: Mapping[str, str]
    fields: Mapping[str, str]


@cache
def wording() -> Wording:
    """The tables."""
    data = tomllib.loads(files("db").joinpath("data/wording.toml").read_text(encoding="utf-8"))
    reasons = tuple((re.compile(entry["pattern"]), entry["swedish"]) for entry in data["reason"])
    return Wording(reasons, data["rules"], data["facts"], data["origins"], data["fields"])


def reason(text: str) -> str:
    """Why a page was read as it was, in Swedish.

    >>> reason("no text layer; read from the picture")
    'Sidan saknar textlager; läst ur bilden.'
    """
    said = "; ".join(_part(part) for part in text.split("; "))
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def rule(name: str) -> str:
    """The rule by which a text was repaired; several are joined by a plus sign.

    >>> rule("ligature+ocr")
    'ligatur och felläst tecken'
    """
    return " och ".join(wording().rules.get(each, each) for each in name.split("+"))


def _part(part: str) -> str:
    for pattern, swedish in wording().reasons:
        match = pattern.fullmatch(part)
        if match:
            return match.expand(swedish)
    return part
