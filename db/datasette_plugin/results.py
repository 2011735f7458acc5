"""The results page, the same measures as files, and the feed of a query."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from datasette.utils.asgi import NotFound, Request, Response

from atgardsbanken.db import citation, export, labels
from atgardsbanken.db.datasette_plugin import table_files, web
from atgardsbanken.db.datasette_plugin.state import MODES, PARAMETER_ORDER, SORTS, State, read_state
from atgardsbanken.db.languages import swedish, text, texts
from atgardsbanken.db.pages import compare
from atgardsbanken.db.pages.changes import Series, comparable
from atgardsbanken.db.pages.figures import RegionFigure, answering
from atgardsbanken.db.pages.groups import theme_labels
from atgardsbanken.db.pages.items import Item, Names, items_by_id, names
from atgardsbanken.db.pages.running_text import region_of, running_text
from atgardsbanken.db.search import Answer, Hit, find, ids
from atgardsbanken.db.search.index_arrays import FacetValue
from atgardsbanken.db.search.passages import FoundPassage, PassageHit, all_passages, find_passages
from atgardsbanken.db.search.query import Query
from atgardsbanken.db.search.scope import FACETS, Facet
from atgardsbanken.db.sql import marks
from atgardsbanken.extract.errors import MissingProgramError

if TYPE_CHECKING:
    from datasette.app import Datasette

HITS_PER_PAGE = 25
"""Hits on a page."""
MOST_VALUES = 12
"""Values of a facet that are shown before "visa alla"."""
MOST_LISTED = 60
"""Values of a facet that are listed at most: a big bank has thousands of themes."""
MOST_NAMED = 25
"""Regions and municipalities that are named above the hits at most: there are 21 regions."""
MOST_SERIES = 5
"""Series of documents that answer a question about what has changed; all are on their own page."""
MOST_WITH_TEXT = 2 * HITS_PER_PAGE
"""Measures beside which running text is shown: of more, a reader has enough; a question may have its answer there."""
NEVER = "1970-01-01T00:00:00+00:00"
"""The time of entries that no load is known of."""
MOST_FEED_ENTRIES = 50
"""Measures in a feed."""
NO_PARQUET = "Parquet kräver pyarrow på webbplatsens server. Hämta CSV eller JSON i stället.\n"
CHIP_PATTERNS = ("inte {}", "från {}", "före {}")
"""How the search names a limit that leaves something out, and years with one end."""
MOST_EXPORTED = 10_000
"""Measures or passages in an exported file."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A value of a facet: its name, its count of measures, whether it is chosen, and the address that toggles it."""

    label: str
    count: int
    chosen: bool
    url: str


@dataclass(frozen=True, slots=True)
class FacetList:
    """A facet with its values, chosen ones first, then those with most measures."""

    name: Facet
    label: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class HitGroup:
    """A hit, with those on the same page that have its name and theme."""

    first: Hit
    others: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """The content of a results page; `groups` are the hits of the answer, `text` is running text beside measures.

    `series` are those whose documents can be compared, the newest last, where the query asks for changes.
    """

    answer: Answer
    groups: tuple[HitGroup, ...]
    facets: tuple[FacetList, ...]
    passages: tuple[PassageHit, ...]
    passage_count: int
    figures: tuple[RegionFigure, ...]
    text: tuple[PassageHit, ...] = ()
    series: tuple[Series, ...] = ()


def read_results(connection: sqlite3.Connection, state: State) -> Results:
    """Read the results for a view."""
    offset = (state.page - 1) * HITS_PER_PAGE
    measures = state.tab == "measures"
    answer = _answer(connection, state, offset=offset if measures else 0, counted=measures)
    passages, count = _passages(
        connection, answer, limit=0 if measures else HITS_PER_PAGE, offset=0 if measures else offset
    )
    lists = facet_lists(connection, state, answer) if measures else ()
    figures = answering(connection, answer.query) if state.page == 1 and measures else ()
    few = answer.total <= MOST_WITH_TEXT or answer.query.is_question
    beside = count and few and measures and state.page == 1 and not state.chosen
    text = running_text(connection, answer.query) if beside else ()
    if beside and not text and answer.scope.query != answer.query:
        text = running_text(connection, answer.scope.query)
    series = comparable(connection)[-MOST_SERIES:] if answer.query.asks_for_changes and state.page == 1 else ()
    return Results(answer, hit_groups(answer.hits, state), lists, tuple(passages), count, figures, text, series)


def _answer(connection: sqlite3.Connection, state: State, *, offset: int = 0, counted: bool = False) -> Answer:
    return find(
        connection,
        state.query,
        mode=state.mode,
        limit=HITS_PER_PAGE,
        offset=offset,
        limits=state.limits,
        sort=state.sort,
        counted=counted,
        synonyms=state.synonyms,
    )


def hit_groups(hits: Sequence[Hit], state: State) -> tuple[HitGroup, ...]:
    """Gather hits of the same name and theme where they are sorted by relevance; other orders stay as they are."""
    groups: dict[tuple[object, ...], list[Hit]] = {}
    for hit in hits:
        groups.setdefault((hit.complete, *_group_key(state, hit.id, hit.theme, hit.title)), []).append(hit)
    return tuple(HitGroup(first, tuple(others)) for first, *others in groups.values())


def _group_key(state: State, key: str, theme: str | None, title: str) -> tuple[object, ...]:
    """Return what measures of a page have in common that are shown as one: name and theme, or nothing at all."""
    same = state.sort == "relevance" and state.query and theme
    return (theme, title.casefold()) if same else (key,)


def _passages(
    connection: sqlite3.Connection, answer: Answer, *, limit: int, offset: int
) -> tuple[list[PassageHit], int]:
    """Find passages with the words as they were typed; where none has them, as they are spelled in the bank."""
    found = find_passages(connection, answer.query, limit=limit, offset=offset)
    return found if found[1] else find_passages(connection, answer.scope.query, limit=limit, offset=offset)


def facet_lists(connection: sqlite3.Connection, state: State, answer: Answer) -> tuple[FacetList, ...]:
    """Return the facets that have something to choose, with names and addresses."""
    called = names(connection)
    counts = {facet: _shown_counts(facet, answer.facets[facet], state) for facet in FACETS}
    themes = theme_labels(connection, [str(value) for value, _ in counts["theme"]])
    lists = (_facet_list(facet, counts[facet], state, called, themes) for facet in FACETS)
    return tuple(each for each in lists if len(each.choices) > 1 or any(choice.chosen for choice in each.choices))


def _shown_counts(facet: Facet, counts: Sequence[tuple[FacetValue, int]], state: State) -> list[tuple[FacetValue, int]]:
    """Return the values to list: those with most measures, and all that are chosen; years from the newest."""
    chosen = state.chosen.get(facet, ())
    named = [(value, count) for value, count in counts if value or facet not in ("status", "theme")]
    listed = named[:MOST_LISTED] + [pair for pair in named[MOST_LISTED:] if pair[0] in chosen]
    present = {value for value, _ in listed}
    listed += [(value, 0) for value in chosen if value not in present]
    return sorted(listed, key=lambda pair: -int(pair[0] or 0)) if facet in ("year", "confidence") else listed


def _facet_list(
    facet: Facet, counts: Sequence[tuple[FacetValue, int]], state: State, called: Names, theme_names: dict[str, str]
) -> FacetList:
    chosen = state.chosen.get(facet, ())
    urls = state.urls_toggled(facet, [value for value, _ in counts])
    choices = [
        Choice(facet_label(facet, value, called, theme_names), count, value in chosen, url)
        for (value, count), url in zip(counts, urls, strict=True)
    ]
    return FacetList(facet, text(labels.FACETS[facet]), tuple(sorted(choices, key=lambda choice: not choice.chosen)))


def facet_label(facet: Facet, value: FacetValue, called: Names, theme_names: dict[str, str]) -> str:
    """Return the name of a facet's value."""
    known: dict[Facet, tuple[Mapping[str, str], str]] = {
        "region": (called.regions, text(labels.NO_REGION)),
        "area": (texts(called.areas), text(labels.NO_AREA)),
        "theme": (theme_names, ""),
        "kind": (texts(labels.KINDS), ""),
    }
    if facet == "sure":
        return text(labels.SURE.get(int(value or 0), ""))
    if facet == "confidence":
        return text(labels.LEAST_CONFIDENCE.get(int(value or 0), ""))
    if facet in known:
        table, missing = known[facet]
        return missing if value is None else table.get(str(value), str(value))
    return text(labels.NO_YEAR) if value is None else str(value)


async def results(datasette: Datasette, request: Request) -> Response:
    """Show the results page, or redirect to the canonical address of the same view.

    An address with too many values is answered at once, since the page has to say that some were ignored.
    """
    state = read_state(request.args, root=web.root(datasette))
    asked: list[tuple[str, str | None]] = [*state.parameters(), *((name, None) for name in PARAMETER_ORDER)]
    elsewhere = web.one_address(datasette, request, asked)
    if elsewhere and not state.ignored:
        return elsewhere
    page = await web.ask(datasette, lambda connection: read_results(connection, state))
    total = page.answer.total if state.tab == "measures" else page.passage_count
    return await web.show(datasette, request, "results.html", _variables(state, page, total))


def _variables(state: State, page: Results, total: int) -> dict[str, Any]:
    chips = [(chip_name(chip.label), state.ask(chip.without).url()) for chip in page.answer.query.chips]
    last = max(1, -(-total // HITS_PER_PAGE))
    return {
        "state": state,
        "results": page,
        "total": total,
        "chips": [] if page.answer.widened else chips,
        "chip_names": [name for name, _ in chips],
        "feed": replace(state, page=1, sort="loaded", tab="measures").url("/sok.atom"),
        "modes": list(MODES.items()),
        "sorts": list(SORTS.items()),
        "most": MOST_VALUES,
        "excel": table_files.excel_form(),
        "has_parquet": export.has_parquet(),
        "most_exported": MOST_EXPORTED,
        "owners": owners(state, page),
        "region_of": region_of,
        "compared": compare_url(state, page.answer.query),
        "first": (state.page - 1) * HITS_PER_PAGE + 1,
        "last_page": last,
        "earlier": state.on(state.page - 1).url() if state.page > 1 else "",
        "later": state.on(state.page + 1).url() if state.page < last else "",
    }


def owners(state: State, page: Results) -> list[Choice]:
    """Return who does what a query finds, all of them, those with most measures first; none where a region is chosen.

    Many are counted beside the hits alone: a list of them would be no answer.
    """
    if not state.query or state.chosen.get("region"):
        return []
    listed = next((facet.choices for facet in page.facets if facet.name == "region"), ())
    named = [choice for choice in listed if choice.label != text(labels.NO_REGION)]
    return named if len(named) <= MOST_NAMED else []


def compare_url(state: State, query: Query) -> str:
    """Return the address that sets the regions of a query side by side, "" where it names fewer than two."""
    years = [("ar", str(query.years[0]))] if len(query.years) == 1 else []
    several = len(query.regions) > 1 and len(query.regions) <= compare.MOST_SHOWN
    asked = [*(("region", code) for code in query.regions), *years]
    return f"{state.root}/jamfor?{urlencode(asked)}" if several else ""


def chip_name(label: str) -> str:
    """Return what a limit read from the query is called in the language of the page.

    >>> chip_name("inte Norra sjukvårdsregionen")
    'inte Norra sjukvårdsregionen'
    """
    for pattern in CHIP_PATTERNS:
        before = pattern.removesuffix("{}")
        if label.startswith(before):
            return text(pattern).format(swedish(chip_name(label.removeprefix(before))))
    return text(label)


def _shown(connection: sqlite3.Connection, state: State) -> list[export.ShownItem]:
    """Read all measures of a view as its pages show them, with those that fill up a short first page."""
    answer = _answer(connection, state)
    if answer.total < len(answer.hits):
        hits = [hit for group in hit_groups(answer.hits, state) for hit in (group.first, *group.others)]
        complete = {hit.id: hit.complete for hit in hits}
        items = items_by_id(connection, [hit.id for hit in hits])
    else:
        items = items_by_id(connection, _ids(connection, state, MOST_EXPORTED))
        complete = dict.fromkeys((item.id for item in items), answer.scope.is_full)
        items = [item for page in _pages(items) for item in _gathered(page, state)]
    return [export.ShownItem(item, place, complete[item.id]) for place, item in enumerate(items, 1)]


def _pages(items: Sequence[Item]) -> Iterator[Sequence[Item]]:
    """Yield the measures of each page."""
    return (items[first : first + HITS_PER_PAGE] for first in range(0, len(items), HITS_PER_PAGE))


def _gathered(page: Sequence[Item], state: State) -> list[Item]:
    """Return the measures of a page in the order in which it gathers those of one name and theme."""
    groups: dict[tuple[object, ...], list[Item]] = {}
    for item in page:
        groups.setdefault(_group_key(state, item.id, item.theme, item.title), []).append(item)
    return [item for group in groups.values() for item in group]


def _ids(connection: sqlite3.Connection, state: State, limit: int) -> list[str]:
    return ids(
        connection,
        state.query,
        mode=state.mode,
        limits=state.limits,
        sort=state.sort,
        synonyms=state.synonyms,
        limit=limit,
    )


async def results_file(datasette: Datasette, request: Request) -> Response:
    """Answer with what the view shows as a file: a table, JSON, Parquet, or references."""
    state = replace(read_state(request.args, root=web.root(datasette)), page=1)
    site, form = web.site(datasette, request), request.url_vars["form"]
    if state.tab == "passages":
        return await _passages_file(datasette, state, site, form)
    shown = await web.ask(datasette, lambda connection: _shown(connection, state))
    if form in table_files.TABLE_FORMS:
        return await table_files.table_file(export.shown_table(shown, site=site), form, "atgarder")
    records = [export.shown_record(each, site=site) for each in shown]
    if form == "json":
        return web.json_file(records)
    if form == "parquet":
        return _parquet(records)
    return await citations(datasette, [each.item for each in shown], site, form, "atgarder")


async def _passages_file(datasette: Datasette, state: State, site: str, form: str) -> Response:
    """Answer with the passages of the view as CSV, for Excel, or as JSON.

    Raises:
        NotFound: another form is asked for.
    """
    if form not in (*table_files.TABLE_FORMS, "json"):
        raise NotFound("Textställen finns bara för Excel och som CSV och JSON.")
    found = await web.ask(datasette, lambda connection: _every_passage(connection, state))
    if form in table_files.TABLE_FORMS:
        return await table_files.table_file(export.passages_table(found, site=site), form, "textstallen")
    return web.json_file([export.passage_record(passage, site=site) for passage in found])


def _every_passage(connection: sqlite3.Connection, state: State) -> list[FoundPassage]:
    """Read the passages of all pages of the view, in its order."""
    answer = find(connection, state.query, mode=state.mode, limit=1, synonyms=state.synonyms)
    queries = (answer.query, answer.scope.query)
    each = (all_passages(connection, query, limit=MOST_EXPORTED) for query in queries)
    return next(filter(None, each), [])


def _parquet(records: Sequence[export.Record]) -> Response:
    """Answer with the measures as Parquet, or with why that can't be had here."""
    try:
        content = export.records_as_parquet(records)
    except MissingProgramError:
        return Response.text(NO_PARQUET, status=501)
    return web.file(content, "application/vnd.apache.parquet", "atgarder.parquet")


async def citations(datasette: Datasette, shown: Sequence[Item], site: str, form: str, name: str) -> Response:
    """Answer with a file for reference managers: `bib` or `ris`."""
    entries = await web.ask(datasette, lambda connection: citation.entries_of(connection, shown, site=site))
    today = date.today()
    if form == "bib":
        return web.file(citation.bibtex(entries, today), "application/x-bibtex; charset=utf-8", f"{name}.bib")
    return web.file(citation.ris(entries, today), "application/x-research-info-systems; charset=utf-8", f"{name}.ris")


async def feed(datasette: Datasette, request: Request) -> Response:
    """Answer with an Atom feed of a query's measures, the last loaded first."""
    state = replace(read_state(request.args, root=web.root(datasette)), page=1, sort="loaded", tab="measures")
    shown, times = await web.ask(datasette, lambda connection: _loaded(connection, state))
    updated = max(times.values(), default=NEVER)
    variables = {"state": state, "items": shown, "times": times, "updated": updated, "labels": labels}
    xml = await web.rendered(datasette, request, "feed.xml", {**variables, **web.addresses(datasette, request)})
    return web.file(xml, "application/atom+xml; charset=utf-8")


LOADED = """
    SELECT d.id, coalesce(l.finished, l.started, ?) FROM documents d LEFT JOIN loads l ON l.id = d.first_load
    WHERE d.id IN ({})
"""


def _loaded(connection: sqlite3.Connection, state: State) -> tuple[list[Item], dict[str, str]]:
    """Read the measures of a feed, and when each of their documents was first loaded (UTC, ISO 8601).

    Where nothing answers the query in its region or year, hits from elsewhere, which its page shows, are no news of it.
    """
    found = [] if _answer(connection, state).widened else _ids(connection, state, MOST_FEED_ENTRIES)
    shown = items_by_id(connection, found)
    documents = list({item.document for item in shown})
    return shown, dict(connection.execute(LOADED.format(marks(documents)), [NEVER, *documents]).fetchall())
