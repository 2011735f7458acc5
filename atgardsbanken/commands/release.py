"""The subcommand that writes a bank as a dataset: release."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from importlib.metadata import version as installed_version
from pathlib import Path
from typing import get_args

import click

from atgardsbanken.commands.options import NamedPath, bank_option, checked
from atgardsbanken.db.connection import open_for_reading
from atgardsbanken.db.release.facts import LicenceName, ReleaseFacts
from atgardsbanken.loading.progress import say
from atgardsbanken.release import make_release

TITLE = "Åtgärdsbanken: åtgärder i svenska regioners planer och rapporter"
PUBLISHER = "Åtgärdsbanken"


@click.command()
@click.argument("folder", type=NamedPath())
@bank_option
@click.option("--title", default=TITLE, help="The dataset's title.")
@click.option("--publisher", default=PUBLISHER, show_default=True, help="Who publishes it, as catalogues name you.")
@click.option("--contact", default="", metavar="EMAIL", callback=checked, help="An e-mail address for questions.")
@click.option(
    "--licence", default="CC0-1.0", show_default=True, type=click.Choice(get_args(LicenceName)), help="Its licence."
)
@click.option("--version", "release_version", help="The release's version (default: today's date).")
@click.option(
    "--address", default="", callback=checked, help="The web address of the folder where you will publish it."
)
@click.option("--site", default="", callback=checked, help="The address of your site, for permanent links to measures.")
@click.option("--force", is_flag=True, help="Replace an earlier release in that folder.")
def release(
    folder: Path,
    bank: Path,
    *,
    title: str,
    publisher: str,
    contact: str,
    licence: LicenceName,
    release_version: str | None,
    address: str,
    site: str,
    force: bool,
) -> None:
    """Write the whole bank as a dataset to publish: tables, schema, codebook and catalogue entry.

    CSV (and Parquet, where pyarrow is installed) of measures, documents, themes, continuations, figures, regions and
    areas; datapackage.json (Frictionless), codebook.md, dcat.jsonld (DCAT-AP-SE), README.md and SHA256SUMS. The folder
    must be empty or not there yet; it is written whole or not at all.

    \b
    Example:
      atgardsbanken release release-2026/ --db bank.db --publisher "Region Skåne" --licence CC0-1.0
    """
    facts = ReleaseFacts(
        title=title,
        version=release_version or date.today().isoformat(),
        licence=licence,
        publisher=publisher,
        issued=date.today(),
        program=installed_version("atgardsbanken"),
        address=address.rstrip("/"),
        site=site.rstrip("/"),
        contact=contact,
    )
    with closing(open_for_reading(bank)) as connection:
        written = make_release(connection, folder, facts, replace=force)
    for file in written:
        say(f"{folder / file.name}: {file.rows} rows")
