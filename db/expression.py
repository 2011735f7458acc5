"""What is looked for in a full-text index: phrases by column, one of several, all of them, some without others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that stand in this order in one of the columns; the last one only begins so where `begins`.

    `worth` is what it counts for in ranking beside the words that were asked for (1.0).
    """

    columns: tuple[str, ...]
    words: tuple[str, ...]
    begins: bool = False
    worth: float = 1.0

    def match(self, column: str) -> str:
        """The FTS5 expression for one of the columns; words hold letters, digits and colons alone, so none can end it.

        >>> Phrase(("title",), ("vård",), begins=True).match("title")
        '{title} : "vård" *'
        """
        return f'{{{column}}} : "{" ".join(self.words)}"{" *" if self.begins else ""}'


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of the parts, at least."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of the parts."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Without:
    """What holds `wanted` and not `unwanted`."""

    wanted: Expression
    unwanted: Expression


Expression = Phrase | AnyOf | AllOf | Without


def phrases(expression: Expression) -> Iterator[Phrase]:
    """The phrases that an expression looks for, one for each time that it does; not those that it leaves out."""
    match expression:
        case Phrase():
            yield expression
        case AnyOf(parts) | AllOf(parts):
            for part in parts:
                yield from phrases(part)
        case Without(wanted, _):
            yield from phrases(wanted)
