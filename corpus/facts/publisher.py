"""Finds who issued a document: of all bodies that it names, the one whose places and address say so; never a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from atgardsbanken.corpus.facts.issuers import Body, addressed_in, bodies_in, register, towns_in
from atgardsbanken.corpus.facts.places import Places, PrintedLine, pieces
from atgardsbanken.corpus.facts.region import tells_of_several
from atgardsbanken.corpus.facts.weigh import Choice, Place, Sign, choose, learned
from atgardsbanken.corpus.facts.words import count_words, fact_words, has_word
from atgardsbanken.corpus.regions import fold, gazetteer

SEVERAL_CHAPTERS = 2
"""Regions with a chapter each from which a document is a report on several."""
TELLING_PLACES = frozenset({"running head", "title", "file name", "metadata", "address"})
"""Places that name who issued such a report, though it has a chapter too."""
TELLING_ENDS = (": alone", ": decided", ": its hospital alone")
"""Ends of the names of signs that a body stands for itself."""
EXAMPLES = frozenset({"hospital", "agency", "university"})
"""Kinds of bodies that texts of others name as examples."""
MOST_AS_EXAMPLE = 2
"""How often a text names an example at most."""
IN_SENTENCES = 0.5
"""How sure a publisher is at most that only sentences name: seven texts without an issuer's trace name others."""
NOBODY = None
"""Stands for no known body among the values."""
OWN_SHARE = 0.6
"""The share of a piece of text that a body's name takes at least that stands there alone."""
FIRST_NAMED = 3
"""Bodies of the front that are told apart by their order."""
LISTED = 3
"""Bodies of one kind, each alone in a line of the front, from which they are a list and no imprint."""
RANKS = 3
"""How many of the bodies that are named most are told apart."""
CONTEXT_CHARACTERS = 40
"""Characters before a body's name that tell what it did."""


def read_publisher(places: Places, title: str) -> Choice[Body] | None:
    """Return the body that issued the document; None where no known body did."""
    signs = list(publisher_signs(places, title))
    choice = choose(signs, learned()["publisher"])
    if choice is None or choice.value is None:
        return None
    example = choice.value.kind in EXAMPLES and places.bodies[choice.value] <= MOST_AS_EXAMPLE
    doubted = example and not _stands_for_itself(choice.value, signs)
    sure = min(choice.probability, IN_SENTENCES) if doubted else choice.probability
    return Choice(choice.value, sure, choice.place)


def _stands_for_itself(body: Body, signs: Sequence[Sign[Body | None]]) -> bool:
    """Return whether a body's name stands anywhere but in sentences, where it may be an example."""
    own = [sign for sign in signs if sign.value == body]
    return any(sign.name.endswith(TELLING_ENDS) or sign.place.name in TELLING_PLACES for sign in own)


def publisher_signs(places: Places, title: str) -> Iterator[Sign[Body | None]]:
    """Yield the signs of every body that may have issued the document, and of none."""
    yield Sign(NOBODY, "none", Place("text"))
    signs = _without_chapters(list(_place_signs(places, title)), places.chapters)
    yield from signs
    kind, several = _told_kind(places), tells_of_several(places)
    for body, place in {sign.value: sign.place for sign in reversed(signs)}.items():
        yield Sign(body, f"a {body.kind}", place)
        yield Sign(body, f"a {body.kind} that speaks of {kind}", place)
        if several and body.county is not None:
            yield Sign(body, "of one of several counties alike", place)


def _without_chapters(signs: Sequence[Sign[Body]], chapters: Collection[str]) -> list[Sign[Body]]:
    """Return the signs without those of bodies in regions that head a chapter each: none of them issued the report."""
    if len(chapters) < SEVERAL_CHAPTERS:
        return list(signs)
    told = {sign.value for sign in signs if sign.place.name in TELLING_PLACES}
    return [sign for sign in signs if sign.value in told or sign.value.county not in chapters]


def _place_signs(places: Places, title: str) -> Iterator[Sign[Body]]:
    """Yield what the places say where bodies are named."""
    yield from _front_signs(places)
    for line in places.running:
        yield from _line_signs(line, "running head")
    for line in places.end:
        yield from _line_signs(line, "end")
    for name, text in (("title", title), ("file name", places.file_name)):
        yield from _text_signs(text, name)
    yield from (Sign(each.body, "author", Place("metadata")) for each in bodies_in(places.properties.get("author", "")))
    yield from _address_signs(places)
    yield from _body_signs(places)


def _front_signs(places: Places) -> Iterator[Sign[Body]]:
    """Yield the signs of the bodies on the front, by place and order."""
    seen: list[Body] = []
    alone: dict[Body, Sign[Body]] = {}
    for line in places.front:
        signs = list(_line_signs(line, f"page {min(line.page, 2)}"))
        yield from signs
        alone |= {sign.value: sign for sign in signs if sign.name.endswith(": alone")}
        for sign in signs:
            if sign.value not in seen:
                seen.append(sign.value)
                yield Sign(sign.value, f"front: named {min(len(seen), FIRST_NAMED)}", sign.place)
    kinds = Counter(body.kind for body in alone)
    listed = (sign for body, sign in alone.items() if kinds[body.kind] >= LISTED)
    yield from (Sign(sign.value, "front: in a list of its kind", sign.place) for sign in listed)


def _line_signs(line: PrintedLine, place_name: str) -> Iterator[Sign[Body]]:
    """Yield the signs of the bodies in a line: alone in a piece of it, as who decided, as who gets it, or named."""
    words = fact_words().issued
    place = line.place("running head" if place_name == "running head" else "text")
    for piece in pieces(line):
        for number, (start, end, body) in enumerate(bodies_in(piece)):
            own = end - start >= OWN_SHARE * len(piece) or (start == 0 and piece[end:].lstrip()[:1] in (",", "–"))
            own = own and not piece.endswith(".")
            context = piece[max(0, start - CONTEXT_CHARACTERS) : start]
            if has_word(context, words.decided):
                yield Sign(body, f"{place_name}: decided", place)
            if has_word(context, words.others):
                yield Sign(body, f"{place_name}: another", place)
            if _is_where(piece[:start]):
                yield Sign(body, f"{place_name}: where", place)
            yield Sign(body, f"{place_name}: {'alone' if own and not number else 'named'}", place)
            yield from _owner(body, f"{place_name}: its hospital {'alone' if own else 'named'}", place)


def _is_where(before: str) -> bool:
    """Return whether what stands before a body's name makes it the place of something ("vården i Kronobergs län")."""
    return before.lower().split()[-1:] == ["i"]


def _owner(body: Body, name: str, place: Place) -> Iterator[Sign[Body]]:
    """Yield the sign of the region whose hospital a body is."""
    if body.kind == "hospital" and body.county:
        yield Sign(register().regions[body.county], name, place)


def _text_signs(text: str, name: str) -> Iterator[Sign[Body]]:
    """Yield the signs of the bodies and towns that a title or a file's name tells."""
    place = Place(name, text)
    for start, _, body in bodies_in(text):
        yield Sign(body, f"{name}: where" if _is_where(text[:start]) else name, place)
        yield from _owner(body, f"{name}: its hospital", place)
    yield from (Sign(body, f"{name}: town", place) for body in towns_in(text))


def _address_signs(places: Places) -> Iterator[Sign[Body]]:
    """Yield the signs of the bodies whose addresses are printed, most often first."""
    counts = Counter(addressed_in(places.text))
    for rank, (body, _) in enumerate(counts.most_common(RANKS)):
        yield Sign(body, f"address: rank {rank}", Place("address"))


def _body_signs(places: Places) -> Iterator[Sign[Body]]:
    """Yield the signs of the bodies and towns that the whole text names most."""
    yield from _ranked(places.bodies, "body")
    yield from _ranked(places.towns, "town")
    regions: Counter[Body] = Counter()
    for body, count in places.bodies.items():
        if body.kind == "hospital" and body.county:
            regions[register().regions[body.county]] += count
    yield from _ranked(regions, "hospitals")


def _ranked(counts: Counter[Body], name: str) -> Iterator[Sign[Body]]:
    """Yield the signs of those that are counted most, with their share."""
    for rank, (body, count) in enumerate(counts.most_common(RANKS)):
        share = "most" if count > counts.total() / 2 else "many" if count > counts.total() / 4 else "few"
        yield Sign(body, f"{name}: rank {rank}, {share}", Place("text"))


def _told_kind(places: Places) -> str:
    """Return whether the text speaks more of "kommunen" or of "regionen" and "landstinget"."""
    words = fact_words().issued
    municipal, regional = count_words(places.text, words.municipal), count_words(places.text, words.regional)
    if municipal > 2 * regional:
        return "a municipality"
    return "a region" if regional > 2 * municipal else "neither or both"


def own_name(body: Body, text: str) -> str:
    """Return the name that a body's text uses most of those that it bore; today's where it uses none."""
    if body.kind != "region" or body.county is None:
        return body.name
    region = gazetteer().regions[body.county]
    names = (region.name, *region.former)
    counts = Counter({name: count for name, count in zip(names, _mentions(text, names), strict=True) if count})
    return counts.most_common(1)[0][0] if counts else region.name


def _mentions(text: str, names: Iterable[str]) -> list[int]:
    """Count how often a text has each name, whatever OCR made of its letters."""
    whole = fold(text)
    return [whole.count(fold(name)) for name in names]
