"""Decoder of merged lines: cuts the lines of a page into cells together, and joins the cells of each name.

Boxes side by side on a page are columns; a merged line holds a cell of some of them, from the left, without a mark
between. The *frontier* is the name that was last met in each column. The cells of the next line keep the frontier's
order: each goes on with a name of it, begins a new name in the same column, or begins a column between two others.
A beam search keeps the cheapest readings from line to line, so that a later line decides how an earlier one is cut.
Costs are penalties: the lowest sum wins (`cells.py`, `decoder_settings.py`). Rows and words are counted from 0.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from math import exp, inf
from typing import NamedTuple

from atgardsbanken.corpus.find.cells import (
    LineWords,
    abandoning_cost,
    beginning_cost,
    begins_name,
    cell_cost,
    continued_name,
    divided_word_cost,
    ending_cost,
    is_common_word,
    joining_cost,
    known_name_cost,
    parting_cost,
)
from atgardsbanken.corpus.find.decoder_settings import DECODER

NameKey = tuple[int, int]
"""The row and the word with which a name begins; a negative word stands for a name that could not be read."""


class LineCell(NamedTuple):
    """Words of the line in `row` from `start` up to `end`, which belong to the name that has this key."""

    row: int
    start: int
    end: int
    name: NameKey


class MergedName(NamedTuple):
    """A name as its cells in order, and the probability (0.0-1.0) that it consists of just these.

    That is the share of all kept readings that have the name so, weighed by a softmax of their costs.
    """

    cells: tuple[LineCell, ...]
    probability: float


class ColumnPlace(NamedTuple):
    """A column of the frontier: the name last met in it ("" for one that was unreadable) and the row of its last cell.

    `last_letters` is the length of that cell, `widest_letters` that of the longest cell in the column.
    """

    name: NameKey
    text: str
    row: int
    last_letters: int = 0
    widest_letters: int = 0


class CellChain(NamedTuple):
    """The cells of a reading as a linked list, the last first: readings share their beginnings."""

    cell: LineCell
    before: CellChain | None


class PartialReading(NamedTuple):
    """A reading of all lines above and the beginning of the present one.

    `passed` are the columns up to here as the present line leaves them, `next_place` the index of the first column of
    the old frontier that is still to the right.
    """

    cost: float = 0.0
    passed: tuple[ColumnPlace, ...] = ()
    next_place: int = 0
    cells: CellChain | None = None


class LinesReading(NamedTuple):
    """A reading of all lines so far: its cost, the frontier that it leaves (from the left), its cells."""

    cost: float = 0.0
    frontier: tuple[ColumnPlace, ...] = ()
    cells: CellChain | None = None


def read_names(
    lines: Sequence[tuple[int, LineWords]], known: Mapping[str, int], *, beam_readings: int = DECODER.beam_readings
) -> list[MergedName]:
    """Return the names on a page's lines, in the order in which they begin; words that fit in none are left out.

    Args:
        lines: the number of each line's row, and its words.
        known: how often each folded name stands as a cell of its own elsewhere in the document.
        beam_readings: readings that are kept from line to line.
    """
    beams = list(_beams(lines, known, beam_readings))
    best = min(beams[-1], key=_cost) if beams else LinesReading()
    names = _cells_of_names(best.cells, 0)
    rows = [row for row, _ in lines]
    return [MergedName(names[key], _probability(key, names[key], rows, beams)) for key in sorted(names)]


def column_texts(lines: Sequence[LineWords]) -> list[str]:
    """Return the texts of the columns that were merged on these lines, from the left, such as headings of a table.

    >>> column_texts([LineWords(("Medel", "för")), LineWords(("Region", "utbildning"))])
    ['Region', 'Medel för utbildning']
    """
    *_, last = _beams(list(enumerate(lines)), {}, DECODER.beam_readings)
    return [place.text for place in min(last, key=_cost).frontier if place.text]


def _beams(
    lines: Sequence[tuple[int, LineWords]], known: Mapping[str, int], beam_readings: int
) -> Iterator[list[LinesReading]]:
    """Yield the cheapest readings up to the end of each line."""
    beam = [LinesReading()]
    for row, words in lines:
        line = _LineReader(row, words, known)
        found = [reading for before in beam for reading in line.readings(before)]
        beam = nsmallest(beam_readings, _with_different_frontiers(found), key=_cost)
        yield beam


def _probability(
    key: NameKey, cells: tuple[LineCell, ...], rows: Sequence[int], beams: Sequence[list[LinesReading]]
) -> float:
    """Return the weight of the readings that have a name in these cells, once no later line can go on with it."""
    final = beams[min(rows.index(cells[-1].row) + DECODER.continued_rows + 1, len(beams) - 1)]
    least = min(reading.cost for reading in final)
    weights = [
        (exp((least - reading.cost) / DECODER.temperature_cost), _cells_of_names(reading.cells, key[0]).get(key))
        for reading in final
    ]
    return sum(weight for weight, same in weights if same == cells) / sum(weight for weight, _ in weights)


def _cells_of_names(chain: CellChain | None, first_row: int) -> dict[NameKey, tuple[LineCell, ...]]:
    """Return the cells, in order, of each readable name that begins in `first_row` or below."""
    found: dict[NameKey, tuple[LineCell, ...]] = {}
    while chain and chain.cell.row >= first_row:
        if chain.cell.name >= (first_row, 0):
            found[chain.cell.name] = (chain.cell, *found.get(chain.cell.name, ()))
        chain = chain.before
    return {key: cells for key, cells in found.items() if key[1] >= 0}


def _with_different_frontiers(readings: Sequence[LinesReading]) -> list[LinesReading]:
    """Return the cheapest of those readings that leave the same frontier: later lines cannot tell them apart."""
    best: dict[tuple[tuple[str, int], ...], LinesReading] = {}
    for reading in readings:
        key = tuple((place.text, place.row) for place in reading.frontier)
        if key not in best or reading.cost < best[key].cost:
            best[key] = reading
    return list(best.values())


class _Choice(NamedTuple):
    """What the next words, up to `end`, may be, and what that costs.

    `place` is the column as they leave it, None where they are left out. `takes_next` tells that it is the next column
    of the old frontier, not a new one before it.
    """

    end: int
    cost: float
    place: ColumnPlace | None = None
    takes_next: bool = False


class _PossibleCell(NamedTuple):
    """Words up to `end` that may be one cell, and their text.

    `inner_cost` is their cost in one cell, `name_cost` that of a name of their own, None where they begin as none does.
    `anywhere` are the choices that depend on no column: left out, or a column of its own.
    """

    end: int
    text: str
    inner_cost: float
    name_cost: float | None
    anywhere: tuple[_Choice, ...]


class _LineBeam:
    """The cheapest readings of a line's beginning, by the word they reach and the index of their next column."""

    def __init__(self, words: int, most: int) -> None:
        """Keep the `most` cheapest for each word and column; before the line's end, none too dear for its word."""
        self._most = most
        self._at: list[dict[int, list[PartialReading]]] = [{} for _ in range(words + 1)]
        self._dearest: list[dict[int, float]] = [{} for _ in range(words + 1)]
        self._bound = [inf] * (words + 1)

    def admits(self, word: int, place: int, cost: float) -> bool:
        """Tell whether a reading of this cost would be kept."""
        return cost < self._dearest[word].get(place, inf) and cost <= self._bound[word]

    def admitted(
        self, choices: Sequence[_Choice], place: int, cost: float, parting: float
    ) -> Iterator[tuple[_Choice, float]]:
        """Yield the choices that would be kept, with their whole cost, after a reading of `cost` with `place` next.

        It asks anew before each, as what is kept of one bounds the others, and does so itself: it is asked millions of
        times.
        """
        for choice in choices:
            total = cost + choice.cost + (parting if choice.place else 0.0)
            dearest = self._dearest[choice.end]
            if total <= self._bound[choice.end] and total < dearest.get(place + choice.takes_next, inf):
                yield choice, total

    def add(self, word: int, reading: PartialReading) -> None:
        """Keep a reading that is admitted; those of the same cost stay in the order in which they come."""
        same = self._at[word].setdefault(reading.next_place, [])
        insort(same, reading, key=_cost)
        del same[self._most :]
        if len(same) == self._most:
            self._dearest[word][reading.next_place] = same[-1].cost
        if word + 1 < len(self._at):
            self._bound[word] = min(self._bound[word], reading.cost + DECODER.pruning_cost)

    def has(self, word: int, place: int) -> bool:
        """Tell whether any reading up to a word of the line has this column next."""
        return place in self._at[word]

    def up_to(self, word: int, place: int) -> Iterator[PartialReading]:
        """Yield the readings up to a word of the line that have this column next."""
        return (reading for reading in self._at[word].get(place, ()) if reading.cost <= self._bound[word])

    def whole(self) -> Iterator[PartialReading]:
        """Yield the readings of the whole line."""
        for readings in self._at[-1].values():
            yield from readings


class _LineReader:
    """Reads one line after each reading of the lines above."""

    def __init__(self, row: int, words: LineWords, known: Mapping[str, int]) -> None:
        """Take the line's `words` and the folded names `known` elsewhere."""
        self.row, self.words, self.known = row, words, known
        self.cells = [list(self._possible_cells(start)) for start in range(len(words.texts))]
        self.choices: dict[tuple[int, ColumnPlace | None], list[_Choice]] = {}

    def readings(self, before: LinesReading) -> Iterator[LinesReading]:
        """Yield the ways to read the line after `before`, the cheapest for each column in which it can end."""
        frontier = tuple(place for place in before.frontier if self.row - place.row <= DECODER.remembered_rows)
        abandoned = (place for place in before.frontier if self.row - place.row == DECODER.continued_rows + 1)
        cost = before.cost + sum(abandoning_cost(place.text) for place in abandoned)
        most = max(DECODER.fewest_partial_readings, DECODER.beam_readings // (len(frontier) + 1))
        beam = _LineBeam(len(self.cells), most)
        self._reach(0, PartialReading(cost, cells=before.cells), beam)
        for start in range(len(self.cells)):
            for index, place in enumerate((*frontier, None)):
                choices = self._choices(start, place) if beam.has(start, index) else ()
                for reading in beam.up_to(start, index):
                    self._read_on(reading, start, place, choices, beam)
        for reading in beam.whole():
            yield LinesReading(reading.cost, (*reading.passed, *frontier[reading.next_place :]), reading.cells)

    def _possible_cells(self, start: int) -> Iterator[_PossibleCell]:
        """Yield the cells that may begin at `start`: one word, and more where they are not too dear together."""
        for end in range(start + 1, min(start + DECODER.longest_cell_words, len(self.words.texts)) + 1):
            cost = cell_cost(self.words, start, end)
            if cost <= DECODER.dearest_cell_cost or end == start + 1:
                yield self._possible_cell(start, end, cost)

    def _possible_cell(self, start: int, end: int, inner_cost: float) -> _PossibleCell:
        """Return the words from `start` up to `end` as a cell, with what they may be beside any column."""
        texts = self.words.texts[start:end]
        text = " ".join(texts)
        left_out = _Choice(end, self._dropping_cost(start, end))
        if not begins_name(texts[0]):
            return _PossibleCell(end, text, inner_cost, None, (left_out,))
        cost = inner_cost + DECODER.cell_cost + beginning_cost(texts[0])
        cost = cost + ending_cost(text) + known_name_cost(text, self.known)
        place = ColumnPlace((self.row, start), text, self.row, len(text), len(text))
        return _PossibleCell(
            end, text, inner_cost, cost, (left_out, _Choice(end, cost + DECODER.new_column_cost, place))
        )

    def _dropping_cost(self, start: int, end: int) -> float:
        """Return the cost of leaving out the words from `start` up to `end`."""
        beside_gap = start in self.words.gaps or end in self.words.gaps
        total = DECODER.dropped_beside_gap_cost if beside_gap else DECODER.dropped_cost
        return total + sum(map(_dropped_word_cost, self.words.texts[start:end]))

    def _read_on(
        self,
        reading: PartialReading,
        start: int,
        place: ColumnPlace | None,
        choices: Sequence[_Choice],
        beam: _LineBeam,
    ) -> None:
        """Go on from `reading` by every cell that may begin at `start`, and by skipping `place`, the next column."""
        last = reading.cells.cell if reading.cells and reading.cells.cell.row == self.row else None
        parting = parting_cost(self.words, start, last.start if last else None)
        for choice, cost in beam.admitted(choices, reading.next_place, reading.cost, parting):
            self._reach(choice.end, self._chosen(reading, start, choice, cost), beam)
        if place and beam.admits(start, reading.next_place + 1, reading.cost):
            skipped = PartialReading(reading.cost, (*reading.passed, place), reading.next_place + 1, reading.cells)
            beam.add(start, skipped)

    def _choices(self, start: int, place: ColumnPlace | None) -> list[_Choice]:
        """Return what cells that begin at `start` may be where `place` is next, worked out once for all readings."""
        found = self.choices.get((start, place))
        if found is None:
            found = self.choices[start, place] = list(self._worked_out_choices(start, place))
        return found

    def _worked_out_choices(self, start: int, place: ColumnPlace | None) -> Iterator[_Choice]:
        """Yield each cell as left out, as a column of its own, and as a new name or the rest of one in `place`."""
        near = place is not None and self.row - place.row <= DECODER.continued_rows
        continuing = self._continuing_cost(place, self.words.texts[start]) if place and near else 0.0
        for cell in self.cells[start]:
            yield from cell.anywhere
            letters = len(cell.text)
            if place and cell.name_cost is not None:
                abandoning = abandoning_cost(place.text) if near else 0.0
                widest = max(letters, place.widest_letters)
                name = ColumnPlace((self.row, start), cell.text, self.row, letters, widest)
                yield _Choice(cell.end, cell.name_cost + abandoning, name, takes_next=True)
            if place and near:
                text = place.text and continued_name(place.text, cell.text)
                whole = ending_cost(text) + known_name_cost(text, self.known) if text else 0.0
                longer = ColumnPlace(place.name, text, self.row, letters, max(letters, place.widest_letters))
                yield _Choice(cell.end, cell.inner_cost + continuing + whole, longer, takes_next=True)

    def _chosen(self, reading: PartialReading, start: int, choice: _Choice, cost: float) -> PartialReading:
        """Return `reading` with one more choice, at the `cost` of both."""
        if choice.place is None:
            return PartialReading(cost, reading.passed, reading.next_place, reading.cells)
        cells = CellChain(LineCell(self.row, start, choice.end, choice.place.name), reading.cells)
        return PartialReading(cost, (*reading.passed, choice.place), reading.next_place + choice.takes_next, cells)

    def _continuing_cost(self, place: ColumnPlace, first: str) -> float:
        """Return the cost of going on with the name in `place` by the word `first`, but for how the whole name ends.

        What the name cost for ending where it did is given back.
        """
        skipped_rows = self.row - place.row - 1
        total = DECODER.cell_cost + DECODER.continuation_cost + DECODER.skipped_row_cost * skipped_rows
        total -= DECODER.small_line_gain if self.words.begins_small else 0.0
        if not place.text:
            return total + (DECODER.small_start_cost if begins_name(first) else 0.0)
        last = place.text.rsplit(" ", 1)[-1]
        total -= ending_cost(place.text) + known_name_cost(place.text, self.known)
        total += divided_word_cost(last, first) + joining_cost(last, first)
        had_room = place.last_letters + len(first) + DECODER.width_slack_letters <= place.widest_letters
        return total + (DECODER.had_room_cost if had_room else 0.0)

    def _reach(self, word: int, reading: PartialReading, beam: _LineBeam) -> None:
        """Keep a reading up to `word`; behind a gap, also with a column for what could not be read there."""
        beam.add(word, reading)
        cost = reading.cost + DECODER.unread_column_cost
        if word in self.words.gaps and beam.admits(word, reading.next_place, cost):
            unread = ColumnPlace((self.row, -1 - word), "", self.row)
            beam.add(word, PartialReading(cost, (*reading.passed, unread), reading.next_place, reading.cells))


def _cost(reading: PartialReading | LinesReading) -> float:
    """Return what a reading costs: the order in which readings are kept."""
    return reading.cost


def _dropped_word_cost(word: str) -> float:
    """Return the cost of leaving out one word."""
    return DECODER.dropped_common_word_cost if is_common_word(word.capitalize()) else DECODER.dropped_rare_word_cost
