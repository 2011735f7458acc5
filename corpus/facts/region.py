"""Finds the region (county code) that a document belongs to: its issuer's county, or the one that it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from atgardsbanken.corpus.facts.issuers import Body, towns_in
from atgardsbanken.corpus.facts.places import Places
from atgardsbanken.corpus.facts.weigh import Choice, Place, Sign, choose, learned
from atgardsbanken.corpus.regions import regions_in

NONE = ""
"""Stands for no region among the values: documents of the whole country, of several regions, or that tell none."""
SEATED = frozenset({"university", "county board"})
"""Bodies whose seat is in a county, but whose documents are not the region's: only what they speak of tells one."""
SEVERAL_REGIONS = 3
"""Regions from which a document tells of several."""
SHARES = ((0.8, "nearly all"), (0.6, "most"), (0.4, "many"))
"""Shares of all mentions of regions, from above."""


def read_region(places: Places, title: str, publisher: Body | None) -> Choice[str] | None:
    """Return the county code of the region that the document belongs to; None where there is none."""
    choice = choose(region_signs(places, title, publisher), learned()["region"])
    return choice if choice is not None and choice.value != NONE else None


def region_signs(places: Places, title: str, publisher: Body | None) -> Iterator[Sign[str]]:
    """Yield the signs of every region that the document may belong to, and of none."""
    counts = places.regions
    yield Sign(NONE, "none", Place("text"))
    if publisher is None:
        several = ", several counties alike" if tells_of_several(places) else ""
        yield Sign(NONE, f"no publisher{several}", Place("text"))
    elif publisher.county is None or publisher.kind in SEATED:
        yield Sign(NONE, f"a publisher for the country: {publisher.kind}", Place("publisher", publisher.name))
    else:
        yield Sign(publisher.county, f"publisher: {publisher.kind}", Place("publisher", publisher.name))
    if len(counts) >= SEVERAL_REGIONS:
        yield Sign(NONE, "several regions" if stands_out(counts) else "several regions alike", Place("text"))
    if len(places.chapters) > 1:
        yield Sign(NONE, "chapters of several regions", Place("headings"))
    yield from _mention_signs(places, title)
    yield from _share_signs(counts, "region")
    yield from _share_signs(_by_county(places.towns), "town")
    yield from _share_signs(_hospitals(places), "hospital")


def tells_of_several(places: Places) -> bool:
    """Return whether a text names several counties, each by its region or its hospitals, and none stands out."""
    counties = places.regions + _hospitals(places)
    return len(counties) > 1 and not stands_out(counties)


def stands_out(counts: Counter[str]) -> bool:
    """Return whether one of the regions is named more than all others together."""
    return 2 * max(counts.values(), default=0) > counts.total()


def _hospitals(places: Places) -> Counter[str]:
    """Return how often the lines name a hospital of each county."""
    return _by_county(Counter({body: count for body, count in places.bodies.items() if body.kind == "hospital"}))


def _by_county(bodies: Counter[Body]) -> Counter[str]:
    """Sum the counts of bodies up by the codes of their counties."""
    counts: Counter[str] = Counter()
    for body, count in bodies.items():
        counts[body.county or NONE] += count
    return counts


def _mention_signs(places: Places, title: str) -> Iterator[Sign[str]]:
    """Yield the signs of the regions that title, file name, front, heads and feet name."""
    front = "\n".join(line.text for line in places.front)
    running = "\n".join(line.text for line in places.running)
    for name, text in (("title", title), ("file name", places.file_name), ("front", front), ("running head", running)):
        codes = Counter(found.code for found in regions_in(text))
        for code in codes:
            yield Sign(code, f"{name}: {'alone' if len(codes) == 1 else 'beside others'}", Place(name, text[:200]))
        yield from (
            Sign(body.county or NONE, f"{name}: town", Place(name)) for body in towns_in(text) if name != "front"
        )


def _share_signs(counts: Counter[str], name: str) -> Iterator[Sign[str]]:
    """Yield the signs of the regions that make a large share of all mentions."""
    for code, count in counts.items():
        share = next((word for least, word in SHARES if count >= least * counts.total()), "")
        if share:
            yield Sign(code, f"{name}: {share}", Place("text"))
