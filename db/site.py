"""The site of a bank: a Datasette with the plugin of this project and settings for many readers."""

from __future__ import annotations

from pathlib import Path

from datasette.app import Datasette
from datasette.database import Database

from atgardsbanken.db.connection import is_fixed, open_for_reading
from atgardsbanken.db.datasette_plugin.correcting import Corrector
from atgardsbanken.db.datasette_plugin.stored_files import StoredFiles
from atgardsbanken.db.search import search

NAME = "data"
"""The name of the database: the path of Datasette's own pages of the tables, whatever the file is called."""
SETTINGS: dict[str, int | bool] = {
    "default_page_size": 50,
    "max_returned_rows": 1000,
    "sql_time_limit_ms": 1000,
    "facet_time_limit_ms": 200,
    "suggest_facets": False,  # Suggesting them counts each column of the table: seconds in a big bank.
    "allow_download": False,
    "allow_csv_stream": True,
    "num_sql_threads": 3,
}


class Site(Datasette):  # type: ignore[misc]  # Datasette has no types.
    """A Datasette that can also store corrections, and serve documents' files; without them it does neither."""

    corrector: Corrector | None = None
    files: StoredFiles | None = None
    is_site = True
    """Tells the plugin that it is not in somebody's own Datasette."""


def make_app(
    bank: Path,
    *,
    immutable: bool = False,
    base_url: str = "/",
    corrector: Corrector | None = None,
    cors: bool = False,
    files: StoredFiles | None = None,
) -> Datasette:
    """Make the site of a bank; `make_app(…).app()` is the ASGI application.

    Args:
        bank: the database's file.
        immutable: the file will not change while it is served; taken for so where nobody can write.
        base_url: the path of the site on its host, from slash to slash.
        cors: pages of other sites may read the answers.
        files: the folder with documents' files, where readers may open them.
        corrector: what keeps corrections, where somebody who is signed in may make them in the browser.

    Raises:
        FileMissingError: there is no such file.
        NewerDatabaseError: a later version of this program wrote it.
        DatabaseError: it is no bank, or one of an earlier version.
    """
    connection = open_for_reading(bank)
    search(connection, "vård", limit=1)  # Reads the dictionaries, so that no reader has to wait for them.
    connection.close()
    datasette = Site(settings={**SETTINGS, "base_url": base_url}, memory=False, cors=cors)
    datasette.corrector = corrector
    datasette.files = files
    datasette.remove_database("_memory")  # Datasette adds it where it is given no files, whatever `memory` says.
    datasette.add_database(Database(datasette, path=str(bank), is_mutable=not (immutable or is_fixed(bank))), name=NAME)
    return datasette
