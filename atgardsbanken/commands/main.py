"""The command: its subcommands, imported when asked for, and one handler for all errors."""

from __future__ import annotations

import io
import logging
import os
import sqlite3
import sys
import threading
from importlib import import_module
from importlib.metadata import version
from pathlib import Path
from typing import Never

import click
import msgspec
from rich.console import Console
from rich.logging import RichHandler

from atgardsbanken import warmup
from atgardsbanken.extract.errors import BadUsageError, DatabaseError, PipelineError
from atgardsbanken.extract.file_names import printable
from atgardsbanken.normalize.own_words import VARIABLE, config_file, own_words

INTERRUPTED = 130
"""The shell's own code for a program stopped by Ctrl-C."""

DAMAGED = "the bank can't be understood ({}), it is damaged; restore it from a copy or build it anew"

ROOMS = {
    "demo": "site",
    "build": "library",
    "add": "library",
    "join": "library",
    "watch": "library",
    "remove": "archive",
    "restore": "archive",
    "serve": "site",
    "inspect": "text",
    "repair": "text",
    "classify": "text",
    "search": "bank",
    "correct": "correct",
    "export": "bank",
    "release": "release",
    "compare": "learning",
    "train": "learning",
    "check": "upkeep",
    "upgrade": "upkeep",
    "doctor": "doctor",
}
"""Each subcommand, in the order in which a newcomer needs them, and its module in `atgardsbanken.commands`."""
READING = frozenset({"demo", "build", "add", "watch", "inspect"})
"""The subcommands that read files, for which processes are begun at once."""


class Commands(click.Group):
    """Subcommands imported on demand; an error becomes one line and its exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        """Return the names of all subcommands."""
        return list(ROOMS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return the subcommand of that name, or None."""
        if cmd_name not in ROOMS:
            return None
        found = getattr(import_module(f"atgardsbanken.commands.{ROOMS[cmd_name]}"), cmd_name)
        return found if isinstance(found, click.Command) else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the subcommand that is asked for; start the processes it needs while it is imported."""
        if args[0] in READING and not set(ctx.help_option_names) & set(args):
            warmup.begin()
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the subcommand and return its result.

        Raises:
            SystemExit: after an error, with its exit code; with 130 after Ctrl-C.
        """
        try:
            return super().invoke(ctx)
        except PipelineError as error:
            if ctx.params.get("verbose"):
                logging.getLogger(__name__).exception("The whole story:")
            click.echo(f"Error: {printable(str(error))}", err=True)
            sys.exit(error.exit_code)
        except (sqlite3.DatabaseError, msgspec.MsgspecError) as error:
            click.echo(f"Error: {DAMAGED.format(printable(str(error)))}", err=True)
            sys.exit(DatabaseError.exit_code)
        except BrokenPipeError:  # Whoever reads the output has enough: click ends quietly.
            raise
        except (OSError, click.FileError) as error:
            click.echo(f"Error: {printable(_not_written(error))}", err=True)
            _drop_output()
            sys.exit(1)
        except KeyboardInterrupt:
            click.echo("Interrupted: what was loaded is kept; the same command goes on from there.", err=True)
            _exit_at_once(INTERRUPTED)


def _not_written(error: OSError | click.FileError) -> str:
    """Say in one line where something could not be written or read, and what to do."""
    if isinstance(error, click.FileError):
        return f"{error.ui_filename}: {error.message}; check the folder and that it may be written to."
    return f"{error.filename or 'the output'}: {error.strerror or error}; check its place and the room there."


def _drop_output() -> None:
    """Let what standard output still holds go nowhere: written at the end, it would fail again."""
    output = sys.__stdout__
    if output is not None and output is sys.stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), output.fileno())


def _exit_at_once(code: int) -> Never:
    """Exit without waiting for threads that read files: the processes that they wait for end with this one."""
    others = [thread for thread in threading.enumerate() if thread is not threading.main_thread()]
    if all(thread.daemon for thread in others):
        sys.exit(code)
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def write_any_sign() -> None:
    """Let standard output write signs that its encoding lacks as escapes, such as `\\u2013` in Latin-1."""
    if isinstance(sys.stdout, io.TextIOWrapper) and sys.stdout.errors == "strict":
        sys.stdout.reconfigure(errors="backslashreplace")


class OneLine(logging.Formatter):
    """Formats messages as they are, controls in names and texts escaped."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 (the base class's name)
        """Return the record's message in one printable line."""
        return printable(record.getMessage())


def set_up_logging(*, verbose: bool, quiet: bool = False) -> None:
    """Send the stages' log lines to standard error, plain where it is no terminal."""
    console = Console(stderr=True)
    if console.is_terminal:
        handler: logging.Handler = RichHandler(console=console, show_time=False, show_path=False)
    else:
        handler = logging.StreamHandler()
    handler.setFormatter(OneLine())
    logging.basicConfig(
        level=logging.INFO if verbose else logging.ERROR if quiet else logging.WARNING, handlers=[handler]
    )


class BadConfigError(click.ClickException):
    """A config file that can't be used, said in one line."""

    exit_code = BadUsageError.exit_code


def use_config(_context: click.Context, _option: click.Parameter, path: Path | None) -> None:
    """Let this process, and those that it starts, use the config file.

    Raises:
        BadConfigError: it can't be understood.
    """
    if path:
        os.environ[VARIABLE] = str(path.resolve())
    try:
        unknown = sorted(set(own_words().regions) - known_regions())
    except BadUsageError as error:
        raise BadConfigError(printable(str(error))) from error
    if unknown:
        raise BadConfigError(f"{config_file()}: no region has the code {unknown[0]}; give one such as 12.")


def known_regions() -> set[str]:
    """Return the regions' codes, where a config file names any."""
    if not own_words().regions:
        return set()
    regions = import_module("atgardsbanken.corpus.regions")
    return set(regions.gazetteer().regions)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(version("atgardsbanken"), prog_name="atgardsbanken")
@click.option("-v", "--verbose", is_flag=True, help="Say more on standard error, tracebacks too.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on standard error but errors.")
@click.option(
    "--config",
    metavar="FILE",
    type=click.Path(path_type=Path),
    envvar=VARIABLE,
    show_envvar=True,
    callback=use_config,
    expose_value=False,
    help="Own synonyms, columns, regions and model, as TOML (default: where the platform keeps such files).",
)
def main(*, verbose: bool, quiet: bool) -> None:
    """Turn Swedish health-care plans and reports into a searchable bank of measures.

    Data goes to standard output, words to standard error. Start with `atgardsbanken demo`.

    \b
    Example:
      atgardsbanken build documents/ --db bank.db
      atgardsbanken serve bank.db
    """
    write_any_sign()
    set_up_logging(verbose=verbose, quiet=quiet)
