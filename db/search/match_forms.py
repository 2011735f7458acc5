"""The forms in which a word of a query may stand in the bank, each with its column, weights, predicate and reason.

The one table that the search index, the expansion of a query, the ranking of rows and the explanation of a hit share.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from atgardsbanken.db.search.analysis import AnalysedWord
from atgardsbanken.db.search.index_arrays import IndexName

FormName = Literal["exact", "form", "short", "part", "synonym", "piece", "folded"]


@dataclass(frozen=True, slots=True)
class IndexColumn:
    """A kind of column of the full-text index: the ending of its name, and its bm25 weights.

    Titles weigh more than running text, words more than their lemmas, and those more than parts and words without å ä
    ö. The weights are set by hand; `bench/relevance.py` shows what another one gains or costs.
    """

    ending: str
    title_weight: float
    body_weight: float


WORDS = IndexColumn("", title_weight=10.0, body_weight=3.0)
LEMMAS = IndexColumn("_lemmas", title_weight=8.0, body_weight=2.4)
PARTS = IndexColumn("_parts", title_weight=4.0, body_weight=1.2)
FOLDED = IndexColumn("_folded", title_weight=1.5, body_weight=0.4)
COLUMNS = (WORDS, LEMMAS, PARTS, FOLDED)
"""The columns in the order of `analysis.IndexedText`."""

_TITLE = {f"title{column.ending}": column.title_weight for column in COLUMNS}
_BODY = {f"body{column.ending}": column.body_weight for column in COLUMNS}
BM25_WEIGHTS: dict[IndexName, dict[str, float]] = {"measure_index": {**_TITLE, **_BODY}, "passage_index": _BODY}
"""The bm25 weight of each column of each full-text index, in the order of the columns."""


@dataclass(frozen=True, slots=True)
class MatchForm:
    """A form in which a word of a query may stand in a text.

    Attributes:
        name: its key.
        column: where the index holds words in this form.
        strength: what such a match is worth beside an exact one, 0.0-1.0.
        reason: why a row was found, in Swedish; `{word}` is the word as it stands in the text.
        compared: what a word of a text is compared by; it matches if any of this is looked for.
        rank_share: what its bm25 score counts for beside the typed words', 0.0-1.0.
    """

    name: FormName
    column: IndexColumn
    strength: float
    reason: str
    compared: Callable[[AnalysedWord], tuple[str, ...]]
    rank_share: float = 1.0


EXACT = MatchForm("exact", WORDS, 1.0, "ordet ”{word}”", lambda word: (word.word,))
FORM = MatchForm("form", LEMMAS, 0.9, "böjningsformen ”{word}”", lambda word: (word.lemma,))
SHORT = MatchForm(
    "short", WORDS, 0.8, "förkortning eller utskriven form: ”{word}”", lambda word: (word.word, word.lemma)
)
PART = MatchForm("part", PARTS, 0.6, "sammansättning eller avledning: ”{word}”", lambda word: word.stems)
SYNONYM = MatchForm("synonym", WORDS, 0.4, "synonymen ”{word}”", lambda word: (word.lemma,), rank_share=0.2)
PIECE = MatchForm("piece", PARTS, 0.3, "det närliggande ordet ”{word}”", lambda word: word.stems)
AS_FOLDED = MatchForm("folded", FOLDED, 0.3, "”{word}” skrivet utan å, ä eller ö", lambda word: word.folded)
MATCH_FORMS = (EXACT, FORM, SHORT, PART, SYNONYM, PIECE, AS_FOLDED)
"""All forms, the strongest first: the first that fits a word is its match."""
