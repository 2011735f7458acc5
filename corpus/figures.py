"""Numbers from printed tables, with what they count, of whom and when; boxes in points, pages from 1."""

from __future__ import annotations

from corpus.find.sections import Sections
from corpus.fragments import Source
from corpus.records import Facts, Figure


def find_figures(source: Source, facts: Facts, sections: Sections) -> tuple[Figure, ...]:
    """The numbers in the document's tables, in reading order."""
    return ()
