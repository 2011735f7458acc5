"""The figures of how good this version is, for the site and for the guide `docs/how-good.md`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from atgardsbanken.db import languages
from atgardsbanken.normalize.data_files import load


@dataclass(frozen=True, slots=True)
class Accuracy:
    """What was measured, in English and in Swedish, how it came out, and the guide that says how.

    Attributes:
        english: what was measured, in the guide.
        swedish: the same on the site.
        shares: how it came out (0.00-1.00); none where nothing of the kind was found.
        guide: the name of the guide that says how.
        told: how the guide says the shares.
        scores: the committed file (below the project's root) that holds the first share at `path`, "" where none does.
    """

    english: str
    swedish: str
    shares: tuple[float, ...]
    guide: str
    told: str = "{}"
    scores: str = ""
    path: tuple[str, ...] = ()

    @property
    def measured(self) -> str:
        """How it came out, as the guide says it."""
        return self.told.format(*(f"{share:.2f}" for share in self.shares))

    @property
    def shown(self) -> str:
        """How it came out, in the language of the page."""
        return languages.text(" och ").join(languages.number(share, 2) for share in self.shares) or languages.text(
            "inget"
        )


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
