"""A user's own words and model, from a TOML file that the variable ATGARDSBANKEN_CONFIG or the platform names.

Processes that read find the same file by the same variable.
"""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from platformdirs import user_config_path

from atgardsbanken.extract.errors import BadUsageError

VARIABLE = "ATGARDSBANKEN_CONFIG"
"""The environment variable that names the file."""
NAME = "config.toml"
"""What the file is called in the platform's folder for configuration."""
HASH_DIGITS = 16

Column = Literal["title", "description", "result", "responsible", "status", "deadline", "section", "region"]
"""A field that a table's column may fill."""
CountyCode = Annotated[str, msgspec.Meta(pattern=r"^\d\d$")]
Word = Annotated[str, msgspec.Meta(min_length=2)]
SynonymGroup = Annotated[tuple[Word, ...], msgspec.Meta(min_length=2)]


class OwnWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words to be known beside the program's own.

    `synonyms` are groups of words and phrases that mean the same, `columns` the heads of columns by the field that
    they fill, `regions` further names of a region by its county code, `model` a file made by `train`, named from the
    config file's folder.
    """

    synonyms: tuple[SynonymGroup, ...] = ()
    columns: dict[Column, tuple[Word, ...]] = msgspec.field(default_factory=dict)
    regions: dict[CountyCode, tuple[Word, ...]] = msgspec.field(default_factory=dict)
    model: str = ""

    @property
    def reading_hash(self) -> str:
        """A hash of what other measures may be read by, "" where there is nothing."""
        if not (self.columns or self.regions):
            return ""
        data = msgspec.json.encode((self.columns, self.regions), order="sorted")
        return hashlib.sha256(data).hexdigest()[:HASH_DIGITS]


def config_file() -> Path | None:
    """Return the config file in use: the one that the variable names, or the platform's if there is one."""
    if named := os.environ.get(VARIABLE):
        return Path(named)
    usual = usual_place()
    return usual if usual.is_file() else None


def usual_place() -> Path:
    """Return where the platform keeps a user's config file of this program."""
    return user_config_path("atgardsbanken", appauthor=False) / NAME


def read_config(path: Path) -> OwnWords:
    """Read a config file.

    Raises:
        BadUsageError: it can't be read, is not TOML, or says something that is not understood.
    """
    try:
        return msgspec.toml.decode(path.read_bytes(), type=OwnWords)
    except OSError as error:
        raise BadUsageError(f"{path}: {error.strerror}; name another config file.") from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise BadUsageError(f"{path}: {error}; docs/extend.md shows what a config file holds.") from error


@cache
def own_words() -> OwnWords:
    """Return the words of the config file in use, read once.

    Raises:
        BadUsageError: it can't be understood.
    """
    path = config_file()
    return read_config(path) if path else OwnWords()


def own_model() -> Path | None:
    """Return the model that the config file names, None where it names none."""
    path, model = config_file(), own_words().model
    return path.parent / model if path and model else None
