"""Measures of a table whose columns have lost their places: a text extract that has its cells one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from atgardsbanken.corpus.find.candidate import Candidate
from atgardsbanken.corpus.find.grammar import ends_sentence, has_finite_verb, is_name
from atgardsbanken.corpus.find.sections import Sections
from atgardsbanken.corpus.measures.heads import CLOSED, header_of, says
from atgardsbanken.corpus.spans import DocumentView, Span, grid_lines, text_of
from atgardsbanken.extract.records import GRID_HEIGHT, LineRef, Word

SLACK = 4
"""Characters by which lines of one column differ where letters are not of one width."""
USUAL_WIDTH = 90
"""Characters that the widest column takes where no line tells."""
USUAL_SHARE = 0.9
"""The share of the lines of a column that are no longer than it is wide, give or take the slack."""
WIDEST = 1.25
"""Times the usual line that a line of one column may be long."""
CLOSED_ORDER = ("responsible", "deadline", "status")
"""The fields of a closed kind from the left, as tables mostly have them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A line, or a part of one, in the order of the file.

    `gap` is the number of rows from the line before (0 for the rest of a line that was split), `heads` tells that a
    header stands below it.
    """

    span: Span
    gap: int
    heads: bool = False

    @property
    def text(self) -> str:
        """What the piece says."""
        return self.span.text


@dataclass(slots=True)
class Zone:
    """The lines below a header, repeated headers left out: the printed heading of each field, and the section above."""

    headings: dict[str, str]
    section: str
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class RowSoFar:
    """A row as it is read: its title, its section, its spans by field; `split` off a line with more on it."""

    title: list[Span]
    section: str
    fields: dict[str, list[Span]] = field(default_factory=dict)
    split: bool = False

    def add(self, name: str, pieces: Sequence[Piece]) -> None:
        """Put what `pieces` say into the field `name`."""
        self.fields.setdefault(name, []).extend(piece.span for piece in pieces)

    def candidate(self, headings: Mapping[str, str]) -> Candidate:
        """The row as a measure."""
        fields = {name: tuple(spans) for name, spans in self.fields.items() if spans}
        return Candidate("table", tuple(self.title), fields, self.section, headings)


def find(view: DocumentView, sections: Sections) -> list[Candidate]:
    """The measures in tables that extraction could not see as such."""
    found: list[Candidate] = []
    for zone in _zones(view, sections):
        rows = _rows_by_values(view, zone) if CLOSED & set(zone.headings) else _rows_by_shape(view, zone)
        found += [row.candidate(zone.headings) for row in rows if row.title]
    return found


def _zones(view: DocumentView, sections: Sections) -> list[Zone]:
    """The stretches of lines below headers; lone bullets say nothing."""
    zones: list[Zone] = []
    current: Zone | None = None
    for page in view.document.pages:
        above = 0.0
        for ref in grid_lines(page):
            span = view.line(ref)
            if not text_of([span]):
                continue
            gap, above = round((span.box.top - above) / GRID_HEIGHT), span.box.top
            header = header_of(span.text)
            if header is None:
                if current:
                    current.pieces.append(Piece(span, gap))
            elif current and not current.pieces:
                current.headings.update(header)
            elif current and len(set(header) & set(current.headings)) > 1:
                current.pieces[-1] = replace(current.pieces[-1], heads=True)
            else:
                current = Zone(dict(header), sections.before(ref.page, span.box.top)) if "title" in header else None
                zones += [current] if current else []
    return zones


def _rows_by_values(view: DocumentView, zone: Zone) -> list[RowSoFar]:
    """Rows that each end with a value of a closed kind: a status, a date, a name of who is responsible."""
    rows: list[RowSoFar] = []
    section, open_pieces = zone.section, list[Piece]()
    closed = [name for name in CLOSED_ORDER if name in zone.headings]
    for piece in zone.pieces:
        open_pieces.append(piece)
        if piece.heads:
            section, open_pieces = text_of([open_pieces[-1].span]), []
        elif _ends_with(piece.text, closed[-1]):
            row = _row(view, open_pieces, closed, section)
            rows, open_pieces = [*rows, row], []
    return rows


def _ends_with(text: str, name: str) -> bool:
    """Whether the last words of a line are a value of the field."""
    words = text.split()
    return any(
        says(name, " ".join(words[-count:])) and words[-count][0].isupper()
        for count in (1, 2, 3)
        if count <= len(words)
    )


def _row(view: DocumentView, pieces: Sequence[Piece], closed: Sequence[str], section: str) -> RowSoFar:
    """A row's pieces by field: the closed ones are taken from its end, the first of the rest is the title."""
    rest = list(pieces)
    taken: dict[str, list[Piece]] = {}
    for name in reversed(closed):
        rest, taken[name] = _take(view, rest, name)
    chunks = _chunks(rest)
    if len(chunks) == 1:
        chunks = _parted(view, chunks[0])
    row = RowSoFar([piece.span for piece in chunks[0]] if chunks else [], section)
    row.add("description", [piece for chunk in chunks[1:] for piece in chunk])
    for name in closed:
        row.add(name, taken[name])
    return row


def _take(view: DocumentView, pieces: Sequence[Piece], name: str) -> tuple[list[Piece], list[Piece]]:
    """The pieces without a field's value at their end, and that value: the fewest words that are one."""
    if not pieces:
        return [], []
    chunks = _chunks(pieces)
    if len(chunks) > 1 and all(says(name, piece.text) for piece in chunks[-1]):
        return [piece for chunk in chunks[:-1] for piece in chunk], chunks[-1]
    last = pieces[-1]
    words = last.text.split()
    for count in range(1, len(words) + 1):
        begins = words[-count][0].isupper() and says(name, " ".join(words[-count:]))
        longer = count < len(words) and says(name, " ".join(words[-count - 1 :])) and words[-count - 1][0].isupper()
        if begins and not longer:
            halves = _split(view, last, len(words) - count)
            return [*pieces[:-1], *halves[:-1]], list(halves[-1:])
    return list(pieces), []


def _split(view: DocumentView, piece: Piece, at: int) -> list[Piece]:
    """The piece in two, before word number `at` of its text; one where that is its first word."""
    span = piece.span
    words = [
        index
        for index, word in enumerate(view.document.line(LineRef(span.page, span.line)).words)
        if _inside(word, span)
    ]
    if not 0 < at < len(words):
        return [piece]
    first, second = view.split(LineRef(span.page, span.line), [words[:at], words[at:]])
    return [replace(piece, span=first), Piece(second, 0)]


def _inside(word: Word, span: Span) -> bool:
    """Whether a word is one of the span's."""
    return span.box.x0 <= word.box.x0 and word.box.x1 <= span.box.x1


def _chunks(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The pieces parted where more rows than usual are left empty between them."""
    step = min((piece.gap for piece in pieces[1:] if piece.gap > 0), default=1)
    chunks: list[list[Piece]] = []
    for index, piece in enumerate(pieces):
        if index == 0 or piece.gap == 0 or piece.gap > step:
            chunks.append([])
        chunks[-1].append(piece)
    return chunks


def _parted(view: DocumentView, chunk: Sequence[Piece]) -> list[list[Piece]]:
    """A chunk's title and the rest, parted where a line or a word begins anew."""
    for index in range(1, len(chunk)):
        if chunk[index].text[0].isupper() and is_name(chunk[index - 1].text):
            return [list(chunk[:index]), list(chunk[index:])]
    first = chunk[0]
    words = first.text.split()
    for at in range(1, len(words)):
        if len(chunk) == 1 and words[at][0].isupper() and words[at][1:].islower() and is_name(" ".join(words[:at])):
            halves = _split(view, first, at)
            return [[halves[0]], halves[1:]]
    return [list(chunk)]


def _rows_by_shape(view: DocumentView, zone: Zone) -> list[RowSoFar]:
    """Rows told apart by how their lines begin, end and are broken."""
    width = _width(zone.pieces)
    rows: list[RowSoFar] = []
    section = zone.section
    for unit in _units(view, zone.pieces, width):
        row = rows[-1] if rows else None
        if row and (row.fields or row.split) and not unit.begins_row and not _is_title(unit, row):
            row.add(_field_of(unit, row, zone, width), unit.pieces)
        elif row and not row.fields and not unit.begins_row and not _could_be_title(unit, width):
            row.add("description", unit.pieces)
        else:
            if row and not row.fields:
                section = text_of(row.title)
                rows.pop()
            rows.append(RowSoFar([piece.span for piece in unit.pieces], section, split=unit.begins_row))
    return [row for row in rows if row.fields]


def _field_of(unit: Unit, row: RowSoFar, zone: Zone, width: int) -> str:
    """The field of a unit below a title: the result's lines are broken earlier than those of the widest column."""
    if "result" not in zone.headings or not row.fields:
        return "description"
    return "result" if _is_narrow(unit, width) or "result" in row.fields else "description"


def _is_narrow(unit: Unit, width: int) -> bool:
    """Whether the unit's lines are broken earlier than those of the widest column."""
    lines = [piece.text for piece in unit.pieces]
    return any(len(one) + 1 + len(later.split()[0]) <= width - SLACK // 2 for one, later in pairwise(lines))


def _ends_as_name(words: Sequence[str]) -> bool:
    """Whether words that another cell follows on the line could be a title."""
    return is_name(" ".join(words)) and words[-1][-1] not in ":–-,/"


def _could_be_title(unit: Unit, width: int) -> bool:
    """Whether a unit below a line of its own could be the first title of a section that the line names."""
    return is_name(unit.text) or (_is_narrow(unit, width) and not ends_sentence(unit.text))


@dataclass(frozen=True, slots=True)
class Unit:
    """Lines that run on: `begins_row` as the left part of a line that was split, `parted` by more white than usual."""

    pieces: tuple[Piece, ...]
    begins_row: bool = False
    parted: bool = False

    @property
    def text(self) -> str:
        """The lines as running text."""
        return text_of([piece.span for piece in self.pieces])


def _units(view: DocumentView, pieces: Sequence[Piece], width: int) -> list[Unit]:
    """The pieces gathered into units: a line goes on with the one before if it would not have fitted there."""
    units: list[Unit] = []
    gaps = Counter(piece.gap for piece in pieces if piece.gap > 0)
    usual = max(gaps, key=gaps.__getitem__, default=1)
    for index, piece in enumerate(pieces):
        follower = pieces[index + 1].text.split()[0] if index + 1 < len(pieces) else ""
        halves = _halved(view, piece, width, follower)
        if len(halves) == 2:
            units += [Unit((halves[0],), begins_row=True), Unit((halves[1],))]
        elif units and _runs_on(units[-1], piece, width, usual):
            units[-1] = replace(units[-1], pieces=(*units[-1].pieces, piece))
        else:
            units.append(Unit((piece,), parted=piece.gap > usual))
    return units


def _runs_on(unit: Unit, piece: Piece, width: int, usual: int) -> bool:
    """Whether a line goes on with the lines before it."""
    before = unit.pieces[-1].text
    if piece.text[0].islower():
        return True
    if piece.gap > usual or ends_sentence(before):
        return False
    first = piece.text.split()[0]
    return len(before) + 1 + len(first) > width


def _width(pieces: Sequence[Piece]) -> int:
    """How many characters wide the widest column is, as most lines tell that are followed by their rest."""
    lengths = sorted(len(piece.text) for piece, later in pairwise(pieces) if later.text[0].islower())
    if not lengths:
        return USUAL_WIDTH
    middle = lengths[len(lengths) // 2]
    usual = [length for length in lengths if length <= middle * WIDEST]
    return usual[int((len(usual) - 1) * USUAL_SHARE)]


def _halved(view: DocumentView, piece: Piece, width: int, follower: str) -> list[Piece]:
    """A line too long for one column, or with white inside, as its title and the rest; else the piece alone."""
    raw = piece.span.raw
    words = piece.text.split()
    white = [len(part.split()) for part in raw.split("  ") if part.split()]
    if len(white) == 2 and is_name(" ".join(words[: white[0]])) and words[white[0]][0].isupper():
        return _split(view, piece, white[0])
    if len(piece.text) <= width + SLACK:
        return [piece]
    options = [at for at in range(1, len(words)) if words[at][0].isupper() and _ends_as_name(words[:at])]
    rest = {at: len(" ".join(words[at:])) for at in options}
    fitting = [at for at in options if rest[at] <= width + SLACK and rest[at] + 1 + len(follower) > width - SLACK]
    chosen = max(fitting, default=None)
    if chosen is None:
        chosen = min((at for at in options if rest[at] <= width + SLACK), default=None)
    return _split(view, piece, chosen) if chosen else [piece]


def _is_title(unit: Unit, row: RowSoFar) -> bool:
    """Whether a unit is the title of the next row, or a section's, rather than what is told of the row above."""
    text = unit.text
    if not row.fields or ends_sentence(text) or text[0].islower() or _same_beginning(text, row):
        return False
    return unit.parted or not has_finite_verb(text)


def _same_beginning(text: str, row: RowSoFar) -> bool:
    """Whether a text begins with the word that what is told of the row begins with: one more of a list."""
    told = [span.text for spans in row.fields.values() for span in spans]
    return any(line.split()[0] == text.split()[0] for line in told)
