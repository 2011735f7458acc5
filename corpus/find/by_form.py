"""Finders of printed forms that were made for the documents at hand: boxes, tables, headings, sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from atgardsbanken.corpus.find import (
    aligned,
    headings,
    kept_columns,
    labelled,
    lost_columns,
    prose,
    tables,
)
from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.link import CONTINUES_FROM
from atgardsbanken.corpus.spans import DocumentView, text_of
from atgardsbanken.corpus.wording import likeness, wording

TABLES: tuple[Callable[[DocumentView, Sections], list[Candidate]], ...] = (
    tables.find,
    aligned.find,
    kept_columns.find,
    lost_columns.find,
)
"""Finders of tables, those first that know best where cells end; the first that finds any is believed."""


def find_by_form(
    view: DocumentView, sections: Sections, boxes: Sequence[Candidate], region: str | None = None
) -> list[Candidate]:
    """Return the measures of a document as printed, those of its `boxes` among them, in reading order.

    A document that lists its measures in boxes, tables or under headings has them there; its prose tells of the same
    ones and is searched as passages. A report on several regions tells in prose of others too, by the region's name.
    What has no letter or figure, such as a bullet alone in a cell, names nothing.
    """
    in_tables = next(filter(None, (find(view, sections) for find in TABLES)), [])
    listed = [*boxes, *in_tables] or _under_headings(view) or prose.find(view, region)
    if boxes and region is None:
        listed += not_listed(prose.find(view), listed)
    named = [candidate for candidate in listed if any(map(str.isalnum, text_of(candidate.title)))]
    return sorted(named, key=lambda candidate: candidate.title[0].page)


def _under_headings(view: DocumentView) -> list[Candidate]:
    """Return the measures under headings: those with labels, unless most of those with bullets or texts have none."""
    labels, told = labelled.find(view), headings.find(view)
    return labels if 2 * len(labels) >= len(told) else told


def not_listed(told: Iterable[Candidate], listed: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the measures found in prose that no box of the same region has."""
    for candidate in told:
        said = wording(text_of(candidate.title))
        own = [wording(text_of(other.title)) for other in listed if other.region == candidate.region]
        if all(likeness(said, other) < CONTINUES_FROM for other in own):
            yield candidate
