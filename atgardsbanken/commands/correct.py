"""Subcommand that keeps what a person says of measures: correct."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TextIO

import click

from atgardsbanken.commands.options import NamedPath, bank_and_words, bank_option
from atgardsbanken.corpus.corrections import Conflict
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.errors import BadUsageError
from atgardsbanken.loading import correct as correcting
from atgardsbanken.loading import input_files as files


@click.command()
@click.argument("words", metavar="[DB] [ID]", nargs=-1)
@bank_option
@click.option("--area", help="it, kompetens, forsorjning, or - for none of them.")
@click.option("--title", help="What the measure is called.")
@click.option(
    "--set", "others", metavar="FIELD VALUE", nargs=2, multiple=True, help="Any other field; may be repeated."
)
@click.option("--note", default="", help="Why; shown on the site.")
@click.option("--by", default=getpass.getuser, show_default="your user name", help="Who says so.")
@click.option("--undo", metavar="FIELD", multiple=True, help="Let this field say again what was read; may be repeated.")
@click.option("--export", "target", type=click.File("w", encoding="utf-8"), help="Write all corrections as CSV.")
@click.option("--import", "source", type=NamedPath(dash=True), help="Read corrections from CSV.")
def correct(
    bank: Path,
    words: tuple[str, ...],
    *,
    area: str | None,
    title: str | None,
    others: tuple[tuple[str, str], ...],
    note: str,
    by: str,
    undo: tuple[str, ...],
    target: TextIO | None,
    source: Path | None,
) -> None:
    """Say what a measure should read; it is kept through every reload.

    DB is the bank's file, where it is not told by --db.

    \b
    Example:
      atgardsbanken correct bank.db 8f42a82620b5be76 --area kompetens --note "Gäller arbetssätt"
    """
    values = {field: value for field, value in (("area", area), ("title", title), *others) if value is not None}
    if not (values or undo or target or source):
        raise BadUsageError("nothing to correct; say what with --area, --title or --set, or see --help.")
    path, ids = bank_and_words(bank, words)
    if len(ids) != (1 if values or undo else 0):
        raise BadUsageError("give the id of one measure for --area, --title, --set and --undo, and none without them.")
    with Bank.open(path) as opened:
        if source:
            given = correcting.from_csv(files.read_table(source))
            tell(correcting.store_corrections(opened, given))
            click.echo(f"{source}: {len(given)} corrections read.", err=True)
        if values:
            tell(correcting.correct_measure(opened, ids[0], values, note=note, by=by))
            click.echo(f"{ids[0]}: corrected {', '.join(values)}; undo with --undo FIELD.", err=True)
        if undo:
            take_back(opened, ids[0], undo)
        if target:
            target.write(correcting.to_csv(opened))


def take_back(bank: Bank, measure: str, fields: tuple[str, ...]) -> None:
    """Undo corrections of a measure, and say so.

    Raises:
        BadUsageError: there is no such correction.
    """
    there = [each.field for each in bank.corrections() if each.measure == measure]
    if missing := [field for field in fields if field not in there]:
        known = f"corrected are {', '.join(there)}" if there else "no measure with corrections has this id"
        raise BadUsageError(f"{measure}: there is no correction of {', '.join(missing)}; {known}.")
    for field in fields:
        correcting.undo_correction(bank, measure, field)
    click.echo(f"{measure}: {', '.join(fields)} says again what was read.", err=True)


def tell(conflicts: tuple[Conflict, ...]) -> None:
    """Name each correction that needs a look."""
    for conflict in conflicts:
        said = conflict.correction
        click.echo(f"{said.measure} {said.field}: {conflict.problem}: {conflict.reason}", err=True)
