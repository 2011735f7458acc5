"""Abbreviations in Swedish health care with what each stands for, in small letters."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

import msgspec

from atgardsbanken.normalize.data_files import load


class _Abbreviations(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The contents of `abbreviations.toml`."""

    expansions: dict[str, str]


LONGEST_ABBREVIATION_LETTERS: Final = 4
"""Letters up to which a word in capitals is taken for an abbreviation rather than a shouted word."""


@cache
def expansions() -> Mapping[str, str]:
    """Return what each abbreviation stands for.

    >>> expansions()["vns"]
    'vårdnära service'
    """
    return load("atgardsbanken.normalize", "data/abbreviations.toml", _Abbreviations).expansions
