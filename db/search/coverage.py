"""How much of a query rows cover: what the best match of each term is worth, terms weighed by their rarity."""

from __future__ import annotations

import math

import msgspec
import numpy as np

from atgardsbanken.db.search import index_arrays
from atgardsbanken.db.search.expand import evidence, parts_apart, parts_in_title
from atgardsbanken.db.search.index_arrays import Bits, Mask
from atgardsbanken.db.search.index_reader import IndexReader, Places, Scores
from atgardsbanken.db.search.match_forms import FIELD_OF
from atgardsbanken.db.search.query_forms import TermForms
from atgardsbanken.db.search.ranking import Ranking

LEAST_RARITY = 0.05
"""The rarity of a word that stands in every row: it still counts, so that a bank of one kind of measures is ranked."""


def covering(reader: IndexReader, terms: tuple[TermForms, ...], rows: Mask, weights: Ranking) -> Mask:
    """Return those of the rows that cover enough of a question to answer it, in whichever field they do."""
    places = np.flatnonzero(rows)
    anywhere = msgspec.structs.replace(weights, fields=dict.fromkeys(weights.fields, 1.0))
    found = reader.none()
    found[places[coverage(reader, terms, places, anywhere) >= weights.enough_share]] = True
    return found


def coverage(
    reader: IndexReader, terms: tuple[TermForms, ...], places: Places, weights: Ranking, *, near: bool = True
) -> Scores:
    """Return the share of a query that each row covers, 0.0-1.0: the mean of what its terms' best matches are worth.

    Where every row holds all terms, what is only near one need not be looked up.
    """
    total, whole = np.zeros(len(places), np.float32), 0.0
    for term in terms:
        share = _weight(reader, term, weights)
        total += np.float32(share) * _best(reader, term, places, weights, near=near)
        whole += share
    return total / np.float32(max(whole, 1e-9))


def _best(reader: IndexReader, term: TermForms, places: Places, weights: Ranking, *, near: bool) -> Scores:
    """Return what the best match of a term is worth in each row, 0.0-1.0."""
    best = np.zeros(len(places), np.float32)
    for share, bits in _by_worth(reader, term, weights, near=near).items():
        np.maximum(best, np.float32(share) * index_arrays.held(bits, places), out=best)
    fields = weights.fields
    parts = ((fields["body"], parts_apart(term, reader.index)), (fields["title"], parts_in_title(term, reader.index)))
    for worth, apart in parts:
        if apart:
            held: Mask = reader.rows(apart)[places]
            np.maximum(best, np.float32(weights.apart * worth) * held, out=best)
    return best


def _by_worth(reader: IndexReader, term: TermForms, weights: Ranking, *, near: bool) -> dict[float, Bits]:
    """Return the rows that hold what may stand for a term, by what a match is worth, 0.0-1.0."""
    found: dict[float, Bits] = {}
    for phrase, strength in evidence(term, reader.index, near=near):
        for column, bits in reader.fields(phrase).items():
            worth = strength * weights.fields[FIELD_OF[column]]
            found[worth] = found[worth] | bits if worth in found else bits
    return found


def _holding(reader: IndexReader, term: TermForms) -> int:
    """Count the rows that hold a term's own forms."""
    own = [reader.fields(phrase) for phrase, _ in evidence(TermForms(term.own), reader.index)]
    return index_arrays.count(reader.any_bits(bits for fields in own for bits in fields.values()))


def _weight(reader: IndexReader, term: TermForms, weights: Ranking) -> float:
    """Return what a term weighs beside others: by its rarity, and by its role in the query."""
    rarity: float = term.rarity**weights.rarity_power * _rarity_in_bank(reader, term) ** weights.bank_power
    return rarity * math.prod(weights.roles[role] for role in term.roles)


def _rarity_in_bank(reader: IndexReader, term: TermForms) -> float:
    """Return how rare a term's own forms are in the bank, 0.0-1.0: the inverse document frequency."""
    share = math.log((reader.count + 1) / (_holding(reader, term) + 1)) / math.log(reader.count + 2)
    return max(LEAST_RARITY, share)
