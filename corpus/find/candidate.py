"""What a finder hands over: the printed words of a measure, by field, before they become a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from atgardsbanken.corpus.records import AreaCode, MeasureForm
from atgardsbanken.corpus.spans import Span

Fields = Mapping[str, tuple[Span, ...]]
"""The spans of each field, by its name in `Measure`."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A measure as printed: the spans of its title and other fields, its section, and what is stated of it.

    `area` is the area whose box or section it stands in, `stated_by` the words that state it. `region` is the county
    code of the region that the page or the sentence names, None where it is the document's. Candidates of one `row`
    stand side by side, so that their areas follow each other as the boxes do. `sure` is the probability (0.0-1.0) that
    the title begins and ends where it was cut.
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
        """All words of the measure."""
        return (*self.title, *(span for part in self.fields.values() for span in part))
