"""The printed words of a measure by field, as a finder returns them, before they become a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from atgardsbanken.corpus.records import AreaCode, MeasureForm
from atgardsbanken.corpus.spans import Span

Fields = Mapping[str, tuple[Span, ...]]
"""The spans of each field of `Measure`, by the field's name."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A measure as printed: the spans of its title and other fields, and what is stated about it.

    Attributes:
        form: how it is printed.
        title: the lines of its title, or their parts.
        fields: the spans of its other fields.
        section: the text of the heading that it stands under, "" for none.
        headings: the printed heading of each field.
        region: the county code of the region that its page or sentence names, None where it is the document's.
        area: the area whose box or section it stands in, None where none is stated.
        stated_by: the words that state the area.
        row: region and row (from 0) of candidates printed side by side: their areas follow each other from the left.
        sure: the probability (0.0-1.0) that the title begins and ends where it was cut.
    """

    form: MeasureForm
    title: tuple[Span, ...]
    fields: Fields = field(default_factory=dict)
    section: str = ""
    headings: Mapping[str, str] = field(default_factory=dict)
    region: str | None = None
    area: AreaCode | None = None
    stated_by: str = ""
    row: tuple[str, int] | None = None
    sure: float = 1.0
    confidence: float = 1.0

    @property
    def spans(self) -> tuple[Span, ...]:
        """Return the spans of the title and all other fields."""
        return (*self.title, *(span for part in self.fields.values() for span in part))
