"""The forms in which a word of a query may stand in the bank, each with its column, weights, predicate and reason.

The one table that the search index, the expansion of a query, the ranking of rows and the explanation of a hit share.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from atgardsbanken.db.search.analysis import AnalysedWord
from atgardsbanken.db.search.index_arrays import IndexName
from atgardsbanken.db.search.ranking import FieldName, FormName, ranking


@dataclass(frozen=True, slots=True)
class IndexColumn:
    """A kind of column of the full-text index: the ending of its name, and its bm25 weight in a title.

    Words weigh more than their lemmas, and those more than parts and words without å ä ö.
    """

    ending: str
    weight: float


WORDS = IndexColumn("", weight=10.0)
LEMMAS = IndexColumn("_lemmas", weight=8.0)
PARTS = IndexColumn("_parts", weight=4.0)
FOLDED = IndexColumn("_folded", weight=1.5)
COLUMNS = (WORDS, LEMMAS, PARTS, FOLDED)
"""The columns in the order of `analysis.IndexedText`."""

FIELDS: dict[IndexName, tuple[FieldName, ...]] = {
    "measure_index": ("title", "body", "around"),
    "passage_index": ("body",),
}
"""The texts of a row, each in columns of their own: `around` is what stands over a measure, its section's heading,
its document's title and its theme."""
FIELD_SHARES: dict[FieldName, float] = {"title": 1.0, "body": 0.3, "around": 0.2}
"""What a word in a field weighs in bm25 beside one in the title, 0.0-1.0."""
BM25_WEIGHTS: dict[IndexName, dict[str, float]] = {
    index: {f"{field}{column.ending}": FIELD_SHARES[field] * column.weight for field in fields for column in COLUMNS}
    for index, fields in FIELDS.items()
}
"""The bm25 weight of each column of each full-text index, in the order of the columns."""
FIELD_OF: dict[str, FieldName] = {f"{field}{column.ending}": field for field in FIELD_SHARES for column in COLUMNS}
"""The field of each column."""


@dataclass(frozen=True, slots=True)
class MatchForm:
    """A form in which a word of a query may stand in a text.

    Attributes:
        name: its key.
        column: where the index holds words in this form.
        reason: why a row was found, in Swedish; `{word}` is the word as it stands in the text.
        compared: what a word of a text is compared by; it matches if any of this is looked for.
        rank_share: what its bm25 score counts for beside the typed words', 0.0-1.0.
    """

    name: FormName
    column: IndexColumn
    reason: str
    compared: Callable[[AnalysedWord], tuple[str, ...]]
    rank_share: float = 1.0

    @property
    def strength(self) -> float:
        """What such a match is worth beside an exact one, 0.0-1.0."""
        return ranking().strengths[self.name]


EXACT = MatchForm("exact", WORDS, "ordet ”{word}”", lambda word: (word.word,))
FORM = MatchForm("form", LEMMAS, "böjningsformen ”{word}”", lambda word: (word.lemma,))
SHORT = MatchForm("short", WORDS, "förkortning eller utskriven form: ”{word}”", lambda word: (word.word, word.lemma))
PART = MatchForm("part", PARTS, "sammansättning eller avledning: ”{word}”", lambda word: word.stems)
SYNONYM = MatchForm("synonym", WORDS, "synonymen ”{word}”", lambda word: (word.lemma,), rank_share=0.2)
PIECE = MatchForm("piece", PARTS, "det närliggande ordet ”{word}”", lambda word: word.stems)
RELATED = MatchForm(
    "related", LEMMAS, "det besläktade ordet ”{word}”", lambda word: (word.lemma, *word.stems), rank_share=0.2
)
AS_FOLDED = MatchForm("folded", FOLDED, "”{word}” skrivet utan å, ä eller ö", lambda word: word.folded)
MATCH_FORMS = (EXACT, FORM, SHORT, PART, SYNONYM, PIECE, RELATED, AS_FOLDED)
"""All forms, in the order in which they are tried: the first that fits a word is its match."""
