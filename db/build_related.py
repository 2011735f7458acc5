"""Builds `data/related.marisa`: `python -m atgardsbanken.db.build_related FOLDER THESAURUS`.

FOLDER holds `vectors.npz` (`words`, `vectors`), `unigrams.tsv.gz` (word, count), `bigrams.tsv.gz` (two words, count);
THESAURUS is `th_sv_SE_v2.dat` of the package mythes-sv. A pair of the thesaurus is kept where the words are used alike
in administrative text, and other pairs where both their vectors and their neighbours on the line are alike.
"""

from __future__ import annotations

import argparse
import gzip
import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

import marisa_trie
import numpy as np
import numpy.typing as npt
from sklearn.decomposition import TruncatedSVD
from sklearn.preprocessing import normalize as unit_rows

from atgardsbanken.normalize import words

OUT = Path(__file__).parent / "data" / "related.marisa"
FEWEST_COUNT = 8
"""How often a word must stand in the text that the vectors are learned from."""
FEWEST_NEIGHBOURS = 30
"""How often a word must stand beside counted words, for its neighbours to say what it is like."""
SYNONYM_FROM = 0.4
"""The cosine of vectors from which a pair of the thesaurus is kept."""
ALIKE_FROM = 0.68
"""The geometric mean of the cosines of vectors and of neighbours from which two words are used alike."""
NEAREST, MOST_ALIKE, MOST_KEPT = 8, 4, 6
"""Nearest words that are looked at, those kept of them, and those kept in all."""
NEIGHBOUR_DIMENSIONS = 150

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


def learned(known: Words, thesaurus: Path) -> Related:
    """Return the words related to each word, with how much they are alike, 0.0-1.0."""
    found: Related = defaultdict(dict)
    for one, other in synonyms(thesaurus):
        if one != other and one in known.row and other in known.row:
            alike = float(known.vectors[known.row[one]] @ known.vectors[known.row[other]])
            if alike >= SYNONYM_FROM:
                found[one][other] = found[other][one] = alike
    for one, others in _used_alike(known).items():
        for other, alike in others:
            found[one].setdefault(other, alike)
    return found


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


def main() -> None:
    """Learn the related words and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("thesaurus", type=Path)
    told = parser.parse_args()
    found = learned(Words(told.folder), told.thesaurus)
    kept = {word: sorted(others, key=lambda other: (-others[other], other)) for word, others in found.items() if others}
    trie = marisa_trie.BytesTrie((word, "\n".join(others[:MOST_KEPT]).encode()) for word, others in kept.items())
    trie.save(str(OUT))


if __name__ == "__main__":
    main()
