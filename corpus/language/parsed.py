"""A parsed sentence as plain rows of words, forms and relations, quicker to look up than spaCy's tokens."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc
from spacy.tokens.morphanalysis import MorphAnalysis

from atgardsbanken.normalize.lemmas import lemmatizer

FORMS = ("VerbForm", "Voice", "Tense", "Mood", "Definite", "Polarity", "PronType")
"""Kinds of word form that are told."""
CLAUSES = frozenset({"ROOT", "conj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "acl:cleft"})
"""Relations of the heads of clauses."""
REMEMBERED = 100_000
"""Words whose lemma is remembered."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A sentence: one entry a word in each row. Heads and edges are numbers of words; a root is its own head.

    `starts` and `ends` are places in the sentence in code points, `left` and `right` the first and the last word of
    what hangs under a word, `clauses` the verb (or what stands for it) of the clause that a word stands in, and
    `branches` the word below that verb that it hangs under.
    """

    words: list[str]
    shapes: list[str]
    lemmas: list[str]
    pos: list[str]
    forms: list[str]
    deps: list[str]
    heads: list[int]
    depths: list[int]
    left: list[int]
    right: list[int]
    clauses: list[int]
    branches: list[int]
    children: list[list[int]]
    starts: list[int]
    ends: list[int]


@lru_cache(maxsize=REMEMBERED)
def lemma(word: str) -> str:
    """Return the dictionary form of a word in small letters."""
    return lemmatizer().lemmatize(word, "sv")


def read_parse(doc: Doc) -> Parsed:
    """Return the parse of a sentence as rows."""
    words = [token.lower_ for token in doc]
    pos = [token.pos_ for token in doc]
    heads = [token.head.i for token in doc]
    deps = [token.dep_ for token in doc]
    lines = [_line(i, heads) for i in range(len(words))]
    left, right = _edges(lines)
    verbs = [dep == "ROOT" or (dep in CLAUSES and tag in ("VERB", "AUX")) for dep, tag in zip(deps, pos, strict=True)]
    clauses = [next((one for one in line if verbs[one]), line[-1]) for line in lines]
    branches = [_before(line, clause) for line, clause in zip(lines, clauses, strict=True)]
    children: list[list[int]] = [[] for _ in words]
    for i, head in enumerate(heads):
        if head != i:
            children[head].append(i)
    return Parsed(
        words=words,
        shapes=[token.shape_[:3] for token in doc],
        lemmas=[lemma(word) for word in words],
        pos=pos,
        forms=[_form(token.pos_, token.morph) for token in doc],
        deps=deps,
        heads=heads,
        depths=[len(line) - 1 for line in lines],
        left=left,
        right=right,
        clauses=clauses,
        branches=branches,
        children=children,
        starts=[token.idx for token in doc],
        ends=[token.idx + len(token) for token in doc],
    )


def _form(pos: str, morph: MorphAnalysis) -> str:
    """Return the part of speech and the word forms that matter, as one word."""
    said = dict(part.split("=", 1) for part in str(morph).split("|") if "=" in part)
    return "|".join([pos, *(said[name] for name in FORMS if name in said)])


def _line(i: int, heads: list[int]) -> list[int]:
    """Return word `i` and the words above it, up to the root."""
    line = [i]
    while heads[line[-1]] != line[-1]:
        line.append(heads[line[-1]])
    return line


def _edges(lines: list[list[int]]) -> tuple[list[int], list[int]]:
    """Return the first and the last word of what hangs under each word."""
    left, right = list(range(len(lines))), list(range(len(lines)))
    for i, line in enumerate(lines):
        for above in line:
            left[above], right[above] = min(left[above], i), max(right[above], i)
    return left, right


def _before(line: list[int], clause: int) -> int:
    """Return the word of `line` that stands just below `clause`."""
    at = line.index(clause)
    return line[at - 1] if at else clause
