"""Subcommands that show the site: demo and serve."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from atgardsbanken import demo as demonstration
from atgardsbanken.commands.options import NamedPath, bank_option, the_bank, with_options
from atgardsbanken.db.connection import open_for_reading
from atgardsbanken.db.datasette_plugin.stored_files import StoredFiles, described
from atgardsbanken.serve import serve as serve_bank

HOST = "127.0.0.1"
PORT = 8001
LAST_PORT = 65535


address = with_options(
    click.option("--host", default=HOST, show_default=True, help="Address to listen on."),
    click.option(
        "--port", default=PORT, show_default=True, type=click.IntRange(0, LAST_PORT), help="Port; 0 takes a free one."
    ),
)
"""The options that say where the site listens."""


@click.command()
@click.argument("words", metavar="[DB]", nargs=-1)
@bank_option
@address
@click.option("--immutable", is_flag=True, help="The file will not change while it is served: faster, no locks.")
@click.option("--correct", is_flag=True, help="Let whoever signs in correct measures in the browser.")
@click.option("--base-url", default="/", show_default=True, help="The site's path on its host, behind a proxy.")
@click.option("--cors", is_flag=True, help="Let pages of other sites read the answers.")
@click.option(
    "--files",
    type=NamedPath(exists=True, file_okay=False),
    help="Let readers open the documents' files, which are in this folder (default: they can't).",
)
@click.option(
    "--workers", type=click.IntRange(1), default=1, show_default=True, help="Processes that answer, one a core."
)
def serve(
    bank: Path,
    words: tuple[str, ...],
    *,
    host: str,
    port: int,
    immutable: bool,
    correct: bool,
    base_url: str,
    cors: bool,
    files: Path | None,
    workers: int,
) -> None:
    """Serve the site of a bank, read-only unless correcting is switched on.

    DB is the bank's file, where it is not told by --db.

    \b
    Example:
      atgardsbanken serve bank.db --port 8080
    """
    path = the_bank(bank, words)
    serve_bank(
        path,
        host=host,
        port=port,
        immutable=immutable,
        correct=correct,
        base_url=base_url,
        cors=cors,
        files=stored(path, files) if files else None,
        workers=workers,
        announce=announce,
    )


@click.command()
@address
@click.option("--db", type=NamedPath(), help="Where to keep the sample bank (default: with your data).")
@click.option("--build-only", is_flag=True, help="Build the bank, print its path and stop.")
def demo(*, host: str, port: int, db: Path | None, build_only: bool) -> None:
    """Build the bundled sample library and open it: the first thing to try.

    \b
    Example:
      atgardsbanken demo
    """
    bank = demonstration.build_sample_bank(db)
    if build_only:
        click.echo(bank)
        return
    serve_bank(bank, host=host, port=port, announce=announce)


def stored(bank: Path, folder: Path) -> StoredFiles:
    """Return the folder with documents' files, and say on standard error what is served of it."""
    files = StoredFiles(folder)
    with closing(open_for_reading(bank)) as connection:
        click.echo(described(files, connection, folder), err=True)
    return files


def announce(url: str, sign_in: str) -> None:
    """Say where the site is: the URL on standard output, how to sign in and stop it on standard error."""
    click.echo(url)
    if sign_in:
        click.echo(f"Sign in to correct, once, at {sign_in}", err=True)
    click.echo("The site is open at this address; stop it with Ctrl-C.", err=True)
