"""Reads a document's metadata: title, publisher, region, year and kind, each with where it was read."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import PurePath

import msgspec

from atgardsbanken.corpus.records import DocumentKind, DocumentMetadata
from atgardsbanken.corpus.regions import find_region, fold, gazetteer, region_name, regions_in
from atgardsbanken.corpus.spans import DocumentView, text_of
from atgardsbanken.extract.records import Block, Document, Page
from atgardsbanken.normalize.data_files import load

YEAR = re.compile(r"(?<![\d-])(?:19|20)\d{2}(?!\d)")
SPAN_OF_YEARS = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[-–—/]\s*((?:19|20)\d{2}|\d{2})(?!\d)")
FIRST_YEAR = 1980
"""The first year that a document may be about; earlier ones are postcodes, laws and sums."""
KINDS: tuple[DocumentKind, ...] = ("press_release", "follow_up", "report", "plan")
SHORTEST_TITLE_CHARACTERS, LONGEST_TITLE_CHARACTERS = 10, 300
"""How short and how long a title may be."""
SEVERAL_REGIONS = 3
"""Regions from which a document that is no region's own is a report on them."""
FIRST_TEXTS = 4
"""Texts at the top of a page among which its title is looked for."""
CONTENTS = re.compile(r"\.{3,}|…\s*\d+$")
"""Matches a line of a table of contents."""
CACHED_TEXTS = 8
"""Texts whose regions are remembered: a document's parts are looked at several times."""
LONGEST_ENDING_LETTERS = 3
"""The longest ending that a form of a word may have beyond the word."""
NOBODY = re.compile(r"(?i)anonymous|unknown|okänd|^user|admin|^author$")
"""Matches names that programs put for an author they do not know."""
OPENING_CHARACTERS = 3000
"""The beginning of a document's text that counts as its opening: about a page."""
PRINTED_TITLE_SHARE = 0.7
"""The share of the words of the title in the file's properties that its pages use, if it is the title."""
OWN_REGION_SHARE = 0.6
"""The share of all mentions of regions that a document's own region has at least."""
FILE_NAME_MENTIONS, TITLE_MENTIONS, OPENING_MENTIONS = 5, 5, 2
"""How many mentions in the text one in the file name, the title or the opening is worth."""


@dataclass(frozen=True, slots=True)
class StatedMetadata:
    """Metadata that a person knows better; None leaves a field to be read."""

    title: str | None = None
    publisher: str | None = None
    region: str | None = None
    year: int | None = None
    kind: DocumentKind | None = None
    source_url: str | None = None


class _Publishers(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    names: tuple[str, ...]


class _Years(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    goals: frozenset[str]
    revised: tuple[str, ...]
    next_year: tuple[str, ...]


class _Titles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    chapters: tuple[str, ...]
    never: tuple[str, ...]


class MetadataWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of `document_metadata.toml`, which says what each list is for; kinds and titles folded."""

    kinds: Mapping[DocumentKind, tuple[str, ...]]
    publishers: _Publishers
    years: _Years
    titles: _Titles


@cache
def metadata_words() -> MetadataWords:
    """Return the words by which a document tells what it is, read once."""
    words = load("atgardsbanken.corpus", "document_metadata.toml", MetadataWords)
    kinds = {kind: tuple(map(fold, listed)) for kind, listed in words.kinds.items()}
    titles = _Titles(tuple(map(fold, words.titles.chapters)), tuple(map(fold, words.titles.never)))
    return MetadataWords(kinds, words.publishers, words.years, titles)


def read_metadata(view: DocumentView, stated: StatedMetadata = StatedMetadata()) -> DocumentMetadata:
    """Return the document's metadata; what a person `stated` wins over what is read."""
    title, title_source = _title(view)
    name_words = spoken_name(view.document.name)
    text = "\n".join(page.text for page in view.document.pages)
    region, region_source = _region(name_words, title, text)
    publisher, publisher_source = _publisher(view, name_words, text, region)
    year, year_source = _year(view, name_words, title, text)
    several = region is None and len(_mentioned(text)) >= SEVERAL_REGIONS
    kind, kind_source = _kind(
        name_words, title, text, agency=publisher in metadata_words().publishers.names, several=several
    )
    sources = {
        "title": title_source,
        "region": region_source,
        "publisher": publisher_source,
        "year": year_source,
        "kind": kind_source,
    }
    metadata = DocumentMetadata(
        title, publisher, region, year, kind, "", {name: origin for name, origin in sources.items() if origin}
    )
    return _overridden(metadata, stated)


def metadata_of_name(name: str, stated: StatedMetadata = StatedMetadata()) -> DocumentMetadata:
    """Return the metadata of a file that could not be read: from its name, and what a person `stated`."""
    return read_metadata(DocumentView(Document(name, "", ())), stated)


def _overridden(metadata: DocumentMetadata, stated: StatedMetadata) -> DocumentMetadata:
    """Return the metadata with what a person stated."""
    known = {field.name: value for field in fields(stated) if (value := getattr(stated, field.name)) is not None}
    if "region" in known and "publisher" not in known and metadata.sources.get("publisher") != "text":
        known["publisher"] = region_name(stated.region)
    return replace(metadata, **known, sources={**metadata.sources, **dict.fromkeys(known, "person")})


def spoken_name(name: str) -> str:
    """Return a file's name as words, each with a capital.

    >>> spoken_name("vasterbotten-plan-2018.pdf")
    'Vasterbotten Plan 2018'
    """
    return " ".join(word[:1].upper() + word[1:] for word in re.split(r"[-_.\s]+", PurePath(name).stem) if word)


def _title(view: DocumentView) -> tuple[str, str]:
    """Return the title and where it was read: in the file's properties, if it is printed too, or on the pages."""
    embedded = view.document.metadata.get("title", "").strip()
    if _is_title(embedded) and _is_printed(embedded, view):
        return embedded, "metadata"
    printed = _first_title(view)
    if printed:
        return printed, "title"
    return (embedded, "metadata") if _is_title(embedded) else (spoken_name(view.document.name), "file name")


def _is_printed(title: str, view: DocumentView) -> bool:
    """Return whether the document's pages use most of the title's words."""
    text = fold("\n".join(page.text for page in view.document.pages))
    title_words = [fold(word) for word in title.split()]
    return sum(word in text for word in title_words) >= PRINTED_TITLE_SHARE * len(title_words)


def _is_title(embedded: str) -> bool:
    """Return whether a file's title property is one: programs put "Microsoft Word - x.docx" and "untitled" there."""
    return (
        len(embedded) >= SHORTEST_TITLE_CHARACTERS
        and " " in embedded
        and not re.search(r"(?i)untitled|microsoft|\.docx?\b|\.pptx?\b|\.indd\b|namnlös", embedded)
    )


def _first_title(view: DocumentView) -> str:
    """Return the title on the first page, or on the second where the first begins with no chapter."""
    for page in view.document.pages[:2]:
        printed = _printed_title(view, page)
        texts = [_block_text(view, page, block) for block in page.blocks if block.kind == "heading"]
        if printed or any(_is_one_of(text, metadata_words().titles.chapters) for text in texts):
            return printed
    return ""


def _printed_title(view: DocumentView, page: Page) -> str:
    """Return the title on a page: a short text near its top that names a kind of document, or the largest heading.

    A page that begins with a chapter's usual name has none, unless a heading on it is larger.
    """
    blocks = [block for block in page.blocks if not block.is_aside]
    every = [(block, _block_text(view, page, block)) for block in blocks]
    texts = [(block, text) for block, text in every if _could_be_title(text)]
    chapters = [
        block.level
        for block, text in every
        if block.kind == "heading" and _is_one_of(text, metadata_words().titles.chapters)
    ]
    headings = [(block, text) for block, text in texts if block.kind == "heading"]
    if chapters:
        headings = [(block, text) for block, text in headings if block.level < min(chapters)]
        texts = headings
    telling = [text for _, text in texts[:FIRST_TEXTS] if _kind_in(text, compounds=True)]
    top = min((block.level for block, _ in headings), default=0)
    largest = [text for block, text in headings if block.level == top]
    return next(iter(telling or largest or [text for _, text in texts]), "")


def _could_be_title(text: str) -> bool:
    """Return whether a text is as long as a title may be, no chapter's usual name, and no line of contents."""
    never = (*metadata_words().titles.chapters, *metadata_words().titles.never)
    fits = SHORTEST_TITLE_CHARACTERS <= len(text) <= LONGEST_TITLE_CHARACTERS and not CONTENTS.search(text)
    return fits and not text.endswith(".") and not _is_one_of(text, never)


def _is_one_of(text: str, names: tuple[str, ...]) -> bool:
    """Return whether a text begins with one of the folded names."""
    return fold(text).startswith(names)


def _block_text(view: DocumentView, page: Page, block: Block) -> str:
    return text_of(view.block(page, block))


def _region(name_words: str, title: str, text: str) -> tuple[str | None, str]:
    """Return the region whose document it is and where it was read; None where it tells of several."""
    weights: Counter[str] = Counter()
    places = {
        "file name": (name_words, FILE_NAME_MENTIONS),
        "title": ("" if _is_only_a_region(title) else title, TITLE_MENTIONS),
        "text": (text[:OPENING_CHARACTERS], OPENING_MENTIONS),
    }
    for place, weight in places.values():
        weights.update({code: weight * count for code, count in _mentioned(place).items()})
    weights.update(_mentioned(text[OPENING_CHARACTERS:]))
    if not weights:
        return None, ""
    code, weight = weights.most_common(1)[0]
    if weight < OWN_REGION_SHARE * weights.total():
        return None, ""
    return code, next((name for name, (place, _) in places.items() if code in _mentioned(place)), "text")


def _is_only_a_region(title: str) -> bool:
    """Return whether a title is a region's name alone: a page's heading, not a document's title."""
    mention = find_region(title)
    return mention is not None and mention.end - mention.start >= len(title.strip()) - 1


@lru_cache(maxsize=CACHED_TEXTS)
def _mentioned(text: str) -> Counter[str]:
    """Count how often a text names each region."""
    return Counter(mention.code for mention in regions_in(text))


def _publisher(view: DocumentView, name_words: str, text: str, region: str | None) -> tuple[str, str]:
    """Return who published the document, by the name of that time, and where it was read."""
    author = view.document.metadata.get("author", "")
    for place, name in ((author, "metadata"), (name_words, "file name")):
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
    """Return the national body that a text names most, "" for none."""
    counts = _mentions(text, metadata_words().publishers.names)
    name, count = counts.most_common(1)[0]
    return name if count else ""


def _mentions(text: str, names: Iterable[str]) -> Counter[str]:
    """Count how often a text has each name, from the beginning of a word on."""
    whole, starts = _folded(text)
    return Counter(
        {name: sum(found.start() in starts for found in re.finditer(f"(?={fold(name)})", whole)) for name in names}
    )


@lru_cache(maxsize=1)
def _folded(text: str) -> tuple[str, frozenset[int]]:
    """Return a text folded, and the offsets at which its words begin in that."""
    words = [fold(word) for word in text.split()]
    return "".join(words), frozenset({0, *accumulate(map(len, words))})


def _own_name(text: str, code: str) -> str:
    """Return the name of a region that its text uses most; today's where it uses none."""
    region = gazetteer().regions[code]
    counts = _mentions(text, (region.name, *region.former))
    name, count = counts.most_common(1)[0]
    return name if count else region.name


def _year(view: DocumentView, name_words: str, title: str, text: str) -> tuple[int | None, str]:
    """Return the year the document is about and where it was read."""
    revised = any(fold(word) in fold(text[:OPENING_CHARACTERS]) for word in metadata_words().years.revised)
    for place, name in ((name_words, "file name"), (title, "title")):
        found = _year_in(place, last=revised)
        if found:
            return found, name
    dated = [int(year) for year in YEAR.findall(view.document.metadata.get("created", ""))]
    if any(phrase in text[:OPENING_CHARACTERS].lower() for phrase in metadata_words().years.next_year):
        goals = [int(year) for year in YEAR.findall(text[:OPENING_CHARACTERS])]
        if goals:
            return Counter(goals).most_common(1)[0][0] - 1, "text"
    common = Counter(year for year in _plain_years(text)).most_common(1)
    if common:
        return common[0][0], "text"
    return (dated[0], "metadata") if dated else (None, "")


def _year_in(place: str, *, last: bool) -> int | None:
    """Return the year that a title or file name is about; of a span of years the first, or the `last`."""
    span = SPAN_OF_YEARS.search(place)
    if span:
        return int(span[2] if len(span[2]) == 4 else span[1][:2] + span[2]) if last else int(span[1])
    return next(iter(sorted(_plain_years(place), reverse=last)), None)


def _plain_years(text: str) -> Iterator[int]:
    """Yield the years in a text that are no goals ("senast 2019")."""
    for found in YEAR.finditer(text):
        before = text[: found.start()].split()[-1:]
        year = int(found[0])
        if year >= FIRST_YEAR and not (before and before[0].lower() in metadata_words().years.goals):
            yield year


def _kind(name_words: str, title: str, text: str, *, agency: bool, several: bool) -> tuple[DocumentKind, str]:
    """Return the kind of document and where it was read; one that tells of `several` regions is a report."""
    for place, name in ((title, "title"), (name_words, "file name")):
        kind = _kind_in(place, compounds=True)
        if kind:
            return ("report" if agency and kind == "follow_up" else kind), name
    kind = _kind_in(text[:OPENING_CHARACTERS], compounds=False)
    if several or (agency and kind != "press_release"):
        return "report", "text"
    return (kind, "text") if kind else ("other", "")


def _kind_in(place: str, *, compounds: bool) -> DocumentKind | None:
    """Return the first kind that a text has a word of, as a word of its own or as the end of `compounds` too."""
    tokens = [fold(word) for word in re.findall(r"[^\W\d_]+", place)]
    for kind in KINDS:
        for word in metadata_words().kinds[kind]:
            if any(_is_form(token, word) or (compounds and token.endswith(word)) for token in tokens):
                return kind
    return None


def _is_form(token: str, word: str) -> bool:
    """Return whether a token is a word or one of its forms ("rapporten")."""
    return token.startswith(word) and len(token) <= len(word) + LONGEST_ENDING_LETTERS
