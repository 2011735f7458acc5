"""Reads the period (years) that a document is about, from all the years that it names and where it names them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from atgardsbanken.corpus.facts.dates import FoundPeriod, Period, periods_in
from atgardsbanken.corpus.facts.places import Places, PrintedLine
from atgardsbanken.corpus.facts.weigh import Choice, Place, Sign, choose, learned
from atgardsbanken.corpus.facts.words import TOKEN, KindWord, fact_words, has_word, kind_words

CONTEXT_CHARACTERS = 40
"""Characters beside a year that tell what it is the year of."""
LEFT_CHARACTERS = 4
"""Characters that a line has beside a year that stands alone on it."""
SEASON_WORDS_BEFORE = 3
"""Words before a year among which stands the word that says what it is."""
MOST_SHARE, OFTEN_SHARE = 0.4, 0.2
"""The share of all years in a text that a year has that is named most, and often."""
RANKS = 4
"""How many of the years that are named most are told apart."""
AUTUMN, SPRING = 9, 6
"""The months from which plans are for the next year, and until which reports are on the last one."""
REFERENCE = re.compile(
    r"\b(?:(?<![A-ZÅÄÖ-])[A-ZÅÄÖ-]{2,}FS|SFS|SOU|Ds|"
    r"lag(?:en)?|förordning(?:en)?|dir\.?|prop\.?|bet\.?|rskr\.?)[ \u00a0]*\(?$",
    re.IGNORECASE,
)
"""Matches what stands before the year in the number of a law or an inquiry."""
DIARY = re.compile(r"(?i)\b(?:dnr|diarienr|diarienummer)[ :.\u00a0]{0,2}(?:[A-ZÅÄÖ-]{1,6}[ /.\u00a0]?)?$")
"""Matches what stands before the year in a diary number."""
ABBREVIATION = re.compile(r"\b[A-ZÅÄÖ]{1,6}[ /.\u00a0-]?$")
"""Matches a body's abbreviation before the year in a diary number, which goes on with a stroke and a number."""
CREATED = re.compile(r"\D{0,2}((?:19|20)\d\d)")
"""Matches the year of a file's own date, as PDFs (D:2019…) and other documents (2019-…) write it."""
SERIAL = re.compile(r"[/:-]\d")
"""Matches how a diary number goes on after its year."""


def read_period(places: Places, title: str, published: str) -> Choice[Period] | None:
    """Return the years that the document is about; None where it tells none."""
    return choose(period_signs(places, title, published), learned()["period"])


def period_signs(places: Places, title: str, published: str) -> list[Sign[Period]]:
    """Return the signs of every period that the document may be about, not those that are only goals or references."""
    every = list(_every_sign(places, title, published))
    told = {sign.value for sign in every if not _says_nothing([sign.name.partition(": ")[2]])}
    return [sign for sign in every if sign.value in told]


def _every_sign(places: Places, title: str, published: str) -> Iterator[Sign[Period]]:
    """Yield the signs of every year or span of years that the document names."""
    group = _told_kind(title, places)
    if title != places.file_name:
        yield from _title_signs(title, "title", group)
    named = _named_periods(title)
    spans = [] if group == "follow-up" and _follows(title) else [each for each in named if each.first < each.last]
    yield from (_widened(sign, spans) for sign in _title_signs(places.file_name, "file name", group))
    for line in places.front:
        yield from _line_signs(line, "front", group)
    for line in places.running:
        yield from _line_signs(line, "running head", group)
    titled = "titled, " if named else ""
    yield from _body_signs(places, titled)
    yield from _published_signs(published, titled or f"{group}, ")
    if created := CREATED.match(places.properties.get("created", "")):
        year = int(created[1])
        yield Sign(Period(year, year), "created", Place("metadata", created[1]))


def _named_periods(title: str) -> Sequence[Period]:
    """Return the years and spans of years that a title says its document is about."""
    return [
        found.period for found in periods_in(title) if not found.is_date and not _says_nothing(_context(title, found))
    ]


def _widened(sign: Sign[Period], spans: Iterable[Period]) -> Sign[Period]:
    """Return a file name's sign for the title's span in which its year lies: the name is short for the title.

    Not so in follow-ups of something for several years, which may be about one of them.
    """
    year = sign.value
    whole = next((span for span in spans if span.first <= year.first == year.last <= span.last), year)
    return replace(sign, value=whole)


def _told_kind(title: str, places: Places) -> str:
    """Return whether the title (or else the file's name) tells of a plan, a follow-up, or neither."""
    groups: list[KindWord] = kind_words(title) or kind_words(places.file_name)
    if "follow_up" in groups or "report" in groups:
        return "follow-up"
    return "plan" if "plan" in groups else "other"


def _follows(text: str) -> bool:
    """Return whether a text says that something else is followed: a plan, or what stands after such words.

    >>> _follows("Uppföljning av handlingsplan 2016–2018"), _follows("Insatser 2016–2017. Rapport 2018")
    (True, False)
    """
    return "plan" in kind_words(text) or has_word(text, fact_words().period.follows)


def _title_signs(text: str, place_name: str, group: str) -> Iterator[Sign[Period]]:
    """Yield the signs of the years in a title or a file's name; the end of a span may be meant where it is followed."""
    place = Place(place_name, text)
    order = "first"
    for found in periods_in(text):
        names = list(_context(text, found))
        for name in names:
            yield Sign(found.period, f"{place_name}: {name}", place)
        if _says_nothing(names):
            continue
        issue = order == "later" and _is_issue(text, found)
        yield Sign(found.period, f"{place_name}: {'issue' if issue else order} {_grain(found)}", place)
        order = "later"
        if found.period.first != found.period.last:
            told = "followed" if group == "follow-up" and _follows(text[: found.start]) else group
            end = Period(found.period.last, found.period.last)
            yield Sign(end, f"{place_name}: end of a span, {told}", place)
            yield Sign(found.period, f"{place_name}: span, {told}", place)


def _is_issue(text: str, found: FoundPeriod) -> bool:
    """Return whether a year is only that of a report's issue ("Insatser 2016–2017. Rapport 2018")."""
    words = TOKEN.findall(text[: found.start])
    return bool(words) and bool(kind_words(words[-1], compounds=False))


def _line_signs(line: PrintedLine, place_name: str, group: str) -> Iterator[Sign[Period]]:
    """Yield the signs of the years in a printed line."""
    place = line.place("running head" if place_name == "running head" else "text")
    for found in periods_in(line.text):
        names = list(_context(line.text, found))
        if found.is_date and not _tells_as_of(names):
            continue
        for name in (*names, *_manner(line, found)):
            yield Sign(found.period, f"{place_name}: {name}", place)
        if not names:
            yield Sign(found.period, f"{place_name}: {_grain(found)}", place)
        if found.period.first != found.period.last and not _says_nothing(names):
            yield Sign(found.period, f"{place_name}: span, {group}", place)
            yield Sign(Period(found.period.last, found.period.last), f"{place_name}: last of a span, {group}", place)


def _manner(line: PrintedLine, found: FoundPeriod) -> Iterator[str]:
    """Yield how a line prints a year: in a heading, alone, in a cell; dates apart."""
    grain = _grain(found)
    if line.kind in ("heading", "cell"):
        yield f"{line.kind}, {grain}"
    if len(line.text.strip()) - (found.end - found.start) <= LEFT_CHARACTERS:
        yield f"alone on its line, {grain}"


def _says_nothing(names: Iterable[str]) -> bool:
    """Return whether the words beside a year make it a goal, a reference or a diary number."""
    return any(name.startswith(("a goal", "a reference", "a diary")) for name in names)


def _tells_as_of(names: Iterable[str]) -> bool:
    """Return whether the words beside a year make it that as of which the text tells how things are."""
    return any(name.startswith("as of") for name in names)


def _grain(found: FoundPeriod) -> str:
    """Return what kind of mention it is: a date, a span or a year."""
    return "date" if found.is_date else "span" if found.period.first != found.period.last else "year"


def _context(text: str, found: FoundPeriod) -> Iterator[str]:
    """Yield what the words beside a year say of it."""
    before, words = text[max(0, found.start - CONTEXT_CHARACTERS) : found.start], fact_words().period
    near = [word.lower() for word in TOKEN.findall(before)[-SEASON_WORDS_BEFORE:]]
    if REFERENCE.search(before):
        yield "a reference"
    elif DIARY.search(before) or (ABBREVIATION.search(before) and SERIAL.search(text[found.start + 4 : found.end + 2])):
        yield "a diary number"
    elif near[-1:] and near[-1] in words.goals:
        yield f"a goal, {_grain(found)}"
    elif any(word in words.as_of for word in near):
        yield f"as of, {_grain(found)}"
    elif any(word in words.about for word in near):
        yield f"about, {_grain(found)}"
    if not found.is_date and text[found.end : found.end + len(" års")].startswith(" års"):
        yield "of the year"


def _body_signs(places: Places, titled: str) -> Iterator[Sign[Period]]:
    """Yield the signs of the years that the whole text names most, without dates, goals and numbers of documents.

    Years as of which it tells how things are ("läget 2019", "per den 31 december 2018") are counted apart, with dates.
    """
    counts: Counter[int] = Counter()
    told: Counter[int] = Counter()
    for line in places.lines:
        for found in periods_in(line.text):
            names = list(_context(line.text, found))
            if not found.is_date and not _says_nothing(names):
                counts[found.period.first] += 1
            if _tells_as_of(names):
                told[found.period.first] += 1
    yield from _ranked(counts, f"body: {titled}rank", RANKS)
    yield from _ranked(told, f"body: {titled}as of, rank", 1)


def _ranked(counts: Counter[int], name: str, ranks: int) -> Iterator[Sign[Period]]:
    """Yield the signs of the years that are counted most, with their share."""
    for rank, (year, count) in enumerate(counts.most_common(ranks)):
        share = count / counts.total()
        often = "most" if share >= MOST_SHARE else "often" if share >= OFTEN_SHARE else "seldom"
        yield Sign(Period(year, year), f"{name} {rank}, {often}", Place("text"))


def _published_signs(published: str, told: str) -> Iterator[Sign[Period]]:
    """Yield the signs of the years about the date of publication: plans look ahead, follow-ups back."""
    if not published:
        return
    year, month = int(published[:4]), int(published[5:7] or 0)
    place = Place("date", published)
    season = "autumn" if month >= AUTUMN else "spring" if 0 < month <= SPRING else "summer"
    for name, other in (("before", year - 1), ("same", year), ("after", year + 1)):
        yield Sign(Period(other, other), f"published: year {name}, {told}{season}", place)
