"""Reads dictionaries of dictd between Swedish and other languages, for Swedish words that share translations."""

from __future__ import annotations

import gzip
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import combinations
from pathlib import Path

from atgardsbanken.normalize import words

SWEDISH = "swe"
NUMBERING = re.compile(r"^\d+\.(?:\+\d+\.)*\s+|\s\d+\.$|\([^()]*\)")
"""Numbers of meanings before and after translations, and remarks among them."""
NEXT_MEANING = re.compile(r"(?<![\d.+])\d+\.(?:\+\d+\.)* \S")
HEADWORD_END = re.compile(r" [/<\[]")
WORD = re.compile(r"[a-zåäöé-]+")
DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
"""The digits of the numbers in an index of dictd."""
MOST_WORDS = 8
"""Swedish words that may share a translation; those of more have no meaning in common."""
SAME_MEANING, SAME_TRANSLATION = 1.0, 0.6
"""What it tells of two words that they translate one meaning of a word, and that they share a translation at all."""

Evidence = Mapping[tuple[str, str], float]
"""How many languages say that two Swedish words mean the same, by the two in order of the alphabet."""


def shared_translations(folder: Path) -> Evidence:
    """Return what the dictionaries in a folder (`freedict-deu-swe.index` and `.dict.dz`, …) say of pairs of words."""
    by_language: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    together: dict[tuple[str, str], set[str]] = defaultdict(set)
    for index in sorted(folder.glob("freedict-*.index")):
        _, source, target = index.stem.split("-")
        for headword, translations in entries(index):
            if target == SWEDISH:
                swedish = sorted(set(_swedish(translations)))
                together[source, headword].update(swedish)
                by_language[source].update(dict.fromkeys(_pairs(swedish), SAME_MEANING))
            else:
                for each in translations:
                    together[target, each].update(_swedish([headword]))
    for (language, _), swedish_words in together.items():
        for pair in _pairs(sorted(swedish_words)):
            by_language[language].setdefault(pair, SAME_TRANSLATION)
    found: dict[tuple[str, str], float] = defaultdict(float)
    for pairs in by_language.values():
        for pair, told in pairs.items():
            found[pair] += told
    return found


def _pairs(swedish: list[str]) -> Iterator[tuple[str, str]]:
    return combinations(swedish, 2) if len(swedish) <= MOST_WORDS else iter(())


def _swedish(written: list[str]) -> Iterator[str]:
    """Yield the dictionary forms of single words."""
    return (words.lemma(each) for each in map(str.lower, written) if WORD.fullmatch(each))


def entries(index: Path) -> Iterator[tuple[str, list[str]]]:
    """Read a dictionary: each headword with the translations of one of its meanings."""
    content = gzip.decompress(index.with_suffix(".dict.dz").read_bytes())
    places = {
        tuple(line.split("\t")[1:3]) for line in index.read_text(encoding="utf-8").splitlines() if line[:2] != "00"
    }
    for start, length in sorted((_number(start), _number(length)) for start, length in places):
        yield from meanings(content[start : start + length].decode())


def meanings(entry: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the headword of an entry with the translations of each meaning; explanations are passed over.

    >>> list(meanings("Ausbildung /x/ <n, fem>\\n1. utbildning\\nErlernen eines Berufes\\n2. träning, utveckling"))
    [('Ausbildung', ['utbildning']), ('Ausbildung', ['träning', 'utveckling'])]
    """
    first, *lines = entry.split("\n")
    headword = HEADWORD_END.split(first)[0].strip()
    for place, line in enumerate(lines):
        if place == 0 or NEXT_MEANING.match(line):
            yield headword, [each.strip() for each in NUMBERING.sub("", line.strip()).split(",") if each.strip()]


def _number(digits: str) -> int:
    value = 0
    for digit in digits:
        value = value * len(DIGITS) + DIGITS.index(digit)
    return value
