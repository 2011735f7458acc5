"""Reads a document's title: of the runs of lines on its first pages the one that looks most like a title."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import groupby

from rapidfuzz import fuzz

from atgardsbanken.corpus.facts.dates import dates_in, periods_in
from atgardsbanken.corpus.facts.issuers import CACHED_TEXTS, bodies_in
from atgardsbanken.corpus.facts.places import Places, PrintedLine
from atgardsbanken.corpus.facts.weigh import Choice, Place, Sign, choose, learned
from atgardsbanken.corpus.facts.words import TOKEN, fact_words, kind_words
from atgardsbanken.corpus.spans import BULLET
from atgardsbanken.normalize.lines import join

SHORTEST_CHARACTERS, LONGEST_CHARACTERS = 10, 300
"""How short and how long a title may be."""
FIRST_LINES = 24
"""Lines of a page among which its title begins."""
MOST_LINES = 5
"""Lines of the longest title."""
TITLE_PAGES = 2
"""Pages among which the title is looked for: the second where the first is a cover with a picture."""
SAME_SIZE_SHARE = 0.06
"""By how much the letters of a title's lines differ in size at most, as a share of their size."""
ALIKE = 90.0
"""rapidfuzz' token_sort_ratio (0-100) from which a running head says the same as a title."""
ALL_WORDS_SHARE, MOST_WORDS_SHARE = 0.99, 0.7
"""The share of the words of the title in the file's properties that the front prints, if it is the title."""
FORM_LINES = 16
"""Lines of a first page among which the form of minutes names them."""
BOARD_WORDS = 5
"""Words of the longest name of a board ("Hälso- och sjukvårdsnämndens arbetsutskott")."""
LONG_CHARACTERS = 130
"""Characters from which a title is long."""
PROGRAM_TITLE = re.compile(r"(?i)untitled|microsoft|\.docx?\b|\.pptx?\b|\.indd\b|\.xlsx?\b|namnlös|^mall\b")
"""Matches titles that programs put into a file's properties."""
CONTENTS = re.compile(r"\.{3,}|…\s*\d+$|(?:\. ){3,}")
"""Matches a line of a table of contents."""
DIARY = re.compile(
    r"(?i)\b(?:dnr|diarienr|diarienummer|beteckning|ink\.)\b|\b[a-zåäö]{2,4}[/ ]\d{4}[:/]\d+"
    r"|^[a-zåäö]{1,6}[ -]?\d{2,4}[/:-]\d+|^\d{2,4}[/:-]\d{2,6}$"
)
"""Matches a diary number."""
SENTENCE_END = re.compile(r"(?<=[a-zåäö]{5}|[^.]{3}\d\d)\. (?=[A-ZÅÄÖ])")
"""Matches the end of a sentence, but not that of an abbreviation ("inkl.")."""
LONGEST_DIARY = 40
"""Characters of a line that says nothing but a diary number, with its label."""
PAGE_MARK = re.compile(r"(?<![\s\d])\s*+(?:\bsida\s*+)?\d++\s?\(\d++\)$", re.IGNORECASE)
"""Matches the number of a page among all, which stands on the line of a title."""
TRAIL = re.compile(r"(?:\S\s+[/>»›]\s+\S.*){2}")
"""Matches the way through a site to its page ("Start / Om oss / Nyheter")."""
LABEL = re.compile(r"^[\w-]+(?: [\w-]+){0,2}: ")
"""Matches a form's label with its value."""


@dataclass(frozen=True)
class _Run:
    """Lines in one style: from `start` to `end` (a slice) of a page's lines."""

    lines: Sequence[PrintedLine]
    start: int
    end: int

    @cached_property
    def text(self) -> str:
        """The lines as one text; many signs look at it."""
        text = " ".join(join([BULLET.sub("", line.text.strip()) for line in self.lines]).split())
        return PAGE_MARK.sub("", text)


class _TitlePage:
    """A page's lines, which of them stand beside a title (dates, bodies, labels), and the sizes of letters on it."""

    def __init__(self, lines: Sequence[PrintedLine]) -> None:
        """Look at every line once."""
        self.lines = lines
        self.beside = [_stands_beside(line.text.strip()) for line in lines]
        self.sizes = sorted({round(line.size) for line in lines if len(line.text) > 3}, reverse=True)
        self.plain = len(self.sizes) < 2
        chapters = fact_words().titles.chapters
        begins = (number for number, line in enumerate(lines) if line.text.strip().lower().startswith(chapters))
        self.chapter = next(begins, -1)

    def runs(self, start: int) -> Iterator[_Run]:
        """Yield the runs that begin at a line, the shortest first."""
        for end in range(start + 1, min(start + MOST_LINES, len(self.lines)) + 1):
            if end > start + 1 and not self.goes_on(end - 2):
                return
            yield _Run(self.lines[start:end], start, end)

    def is_below_chapter(self, index: int) -> bool:
        """Return whether a line stands below a chapter's usual name and is no larger heading than that."""
        if not index > self.chapter >= 0:
            return False
        line, chapter = self.lines[index], self.lines[self.chapter]
        return line.kind != "heading" or chapter.kind != "heading" or line.level >= chapter.level

    def is_below_larger(self, index: int) -> bool:
        """Return whether a line of larger type stands right over a line, one that may be a title's."""
        if self.plain or not index or self.beside[index - 1]:
            return False
        upper, line = self.lines[index - 1], self.lines[index]
        if " " not in upper.text.strip():
            return False
        near = 0 <= line.box.top - upper.box.bottom <= 2 * upper.size
        return near and upper.size > (1 + SAME_SIZE_SHARE) * line.size and len(upper.text) >= SHORTEST_CHARACTERS

    def goes_on(self, index: int) -> bool:
        """Return whether a line and the next may be parts of one title: in one style and near each other."""
        if index + 1 >= len(self.lines):
            return False
        upper, lower = self.lines[index], self.lines[index + 1]
        gap = lower.box.top - upper.box.bottom
        if self.plain:
            return upper.block == lower.block or gap < upper.box.bottom - upper.box.top
        near = -upper.size <= gap <= upper.size
        return near and abs(upper.size - lower.size) <= SAME_SIZE_SHARE * upper.size and upper.bold == lower.bold


def read_title(places: Places) -> Choice[str]:
    """Return the title: printed, or else from the file's properties or its name."""
    choice = choose(title_signs(places), learned()["title"])
    return choice or Choice(places.file_name, 0.0, Place("file name", places.document.name))


def title_signs(places: Places) -> Iterator[Sign[str]]:
    """Yield the signs of every run of lines that may be the title, and of the file's own title."""
    for number, group in groupby(places.front, key=lambda line: line.page):
        if number <= TITLE_PAGES:
            page = _TitlePage(list(group))
            for start in range(min(FIRST_LINES, len(page.lines))):
                for run in page.runs(start):
                    if TOKEN.search(run.text):
                        yield from _run_signs(places, page, run)
    yield from _minutes_signs(places)
    yield from _property_signs(places)
    yield Sign(places.file_name, "a file's name", Place("file name", places.document.name))


def _minutes_signs(places: Places) -> Iterator[Sign[str]]:
    """Yield the name of minutes as their form prints it: what they are and whose, on lines of their own."""
    words, top = fact_words().titles, [line for line in places.front[:FORM_LINES] if line.page == places.front[0].page]
    label = next((line for line in top if line.text.strip().lower() in words.minutes), None)
    board = next((line for line in top if _names_board(line.text, words.boards)), None)
    if label and board:
        title = f"{label.text.strip().capitalize()} {board.text.strip()}"
        yield Sign(title, "minutes by their form", label.place("title"))
        return
    for line in (*places.running, *(line for line in places.front if line.kind == "furniture")):
        if title := _minutes_in(line.text, words.minutes, words.boards):
            yield Sign(title, "minutes by their form", line.place("title"))
            return


def _minutes_in(text: str, labels: frozenset[str], boards: tuple[str, ...]) -> str:
    """Return the name of minutes that a running head prints in one line with other things, "" where it prints none.

    >>> _minutes_in("Region X  Hälso- och sjukvårdsnämnden  Protokoll", frozenset({"protokoll"}), ("nämnden",))
    'Protokoll Hälso- och sjukvårdsnämnden'
    """
    words = text.split()
    label = next((word for word in words if word.lower() in labels), "")
    end = next((at for at, word in enumerate(words) if word.lower().endswith(boards)), None)
    if not label or end is None:
        return ""
    first = end
    while first and (words[first - 1] == "och" or words[first - 1].endswith("-")):
        first -= 1
    return f"{label.capitalize()} {' '.join(words[first : end + 1])}"


def _names_board(text: str, endings: tuple[str, ...]) -> bool:
    """Return whether a line is nothing but a board's name."""
    words = text.strip().lower().split()
    return 0 < len(words) <= BOARD_WORDS and words[-1].endswith(endings)


def _property_signs(places: Places) -> Iterator[Sign[str]]:
    """Yield the signs of the title in the file's properties."""
    named = places.properties.get("title", "")
    printed = _printed(named, places)
    if _could_be_title(named) and " " in named and printed and not PROGRAM_TITLE.search(named):
        for name in (f"the file's: {printed}", *_wording(named)):
            yield Sign(named, name, Place("metadata", named))


def _printed(title: str, places: Places) -> str:
    """Return how many of a title's words the front uses: "all" or "most" of them, "" for fewer."""
    words = set(TOKEN.findall(title.lower()))
    share = len(words & set(TOKEN.findall(" ".join(line.text for line in places.front).lower()))) / max(1, len(words))
    return "all" if share >= ALL_WORDS_SHARE else "most" if share >= MOST_WORDS_SHARE else ""


def _run_signs(places: Places, page: _TitlePage, run: _Run) -> Iterator[Sign[str]]:
    """Yield the signs of a run as the title, of its first sentence, and of it with a subtitle."""
    place = run.lines[0].place("title")
    looks = list(_looks(page, run))
    if _could_be_title(run.text):
        for name in (*looks, *_wording(run.text), *_edges(page, run), *_repeated(places, run.text)):
            yield Sign(run.text, name, place)
    sentence = SENTENCE_END.split(run.text)[0]
    if sentence != run.text and _could_be_title(sentence) and kind_words(sentence):
        for name in ("a first sentence", *looks, *_wording(sentence), *_repeated(places, sentence)):
            yield Sign(sentence, name, place)
    if _could_be_title(run.text) and run.end < len(page.lines) and not page.goes_on(run.end - 1):
        yield from _subtitle_signs(places, page, run, looks)


def _subtitle_signs(places: Places, page: _TitlePage, run: _Run, looks: Sequence[str]) -> Iterator[Sign[str]]:
    """Yield the signs of a run and the first sentence of the lines below it, which are in another style."""
    over = [f"over it: {name}" for name in (*looks, *_wording(run.text))]
    for below in page.runs(run.end):
        subtitle = SENTENCE_END.split(below.text)[0].rstrip(".")
        both = f"{run.text.rstrip('.:')}. {subtitle}"
        if _could_be_title(subtitle) and len(both) <= LONGEST_CHARACTERS and not _is_apart(run.text, subtitle):
            under = [f"below: {name}" for name in (*_looks(page, below), *_wording(subtitle), *_edges(page, below))]
            if below.text.endswith((".", "!", "?")):
                under.append("below: whole sentences")
            for name in ("with a subtitle", *over, *under, *_repeated(places, both)):
                yield Sign(both, name, run.lines[0].place("title"))


def _is_apart(title: str, below: str) -> bool:
    """Return whether what stands below is no part of a title: a diary number, or the title itself under its label."""
    is_name = " " not in title and kind_words(title) and kind_words(below)
    return bool(is_name) or is_label(title) or (DIARY.search(below) is not None and len(below) < LONGEST_DIARY)


def _could_be_title(text: str) -> bool:
    """Return whether a text is as long as a title may be, no line of contents, no sentence and not the end of one."""
    fits = SHORTEST_CHARACTERS <= len(text) <= LONGEST_CHARACTERS and not CONTENTS.search(text)
    return fits and not text.endswith(".") and not text[:1].islower() and not TRAIL.search(text)


def _stands_beside(text: str) -> bool:
    """Return whether a line is what stands beside a title: a date, a body's name, a diary number, a label."""
    return not text[:1].islower() and any(name in BESIDE for name in _wording(text))


BESIDE = ("never a title", "a diary number", "a label", "only a date", "only a body")
"""Signs of what stands beside titles and is none."""


def _looks(page: _TitlePage, run: _Run) -> Iterator[str]:
    """Yield what size, place and style say."""
    first = run.lines[0]
    style = "plain: " if page.plain else ""
    rank = page.sizes.index(round(first.size)) if round(first.size) in page.sizes else len(page.sizes)
    if not page.plain:
        yield f"size rank {min(rank, 3)}"
    if not page.plain and round(first.size) <= page.sizes[-1]:
        yield "smallest size"
    before = sum(not beside for beside in page.beside[: run.start])
    yield f"{style}after {before if before < 3 else 'many'}"
    yield f"{style}{first.kind}"
    yield f"page {first.page}"
    yield f"{style}{len(run.lines)} lines"
    if page.plain and first.kind == "heading" and not before:
        yield "plain: the first heading"
    if any(page.beside[run.start : run.end]):
        yield "with what stands beside titles"
    if run.start and page.plain and page.goes_on(run.start - 1):
        yield "amid lines"
    if page.is_below_chapter(run.start):
        yield "below a chapter"
    if page.is_below_larger(run.start):
        yield "below a larger line"


@lru_cache(maxsize=CACHED_TEXTS)
def _wording(title: str) -> tuple[str, ...]:
    """Return what the words say: the same lines are looked at in several runs, and as what stands beside them."""
    return tuple(_told_by_words(title))


def _told_by_words(title: str) -> Iterator[str]:
    words = fact_words().titles
    bodies = [(each.start, each.end) for each in bodies_in(title)]
    dates = [(each.start, each.end) for each in dates_in(title)]
    kinds = kind_words(title)
    if kinds:
        yield f"names a kind: {kinds[0]}"
    if any(not each.is_date for each in periods_in(title)):
        yield "names a year"
    told = {
        "names a date": bool(dates),
        "a chapter": title.lower().startswith(words.chapters),
        "never a title": title.lower().startswith(words.never) or is_label(title),
        "a diary number": bool(DIARY.search(title)),
        "a label": bool(LABEL.match(title)) and not kinds,
        "begins small": title[:1].islower(),
        "begins with a number": title[:1].isdigit(),
        "a sentence": title.endswith((".", ":", ";")) or ". " in title,
        "ends with a comma": title.endswith(","),
        "one word": " " not in title,
        "only a date": _is_only(title, dates),
        "only a body": _is_only(title, bodies),
        "begins with a body": any(start == 0 for start, _ in bodies),
        "long": len(title) > LONG_CHARACTERS,
    }
    yield from (name for name, holds in told.items() if holds)


def is_label(title: str) -> bool:
    """Return whether a title is nothing but the name of a kind of document, perhaps with a number.

    >>> is_label("TJÄNSTESKRIVELSE"), is_label("Tjänsteskrivelse - ny förskola")
    (True, False)
    """
    return " ".join(TOKEN.findall(title.lower())) in fact_words().titles.labels


def _is_only(title: str, stretches: Sequence[tuple[int, int]]) -> bool:
    """Return whether stretches of a title are more than half of it."""
    return sum(end - start for start, end in stretches) > len(title) / 2


def _edges(page: _TitlePage, run: _Run) -> Iterator[str]:
    """Yield what tells whether the run ends where the title does."""
    goes_on = page.goes_on(run.end - 1)
    yield "the style goes on" if goes_on else "the style ends"
    if goes_on:
        following = page.lines[run.end]
        yield "next begins small" if following.text.strip()[:1].islower() else "next begins large"
        if page.beside[run.end]:
            yield "next stands beside titles"
        if following.block == run.lines[-1].block:
            yield "the block goes on"
        if run.text.split()[-1].lower() in fact_words().titles.joining or run.text.endswith(("-", ",")):
            yield "breaks off"


def _continues(head: str, title: str) -> bool:
    """Return whether a title begins with a running head that is a whole sentence, and goes on."""
    return head.endswith((".", "!", "?")) and " " in head and title.startswith(f"{head} ")


def _repeated(places: Places, title: str) -> Iterator[str]:
    """Yield where else the title stands."""
    if any(fuzz.token_sort_ratio(line.text, title) >= ALIKE for line in places.running):
        yield "a running head"
    elif any(fuzz.partial_ratio(line.text, title) >= ALIKE for line in places.running if len(line.text) >= len(title)):
        yield "part of a running head"
    elif any(_continues(line.text.strip(), title) for line in places.running):
        yield "goes on from a running head"
    named = places.properties.get("title", "")
    if named and not PROGRAM_TITLE.search(named) and fuzz.token_sort_ratio(named, title) >= ALIKE:
        yield "the file's own title"
