"""Subcommands that work on a bank that is there already: search and export."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, get_args

import click

from atgardsbanken import export as exporting
from atgardsbanken.commands.options import bank_and_words, bank_option, checked, limit_options, limits, scheduler_option
from atgardsbanken.corpus.records import AreaCode
from atgardsbanken.db.connection import one_state, open_for_reading
from atgardsbanken.db.search import Answer, Hit, find
from atgardsbanken.db.search.query import Mode
from atgardsbanken.extract.errors import BadUsageError
from atgardsbanken.extract.file_names import printable
from atgardsbanken.parts import work_in_parts


@click.command()
@click.argument("words", metavar="[DB] QUERY...", nargs=-1, required=True)
@bank_option
@click.option("--json", "as_json", is_flag=True, help="One object a line: id, title, region, year, area, score, why.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=1), help="At most so many measures.")
@click.option("--mode", default="related", show_default=True, type=click.Choice(get_args(Mode)), help="What counts.")
@click.option("--synonyms/--no-synonyms", default=True, show_default=True, help="Whether what means the same counts.")
@limit_options
def search(
    bank: Path,
    words: tuple[str, ...],
    *,
    as_json: bool,
    limit: int,
    mode: Mode,
    synonyms: bool,
    regions: tuple[str, ...],
    years: tuple[int, ...],
    areas: tuple[AreaCode, ...],
) -> None:
    """Find measures, best first, the way the site does.

    DB is the bank's file, where it is not told by --db.

    \b
    Example:
      atgardsbanken search bank.db vårdnära service i Skåne
    """
    path, query = bank_and_words(bank, words)
    if not query:
        raise BadUsageError("there is nothing to search for; give a word after the bank.")
    within = limits(regions=regions, years=years, areas=areas)
    with closing(open_for_reading(path)) as connection, one_state(connection):
        answer = find(connection, " ".join(query), mode=mode, limit=limit, limits=within, synonyms=synonyms)
    for hit in answer.hits:
        click.echo(as_object(hit) if as_json else as_line(hit))
    for remark in () if as_json else remarks(answer):
        click.echo(remark, err=True)


@click.command()
@click.argument("words", metavar="[DB] [QUERY]...", nargs=-1)
@bank_option
@click.option("--format", "form", default="csv", show_default=True, type=click.Choice(get_args(exporting.Format)))
@click.option("-o", "--output", default="-", type=click.File("wb"), help="Where to write (default: standard output).")
@click.option("--site", default="", callback=checked, help="The address of your site, for permanent links in the file.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(min=1), help="Processes that write texts.")
@scheduler_option
@limit_options
def export(
    bank: Path,
    words: tuple[str, ...],
    *,
    form: exporting.Format,
    output: BinaryIO,
    site: str,
    workers: int,
    scheduler: str,
    regions: tuple[str, ...],
    years: tuple[int, ...],
    areas: tuple[AreaCode, ...],
) -> None:
    """Write measures to a file: those that answer a query, or all of them.

    DB is the bank's file, where it is not told by --db.

    \b
    Example:
      atgardsbanken export bank.db vårdnära service --region Skåne --format bibtex -o service.bib
    """
    path, query = bank_and_words(bank, words)
    within = limits(regions=regions, years=years, areas=areas)
    with (
        closing(open_for_reading(path)) as connection,
        one_state(connection),
        work_in_parts(workers, scheduler) as in_parts,
    ):
        items = exporting.shown(connection, " ".join(query), within)
        for piece in exporting.as_file(connection, items, form, site=site.rstrip("/"), in_parts=in_parts):
            output.write(piece)


def remarks(answer: Answer) -> Iterator[str]:
    """Say how a query was understood, and what was done where nothing was found, as the site does."""
    if answer.meant:
        yield f"The bank lacks some of these words; searched for: {answer.meant}"
    if answer.query.chips and not answer.widened:
        yield f"Only {', '.join(chip.label for chip in answer.query.chips)}, as the query says."
    if answer.widened:
        yield f"Nothing in {', '.join(chip.label for chip in answer.query.chips)}; searched all regions and years."
    if answer.synonyms and answer.query.synonyms:
        yield f"Also searched for {', '.join(answer.synonyms)}; --no-synonyms leaves that out."
    if not answer.total:
        yield "No measure answers this; try fewer or shorter words, or the beginning of one with * after it."
    elif not answer.scope.is_full:
        yield "No measure holds all that was asked for; these come nearest."


def as_object(hit: Hit) -> str:
    """Format a hit as one line of JSON."""
    fields = ("id", "title", "region", "region_name", "year", "area", "score", "why")
    return json.dumps({field: getattr(hit, field) for field in fields}, ensure_ascii=False)


def as_line(hit: Hit) -> str:
    """Format a hit for people, tab-separated: id, year, region, title, area, and why it was found."""
    return "\t".join([hit.id, str(hit.year or ""), hit.region_name, printable(hit.title), hit.area or "-", hit.why])
