"""Subcommands that look at one text or file and keep nothing: inspect, repair, classify."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import click

from atgardsbanken.commands import inspection as report
from atgardsbanken.commands.options import NamedPath, model_option
from atgardsbanken.corpus.classify import Classifier
from atgardsbanken.extract.errors import BadUsageError
from atgardsbanken.extract.file_names import printable
from atgardsbanken.loading import input_files as files
from atgardsbanken.loading import load as loading
from atgardsbanken.normalize.records import Repaired
from atgardsbanken.normalize.repair import repair_lines

NO_AREA = "-"

source = click.argument("source", metavar="[FILE|-]", default="-", type=NamedPath(dash=True))


@click.command()
@source
@click.option("--json", "as_json", is_flag=True, help="One object a line: text and every repair with its place.")
@click.option("--diff", is_flag=True, help="Only the changed lines, before and after.")
def repair(source: Path, *, as_json: bool, diff: bool) -> None:
    """Repair garbled Swedish: as many lines out as came in.

    \b
    Example:
      echo "bittre halso- och sjukvard" | atgardsbanken repair
    """
    if as_json and diff:
        raise BadUsageError("the changed lines or objects; leave out --json or --diff.")
    text = files.read_text(source)
    raw = text.split("\n")
    repaired = repair_lines(raw)
    if as_json:
        lines = repaired[:-1] if text.endswith("\n") else repaired
        click.echo("\n".join(map(_as_json, lines)))
    elif diff:
        pairs = zip(raw, repaired, strict=True)
        click.echo("".join(f"-{before}\n+{after.text}\n" for before, after in pairs if after.repairs), nl=False)
    else:
        click.echo("\n".join(line.text for line in repaired), nl=False)


def _as_json(repaired: Repaired) -> str:
    return json.dumps(dataclasses.asdict(repaired), ensure_ascii=False)


@click.command()
@source
@model_option
def classify(source: Path, model: Path) -> None:
    """Sort measures, one a line, into the three areas: area, probability and line, tab-separated.

    The area is `it`, `kompetens` or `forsorjning`; `-` stands for none of them.

    \b
    Example:
      echo "Digitala vårdmöten" | atgardsbanken classify
    """
    classifier = Classifier.load(model)
    for line in files.read_text(source).splitlines():
        judgement = classifier.judge(line)
        click.echo(f"{judgement.area or NO_AREA}\t{judgement.confidence:.2f}\t{line}")


@click.command()
@click.argument("file", type=NamedPath(dash=True))
@click.option("--json", "as_json", is_flag=True, help="One object a page, then one for the document.")
def inspect(file: Path, *, as_json: bool) -> None:
    """Show page by page how a file is read: route, quality, repairs, tables, measures found.

    \b
    Example:
      atgardsbanken inspect plan.pdf
    """
    reading = report.read_for_inspection(file, loading.make_options(pictures=False))
    for line in report.inspection_json(reading) if as_json else report.inspection(reading):
        click.echo(line if as_json else printable(line))
