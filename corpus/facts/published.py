"""Reads the date on which a document was published or decided, as exact as it is printed (ISO text)."""

from __future__ import annotations

from collections.abc import Iterator

from atgardsbanken.corpus.facts.dates import FoundDate, dates_in
from atgardsbanken.corpus.facts.places import Places, PrintedLine
from atgardsbanken.corpus.facts.weigh import Choice, Place, Sign, choose, learned
from atgardsbanken.corpus.facts.words import fact_words, has_word

CONTEXT_CHARACTERS = 60
"""Characters before a date that tell what it is the date of."""
DEADLINE_CHARACTERS = 16
"""Characters before a date among which stands the word that makes it a deadline."""
FIRST_DATES = 3
"""Dates of the front that are told apart by their order."""
SHORT_LINE_CHARACTERS = 30
"""Characters of a line that holds a date and little else."""
ENDS_OF_YEAR = ("-12-31", "-01-01")
"""Days at which plans end and laws begin, but on which nothing is decided or published."""
NOWHERE = ""
"""Stands for no date among the values: the documents that say none."""


def read_published(places: Places, title: str) -> Choice[str] | None:
    """Return the date that the document was published or decided, None where it says none."""
    choice = choose(published_signs(places, title), learned()["published"])
    return choice if choice is not None and choice.value != NOWHERE else None


def published_signs(places: Places, title: str) -> Iterator[Sign[str]]:
    """Yield the signs of every date that may be the document's own."""
    yield Sign(NOWHERE, "none", Place("text"))
    yield from _front_signs(places)
    for line in places.running:
        for found in _own_dates(line.text):
            yield Sign(found.date, f"running head, {_grain(found.date)}", line.place("running head"))
            yield from (Sign(found.date, name, line.place("running head")) for name in _told(line, found))
    for found in _own_dates(title):
        yield Sign(found.date, f"title, {_grain(found.date)}", Place("title", title))
    for line in places.end:
        for found in _own_dates(line.text):
            for name in _names(line, found):
                yield Sign(found.date, f"end: {name}", line.place("text"))


def _front_signs(places: Places) -> Iterator[Sign[str]]:
    """Yield the signs of the dates on the front."""
    dates: list[tuple[str, Place]] = []
    before = ""
    for line in places.front:
        for found in _own_dates(line.text):
            place = line.place("text")
            order = len(dates) if len(dates) < FIRST_DATES else "further down"
            yield Sign(found.date, f"front {order}, {_grain(found.date)}", place)
            yield from (Sign(found.date, name, place) for name in _names(line, found, before))
            yield Sign(found.date, f"page {min(line.page, 2)}", place)
            dates.append((found.date, place))
        before = line.text
    newest = max((date[:4] for date, _ in dates), default="")
    for date, place in dates:
        if date.startswith(newest):
            yield Sign(date, "the newest year of the front", place)


def _own_dates(text: str) -> list[FoundDate]:
    """Return the dates in a text that are no deadlines ("senast den 1 januari 2019") and no ends of a year."""
    deadline = fact_words().published.deadline
    return [
        found
        for found in dates_in(text)
        if not found.date.endswith(ENDS_OF_YEAR)
        and not has_word(text[max(0, found.start - DEADLINE_CHARACTERS) : found.start], deadline)
    ]


def _names(line: PrintedLine, found: FoundDate, before: str = "") -> Iterator[str]:
    """Yield the names of what a line says of a date in it."""
    rest = len(line.text.strip()) - (found.end - found.start)
    yield "alone on its line" if rest <= 2 else "short line" if rest <= SHORT_LINE_CHARACTERS else "in a sentence"
    yield from _told(line, found, before)
    if line.kind in ("heading", "cell"):
        yield f"in a {line.kind}"


def _told(line: PrintedLine, found: FoundDate, before: str = "") -> Iterator[str]:
    """Yield what the words before a date say that it is the date of."""
    words = fact_words().published
    context = line.text[max(0, found.start - CONTEXT_CHARACTERS) : found.start]
    context = context if context.strip() else before[-CONTEXT_CHARACTERS:]
    grain = _grain(found.date)
    listings = {"decided": words.decided, "valid": words.valid, "published": words.published, "meeting": words.meeting}
    for name, listed in listings.items():
        if has_word(context, listed):
            yield f"{name}, {grain}, {'first' if context.lower().strip().startswith(listed) else 'amid'}"


def _grain(date: str) -> str:
    """Return whether a date is exact to the day or to the month."""
    return "day" if len(date) == len("2019-01-01") else "month"
