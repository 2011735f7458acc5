"""The areas that measures are sorted into, with definitions and cue words, read from `areas.toml`."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from functools import cache, lru_cache

import msgspec

from atgardsbanken.corpus.records import AreaCode
from atgardsbanken.normalize.data_files import load

NONE = "none"
"""The label of what belongs to none of the areas."""
_WORD = re.compile(r"\w+(?:-\w+)*")


class Area(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A development area; all texts but `code` are Swedish and shown to readers."""

    code: AreaCode
    name: str
    short: str
    definition: str
    example: str
    cues: tuple[str, ...]


class OutsideKind(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of measure that belongs to none of the areas, with the reason that is shown to readers."""

    code: str
    reason: str
    example: str
    cues: tuple[str, ...]


class Scheme(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All areas, all kinds of measures outside them, and stop words, which tell nothing of either."""

    areas: tuple[Area, ...] = msgspec.field(name="area")
    outside: tuple[OutsideKind, ...] = msgspec.field(name="none")
    stop_words: frozenset[str] = frozenset()

    @property
    def groups(self) -> tuple[Area | OutsideKind, ...]:
        """Return all that cues belong to: the areas, then the kinds outside them."""
        return self.areas + self.outside


@cache
def load_scheme() -> Scheme:
    """Return the scheme in `areas.toml`, read once."""
    return load("atgardsbanken.corpus", "areas.toml", Scheme)


def hyphenated_words(text: str) -> tuple[str, ...]:
    """Return the words of `text` in small letters, with hyphens inside words.

    >>> hyphenated_words("IT-stöd, AT- och ST-platser")
    ('it-stöd', 'at', 'och', 'st-platser')
    """
    return tuple(_WORD.findall(text.lower()))


def content_words(text: str, stop_words: Container[str]) -> list[str]:
    """Return the words of `text` that may tell of an area: neither stop words nor numbers."""
    return [word for word in hyphenated_words(text) if word not in stop_words and not word.isdigit()]


class Cues:
    """Finds the cue words of each group of a scheme in a text."""

    def __init__(self, scheme: Scheme) -> None:
        """Compile the cues of `scheme`: one pattern for words and one for phrases a group."""
        self.codes = tuple(group.code for group in scheme.groups)
        self._words = {g.code: _pattern(cue for cue in g.cues if " " not in cue) for g in scheme.groups}
        self._phrases = {g.code: _pattern(cue for cue in g.cues if " " in cue) for g in scheme.groups}
        self._groups_of = lru_cache(maxsize=100_000)(self._groups_of_word)

    def find(self, text: str) -> Mapping[str, tuple[str, ...]]:
        """Return the different words and phrases of `text` that are cues, by the code of their group.

        >>> dict(Cues(load_scheme()).find("Vårdnära service"))
        {'kompetens': ('service', 'vårdnära')}
        """
        words = hyphenated_words(text)
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
        """Return the codes of the groups that have `word` as a cue."""
        return tuple(code for code, pattern in self._words.items() if pattern.fullmatch(word))


def _pattern(cues: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that matches any of `cues`, in which `*` stands for any letters of a word."""
    choices = "|".join(re.escape(cue).replace(r"\*", r"[\w-]*") for cue in cues)
    return re.compile(rf"(?<!\w)(?:{choices})(?!\w)" if choices else r"(?!)")
