"""Measures told in running text: a sentence that says that a region or a unit of it has or does something."""

from __future__ import annotations

from corpus.find.candidate import Candidate
from corpus.fragments import Source


def find(source: Source) -> list[Candidate]:
    """The measures that sentences tell of, in order."""
    return []
