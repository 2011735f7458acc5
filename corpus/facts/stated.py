"""Facts that a person states of a document; they win over what is read."""

from __future__ import annotations

from dataclasses import dataclass

from atgardsbanken.corpus.facts.dates import FIRST_YEAR, LAST_YEAR
from atgardsbanken.corpus.records import DocumentKind
from atgardsbanken.extract.errors import BadUsageError


@dataclass(frozen=True, slots=True)
class StatedMetadata:
    """Facts that a person knows better; None leaves a field to be read.

    Raises:
        BadUsageError: the year is none that a document can be about, or a text is empty.
    """

    title: str | None = None
    publisher: str | None = None
    region: str | None = None
    year: int | None = None
    kind: DocumentKind | None = None
    source_url: str | None = None

    def __post_init__(self) -> None:
        """Check the year, and that no text is empty."""
        for field, value in (("title", self.title), ("publisher", self.publisher)):
            if value is not None and not value.strip():
                raise BadUsageError(f"the {field} is empty; give it, or leave it to be read.")
        if self.year is not None and not FIRST_YEAR <= self.year <= LAST_YEAR:
            raise BadUsageError(f"{self.year}: not the year of a document; give one from {FIRST_YEAR} to {LAST_YEAR}.")


NOTHING_STATED = StatedMetadata()
"""Leaves all facts to be read."""
