"""Subcommands that work on a bank that is there already: search and export."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import BinaryIO, get_args

import click

from atgardsbanken import export as exporting
from atgardsbanken.corpus.records import AreaCode
from atgardsbanken.corpus.regions import find_region
from atgardsbanken.db.connection import open_for_reading
from atgardsbanken.db.search import Answer, Hit, Limits, find
from atgardsbanken.db.search.query import Mode
from atgardsbanken.extract.errors import BadUsageError
from atgardsbanken.extract.file_names import printable

FILE = click.Path(path_type=Path)

bank_argument = click.argument("bank", metavar="DB", type=FILE)


@click.command()
@bank_argument
@click.argument("query", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One object a line: id, title, region, year, area, score, why.")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=1), help="At most so many measures.")
@click.option("--mode", default="related", show_default=True, type=click.Choice(get_args(Mode)), help="What counts.")
@click.option("--synonyms/--no-synonyms", default=True, show_default=True, help="Whether what means the same counts.")
@click.option("--region", "regions", multiple=True, help="Only this region (name or county code); may be repeated.")
@click.option("--year", "years", multiple=True, type=int, help="Only this year; may be repeated.")
@click.option("--area", "areas", multiple=True, type=click.Choice(get_args(AreaCode)), help="Only this area.")
def search(
    bank: Path,
    query: tuple[str, ...],
    *,
    as_json: bool,
    limit: int,
    mode: Mode,
    synonyms: bool,
    regions: tuple[str, ...],
    years: tuple[int, ...],
    areas: tuple[str, ...],
) -> None:
    """Find measures, best first, the way the site does.

    \b
    Example:
      atgardsbanken search bank.db vårdnära service i Skåne
    """
    limits = Limits({"region": tuple(map(county, regions)), "year": years, "area": areas})
    with closing(open_for_reading(bank)) as connection:
        answer = find(connection, " ".join(query), mode=mode, limit=limit, limits=limits, synonyms=synonyms)
    for hit in answer.hits:
        click.echo(as_object(hit) if as_json else as_line(hit))
    for remark in () if as_json else remarks(answer):
        click.echo(remark, err=True)


@click.command()
@bank_argument
@click.argument("query", nargs=-1)
@click.option("--format", "form", default="csv", show_default=True, type=click.Choice(get_args(exporting.Format)))
@click.option("-o", "--output", default="-", type=click.File("wb"), help="Where to write (default: standard output).")
@click.option("--site", default="", help="The address of your site, for permanent links in the file.")
def export(bank: Path, query: tuple[str, ...], *, form: exporting.Format, output: BinaryIO, site: str) -> None:
    """Write measures to a file: those that answer a query, or all of them.

    \b
    Example:
      atgardsbanken export bank.db vårdnära service --format bibtex -o service.bib
    """
    with closing(open_for_reading(bank)) as connection:
        items = exporting.shown(connection, " ".join(query))
        output.write(exporting.as_bytes(connection, items, form, site=site.rstrip("/")))


def county(name: str) -> str:
    """Return the county code of a region's name; a code stays.

    Raises:
        BadUsageError: no region is called so.
    """
    if name.isdigit() and len(name) == 2:
        return name
    if (found := find_region(name)) is None:
        raise BadUsageError(f"{name}: no region is called so; give its name or county code, such as Skåne or 12.")
    return found.code


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
    elif answer.scope.which != "all":
        yield "No measure holds all that was asked for; these come nearest."


def as_object(hit: Hit) -> str:
    """Format a hit as one line of JSON."""
    fields = ("id", "title", "region", "region_name", "year", "area", "score", "why")
    return json.dumps({field: getattr(hit, field) for field in fields}, ensure_ascii=False)


def as_line(hit: Hit) -> str:
    """Format a hit for people, tab-separated: id, year, region, title, area, and why it was found."""
    return "\t".join([hit.id, str(hit.year or ""), hit.region_name, printable(hit.title), hit.area or "-", hit.why])
