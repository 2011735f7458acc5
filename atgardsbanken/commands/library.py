"""Subcommands that load documents into a bank: build and add."""

from __future__ import annotations

from pathlib import Path

import click

from atgardsbanken import files, loading

BANK = "bank.db"

bank_option = click.option(
    "--db", "bank", default=BANK, show_default=True, type=click.Path(path_type=Path), help="The bank."
)
ocr_option = click.option("--ocr/--no-ocr", default=True, help="Read scanned pages with Tesseract.")
pictures_option = click.option(
    "--pictures/--no-pictures", default=True, help="Keep a picture of each page for the site."
)
workers_option = click.option(
    "--workers", type=click.IntRange(min=1), help="Processes that read pages (default: all cores)."
)


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=click.Path(path_type=Path))
@bank_option
@ocr_option
@pictures_option
@workers_option
def build(inputs: tuple[Path, ...], bank: Path, *, ocr: bool, pictures: bool, workers: int | None) -> None:
    r"""Read files and folders into the bank; what it knows already is skipped.

    \b
    Example:
      atgardsbanken build documents/ --db bank.db
    """
    loading.load(files.documents(inputs), bank, loading.choose(workers=workers, ocr=ocr, pictures=pictures))
