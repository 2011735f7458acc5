"""Subcommand that looks at this machine: which outside programs and languages are there, and what to install."""

from __future__ import annotations

import platform
import sqlite3
from importlib.metadata import version

import click

from atgardsbanken.extract.errors import MissingProgramError
from atgardsbanken.extract.ocr import tesseract
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.normalize.own_words import config_file, usual_place


@click.command()
def doctor() -> None:
    """Say which outside programs and languages are there, and what to install.

    \b
    Example:
      atgardsbanken doctor
    """
    click.echo(f"atgardsbanken  {version('atgardsbanken')}")
    click.echo(f"python         {platform.python_version()}")
    click.echo(f"sqlite         {sqlite3.sqlite_version}")
    click.echo(f"datasette      {version('datasette')}")
    click.echo(f"config         {config_file() or f'none; it would be {usual_place()}'}")
    found = tesseract.probe()
    click.echo(f"tesseract      {found.version} with {', '.join(found.languages)}")
    options = ReadOptions()
    if missing := [model for model in (options.language, options.second) if found.model(model) is None]:
        raise MissingProgramError(f"Tesseract lacks {', '.join(missing)}; for scanned pages: {tesseract.INSTALL}")
    click.echo("Everything that reading scans needs is here.")
