"""Subcommands that fill a bank: build and add from documents, join from other banks."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, get_args

import click

from atgardsbanken.commands.options import (
    NamedPath,
    bank_option,
    checked,
    county,
    model_option,
    parts_options,
    with_options,
)
from atgardsbanken.corpus.facts.stated import StatedMetadata
from atgardsbanken.corpus.records import DocumentKind
from atgardsbanken.db.connection import check_place
from atgardsbanken.extract.errors import BadUsageError
from atgardsbanken.extract.file_names import printable
from atgardsbanken.loading import add as adding
from atgardsbanken.loading import fetch as fetching
from atgardsbanken.loading import input_files as files
from atgardsbanken.loading import join as joining
from atgardsbanken.loading import load as loading
from atgardsbanken.loading import watch as watching
from atgardsbanken.loading.options import CACHE_MEGABYTES, cores
from atgardsbanken.loading.progress import say
from atgardsbanken.parts import work_in_parts

HELD = {
    "": "the bank holds this file already; nothing to do.",
    "removed": "this file was removed; `atgardsbanken restore {id}` shows it again.",
    "replaced": "a newer version has replaced this file; `atgardsbanken restore {id}` shows it again.",
}
"""What to say of a file that the bank holds already, by why it is not shown."""

reading_options = with_options(
    click.option("--ocr/--no-ocr", default=True, help="Read scanned pages with Tesseract."),
    click.option("--pictures/--no-pictures", default=True, help="Keep a picture of each page for the site."),
    parts_options,
    click.option(
        "--cache",
        metavar="MB",
        default=CACHE_MEGABYTES,
        show_default=True,
        type=click.IntRange(min=0),
        help="What may be kept beside the bank of what was read, so that it need not be read again.",
    ),
    model_option,
)
"""How files are read: the arguments of `loading.make_options`."""


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True, type=NamedPath())
@bank_option
@reading_options
def build(inputs: tuple[Path, ...], bank: Path, **reading: Any) -> None:  # noqa: ANN401 - of the options' own types
    """Read files and folders into the bank; what it knows already is skipped.

    \b
    Example:
      atgardsbanken build documents/ --db bank.db
    """
    documents = files.documents(inputs)
    if kinds := files.skipped(inputs):
        say(f"skipped, no document: {kinds}")
    loading.load(documents, bank, loading.make_options(**reading))


@click.command()
@click.argument("folder", type=NamedPath(exists=True, file_okay=False))
@bank_option
@reading_options
def watch(folder: Path, bank: Path, **reading: Any) -> None:  # noqa: ANN401 - of the options' own types
    """Load the documents of a folder, and go on with those that come or change, until Ctrl-C.

    A file is read when nobody has written to it for two seconds. What is deleted from the folder stays in the bank. On
    network drives that tell of no changes, set the variable WATCHFILES_FORCE_POLLING=true.

    \b
    Example:
      atgardsbanken watch documents/ --db bank.db
    """
    options = loading.make_options(**reading)
    check_place(bank)
    say(f"{folder}: watched for new documents; stop with Ctrl-C")
    for documents in watching.ready_files(folder):
        loading.load(documents, bank, options, must_be_complete=False)


@click.command()
@click.argument("file", required=False, type=NamedPath())
@bank_option
@click.option("--fetch", "address", metavar="URL", help="Fetch this document from the web, in the place of FILE.")
@click.option("--title", help="The document's title, where it is read wrongly.")
@click.option("--publisher", help="Who published it.")
@click.option("--region", help="The region it is about: name or county code.")
@click.option("--year", type=int, help="The year it is about.")
@click.option("--kind", type=click.Choice(get_args(DocumentKind)), help="What kind of document it is.")
@click.option("--url", callback=checked, help="Where it can be fetched.")
@click.option("--replaces", metavar="DOCUMENT", help="The document it is a new version of, where that is not seen.")
@click.option("--beside", is_flag=True, help="It is no new version of another document, whatever it looks like.")
@click.option("--dry-run", is_flag=True, help="Only say what would come of it; the bank stays as it is.")
@click.option("--json", "as_json", is_flag=True, help="The report as one JSON object.")
@reading_options
def add(
    file: Path | None,
    bank: Path,
    *,
    address: str | None,
    title: str | None,
    publisher: str | None,
    region: str | None,
    year: int | None,
    kind: DocumentKind | None,
    url: str | None,
    replaces: str | None,
    beside: bool,
    dry_run: bool,
    as_json: bool,
    **reading: Any,  # noqa: ANN401 - of the options' own types
) -> None:
    """Load one new report and say what is new, goes on and has ended.

    \b
    Example:
      atgardsbanken add report-2019.pdf --db bank.db --year 2019
    """
    if beside and replaces is not None:
        raise BadUsageError("a document is a new version or stands beside others; leave out --replaces or --beside.")
    given = StatedMetadata(title, publisher, county(region) if region else None, year, kind, url or address)
    options = loading.make_options(given=given, **reading)
    with at_hand(file, address, bank, keep=not dry_run) as file:
        added = adding.add(file, bank, options, dry_run=dry_run, replaces="" if beside else replaces)
    if isinstance(added, adding.Present):
        click.echo(f"{printable(str(file))}: {HELD[added.away].format(id=added.id)}", err=True)
        return
    if as_json:
        click.echo(json.dumps(asdict(added), ensure_ascii=False))
    else:
        for line in adding.as_lines(added, dry_run=dry_run):
            click.echo(printable(line))
    adding.require_complete(added)


@click.command()
@click.argument("banks", metavar="BANK...", nargs=-1, required=True, type=NamedPath())
@bank_option
@parts_options
def join(banks: tuple[Path, ...], bank: Path, *, workers: int | None, scheduler: str) -> None:
    """Make one bank of several, such as one for each decade; no document is read again.

    The new bank is written to --db, which must not be there yet. Search, themes, copies and what goes on from year to
    year are found anew over all documents; corrections and removals come along.

    \b
    Example:
      atgardsbanken join 2000s.db 2010s.db --db all.db
    """
    with work_in_parts(workers or cores(), scheduler) as in_parts:
        count = joining.join(banks, bank, in_parts)
    click.echo(f"{bank}: {count} documents from {len(banks)} {'bank' if len(banks) == 1 else 'banks'}", err=True)


@contextmanager
def at_hand(file: Path | None, address: str | None, bank: Path, *, keep: bool) -> Iterator[Path]:
    """Return the file to add: the one that is named, or one fetched and, if it is to be kept, put beside the bank.

    Raises:
        BadUsageError: both are named, or neither.
        PipelineError: it can't be fetched.
    """
    if (file is None) == (address is None):
        raise BadUsageError("name a file, or an address with --fetch.")
    if file is not None:
        yield file
    elif address is not None:
        with tempfile.TemporaryDirectory() as folder:
            kept = bank.with_name(bank.name + fetching.FOLDER_SUFFIX) if keep else Path(folder)
            yield fetching.fetch(address, kept)
