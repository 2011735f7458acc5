"""Subcommand that looks at this machine: which outside programs and languages are there, and what to install."""

from __future__ import annotations

import platform
import sqlite3
from importlib.metadata import version

import click

from extract import tesseract
from extract.errors import MissingProgramError

INSTALL = "apt-get install tesseract-ocr tesseract-ocr-swe tesseract-ocr-script-latn"


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
    found = tesseract.probe()
    click.echo(f"tesseract      {found.version or 'missing'}")
    click.echo(f"  languages    {', '.join(found.languages) or 'none'}")
    if missing := [name for name in tesseract.WANTED if found.model(name) is None]:
        raise MissingProgramError(f"for scanned pages Tesseract lacks {', '.join(missing)}; install with: {INSTALL}")
    click.echo("Everything that reading scans needs is here.")
