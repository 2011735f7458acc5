"""Merged lines of a page read together: which cells each line has and which of them go on from lines above.

Boxes side by side stand in places across the page. The names last met in each place, from the left, are the frontier;
the cells of the next line keep its order, each going on with a name of the frontier, taking its place, or standing
between two. A beam of the cheapest readings is kept from line to line, so that what a later line says decides how an
earlier one is cut (costs are penalties, the lowest sum wins).
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from heapq import nsmallest
from math import exp, inf
from typing import NamedTuple

from atgardsbanken.corpus.find.cells import (
    LONGEST_CELL,
    NEW_CELL,
    SMALL_START,
    Words,
    beginning,
    begins_name,
    divided,
    edge,
    ending,
    familiar,
    inside,
    is_common,
    joined,
    junction,
    lost,
)

BEAM = 8
"""Readings that are kept from line to line."""
WAYS = 2
"""Ways that are kept at least to read the beginning of a line up to the same word and place."""
ROWS_BACK = 2
"""Lines back from which a name may go on."""
ROWS_KEPT = 4
"""Lines for which a place is remembered."""
MARGIN = 4.0
"""How much dearer than the cheapest a way to read a line's beginning may be."""
DEAREST = 7.0
"""The cost of words in one cell from which they are not tried as one."""
BETWEEN = 0.5
"""The cost of a cell between two places."""
GOES_ON = 1.5
"""The cost of going on with a name."""
EASED = 1.5
"""How much less that is on a line that begins in small letters."""
EACH_ROW_BACK = 2.2
"""The cost of going on over a line."""
REFUSE, REFUSE_READABLE = 1.0, 4.0
"""The cost of leaving out words beside what could not be read, and elsewhere."""
REFUSED_WORD, REFUSED_COMMON = 0.8, 1.6
"""The cost of each word that is left out: of an unknown one, of a common one."""
HAD_ROOM, SLACK = 1.0, 4
"""The cost of going on with a word that had room on the line above, and letters by which widths may differ."""
WARMTH = 2.0
"""The difference in cost by which a reading is e times likelier than another."""
UNREAD = 0.6
"""The cost of a place for what could not be read."""


class Cell(NamedTuple):
    """Words of a line from `start` up to `end`; `name` is the row and first word of the name they belong to."""

    row: int
    start: int
    end: int
    name: tuple[int, int]


class Name(NamedTuple):
    """The cells of a name in order, and the share of the weight of all readings that have it so (0.0-1.0)."""

    cells: tuple[Cell, ...]
    share: float


class Place(NamedTuple):
    """A place across the page: the name last met there, "" for what could not be read, and the row it was met in.

    `last` is how many letters its last line has, `width` how many the longest line there.
    """

    name: tuple[int, int]
    text: str
    row: int
    last: int = 0
    width: int = 0


class Chain(NamedTuple):
    """Cells from the last to the first."""

    cell: Cell
    before: Chain | None


class State(NamedTuple):
    """A reading so far: its cost, the places passed in the line being read, the next of the frontier, its cells."""

    cost: float = 0.0
    passed: tuple[Place, ...] = ()
    next: int = 0
    cells: Chain | None = None


class Reading(NamedTuple):
    """A reading up to the end of a line: its cost, its frontier from the left, its cells."""

    cost: float = 0.0
    frontier: tuple[Place, ...] = ()
    cells: Chain | None = None


def read(lines: Sequence[tuple[int, Words]], known: Mapping[str, int], *, beam_width: int = BEAM) -> list[Name]:
    """The names on a page's lines, in the order in which they begin; words that are left out are in none.

    Args:
        lines: the lines' words with the number of each line's row.
        known: how often each folded name stands as a cell of its own elsewhere in the document.
        beam_width: readings that are kept from line to line.
    """
    beams = list(_beams(lines, known, beam_width))
    best = min(beams[-1], key=lambda reading: reading.cost) if beams else Reading()
    names = _names(best.cells, 0)
    rows = [row for row, _ in lines]
    return [Name(names[key], _share(key, names[key], rows, beams)) for key in sorted(names)]


def columns(lines: Sequence[Words]) -> list[str]:
    """The texts that stand side by side at the end of lines that several texts were merged on, from the left.

    >>> columns([Words(("Medel", "för")), Words(("Region", "utbildning"))])
    ['Region', 'Medel för utbildning']
    """
    *_, last = _beams(list(enumerate(lines)), {}, BEAM)
    return [place.text for place in min(last, key=lambda reading: reading.cost).frontier if place.text]


def _beams(lines: Sequence[tuple[int, Words]], known: Mapping[str, int], beam_width: int) -> Iterator[list[Reading]]:
    """The cheapest readings up to the end of each line."""
    beam = [Reading()]
    for row, words in lines:
        line = _Line(row, words, known)
        found = [reading for before in beam for reading in line.readings(before)]
        beam = nsmallest(beam_width, _different(found), key=lambda reading: reading.cost)
        yield beam


def _share(key: tuple[int, int], cells: tuple[Cell, ...], rows: Sequence[int], beams: Sequence[list[Reading]]) -> float:
    """The share of the weight of all readings that have a name so, once no later line can change it."""
    at = min(rows.index(cells[-1].row) + ROWS_BACK + 1, len(beams) - 1)
    least = min(reading.cost for reading in beams[at])
    weights = [(exp((least - reading.cost) / WARMTH), _names(reading.cells, key[0]).get(key)) for reading in beams[at]]
    return sum(weight for weight, same in weights if same == cells) / sum(weight for weight, _ in weights)


def _names(chain: Chain | None, first_row: int) -> dict[tuple[int, int], tuple[Cell, ...]]:
    """The cells of each name that begins in `first_row` or below, in order."""
    found: dict[tuple[int, int], tuple[Cell, ...]] = {}
    while chain and chain.cell.row >= first_row:
        if chain.cell.name >= (first_row, 0):
            found[chain.cell.name] = (chain.cell, *found.get(chain.cell.name, ()))
        chain = chain.before
    return {key: cells for key, cells in found.items() if key[1] >= 0}


def _different(readings: Sequence[Reading]) -> list[Reading]:
    """The cheapest of those readings that leave the same frontier."""
    best: dict[tuple[tuple[str, int], ...], Reading] = {}
    for reading in readings:
        key = tuple((place.text, place.row) for place in reading.frontier)
        if key not in best or reading.cost < best[key].cost:
            best[key] = reading
    return list(best.values())


class _Step(NamedTuple):
    """A cell that may come next: up to where, its cost, the place it leaves its name in, and whether that was taken.

    It leaves no place where its words are left out.
    """

    end: int
    cost: float
    place: Place | None = None
    takes: bool = False


class _Span(NamedTuple):
    """Words that may be one cell: up to where, what they say, and what they may be wherever they stand.

    `paid` is their cost in one cell, `new` that of a name of their own, None where they begin as none does.
    """

    end: int
    text: str
    paid: float
    new: float | None
    anywhere: tuple[_Step, ...]


class _Cheapest:
    """The cheapest ways to read a line up to each word, by the number of the frontier's places behind them."""

    def __init__(self, words: int, most: int) -> None:
        """Keeps `most` ways for each word and number of places, none before the last word dearer than the margin."""
        self._most = most
        self._at: list[dict[int, list[State]]] = [{} for _ in range(words + 1)]
        self._dearest: list[dict[int, float]] = [{} for _ in range(words + 1)]
        self._bound = [inf] * (words + 1)

    def admits(self, word: int, place: int, cost: float) -> bool:
        """Whether a way of that cost would be kept."""
        return cost < self._dearest[word].get(place, inf) and cost <= self._bound[word]

    def add(self, word: int, state: State) -> None:
        """Keep a way that is admitted; those that cost the same stay in the order in which they come."""
        ways = self._at[word].setdefault(state.next, [])
        insort(ways, state, key=_cost)
        del ways[self._most :]
        if len(ways) == self._most:
            self._dearest[word][state.next] = ways[-1].cost
        if word + 1 < len(self._at):
            self._bound[word] = min(self._bound[word], state.cost + MARGIN)

    def up_to(self, word: int, place: int) -> Iterator[State]:
        """The ways up to a word of the line."""
        return (state for state in self._at[word].get(place, ()) if state.cost <= self._bound[word])

    def whole(self) -> Iterator[State]:
        """The ways to read the whole line."""
        for ways in self._at[-1].values():
            yield from ways


class _Line:
    """A line to be read after readings of those above."""

    def __init__(self, row: int, words: Words, known: Mapping[str, int]) -> None:
        """Take the line's `words` and the names `known` elsewhere."""
        self.row, self.words, self.known = row, words, known
        self.spans = [list(self._spans(start)) for start in range(len(words.texts))]
        self.steps: dict[tuple[int, Place | None], list[_Step]] = {}

    def readings(self, before: Reading) -> Iterator[Reading]:
        """The ways to read the line after `before`, the cheapest for each place it can end in."""
        frontier = tuple(place for place in before.frontier if self.row - place.row <= ROWS_KEPT)
        given_up = sum(lost(place.text) for place in before.frontier if self.row - place.row == ROWS_BACK + 1)
        cheapest = _Cheapest(len(self.spans), max(WAYS, BEAM // (len(frontier) + 1)))
        self._reach(0, State(before.cost + given_up, cells=before.cells), cheapest)
        for start in range(len(self.spans)):
            for number, place in enumerate((*frontier, None)):
                for state in cheapest.up_to(start, number):
                    self._read_on(state, start, place, cheapest)
        for state in cheapest.whole():
            yield Reading(state.cost, (*state.passed, *frontier[state.next :]), state.cells)

    def _spans(self, start: int) -> Iterator[_Span]:
        """The cells that may begin at `start`: one word, and more where they go together."""
        for end in range(start + 1, min(start + LONGEST_CELL, len(self.words.texts)) + 1):
            paid = inside(self.words, start, end)
            if paid <= DEAREST or end == start + 1:
                yield self._span(start, end, paid)

    def _span(self, start: int, end: int, paid: float) -> _Span:
        """What the words from `start` up to `end` may be, whose cost in one cell is `paid`."""
        texts = self.words.texts[start:end]
        text = " ".join(texts)
        beside = start in self.words.junk or end in self.words.junk
        left_out = _Step(end, (REFUSE if beside else REFUSE_READABLE) + sum(map(_refused, texts)))
        if not begins_name(texts[0]):
            return _Span(end, text, paid, None, (left_out,))
        new = paid + NEW_CELL + beginning(texts[0]) + ending(text) + familiar(text, self.known)
        name = Place((self.row, start), text, self.row, len(text), len(text))
        return _Span(end, text, paid, new, (left_out, _Step(end, new + BETWEEN, name)))

    def _read_on(self, state: State, start: int, place: Place | None, cheapest: _Cheapest) -> None:
        """Go on from `state` by every cell that may begin at `start`, and by passing the `place` that is next."""
        last = state.cells.cell if state.cells and state.cells.cell.row == self.row else None
        parted = edge(self.words, start, last.start if last else None)
        for step in self._steps(start, place):
            cost = state.cost + step.cost + (parted if step.place else 0.0)
            if cheapest.admits(step.end, state.next + step.takes, cost):
                self._reach(step.end, self._after(state, start, step, cost), cheapest)
        if place and cheapest.admits(start, state.next + 1, state.cost):
            cheapest.add(start, State(state.cost, (*state.passed, place), state.next + 1, state.cells))

    def _steps(self, start: int, place: Place | None) -> list[_Step]:
        """What cells that begin at `start` may be where `place` is next; worked out once for all readings."""
        known = self.steps.get((start, place))
        if known is None:
            known = self.steps[start, place] = list(self._options(start, place))
        return known

    def _options(self, start: int, place: Place | None) -> Iterator[_Step]:
        """Each cell left out, as a new name between two places or in the next, and as the rest of the name there."""
        near = place is not None and self.row - place.row <= ROWS_BACK
        link = self._link(place, self.words.texts[start]) if place and near else 0.0
        for span in self.spans[start]:
            yield from span.anywhere
            length = len(span.text)
            if place and span.new is not None:
                ended = lost(place.text) if near else 0.0
                name = Place((self.row, start), span.text, self.row, length, max(length, place.width))
                yield _Step(span.end, span.new + ended, name, takes=True)
            if place and near:
                text = place.text and joined(place.text, span.text)
                cost = span.paid + link + (ending(text) + familiar(text, self.known) if text else 0.0)
                longer = Place(place.name, text, self.row, length, max(length, place.width))
                yield _Step(span.end, cost, longer, takes=True)

    def _after(self, state: State, start: int, step: _Step, cost: float) -> State:
        """The state after a step."""
        if step.place is None:
            return State(cost, state.passed, state.next, state.cells)
        cells = Chain(Cell(self.row, start, step.end, step.place.name), state.cells)
        return State(cost, (*state.passed, step.place), state.next + step.takes, cells)

    def _link(self, place: Place, first: str) -> float:
        """The cost of going on with the name in `place` by the word `first`, beside how well the whole name ends."""
        total = NEW_CELL + GOES_ON + EACH_ROW_BACK * (self.row - place.row - 1)
        total -= EASED if self.words.goes_on else 0.0
        if not place.text:
            return total + (SMALL_START if begins_name(first) else 0.0)
        last = place.text.rsplit(" ", 1)[-1]
        total -= ending(place.text) + familiar(place.text, self.known)
        total += divided(last, first) + junction(last, first)
        return total + (HAD_ROOM if place.last + len(first) + SLACK <= place.width else 0.0)

    def _reach(self, word: int, state: State, cheapest: _Cheapest) -> None:
        """Keep the state up to `word`, and with a place for what could not be read before it."""
        cheapest.add(word, state)
        if word in self.words.junk and cheapest.admits(word, state.next, state.cost + UNREAD):
            place = Place((self.row, -1 - word), "", self.row)
            cheapest.add(word, State(state.cost + UNREAD, (*state.passed, place), state.next, state.cells))


def _cost(state: State) -> float:
    """What a way costs: the order in which ways are kept."""
    return state.cost


def _refused(word: str) -> float:
    """The cost of leaving out one word."""
    return REFUSED_COMMON if is_common(word.capitalize()) else REFUSED_WORD
