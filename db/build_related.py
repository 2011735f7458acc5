"""Builds `data/related.marisa`, `stems.json`: `python -m atgardsbanken.db.build_related FOLDER THESAURUS DICTIONARIES`.

FOLDER holds `vectors.npz` (`words`, `vectors`), `unigrams.tsv.gz` (word, count), `bigrams.tsv.gz` (two words, count);
THESAURUS is `th_sv_SE_v2.dat` of the package mythes-sv, DICTIONARIES a folder with the files of WikDict's packages
dict-freedict. A pair of words that the thesaurus gives, or that share a translation, is kept where they are used alike
in administrative text or where several languages say so; other pairs where their vectors are alike, or those and their
neighbours on the line. What a stem finds by itself is left out.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import marisa_trie
import numpy as np
import numpy.typing as npt
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize as unit_rows

from atgardsbanken.db.dictionaries import shared_translations
from atgardsbanken.db.search.analysis import analyse, stem, stem_by_ending
from atgardsbanken.db.word_families import families, known_words
from atgardsbanken.normalize import words

DATA = Path(__file__).parent / "data"
OUT, STEMS = DATA / "related.marisa", DATA / "stems.json"
FEWEST_COUNT = 8
"""How often a word must stand in the text that the vectors are learned from."""
FEWEST_NEIGHBOURS = 30
"""How often a word must stand beside counted words, for its neighbours to say what it is like."""
SYNONYM_FROM, LEAST_SYNONYM, LESS_PER_SOURCE = 0.4, 0.2, 0.05
"""The cosine from which a pair that sources give is kept, the least such, and how much less each source allows."""
SURE_FROM = 1.6
"""The evidence from which a pair is kept that text does not know: two sources, one of them in its very meaning."""
MOST_EVIDENCE, ALIKE_PER_SOURCE, ALIKE_UNSEEN = 3.0, 0.1, 0.35
"""Sources that count, what each adds to a pair's cosine, and the cosine of a pair that text does not know."""
NEAR_FROM = 0.68
"""The cosine of vectors from which two words, each among the nearest of the other, are used alike."""
ALIKE_FROM = 0.68
"""The geometric mean of the cosines of vectors and of neighbours from which two words are used alike."""
NEAREST, MOST_ALIKE, MOST_KEPT = 8, 4, 6
NEAREST_BY_VECTOR = 7
"""Nearest words that are looked at, those kept of them, and those kept in all; those looked at by vectors alone."""
NEIGHBOUR_DIMENSIONS = 150
ROWS_AT_ONCE = 1000

Numbers = npt.NDArray[np.float64]
Related = dict[str, dict[str, float]]


class Words:
    """The dictionary forms of a text, with their vectors and those of their neighbours, one row a word, unit length."""

    def __init__(self, folder: Path) -> None:
        counts = {row[0]: int(row[1]) for row in _rows(folder / "unigrams.tsv.gz")}
        total = Counter[str]()
        for word, count in counts.items():
            total[words.lemma(word)] += count
        sums: dict[str, Numbers] = defaultdict(lambda: np.zeros(1))
        with np.load(folder / "vectors.npz", allow_pickle=False) as data:
            for word, vector in zip(map(str, data["words"]), data["vectors"].astype(float), strict=True):
                if word.replace("-", "").isalpha():
                    sums[words.lemma(word)] = sums[words.lemma(word)] + vector * math.sqrt(counts.get(word, 1))
        self.names = [name for name in sums if total[name] >= FEWEST_COUNT and len(name) > 2]
        self.row = {name: row for row, name in enumerate(self.names)}
        self.vectors: Numbers = unit_rows(np.array([sums[name] for name in self.names]))
        self.neighbours, self.beside = self._neighbours(folder / "bigrams.tsv.gz")

    def cosine(self, one: str, other: str) -> float | None:
        """Return how alike the vectors of two words are, -1.0-1.0; None where one has none."""
        if one not in self.row or other not in self.row:
            return None
        return float(self.vectors[self.row[one]] @ self.vectors[self.row[other]])

    def _neighbours(self, path: Path) -> tuple[Numbers, Numbers]:
        """Return vectors of what stands beside each word (PPMI, singular values), and how often anything does."""
        from scipy.sparse import coo_matrix  # typed nowhere; needed here alone

        columns: dict[str, int] = {}
        found = Counter[tuple[int, int]]()
        for first, second, count in _rows(path):
            for word, beside in ((first, f"> {second}"), (second, f"< {first}")):
                row = self.row.get(words.lemma(word))
                if row is not None:
                    found[row, columns.setdefault(beside, len(columns))] += int(count)
        rows, places = np.array(list(found)).T
        values = np.array(list(found.values()), float)
        by_row, by_column = np.bincount(rows, values, len(self.names)), np.bincount(places, values) ** 0.75
        ppmi = np.maximum(np.log(values * by_column.sum() / (by_row[rows] * by_column[places])), 0)
        matrix = coo_matrix((ppmi, (rows, places)), shape=(len(self.names), len(columns))).tocsr()
        return unit_rows(TruncatedSVD(NEIGHBOUR_DIMENSIONS, random_state=0).fit_transform(matrix)), by_row.astype(float)


def _rows(path: Path) -> Iterator[list[str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def synonyms(path: Path) -> Iterator[tuple[str, str]]:
    """Read the pairs of single words of a MyThes file, in dictionary form."""
    head = ""
    for line in path.read_text(encoding="latin-1").splitlines()[1:]:
        first, *others = line.split("|")
        head = head if line.startswith("|") else first
        for other in others if line.startswith("|") else ():
            if " " not in head + other:
                yield words.lemma(head), words.lemma(other)


def learned(known: Words, thesaurus: Path, dictionaries: Path) -> Related:
    """Return the words related to each word, with how much they are alike."""
    found: Related = defaultdict(dict)
    for (one, other), told in _told(thesaurus, dictionaries).items():
        alike = _alike(known.cosine(one, other), told)
        if alike:
            found[one][other] = found[other][one] = alike
    for pairs in (_used_alike(known), _near(known)):
        for one, others in pairs.items():
            for other, alike in others:
                found[one].setdefault(other, alike)
    return found


def _told(thesaurus: Path, dictionaries: Path) -> dict[tuple[str, str], float]:
    """Return how many sources say that two words mean the same."""
    found = Counter[tuple[str, str]]()
    for one, other in {(min(pair), max(pair)) for pair in synonyms(thesaurus)}:
        found[one, other] += 1
    return {**found, **{pair: told + found[pair] for pair, told in shared_translations(dictionaries).items()}}


def _alike(cosine: float | None, told: float) -> float:
    """Return how much two words are alike that sources give for each other; 0 where they are not."""
    bonus = ALIKE_PER_SOURCE * min(told, MOST_EVIDENCE)
    if cosine is None:
        return ALIKE_UNSEEN + bonus if told >= SURE_FROM else 0.0
    least = max(LEAST_SYNONYM, SYNONYM_FROM - LESS_PER_SOURCE * told)
    return cosine + bonus if cosine >= least else 0.0


def _used_alike(known: Words) -> dict[str, list[tuple[str, float]]]:
    """Return for each word those used most like it, of which it is one of the nearest, too."""
    rows = np.flatnonzero(known.beside > FEWEST_NEIGHBOURS)
    vectors, neighbours = known.vectors[rows], known.neighbours[rows]
    near: list[dict[int, float]] = []
    for place in range(len(rows)):
        by_vector, by_neighbours = vectors @ vectors[place], neighbours @ neighbours[place]
        alike = np.sqrt(np.maximum(by_vector, 0) * np.maximum(by_neighbours, 0))
        near.append({int(other): float(alike[other]) for other in np.argsort(-alike)[1 : NEAREST + 1]})
    names = [known.names[row] for row in rows]
    return {
        names[place]: [
            (names[other], alike) for other, alike in each.items() if alike >= ALIKE_FROM and place in near[other]
        ][:MOST_ALIKE]
        for place, each in enumerate(near)
    }


def _near(known: Words) -> dict[str, list[tuple[str, float]]]:
    """Return for each word those with the nearest vectors, of which it is one of the nearest, too."""
    near: list[dict[int, float]] = []
    for start in range(0, len(known.names), ROWS_AT_ONCE):
        alike = known.vectors[start : start + ROWS_AT_ONCE] @ known.vectors.T
        nearest = np.argpartition(-alike, NEAREST_BY_VECTOR, axis=1)[:, :NEAREST_BY_VECTOR]
        near += [
            {int(other): float(row[other]) for other in places} for row, places in zip(alike, nearest, strict=True)
        ]
    return {
        known.names[row]: [
            (known.names[other], alike)
            for other, alike in each.items()
            if alike >= NEAR_FROM and other != row and row in near[other]
        ]
        for row, each in enumerate(near)
    }


def kept(word: str, others: Mapping[str, float]) -> list[str]:
    """Return the words that are kept of those related to a word, the nearest first: none that its stem finds.

    >>> kept("kompetens", {"kunskap": 0.6, "kompetensbehov": 0.8})
    ['kunskap']
    """
    root = stem(word)
    ordered = sorted(others, key=lambda other: (-others[other], other))
    return [other for other in ordered if len(other) > 2 and root not in analyse(other).stems][:MOST_KEPT]


def main() -> None:
    """Learn the stems of families, then the related words, and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("folder", "thesaurus", "dictionaries"):
        parser.add_argument(name, type=Path)
    told = parser.parse_args()
    known = Words(told.folder)
    shared = families(known_words(), stem_by_ending, known.cosine)
    STEMS.write_text(json.dumps(shared, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    found = {word: kept(word, others) for word, others in learned(known, told.thesaurus, told.dictionaries).items()}
    trie = marisa_trie.BytesTrie((word, "\n".join(others).encode()) for word, others in found.items() if others)
    trie.save(str(OUT))


if __name__ == "__main__":
    main()
