"""Subcommand that keeps what a person says of measures: correct."""

from __future__ import annotations

import getpass
from pathlib import Path
from typing import TextIO

import click

from atgardsbanken.commands.bank import bank_argument
from atgardsbanken.corpus.corrections import Conflict
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.errors import BadUsageError
from atgardsbanken.loading import correct as correcting
from atgardsbanken.loading import input_files as files


@click.command()
@bank_argument
@click.argument("measure", metavar="[ID]", default="")
@click.option("--area", help="it, kompetens, forsorjning, or - for none of them.")
@click.option("--title", help="What the measure is called.")
@click.option(
    "--set", "others", metavar="FIELD VALUE", nargs=2, multiple=True, help="Any other field; may be repeated."
)
@click.option("--note", default="", help="Why; shown on the site.")
@click.option("--by", default=getpass.getuser, show_default="your user name", help="Who says so.")
@click.option("--undo", metavar="FIELD", multiple=True, help="Let this field say again what was read; may be repeated.")
@click.option("--export", "target", type=click.File("w", encoding="utf-8"), help="Write all corrections as CSV.")
@click.option("--import", "source", type=click.Path(path_type=Path, allow_dash=True), help="Read corrections from CSV.")
def correct(
    bank: Path,
    measure: str,
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

    \b
    Example:
      atgardsbanken correct bank.db 8f42a82620b5be76 --area kompetens --note "Gäller arbetssätt"
    """
    values = {field: value for field, value in (("area", area), ("title", title), *others) if value is not None}
    if not (values or undo or target or source):
        raise BadUsageError("nothing to correct; say what with --area, --title or --set, or see --help.")
    with Bank.open(bank) as opened:
        if source:
            tell(correcting.store_corrections(opened, correcting.from_csv(files.read_text(source))))
        if values:
            tell(correcting.correct_measure(opened, measure, values, note=note, by=by))
        for field in undo:
            correcting.undo_correction(opened, measure, field)
        if target:
            target.write(correcting.to_csv(opened))


def tell(conflicts: tuple[Conflict, ...]) -> None:
    """Name each correction that needs a look."""
    for conflict in conflicts:
        said = conflict.correction
        click.echo(f"{said.measure} {said.field}: {conflict.problem}: {conflict.reason}", err=True)
