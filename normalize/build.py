"""Builds the language model in `normalize/data` from counts: `python -m atgardsbanken.normalize.build COUNTS`.

COUNTS is a folder with `unigrams.tsv.gz` and `bigrams.tsv.gz` (word, [word,] count). Costs are natural logarithms of
probabilities, negated, in tenths, one byte each.
"""

from __future__ import annotations

import gzip
import logging
import math
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from pathlib import Path

import marisa_trie
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from atgardsbanken.normalize import lemmas, letters
from atgardsbanken.normalize.lexicon import DATA, STEPS_PER_COST, listed, pack
from atgardsbanken.normalize.skeleton import skeleton

log = logging.getLogger(__name__)

WORD = re.compile(r"[a-zåäöéèüàáôæø]+")
LONGEST_WORD_LETTERS = 30
"""The longest word that is kept."""
SHORTEST_PART_LETTERS = 3
"""The shortest part of a compound."""
SHORTEST_DROPPED_LETTERS = 10
"""The shortest word that is left out because its parts give it."""
LONG_PART_LETTERS = 14
"""The length from which a part of a compound must have been counted in the texts."""
SHORT_PART_COUNT = 20.0
"""How often a part of the fewest letters must have been counted: chance makes rarer ones of any word."""
PSEUDO_COUNTS = {"field": 40.0, "names": 20.0, "given_names": 10.0, "dictionary": 0.4}
"""Counts given to a word that a list names but the texts do not, by the list."""
AGENT = "are"
"""The ending of words for those who do something; it loses its e as a first part (`medarbetarsamtal`)."""
PREFIXES = ("om", "av", "ut", "in", "på", "up", "an")
"""First parts of two letters."""
PREFIX_COUNT = 20.0
"""The count that each of them is given."""
DISCOUNT_COUNT = 0.75
"""The count taken off each pair for pairs not seen (absolute discounting; Ney, Essen and Kneser 1994)."""


def rows(path: Path) -> Iterator[list[str]]:
    """Yield the columns of each line of a gzipped tab-separated file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def dictionary(language: str) -> set[str]:
    """Return every form simplemma knows in `language` that is letters only, in small letters."""
    forms = DefaultDictionaryFactory().get_dictionary(language)
    words = {str(form).lower() for form in forms}
    return {word for word in words if WORD.fullmatch(word) and 1 < len(word) <= LONGEST_WORD_LETTERS}


def proper_names() -> set[str]:
    """Return names in small letters: those listed, and forms that simplemma knows with a capital only."""
    forms = {str(form) for form in DefaultDictionaryFactory().get_dictionary("sv")}
    capitals = {form.lower() for form in forms if form.istitle() and form.lower() not in forms}
    chosen = listed("names") | listed("given_names")
    small = {form for form in forms if form == form.lower()}
    return {name for name in (capitals | chosen) - small if WORD.fullmatch(name)}


def splits(word: str) -> Iterator[tuple[str, str]]:
    """Yield every division of `word` into a first part and a head."""
    for at in range(SHORTEST_PART_LETTERS, len(word) - SHORTEST_PART_LETTERS + 1):
        yield word[:at], word[at:]


def is_first_part(part: str, words: Mapping[str, float]) -> bool:
    """Return whether `part` can begin a compound: a word, or a word and a linking s."""
    return part in words or (part.endswith("s") and part[:-1] in words)


def best_split(word: str, words: Mapping[str, float], endings: Set[str]) -> tuple[str, str] | None:
    """Return the split of `word` whose rarer part is commonest, or None if it has no two known parts."""
    found = [
        (min(words.get(first, 0) + words.get(first.rstrip("s"), 0), words[head]), first, head)
        for first, head in splits(word)
        if head in words and not {head, first} & endings and is_first_part(first, words)
    ]
    return max(found)[1:] if found else None


def compound_parts(words: Mapping[str, float], endings: Set[str]) -> tuple[dict[str, float], dict[str, float]]:
    """Count how many compounds each first part begins and each head ends."""
    firsts: defaultdict[str, float] = defaultdict(float)
    heads: defaultdict[str, float] = defaultdict(float)
    common = {
        word: count
        for word, count in words.items()
        if (count >= 1 or len(word) < LONG_PART_LETTERS)
        and (count >= SHORT_PART_COUNT or len(word) > SHORTEST_PART_LETTERS)
    }
    firsts |= dict.fromkeys(PREFIXES, PREFIX_COUNT)
    for word, count in words.items():
        if word.endswith(AGENT):
            firsts[word[:-1]] += math.log1p(count)
        if len(word) < 2 * SHORTEST_PART_LETTERS or (split := best_split(word, common, endings)) is None:
            continue
        weight = math.log1p(count)
        firsts[split[0]] += weight
        heads[split[1]] += weight
    return firsts, heads


def without_compounds(
    words: Mapping[str, float], firsts: Mapping[str, float], heads: Mapping[str, float]
) -> dict[str, float]:
    """Return the words without those uncounted ones that their parts give anyway."""

    def follows(word: str) -> bool:
        return len(word) >= SHORTEST_DROPPED_LETTERS and any(
            min(len(first), len(head)) > SHORTEST_PART_LETTERS and firsts.get(first, 0) > 1 and heads.get(head, 0) > 1
            for first, head in splits(word)
        )

    return {word: count for word, count in words.items() if count > PSEUDO_COUNTS["dictionary"] or not follows(word)}


def costs(counts: Mapping[str, float]) -> dict[str, float]:
    """Return the cost of each word, from its share of all counts."""
    total = math.log(sum(counts.values()))
    return {word: total - math.log(count) for word, count in counts.items() if count > 0}


def save_index(name: str, word_costs: Mapping[str, float]) -> None:
    """Write the words as a trie of skeleton → (cost, word)."""
    entries = [(skeleton(word), pack(cost, word)) for word, cost in word_costs.items()]
    marisa_trie.BytesTrie(entries).save(str(DATA / name))
    log.info("%s: %d words, %d bytes", name, len(entries), (DATA / name).stat().st_size)


def pair_costs(pairs: Iterable[list[str]], unigrams: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """Yield the cost of each pair "first second" given its first word, and of falling back from "first"."""
    total = sum(unigrams.values())
    by_first: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for first, second, counted in pairs:
        by_first[first].append((second, int(counted)))
    for first, seconds in by_first.items():
        of_first = max(unigrams.get(first, 0), sum(count for _, count in seconds))
        back = 1 - sum(count - DISCOUNT_COUNT for _, count in seconds) / of_first
        yield first, -math.log(max(back, 1e-3))
        for second, count in seconds:
            share = (count - DISCOUNT_COUNT) / of_first + back * unigrams.get(second, 0.5) / total
            yield f"{first} {second}", -math.log(share)


def main(folder: Path) -> None:
    """Build every file of the model from the counts in `folder`."""
    counted = {row[0]: float(row[1]) for row in rows(folder / "unigrams.tsv.gz")}
    words = {word: count for word, count in counted.items() if WORD.fullmatch(word)}
    forms = dictionary("sv")
    for word in forms:
        words.setdefault(word, PSEUDO_COUNTS["dictionary"])
    for name in ("field", "names", "given_names"):
        for word in listed(name):
            words[word] = max(words.get(word, 0), PSEUDO_COUNTS[name])
    letters.build([*(word for word in words if WORD.fullmatch(word)), *dictionary("en")])
    marisa_trie.Trie(dictionary("en") - set(words)).save(str(DATA / "english.marisa"))
    lemmas.build(DefaultDictionaryFactory().get_dictionary(lemmas.LANGUAGE).items())
    marisa_trie.Trie(proper_names()).save(str(DATA / "proper.marisa"))
    firsts, heads = compound_parts(words, listed("endings"))
    save_index("words.marisa", costs(without_compounds(words, firsts, heads)))
    save_index("firsts.marisa", costs({part: count for part, count in firsts.items() if count > 1}))
    save_index("heads.marisa", costs({part: count for part, count in heads.items() if count > 1}))
    pairs = [
        (key, (min(round(cost * STEPS_PER_COST), 255),))
        for key, cost in pair_costs(rows(folder / "bigrams.tsv.gz"), counted)
    ]
    marisa_trie.RecordTrie("<B", pairs).save(str(DATA / "pairs.marisa"))
    log.info("pairs: %d", len(pairs))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    main(Path(sys.argv[1]))
