"""Measures printed as headings with labelled lines below ("Ansvarig: …", "Status: …"), or with labels alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from atgardsbanken.corpus.find.area_headings import stated_area
from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.columns import named
from atgardsbanken.corpus.find.headings import Unit, units
from atgardsbanken.corpus.find.tables import KEPT
from atgardsbanken.corpus.spans import BULLET, DocumentView, Span
from atgardsbanken.extract.records import LineRef

LABEL = re.compile(r"^(?P<label>[A-ZÅÄÖ][\w /&-]{2,40}?)\s?:(?=\s|$)")
"""A few words and a colon with which a line begins."""
FEWEST = 2
"""Measures with labelled lines from which a document is made up of them."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label at the beginning of a line: the field it names, as printed, and what stands behind it."""

    field: str
    printed: str
    rest: tuple[Span, ...]


@dataclass(slots=True)
class Entry:
    """A measure as it is read: its title, the heading above, its fields' spans and printed labels."""

    title: tuple[Span, ...]
    section: str
    fields: dict[str, list[Span]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)

    def add(self, field: str, label: Label | None, spans: Sequence[Span]) -> None:
        """Put down what a line tells of `field`, and the label that it begins with."""
        if label:
            self.labels.setdefault(field, label.printed)
        if field == "title":
            self.title = (*self.title, *spans)
        else:
            self.fields.setdefault(field, []).extend(spans)

    def candidate(self) -> Candidate:
        """The entry as a measure."""
        told = {name: tuple(spans) for name, spans in self.fields.items() if name in KEPT and spans}
        area = stated_area(self.section)
        stated_by = self.section if area else ""
        return Candidate("heading", self.title, told, self.section, self.labels, None, area, stated_by)


def find(view: DocumentView) -> list[Candidate]:
    """The measures under whose headings labels stand, or whose name itself has a label."""
    found = [entry for entry in _entries(view, units(view)) if entry.labels and entry.title]
    return [entry.candidate() for entry in found] if len(found) >= FEWEST else []


def _entries(view: DocumentView, sequence: Sequence[Unit]) -> Iterator[Entry]:
    """Each heading, and each line labelled as a title, with what is told below it."""
    above: dict[int, str] = {}
    entry = Entry((), "")
    for unit in sequence:
        if unit.kind == "heading":
            yield entry
            above = {level: text for level, text in above.items() if level < unit.level}
            entry = Entry(unit.spans, _lowest(above))
            above[unit.level] = unit.text
            continue
        told = "description"
        for span in unit.spans:
            label = _label(view, span)
            told = label.field if label else told
            if label and told == "title":
                yield entry
                entry = Entry((), _lowest(above))
            entry.add(told, label, label.rest if label else (span,))
    yield entry


def _lowest(above: Mapping[int, str]) -> str:
    """The lowest of the headings, by their level, that a unit stands under; "" for none."""
    return above[max(above)] if above else ""


def _label(view: DocumentView, span: Span) -> Label | None:
    """The label with which a line begins, if it is known as a column's heading is."""
    found = LABEL.match(BULLET.sub("", span.text))
    heading = named(found["label"]) if found else None
    if not found or not heading:
        return None
    ref = LineRef(span.page, span.line)
    words = [word.text for word in view.document.line(ref).words]
    ends = [number for number, word in enumerate(words) if word.endswith(":")]
    behind = list(range(ends[0] + 1, len(words))) if ends else []
    return Label(heading.field, found["label"], tuple(view.split(ref, [behind])) if behind else ())
