"""The state of a results page and its address, whose parameters always stand in one order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate
from typing import Literal, Protocol
from urllib.parse import quote_plus, urlencode

from atgardsbanken.db.search.hits import Sort
from atgardsbanken.db.search.index_arrays import FacetValue
from atgardsbanken.db.search.query import Mode
from atgardsbanken.db.search.scope import FACETS, Facet, Limits

Tab = Literal["measures", "passages"]

PARAMETERS: dict[Facet, str] = {
    "region": "region",
    "year": "ar",
    "area": "omrade",
    "theme": "tema",
    "status": "status",
    "kind": "typ",
    "sure": "saker",
    "confidence": "sakerhet",
}
PARAMETER_ORDER = {
    name: place
    for place, name in enumerate(
        ["q", "lage", "likaord", "flik", *(PARAMETERS[facet] for facet in FACETS), "sortera", "sida"]
    )
}
"""The place of each parameter in an address."""
NUMBERS: frozenset[Facet] = frozenset({"year", "sure", "confidence"})
NO = "nej"
"""The value that switches synonyms off."""
NOTHING = "-"
"""Stands for a missing value in an address."""
MODES: dict[str, Mode] = {"narliggande": "related", "ord": "words", "fras": "phrase"}
SORTS: dict[str, Sort] = {
    "relevans": "relevance",
    "nyast": "newest",
    "aldst": "oldest",
    "inlast": "loaded",
    "region": "region",
    "titel": "title",
}
TABS: dict[str, Tab] = {"atgarder": "measures", "dokument": "passages"}
LONGEST_QUERY = 500
MOST_CHOSEN = 30
"""Values that an address may choose; each is repeated in every address of the page."""
LONGEST_CHOICE_CHARACTERS = 2000
"""The length of all chosen values together, as they are written in an address."""
LAST_PAGE = 10_000


class Arguments(Protocol):
    """The parameters of an address, as Datasette gives them."""

    def get(self, name: str, default: str = "") -> str | None:
        """Return the first value of a parameter."""

    def getlist(self, name: str) -> Sequence[str]:
        """Return all values of a parameter."""


@dataclass(frozen=True, slots=True)
class State:
    """A results page: query, mode, tab, chosen values by facet, order, and page (from 1).

    `synonyms` says whether words that mean the same count too, `root` what the site's addresses begin with where it
    does not stand at the top of its host ("/banken"), `ignored` how many chosen values were too many for an address.
    """

    query: str = ""
    mode: Mode = "related"
    tab: Tab = "measures"
    chosen: Mapping[Facet, tuple[FacetValue, ...]] = field(default_factory=dict)
    sort: Sort = "relevance"
    page: int = 1
    root: str = ""
    synonyms: bool = True
    ignored: int = 0

    @property
    def limits(self) -> Limits:
        """The chosen values as limits of a search."""
        return Limits(self.chosen)

    def parameters(self) -> list[tuple[str, str]]:
        """Return the parameters of this view, in their order; those with their first value are left out."""
        pairs = [("q", self.query), ("lage", _name(MODES, self.mode)), ("likaord", "" if self.synonyms else NO)]
        pairs.append(("flik", _name(TABS, self.tab)))
        for facet in FACETS:
            pairs += self._values_of(facet)
        pairs += [("sortera", _name(SORTS, self.sort)), ("sida", str(self.page) if self.page > 1 else "")]
        return [(name, value) for name, value in pairs if value]

    def url(self, path: str = "/sok") -> str:
        """Return the address of this view, or of the same measures at another path."""
        query = urlencode(self.parameters())
        return f"{self.root}{path}?{query}" if query else f"{self.root}{path}"

    def urls_toggled(self, facet: Facet, values: Sequence[FacetValue]) -> list[str]:
        """Return the addresses of the views with each of these values of a facet chosen, or no longer."""
        first = replace(self, page=1)
        others = replace(first, chosen={**self.chosen, facet: ()}).parameters()
        place = PARAMETER_ORDER[PARAMETERS[facet]]
        before = urlencode([pair for pair in others if PARAMETER_ORDER[pair[0]] < place])
        after = urlencode([pair for pair in others if PARAMETER_ORDER[pair[0]] > place])
        own = (urlencode(first.toggled(facet, value)._values_of(facet)) for value in values)
        queries = ("&".join(filter(None, (before, each, after))) for each in own)
        return [f"{self.root}/sok?{query}" if query else f"{self.root}/sok" for query in queries]

    def _values_of(self, facet: Facet) -> list[tuple[str, str]]:
        """Return the parameters of the chosen values of a facet."""
        values = sorted(self.chosen.get(facet, ()), key=str)
        return [(PARAMETERS[facet], written(value)) for value in values]

    def ask(self, query: str) -> State:
        """Return the view with another query, at its first page."""
        return replace(self, query=query, page=1)

    def toggled(self, facet: Facet, value: FacetValue) -> State:
        """Return the view with a value of a facet chosen, or no longer."""
        values = self.chosen.get(facet, ())
        after = tuple(each for each in values if each != value) if value in values else (*values, value)
        return replace(self, chosen={**self.chosen, facet: after}, page=1)

    def with_synonyms(self, wanted: bool) -> State:
        """Return the view with synonyms searched for or not, at its first page."""
        return replace(self, synonyms=wanted, page=1)

    def on(self, page: int) -> State:
        """Return another page (from 1) of the view."""
        return replace(self, page=page)

    def shown_as(self, tab: Tab) -> State:
        """Return the same query in another tab, at its first page."""
        return replace(self, tab=tab, page=1)


def read_state(arguments: Arguments, *, root: str = "") -> State:
    """Read the view that an address asks for; unknown parameters and values are ignored, so are too many values."""
    asked = [(facet, value) for facet, name in PARAMETERS.items() for value in _values(facet, arguments.getlist(name))]
    kept = _that_fit(asked)
    chosen = {facet: tuple(value for each, value in kept if each == facet) for facet in PARAMETERS}
    return State(
        query=words(arguments.get("q")),
        mode=MODES.get(arguments.get("lage") or "", "related"),
        tab=TABS.get(arguments.get("flik") or "", "measures"),
        chosen={facet: values for facet, values in chosen.items() if values},
        sort=SORTS.get(arguments.get("sortera") or "", "relevance"),
        page=page_number(arguments.get("sida")),
        root=root,
        synonyms=arguments.get("likaord") != NO,
        ignored=len(asked) - len(kept),
    )


def _that_fit(asked: Sequence[tuple[Facet, FacetValue]]) -> list[tuple[Facet, FacetValue]]:
    """Return the first values that an address may choose, by their number and their length."""
    lengths = accumulate(len(quote_plus(written(value))) for _, value in asked)
    fitting = [pair for pair, length in zip(asked, lengths, strict=True) if length <= LONGEST_CHOICE_CHARACTERS]
    return fitting[:MOST_CHOSEN]


def words(text: str | None) -> str:
    """Read the words that are searched for, one blank between them; of a long text its beginning."""
    return " ".join((text or "")[:LONGEST_QUERY].split())


def page_number(text: str | None) -> int:
    """Read the number of a page, from 1; 1 for anything that is no number."""
    return min(max(int(text), 1), LAST_PAGE) if text and text.isascii() and text.isdigit() else 1


def written(value: FacetValue) -> str:
    """Write a facet's value as it stands in an address."""
    return NOTHING if value is None else str(value)


def _values(facet: Facet, texts: Sequence[str]) -> list[FacetValue]:
    values: list[FacetValue] = []
    for text in dict.fromkeys(texts):
        if text == NOTHING:
            values.append(None)
        elif facet not in NUMBERS:
            values.append(text)
        elif text.isascii() and text.isdigit():
            values.append(int(text[:9]))
    return values


def _name(names: Mapping[str, str], value: str) -> str:
    """Return the word for a value in an address; "" for the first one, the default."""
    first = next(iter(names))
    found = next(name for name, each in names.items() if each == value)
    return "" if found == first else found
