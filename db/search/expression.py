"""Expressions over a full-text index: phrases in columns, joined by or, and, and not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order in one of the columns; where `begins`, the last one may go on.

    `rank_share` is what its bm25 score counts for beside that of the typed words, 0.0-1.0.
    """

    columns: tuple[str, ...]
    words: tuple[str, ...]
    begins: bool = False
    rank_share: float = 1.0

    def match(self, column: str) -> str:
        """Write the FTS5 expression for one of the columns; words are letters, digits and colons, so none can end it.

        >>> Phrase(("title",), ("vård",), begins=True).match("title")
        '{title} : "vård" *'
        """
        return f'{{{column}}} : "{" ".join(self.words)}"{" *" if self.begins else ""}'


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Rows with at least one of the parts."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Rows with every part."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """Rows with `wanted` that lack `unwanted`."""

    wanted: Expression
    unwanted: Expression


Expression = Phrase | AnyOf | AllOf | Without


def phrases(expression: Expression) -> Iterator[Phrase]:
    """Find the phrases that an expression looks for, each as often as it does; not those that must be missing."""
    match expression:
        case Phrase():
            yield expression
        case AnyOf(parts) | AllOf(parts):
            for part in parts:
                yield from phrases(part)
        case Without(wanted, _):
            yield from phrases(wanted)
