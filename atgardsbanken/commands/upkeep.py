"""Subcommands that look after a bank's file: check and upgrade."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import click

from atgardsbanken.commands.options import bank_option, parts_options, the_bank
from atgardsbanken.db import schema
from atgardsbanken.db.bank_file import BankFile
from atgardsbanken.db.connection import connect, explained, open_for_reading
from atgardsbanken.db.store import Bank
from atgardsbanken.loading.connect import connect_documents
from atgardsbanken.loading.options import cores
from atgardsbanken.parts import work_in_parts
from atgardsbanken.workers import alone


@click.command()
@click.argument("words", metavar="[DB]", nargs=-1)
@bank_option
def check(bank: Path, words: tuple[str, ...]) -> None:
    """Check that a bank is whole and that this version reads it; nothing is written.

    \b
    Example:
      atgardsbanken check bank.db
    """
    path = the_bank(bank, words)
    with closing(connect(path)) as connection:
        BankFile(path, connection).check()
    with closing(open_for_reading(path)) as connection, explained(path):
        counts = [
            connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]  # noqa: S608 (constants)
            for table in ("documents", "measures")
        ]
    click.echo(f"{path}: whole, {counts[0]} documents with {counts[1]} measures")


@click.command()
@click.argument("words", metavar="[DB]", nargs=-1)
@bank_option
@parts_options
def upgrade(bank: Path, words: tuple[str, ...], *, workers: int | None, scheduler: str) -> None:
    """Bring a bank that an earlier version made to the present one, without its documents' files.

    What was read stays as it is; `build` with the files reads it anew.

    \b
    Example:
      atgardsbanken upgrade bank.db
    """
    path = the_bank(bank, words)
    with closing(connect(path)) as connection, explained(path):
        before = schema.version(connection)
    with alone(path), Bank.open(path) as opened, work_in_parts(workers or cores(), scheduler) as in_parts:
        opened.check()
        connect_documents(opened, in_parts)
        now = schema.version(opened.connection)
    click.echo(f"{path}: {f'version {before} is now' if before != now else 'is'} version {now}", err=True)
