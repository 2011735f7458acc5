"""What is known of a document as a whole: title, publisher, region, year, kind, each with where it was read."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate
from pathlib import PurePath

from atgardsbanken.corpus.records import DocumentKind, DocumentMetadata
from atgardsbanken.corpus.regions import find_region, fold, gazetteer, region_name, regions_in
from atgardsbanken.corpus.spans import DocumentView, text_of
from atgardsbanken.extract.records import Block, Document, Page

YEAR = re.compile(r"(?<![\d-])(?:19|20)\d{2}(?!\d)")
SPAN_OF_YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[-–—/]\s*((?:19|20)\d{2}|\d{2})(?!\d)")
FIRST_YEAR, LAST_YEAR = 1980, 2100
KINDS: tuple[DocumentKind, ...] = ("press_release", "follow_up", "report", "plan")
SHORTEST_TITLE, LONGEST_TITLE = 10, 300
"""Characters that a title may have."""
SEVERAL = 3
"""Regions that a document which is nobody's own tells of if it is a report on them."""
FIRST_TEXTS = 4
"""Texts at the top of a page among which its title is looked for."""
CONTENTS = re.compile(r"\.{3,}|…\s*\d+$")
"""What tells a line of a table of contents."""
MEMORY = 8
"""Texts whose regions are kept in mind: a document's parts are looked at several times."""
LONGEST_ENDING = 3
"""Letters that an ending adds to a word."""
NOBODY = re.compile(r"(?i)anonymous|unknown|okänd|^user|admin|^author$")
"""What programs put for an author they do not know."""
OPENING = 3000
"""Characters of a document's text that count as its opening."""
SAID_SHARE = 0.7
"""The share of the words of the file's own title that its pages use, if it is one."""
OWN_SHARE = 0.6
"""The share of all mentions of regions that a document's own region has at least."""
WEIGHT_OF_NAME, WEIGHT_OF_TITLE, WEIGHT_OF_OPENING = 5, 5, 2
"""How many mentions in the text one in the file name, the title or the opening is worth."""


@dataclass(frozen=True, slots=True)
class StatedMetadata:
    """What a person says of a document; None leaves a fact to be read."""

    title: str | None = None
    publisher: str | None = None
    region: str | None = None
    year: int | None = None
    kind: DocumentKind | None = None
    source_url: str | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """The words of `facts.toml`."""

    kinds: Mapping[str, tuple[str, ...]]
    publishers: tuple[str, ...]
    goals: frozenset[str]
    revised: tuple[str, ...]
    next_year: tuple[str, ...]
    chapters: tuple[str, ...]
    not_titles: tuple[str, ...]


@cache
def words() -> Words:
    """The words by which a document tells what it is."""
    data = tomllib.loads(files("atgardsbanken.corpus").joinpath("document_metadata.toml").read_text(encoding="utf-8"))
    years = data["years"]
    kinds = {kind: tuple(fold(word) for word in listed) for kind, listed in data["kinds"].items()}
    return Words(
        kinds,
        tuple(data["publishers"]["names"]),
        frozenset(years["goals"]),
        tuple(years["revised"]),
        tuple(years["next_year"]),
        tuple(fold(name) for name in data["titles"]["chapters"]),
        tuple(fold(name) for name in data["titles"]["never"]),
    )


def read_metadata(view: DocumentView, given: StatedMetadata = StatedMetadata()) -> DocumentMetadata:
    """The document's facts; what is `given` by a person wins over what is read."""
    title, title_source = _title(view)
    spoken = spoken_name(view.document.name)
    text = "\n".join(page.text for page in view.document.pages)
    region, region_source = _region(spoken, title, text)
    publisher, publisher_source = _publisher(view, spoken, text, region)
    year, year_source = _year(view, spoken, title, text)
    several = region is None and len(_mentioned(text)) >= SEVERAL
    kind, kind_source = _kind(spoken, title, text, agency=publisher in words().publishers, several=several)
    sources = {
        "title": title_source,
        "region": region_source,
        "publisher": publisher_source,
        "year": year_source,
        "kind": kind_source,
    }
    facts = DocumentMetadata(
        title, publisher, region, year, kind, "", {name: origin for name, origin in sources.items() if origin}
    )
    return _overridden(facts, given)


def metadata_of_name(name: str, given: StatedMetadata = StatedMetadata()) -> DocumentMetadata:
    """The facts of a file that could not be read: what its name tells, and what is `given` by a person."""
    return read_metadata(DocumentView(Document(name, "", ())), given)


def _overridden(facts: DocumentMetadata, given: StatedMetadata) -> DocumentMetadata:
    """The facts with what a person said of them."""
    said = {field.name: value for field in fields(given) if (value := getattr(given, field.name)) is not None}
    if "region" in said and "publisher" not in said and facts.sources.get("publisher") != "text":
        said["publisher"] = region_name(given.region)
    return replace(facts, **said, sources={**facts.sources, **dict.fromkeys(said, "person")})


def spoken_name(name: str) -> str:
    """A file's name as words, each with a capital: "vasterbotten-plan-2018.pdf" → "Vasterbotten Plan 2018"."""
    return " ".join(word[:1].upper() + word[1:] for word in re.split(r"[-_.\s]+", PurePath(name).stem) if word)


def _title(view: DocumentView) -> tuple[str, str]:
    """The document's title and where it was read: what the file says of itself, if its pages say it too."""
    said = view.document.metadata.get("title", "").strip()
    if _is_title(said) and _is_said(said, view):
        return said, "metadata"
    printed = _first_title(view)
    if printed:
        return printed, "title"
    return (said, "metadata") if _is_title(said) else (spoken_name(view.document.name), "file name")


def _is_said(title: str, view: DocumentView) -> bool:
    """Whether the document's pages use most of the title's words."""
    text = fold("\n".join(page.text for page in view.document.pages))
    told = [fold(word) for word in title.split()]
    return sum(word in text for word in told) >= SAID_SHARE * len(told)


def _is_title(said: str) -> bool:
    """Whether the file's own title is one: programs put "Microsoft Word - x.docx" and "untitled" there."""
    return (
        len(said) > 10
        and " " in said
        and not re.search(r"(?i)untitled|microsoft|\.docx?\b|\.pptx?\b|\.indd\b|namnlös", said)
    )


def _first_title(view: DocumentView) -> str:
    """The title on the first page, or on the second where the first does not begin with a chapter."""
    for page in view.document.pages[:2]:
        printed = _printed_title(view, page)
        texts = [_block_text(view, page, block) for block in page.blocks if block.kind == "heading"]
        if printed or any(_is_one_of(text, words().chapters) for text in texts):
            return printed
    return ""


def _printed_title(view: DocumentView, page: Page) -> str:
    """The title on a page: a short text near its top that says what kind of document it is, or the largest heading.

    A page that begins with a chapter's usual name has none, unless a heading on it is larger.
    """
    blocks = [block for block in page.blocks if block.kind != "furniture"]
    every = [(block, _block_text(view, page, block)) for block in blocks]
    texts = [(block, text) for block, text in every if _could_be_title(text)]
    chapters = [block.level for block, text in every if block.kind == "heading" and _is_one_of(text, words().chapters)]
    headings = [(block, text) for block, text in texts if block.kind == "heading"]
    if chapters:
        headings = [(block, text) for block, text in headings if block.level < min(chapters)]
        texts = headings
    telling = [text for _, text in texts[:FIRST_TEXTS] if _kind_in(text, compounds=True)]
    top = min((block.level for block, _ in headings), default=0)
    largest = [text for block, text in headings if block.level == top]
    return next(iter(telling or largest or [text for _, text in texts]), "")


def _could_be_title(text: str) -> bool:
    """Whether a text is as long as a title may be, no chapter's usual name, and no line of contents."""
    never = (*words().chapters, *words().not_titles)
    fits = SHORTEST_TITLE <= len(text) <= LONGEST_TITLE and not CONTENTS.search(text)
    return fits and not text.endswith(".") and not _is_one_of(text, never)


def _is_one_of(text: str, names: tuple[str, ...]) -> bool:
    """Whether a text begins with one of the folded names."""
    return fold(text).startswith(names)


def _block_text(view: DocumentView, page: Page, block: Block) -> str:
    return text_of(view.block(page, block))


def _region(spoken: str, title: str, text: str) -> tuple[str | None, str]:
    """The region whose document it is, None where it speaks of several, and where it was read."""
    weights: Counter[str] = Counter()
    places = {
        "file name": (spoken, WEIGHT_OF_NAME),
        "title": ("" if _is_only_a_region(title) else title, WEIGHT_OF_TITLE),
        "text": (text[:OPENING], WEIGHT_OF_OPENING),
    }
    for place, weight in places.values():
        weights.update({code: weight * count for code, count in _mentioned(place).items()})
    weights.update(_mentioned(text[OPENING:]))
    if not weights:
        return None, ""
    code, weight = weights.most_common(1)[0]
    if weight < OWN_SHARE * weights.total():
        return None, ""
    return code, next((name for name, (place, _) in places.items() if code in _mentioned(place)), "text")


def _is_only_a_region(title: str) -> bool:
    """Whether a title is a region's name alone: a page's heading rather than what a document is called."""
    mention = find_region(title)
    return mention is not None and mention.end - mention.start >= len(title.strip()) - 1


@lru_cache(maxsize=MEMORY)
def _mentioned(text: str) -> Counter[str]:
    """How often a text names each region."""
    return Counter(mention.code for mention in regions_in(text))


def _publisher(view: DocumentView, spoken: str, text: str, region: str | None) -> tuple[str, str]:
    """Who published the document, as it called itself then, and where it was read."""
    author = view.document.metadata.get("author", "")
    for place, name in ((author, "metadata"), (spoken, "file name")):
        agency = _agency(place)
        if agency:
            return agency, name
    if region:
        return _own_name(text, region), "text" if find_region(text) else "file name"
    agency = _agency(text)
    if agency:
        return agency, "text"
    return (author, "metadata") if author and not NOBODY.search(author) else ("", "")


def _agency(text: str) -> str:
    """The national body that a text names most, "" for none."""
    counts = _mentions(text, words().publishers)
    name, count = counts.most_common(1)[0]
    return name if count else ""


def _mentions(text: str, names: Iterable[str]) -> Counter[str]:
    """How often a text says each name, from the beginning of a word on."""
    whole, starts = _folded(text)
    return Counter(
        {name: sum(found.start() in starts for found in re.finditer(f"(?={fold(name)})", whole)) for name in names}
    )


@lru_cache(maxsize=1)
def _folded(text: str) -> tuple[str, frozenset[int]]:
    """A text folded, and where its words begin in that."""
    words = [fold(word) for word in text.split()]
    return "".join(words), frozenset({0, *accumulate(map(len, words))})


def _own_name(text: str, code: str) -> str:
    """The name that a region had when the text was written: the one the text uses most, today's where it uses none."""
    region = gazetteer().regions[code]
    counts = _mentions(text, (region.name, *region.former))
    name, count = counts.most_common(1)[0]
    return name if count else region.name


def _year(view: DocumentView, spoken: str, title: str, text: str) -> tuple[int | None, str]:
    """The year the document is about and where it was read."""
    revised = any(fold(word) in fold(text[:OPENING]) for word in words().revised)
    for place, name in ((spoken, "file name"), (title, "title")):
        found = _year_in(place, last=revised)
        if found:
            return found, name
    dated = [int(year) for year in YEAR.findall(view.document.metadata.get("created", ""))]
    if any(phrase in text[:OPENING].lower() for phrase in words().next_year):
        goals = [int(year) for year in YEAR.findall(text[:OPENING])]
        if goals:
            return Counter(goals).most_common(1)[0][0] - 1, "text"
    common = Counter(year for year in _plain_years(text)).most_common(1)
    if common:
        return common[0][0], "text"
    return (dated[0], "metadata") if dated else (None, "")


def _year_in(place: str, *, last: bool) -> int | None:
    """The year that a title or file name is about; of a span of years the first, or the `last`."""
    span = SPAN_OF_YEARS.search(place)
    if span:
        return int(span[2] if len(span[2]) == 4 else span[1][:2] + span[2]) if last else int(span[1])
    return next(iter(sorted(_plain_years(place), reverse=last)), None)


def _plain_years(text: str) -> Iterator[int]:
    """The years in a text that are not told as goals ("senast 2019")."""
    for found in YEAR.finditer(text):
        before = text[: found.start()].split()[-1:]
        year = int(found[0])
        if FIRST_YEAR <= year <= LAST_YEAR and not (before and before[0].lower() in words().goals):
            yield year


def _kind(spoken: str, title: str, text: str, *, agency: bool, several: bool) -> tuple[DocumentKind, str]:
    """What kind of document it is and where that was read; what tells of `several` regions is a report."""
    for place, name in ((title, "title"), (spoken, "file name")):
        kind = _kind_in(place, compounds=True)
        if kind:
            return ("report" if agency and kind == "follow_up" else kind), name
    kind = _kind_in(text[:OPENING], compounds=False)
    if several or (agency and kind != "press_release"):
        return "report", "text"
    return (kind, "text") if kind else ("other", "")


def _kind_in(place: str, *, compounds: bool) -> DocumentKind | None:
    """The first kind that a text has a word of, as a word of its own or as the end of `compounds` too."""
    tokens = [fold(word) for word in re.findall(r"[^\W\d_]+", place)]
    for kind in KINDS:
        for word in words().kinds[kind]:
            if any(_is_form(token, word) or (compounds and token.endswith(word)) for token in tokens):
                return kind
    return None


def _is_form(token: str, word: str) -> bool:
    """Whether a token is a word or one of its forms ("rapporten")."""
    return token.startswith(word) and len(token) <= len(word) + LONGEST_ENDING
