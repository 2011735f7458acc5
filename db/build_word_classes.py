"""Builds `data/word_classes.toml`: `python -m atgardsbanken.db.build_word_classes TREEBANK...`.

Each TREEBANK is a file of Universal Dependencies in CoNLL-U. A word is listed as a verb or an adjective where most of
its occurrences in the treebanks are; all others are taken for nouns.
"""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from atgardsbanken.normalize import words

OUT = Path(__file__).parent / "data" / "word_classes.toml"
CLASSES: Mapping[str, str] = {"VERB": "verbs", "AUX": "verbs", "ADJ": "adjectives"}
"""The tags of Universal Dependencies that are told apart, and their names in the file."""
COUNTED = frozenset({*CLASSES, "NOUN", "PROPN", "ADV", "NUM"})
"""The tags of words with content."""
LEAST_SHARE = 0.6
"""The share of a word's occurrences in one class from which it is of that class, 0.0-1.0."""
HEAD = """# Words of a query that are no nouns, in dictionary form: `python -m atgardsbanken.db.build_word_classes`.
# From Universal Dependencies: Talbanken (CC BY-SA 4.0) and PUD (CC BY-SA 3.0).
"""


def word_classes(lines: Iterable[str]) -> dict[str, list[str]]:
    """Return the dictionary forms of each class, from the lines of treebanks."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for form, tag in _tagged(lines):
        counts[words.lemma(form)][CLASSES.get(tag, "")] += 1
    return {name: sorted(_of_class(counts, name)) for name in dict.fromkeys(CLASSES.values())}


def _tagged(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield the words with content in small letters, each with its tag."""
    for columns in (line.rstrip("\n").split("\t") for line in lines):
        if len(columns) > 3 and columns[0].isdigit() and columns[3] in COUNTED and columns[1].isalpha():
            yield columns[1].lower(), columns[3]


def _of_class(counts: Mapping[str, Counter[str]], name: str) -> Iterator[str]:
    return (word for word, held in counts.items() if held[name] > LEAST_SHARE * held.total())


def main() -> None:
    """Read the treebanks and write the file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("treebanks", type=Path, nargs="+")
    told = parser.parse_args()
    lines = [line for path in told.treebanks for line in path.read_text(encoding="utf-8").splitlines()]
    lists = (f'{name} = """\n' + " ".join(found) + '\n"""\n' for name, found in word_classes(lines).items())
    OUT.write_text(HEAD + "\n" + "\n".join(lists), encoding="utf-8")


if __name__ == "__main__":
    main()
