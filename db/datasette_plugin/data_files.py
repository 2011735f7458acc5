"""Whole data sets as files, and the page that shows programmers what can be asked for, with examples that run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response

from atgardsbanken.db.datasette_plugin import table_files, web
from atgardsbanken.db.export import COLUMNS
from atgardsbanken.db.pages.data_sets import MOST_ROWS, SETS, Wanted

if TYPE_CHECKING:
    from datasette.app import Datasette


@dataclass(frozen=True, slots=True)
class Example:
    """An address that answers, below the site's own, and what it answers."""

    path: str
    answers: str


EXAMPLES: dict[str, tuple[Example, ...]] = {
    "Sökning": (
        Example("/sok.json?q=vårdnära+service", "åtgärderna som sökningen hittar, bästa först"),
        Example("/sok.csv?q=utbildning&region=12&omrade=kompetens", "samma filter som på sidan, som CSV"),
        Example("/sok.excel.csv?q=utbildning", "CSV som svenskt Excel öppnar med kolumner, å ä ö och länskoder som 08"),
        Example("/sok.json?q=förråd&flik=dokument", "textställen i stället för åtgärder"),
        Example("/sok.bib?q=utbildning", "källhänvisningar för BibTeX; .ris för andra program"),
        Example("/sok.atom?q=utbildning", "ett flöde med det senast inlästa"),
    ),
    "Hela mängder": (
        Example("/tackning.json", "täckning: en post för varje region och år"),
        Example("/region.json", "regioner med antal dokument och åtgärder"),
        Example("/tema.csv", "teman med antal regioner och åtgärder"),
        Example("/siffror.json?region=12&ar=2018", "siffror ur tryckta tabeller, alla eller en regions och ett års"),
    ),
    "Tabellerna": (
        Example("/{data}/measures.json?_shape=array&region=24", "rader ur tabellen med åtgärder, utan kopior"),
        Example(
            "/{data}/measures.json?_shape=array&_search=vårdnära", "de som har ett ord i titel, text eller resultat"
        ),
        Example("/{data}/measures.csv?_stream=1&_copies=1", "alla rader som CSV, kopior också"),
        Example("/{data}.json?sql=select+region,count(*)+from+measures+group+by+region&_shape=array", "en fråga i SQL"),
    ),
}
"""Examples by their headings; `{data}` stands for the name of the bank."""


def view(name: str) -> web.View:
    """Return the view that answers with a whole data set as CSV, for Excel, or as JSON."""

    async def data_file(datasette: Datasette, request: Request) -> Response:
        wanted = Wanted(request.args.get("region") or "", web.year_of(request, "ar") or 0)
        if request.url_vars["form"] == "json":
            return web.json_file(await web.ask(datasette, lambda connection: SETS[name].read(connection, wanted)))
        table = await web.ask(datasette, lambda connection: SETS[name].table(connection, wanted))
        return await table_files.table_file(table, request.url_vars["form"], name)

    return data_file


async def api_page(datasette: Datasette, request: Request) -> Response:
    """Show what can be asked for, with examples."""
    variables = {"examples": EXAMPLES, "sets": SETS, "columns": COLUMNS, "most": MOST_ROWS, "cors": datasette.cors}
    return await web.show(datasette, request, "api.html", variables)
