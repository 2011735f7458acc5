"""Datasette's own pages of the tables show the rows of each document once, unless those of copies are asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from datasette.filters import FilterArguments

from atgardsbanken.db.datasette_plugin import neighbours
from atgardsbanken.db.shown import OF_BEST_FORM

if TYPE_CHECKING:
    from datasette.app import Datasette
    from datasette.utils.asgi import Request

COPIED = frozenset({"measures", "suggestions", "figures", "passages"})
"""Tables whose rows say the same of a document and of its copies."""
WITH_COPIES = "_copies"
"""The parameter that asks for all rows; names that begin with "_" are no columns to Datasette, which keeps them."""
SAID = f"copies of documents are left out (all rows: {WITH_COPIES}=1)"
"""What Datasette, whose pages are in English, says after the count of rows and "where"."""
DOCUMENT = ("document", "document__exact", "document__in")
"""Parameters that choose documents: whoever names one wants its rows, copy or not."""


def without_copies(datasette: Datasette, request: Request, database: str, table: str) -> FilterArguments | None:
    """Return the condition that leaves out copies' rows; None where there are none, or they are asked for."""
    if table not in COPIED or database not in neighbours.banks(datasette):
        return None
    asked = any(request.args.get(name) for name in (WITH_COPIES, *DOCUMENT))
    return None if asked else FilterArguments([OF_BEST_FORM], {}, [SAID])
