"""What a results page's address says, and the address of any view near it: parameters in one order, always."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, Protocol
from urllib.parse import urlencode

from atgardsbanken.db.hits import Sort
from atgardsbanken.db.index_arrays import Value
from atgardsbanken.db.query import Mode
from atgardsbanken.db.scope import FACETS, Facet, Limits

Tab = Literal["measures", "passages"]

PARAMETERS: dict[Facet, str] = {
    "region": "region",
    "year": "ar",
    "area": "omrade",
    "theme": "tema",
    "status": "status",
    "kind": "typ",
    "sure": "saker",
}
NUMBERS: frozenset[Facet] = frozenset({"year", "sure"})
NO = "nej"
"""Says that words that mean the same are not searched for."""
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
LAST_PAGE = 10_000


class Arguments(Protocol):
    """An address' parameters, as Datasette gives them."""

    def get(self, name: str, default: str = "") -> str | None:
        """The first value of a parameter."""

    def getlist(self, name: str) -> Sequence[str]:
        """All its values."""


@dataclass(frozen=True, slots=True)
class State:
    """A results page: query, mode, tab, chosen values by facet, order, and page (from 1).

    `synonyms` says whether words that mean the same count too, `root` what the site's addresses begin with where it
    does not stand at the top of its host ("/banken").
    """

    query: str = ""
    mode: Mode = "related"
    tab: Tab = "measures"
    chosen: Mapping[Facet, tuple[Value, ...]] = field(default_factory=dict)
    sort: Sort = "relevance"
    page: int = 1
    root: str = ""
    synonyms: bool = True

    @property
    def limits(self) -> Limits:
        """The chosen values as limits of a search."""
        return Limits(self.chosen)

    def parameters(self) -> list[tuple[str, str]]:
        """The parameters that say this and nothing else, in their order."""
        pairs = [("q", self.query), ("lage", _name(MODES, self.mode)), ("likaord", "" if self.synonyms else NO)]
        pairs.append(("flik", _name(TABS, self.tab)))
        for facet in FACETS:
            values = sorted(self.chosen.get(facet, ()), key=str)
            pairs.extend((PARAMETERS[facet], written(value)) for value in values)
        pairs += [("sortera", _name(SORTS, self.sort)), ("sida", str(self.page) if self.page > 1 else "")]
        return [(name, value) for name, value in pairs if value]

    def url(self, path: str = "/sok") -> str:
        """The address of this view, or of the same measures in another form."""
        query = urlencode(self.parameters())
        return f"{self.root}{path}?{query}" if query else f"{self.root}{path}"

    def ask(self, query: str) -> State:
        """The same with another query, from the first page."""
        return replace(self, query=query, page=1)

    def toggled(self, facet: Facet, value: Value) -> State:
        """The same with a value of a facet chosen, or no longer."""
        values = self.chosen.get(facet, ())
        after = tuple(each for each in values if each != value) if value in values else (*values, value)
        return replace(self, chosen={**self.chosen, facet: after}, page=1)

    def with_synonyms(self, wanted: bool) -> State:
        """The same with words that mean the same searched for, or not, from the first page."""
        return replace(self, synonyms=wanted, page=1)

    def on(self, page: int) -> State:
        """The same on another page."""
        return replace(self, page=page)

    def shown_as(self, tab: Tab) -> State:
        """The same query in another tab, from the first page."""
        return replace(self, tab=tab, page=1)


def read_state(arguments: Arguments, *, root: str = "") -> State:
    """The view that an address asks for; what it does not know it passes over."""
    chosen = {facet: tuple(_values(facet, arguments.getlist(name))) for facet, name in PARAMETERS.items()}
    return State(
        query=" ".join((arguments.get("q") or "")[:LONGEST_QUERY].split()),
        mode=MODES.get(arguments.get("lage") or "", "related"),
        tab=TABS.get(arguments.get("flik") or "", "measures"),
        chosen={facet: values for facet, values in chosen.items() if values},
        sort=SORTS.get(arguments.get("sortera") or "", "relevance"),
        page=page_number(arguments.get("sida")),
        root=root,
        synonyms=arguments.get("likaord") != NO,
    )


def page_number(text: str | None) -> int:
    """A page from 1; 1 for anything that is no number."""
    return min(max(int(text), 1), LAST_PAGE) if text and text.isascii() and text.isdigit() else 1


def written(value: Value) -> str:
    """A facet's value as it stands in an address."""
    return NOTHING if value is None else str(value)


def _values(facet: Facet, texts: Sequence[str]) -> list[Value]:
    values: list[Value] = []
    for text in dict.fromkeys(texts):
        if text == NOTHING:
            values.append(None)
        elif facet not in NUMBERS:
            values.append(text)
        elif text.isascii() and text.isdigit():
            values.append(int(text[:9]))
    return values


def _name(names: Mapping[str, str], value: str) -> str:
    """The parameter's word for a value, "" for the first one, which needs no saying."""
    first = next(iter(names))
    found = next(name for name, each in names.items() if each == value)
    return "" if found == first else found
