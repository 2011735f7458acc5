"""Finds what kind of document it is: by what it calls itself, and by how it speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import get_args

from atgardsbanken.corpus.facts.dates import Period, dates_in
from atgardsbanken.corpus.facts.issuers import Body
from atgardsbanken.corpus.facts.places import Places
from atgardsbanken.corpus.facts.region import SEVERAL_REGIONS, stands_out
from atgardsbanken.corpus.facts.title import DIARY, TRAIL
from atgardsbanken.corpus.facts.weigh import Choice, Place, Sign, choose, learned
from atgardsbanken.corpus.facts.words import count_words, fact_words, kind_words
from atgardsbanken.corpus.records import DocumentKind

KINDS: tuple[DocumentKind, ...] = get_args(DocumentKind)
LABEL_CHARACTERS = 60
"""Characters of the longest line of the front that is a label ("Pressmeddelande • 21 nov 2024")."""
LONGEST_DATE_CHARACTERS = 20
"""Characters of the longest line that is a date ("den 21 november 2024")."""
FIRST_LINES = 12
"""Lines at the top of the front."""
SHORT_PAGES, LONG_PAGES = 2, 12
"""Pages up to which a document is short, and from which it is long."""
AFTER_DASH = re.compile(r"\s[–-]\s|:\s")
"""Matches what parts a title and what follows it."""
HEADLINE = re.compile(
    r"(?<!\w)(?!\w*(?:ingar|heter|platser|dagar|tember|vember|cember)\b)[a-zåäö]{2,}(?:ar|er|as|es)\b|(?<!\w)(?:ska|får|gör|når|är|blir|vill|kan)\b"
)
"""Matches a word that looks like a verb in the present tense, as the headlines of news have."""
MANY_QUOTES = 3
"""Paragraphs from which a text quotes people, as news do."""
MANY_SECTIONS = 6
"""Section signs (§) from which a text is minutes."""


def read_kind(
    places: Places, title: str, publisher: Body | None, period: Period | None, published: str
) -> Choice[DocumentKind]:
    """Return the kind of document."""
    choice = choose(kind_signs(places, title, publisher, period, published), learned()["kind"])
    return choice or Choice("other", 0.0, Place("text"))


def kind_signs(
    places: Places, title: str, publisher: Body | None, period: Period | None, published: str
) -> Iterator[Sign[DocumentKind]]:
    """Yield the signs of every kind: each feature of the document is a sign of its own for each kind."""
    features = list(_features(places, title, publisher, period, published))
    for kind in KINDS:
        for name, place in features:
            yield Sign(kind, f"{kind}: {name}", place)


def _features(
    places: Places, title: str, publisher: Body | None, period: Period | None, published: str
) -> Iterator[tuple[str, Place]]:
    """Yield the names of what tells kinds apart, with their places."""
    yield "any", Place("text")
    for name, text in (("title", title), ("file name", places.file_name)):
        groups = kind_words(text)
        for number, group in enumerate(groups):
            yield f"{name} {'first' if number == 0 else 'also'}: {group}", Place(name, text)
        if not groups and name == "title":
            yield f"{name} tells none", Place(name, text)
    for group in kind_words(AFTER_DASH.split(title, maxsplit=1)[1]) if AFTER_DASH.search(title) else ():
        yield f"title after a dash: {group}", Place("title", title)
    if publisher is not None and publisher.county is None and kind_words(title)[:1] == ["follow_up"]:
        yield "a follow-up of the country", Place("publisher", publisher.name)
    if HEADLINE.search(title):
        yield "a headline with a verb", Place("title", title)
    yield from _label_features(places)
    yield from _manner_features(places)
    if publisher is not None:
        yield f"published by a {publisher.kind}", Place("publisher", publisher.name)
    if len(places.regions) >= SEVERAL_REGIONS:
        own = publisher is not None and publisher.county and stands_out(places.regions)
        scope = "local" if own else "of the country"
        yield f"several regions, {scope}", Place("text")
    if period is not None and published:
        order = (int(published[:4]) > period.first) - (int(published[:4]) < period.first)
        yield f"published {('in', 'after', 'before')[order]} its year", Place("date", published)


def _label_features(places: Places) -> Iterator[tuple[str, Place]]:
    """Yield the kinds that short lines of the front and the running heads name."""
    for line in places.front:
        if len(line.text) <= LABEL_CHARACTERS:
            style = "heading" if line.kind == "heading" else "line"
            yield from ((f"front {style}: {group}", line.place("text")) for group in kind_words(line.text))
    if any(
        len(found) == 1 and len(line.text.strip()) <= LONGEST_DATE_CHARACTERS
        for line in places.front[:FIRST_LINES]
        if (found := dates_in(line.text))
    ):
        yield "a date of its own at the top", Place("text")
    for line in places.running:
        yield from ((f"running head: {group}", line.place("running head")) for group in kind_words(line.text))


def _manner_features(places: Places) -> Iterator[tuple[str, Place]]:
    """Yield how the document speaks and how long it is."""
    manner, place = fact_words().manner, Place("text")
    pages = len(places.document.pages)
    yield "short" if pages <= SHORT_PAGES else "long" if pages >= LONG_PAGES else "of middle length", place
    ahead, back = count_words(places.text, manner.ahead), count_words(places.text, manner.back)
    yield "speaks of " + ("what will be" if ahead > back else "what was" if back > 2 * ahead else "both"), place
    quotes = sum(line.text.lstrip().startswith("– ") and line.kind == "paragraph" for line in places.lines)
    yield ("quotes" if quotes >= MANY_QUOTES else "quotes none"), place
    press = count_words(places.text, manner.press)
    if press:
        yield f"words of the press: {'many' if press >= MANY_QUOTES else 'few'}", place
    survey = count_words(places.text, manner.survey)
    if survey:
        yield f"words of a survey: {'many' if survey >= MANY_QUOTES else 'few'}", place
    if any(TRAIL.search(line.text) for line in places.front[:FIRST_LINES]):
        yield "a way through a site at the top", place
    if any(DIARY.search(line.text) for line in places.front[:FIRST_LINES]):
        yield "a diary number at the top", place
    if places.text.count("§") >= MANY_SECTIONS:
        yield "section signs", place
