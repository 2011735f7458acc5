"""The areas that measures are sorted into, their definitions and cue words, read from `areas.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import cast

from atgardsbanken.corpus.records import AreaCode

NONE = "none"
"""The label of what belongs to none of the areas."""
_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class Area:
    """A development area; all texts but `code` are Swedish and shown to readers."""

    code: AreaCode
    name: str
    short: str
    definition: str
    example: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Outside:
    """A kind of measure that belongs to none of the areas, with the reason that is shown to readers."""

    code: str
    reason: str
    example: str
    cues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """All areas, all kinds of measures outside them, and words that say nothing of either."""

    areas: tuple[Area, ...]
    outside: tuple[Outside, ...]
    stop_words: frozenset[str] = frozenset()

    @property
    def groups(self) -> tuple[Area | Outside, ...]:
        """What cues belong to: the areas, then the kinds outside them."""
        return self.areas + self.outside


@cache
def load_scheme() -> Scheme:
    """The scheme in `areas.toml`."""
    data = tomllib.loads(files("atgardsbanken.corpus").joinpath("areas.toml").read_text(encoding="utf-8"))
    areas = (
        Area(cast(AreaCode, a["code"]), a["name"], a["short"], a["definition"], a["example"], tuple(a["cues"]))
        for a in data["area"]
    )
    outside = (Outside(n["code"], n["reason"], n["example"], tuple(n["cues"])) for n in data["none"])
    return Scheme(tuple(areas), tuple(outside), frozenset(data["stop_words"]))


def tokens(text: str) -> tuple[str, ...]:
    """The words of `text`, small letters, hyphens inside words kept.

    >>> tokens("IT-stöd, AT- och ST-platser")
    ('it-stöd', 'at', 'och', 'st-platser')
    """
    return tuple(_WORD.findall(text.lower()))


def telling_words(text: str, stop_words: Container[str]) -> list[str]:
    """The words of `text` that may say something of an area: neither stop words nor numbers."""
    return [word for word in tokens(text) if word not in stop_words and not word.isdigit()]


class Cues:
    """Finds the cue words of each group of a scheme in a text."""

    def __init__(self, scheme: Scheme) -> None:
        """Compile the cues of `scheme`: one pattern for words and one for phrases a group."""
        self.codes = tuple(group.code for group in scheme.groups)
        self._words = {g.code: _pattern(cue for cue in g.cues if " " not in cue) for g in scheme.groups}
        self._phrases = {g.code: _pattern(cue for cue in g.cues if " " in cue) for g in scheme.groups}
        self._groups_of = lru_cache(maxsize=100_000)(self._groups_of_word)

    def find(self, text: str) -> Mapping[str, tuple[str, ...]]:
        """The different words and phrases of `text` that are cues, by the code of their group.

        >>> dict(Cues(load_scheme()).find("Vårdnära service"))
        {'kompetens': ('service', 'vårdnära')}
        """
        words = tokens(text)
        found: dict[str, set[str]] = {}
        for word in words:
            for code in self._groups_of(word):
                found.setdefault(code, set()).add(word)
        plain = " ".join(words)
        for code, pattern in self._phrases.items():
            for match in pattern.finditer(plain):
                found.setdefault(code, set()).add(match.group())
        return {code: tuple(sorted(found[code])) for code in self.codes if code in found}

    def _groups_of_word(self, word: str) -> tuple[str, ...]:
        """The codes of the groups that have `word` as a cue."""
        return tuple(code for code, pattern in self._words.items() if pattern.fullmatch(word))


def _pattern(cues: Iterable[str]) -> re.Pattern[str]:
    """A pattern that matches any of `cues`, in which `*` stands for any letters of a word."""
    choices = "|".join(re.escape(cue).replace(r"\*", r"[\w-]*") for cue in cues)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)" if choices else r"(?!)")
