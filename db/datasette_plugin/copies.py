"""Datasette's own pages of the tables show what the site counts: what copies repeat is left out, unless asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.filters import FilterArguments

from atgardsbanken.db.datasette_plugin import neighbours
from atgardsbanken.db.shown import COUNTED_FIGURES, COUNTED_MEASURES, COUNTED_PASSAGES, OF_BEST_FORM

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

COUNTED = {
    "measures": COUNTED_MEASURES,
    "suggestions": OF_BEST_FORM,
    "figures": COUNTED_FIGURES,
    "passages": COUNTED_PASSAGES,
}
"""The SQL conditions for rows to count, as on the site, by the tables whose rows copies of a document repeat."""
WITH_COPIES = "_copies"
"""The parameter that asks for all rows; names that begin with "_" are no columns to Datasette, which keeps them."""
SAID = f"what copies of documents repeat is left out (all rows: {WITH_COPIES}=1)"
"""What Datasette, whose pages are in English, says after the count of rows and "where"."""
DOCUMENT = ("document", "document__exact", "document__in")
"""Parameters that choose documents: whoever names one wants its rows, copy or not."""


def without_copies(datasette: Datasette, request: Request, database: str, table: str) -> FilterArguments | None:
    """Return the condition that leaves out copies' rows; None where there are none, or they are asked for."""
    if table not in COUNTED or database not in neighbours.banks(datasette):
        return None
    asked = any(request.args.get(name) for name in (WITH_COPIES, *DOCUMENT))
    return None if asked else FilterArguments([COUNTED[table]], {}, [SAID])
