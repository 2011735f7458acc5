"""Reads the TOML files that words and tables are kept in, checked against the type that a module states for them."""

from __future__ import annotations

from importlib.resources import files
from typing import TypeVar

import msgspec

Contents = TypeVar("Contents")


def load(package: str, name: str, kind: type[Contents]) -> Contents:
    """Return the file `name` (a path inside `package`) as a `kind`; use structs that forbid unknown fields.

    >>> class Abbreviations(msgspec.Struct, forbid_unknown_fields=True):
    ...     expansions: dict[str, str]
    >>> load("atgardsbanken.normalize", "data/abbreviations.toml", Abbreviations).expansions["vns"]
    'vårdnära service'

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: it is not TOML, or not a `kind`; the message names the file and the field.
    """
    data = files(package).joinpath(name).read_bytes()
    try:
        return msgspec.toml.decode(data, type=kind)
    except msgspec.DecodeError as error:
        raise ValueError(f"{package}/{name}: {error}; mend the file") from error
