"""Options that several subcommands share: which bank they work on, and which measures of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import reduce
from pathlib import Path
from typing import Any, get_args
from zipfile import BadZipFile

import click
from click.core import ParameterSource

from atgardsbanken.corpus.classify import MODEL_PATH, Model
from atgardsbanken.corpus.corrections import YEARS
from atgardsbanken.corpus.records import AreaCode
from atgardsbanken.corpus.regions import find_region, gazetteer
from atgardsbanken.db.search import Limits
from atgardsbanken.extract.errors import BadUsageError
from atgardsbanken.loading.input_files import existing
from atgardsbanken.normalize.own_words import own_model


class NamedPath(click.Path):
    """A path that a user names, and not an empty one, as a shell's variable that is not set gives it."""

    def __init__(
        self, *, exists: bool = False, file_okay: bool = True, dir_okay: bool = True, dash: bool = False
    ) -> None:
        super().__init__(exists=exists, file_okay=file_okay, dir_okay=dir_okay, allow_dash=dash, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401
        """Return the path.

        Raises:
            BadUsageError: it is empty.
        """
        if value == "":
            raise BadUsageError("the name of a file or folder is empty; give one.")
        return super().convert(value, param, ctx)


WEB = re.compile(r"https?://[^\s<>\"{}|\\^`]+")
"""An address of the web that may stand on a page or in a catalogue as it is."""
EMAIL = re.compile(r"^[^\s<>\"@:/?#]+@[\w.-]+$")
"""An e-mail address, loosely."""
EXAMPLES = {WEB: "https://data.example/atgarder", EMAIL: "data@example.se"}


def checked(context: click.Context, option: click.Parameter, value: str | None) -> str | None:  # noqa: ARG001 (click's)
    """Return an address that was given, if it is one.

    Raises:
        BadUsageError: it is none.
    """
    pattern = EMAIL if option.name == "contact" else WEB
    if value and not pattern.fullmatch(value):
        raise BadUsageError(f"{value}: no address for --{option.name}; give one such as {EXAMPLES[pattern]}.")
    return value


BANK = "bank.db"
BANK_SUFFIX = ".db"
VARIABLE = "ATGARDSBANKEN_DB"
"""The environment variable that names the bank where no option does."""

Command = Callable[..., None]

bank_option = click.option(
    "--db",
    "bank",
    default=BANK,
    show_default=True,
    envvar=VARIABLE,
    show_envvar=True,
    type=NamedPath(),
    help="The bank.",
)


def saved_model(_context: click.Context, _option: click.Parameter, path: Path | None) -> Path:
    """Return the file of the model that was asked for, or that the config file names, or that comes with the program.

    Raises:
        FileMissingError: it is not there.
        BadUsageError: it is no model.
    """
    path = path or own_model()
    if path is None:
        return MODEL_PATH
    try:
        Model.load(existing(path))
    except (KeyError, OSError, ValueError, BadZipFile) as error:
        raise BadUsageError(f"{path}: this is no model; make one with `atgardsbanken train`.") from error
    return path.resolve()


model_option = click.option(
    "--model",
    type=NamedPath(),
    callback=saved_model,
    help="Judge areas by this model, made by `train`.",
)


def with_options(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Return a decorator that gives a command some options, in this order."""
    return lambda command: reduce(lambda decorated, option: option(decorated), reversed(options), command)


scheduler_option = click.option(
    "--scheduler",
    metavar="tcp://HOST:PORT",
    default="",
    help="Let the workers of this Dask scheduler do it, in the place of processes here.",
)
parts_options = with_options(
    click.option("--workers", type=click.IntRange(min=1), help="Processes that share the work (default: all cores)."),
    scheduler_option,
)
"""Who does the work: the arguments of `parts.work_in_parts`."""
YEAR = click.IntRange(YEARS.start, YEARS.stop - 1)
"""A year that a measure can be of, in four digits."""

limit_options = with_options(
    click.option("--region", "regions", multiple=True, help="Only this region (name or county code); may be repeated."),
    click.option("--year", "years", multiple=True, type=YEAR, help="Only this year; may be repeated."),
    click.option("--area", "areas", multiple=True, type=click.Choice(get_args(AreaCode)), help="Only this area."),
)
"""Which measures are meant: the arguments of `limits`."""


def limits(*, regions: Sequence[str], years: Sequence[int], areas: Sequence[Any]) -> Limits:
    """Return the limits that those options set.

    Raises:
        BadUsageError: no region is called so.
    """
    return Limits({"region": tuple(map(county, regions)), "year": tuple(years), "area": tuple(areas)})


def county(name: str) -> str:
    """Return the county code of a region's name; a code stays.

    Raises:
        BadUsageError: no region is called so.
    """
    if name in gazetteer().regions:
        return name
    if (found := find_region(name)) is None:
        raise BadUsageError(f"{name}: no region is called so; give its name or county code, such as Skåne or 12.")
    return found.code


def bank_and_words(bank: Path, words: Sequence[str]) -> tuple[Path, tuple[str, ...]]:
    """Return the bank that a command is to work on, and the words that do not name it.

    The first word names the bank if it ends in `.db` or is a file, unless `--db` was given.
    """
    is_said = click.get_current_context().get_parameter_source("bank") is ParameterSource.COMMANDLINE
    if words and not is_said and (words[0].endswith(BANK_SUFFIX) or Path(words[0]).is_file()):
        return Path(words[0]), tuple(words[1:])
    return bank, tuple(words)


def the_bank(bank: Path, words: Sequence[str]) -> Path:
    """Return the bank of a command that takes nothing else: the one word, or else what `--db` tells.

    Raises:
        BadUsageError: there are several words.
    """
    if len(words) > 1:
        raise BadUsageError(f"{' '.join(words)}: this works on one bank; name one.")
    return Path(words[0]) if words else bank
