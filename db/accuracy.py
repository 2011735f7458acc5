"""The figures of how good this version is, for the site and for the guide `docs/how-good.md`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from atgardsbanken.normalize.data_files import load


@dataclass(frozen=True, slots=True)
class Accuracy:
    """A figure: what was measured, and how it came out, in English and in Swedish, and the guide that says how.

    `scores` is the committed file (below the project's root) that holds the figure at `path`, "" where none does.
    """

    english: str
    swedish: str
    measured: str
    svenska: str
    guide: str
    scores: str = ""
    path: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _AccuracyFile:
    """The content of `data/accuracy.toml`."""

    figures: tuple[Accuracy, ...]


@cache
def accuracy() -> tuple[Accuracy, ...]:
    """Read the figures, in the order in which they are shown."""
    return load("atgardsbanken.db", "data/accuracy.toml", _AccuracyFile).figures


def markdown() -> str:
    """Write the figures as the table of the guide."""
    rows = (f"| {each.english} | {each.measured} | [{each.guide}]({each.guide}.md) |\n" for each in accuracy())
    return "".join(("| what | measured | guide |\n| --- | ---: | --- |\n", *rows))
