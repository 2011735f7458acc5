"""Short forms in Swedish health care and what each stands for, small letters."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def expansions() -> Mapping[str, str]:
    """What each short form stands for.

    >>> expansions()["vns"]
    'vårdnära service'
    """
    text = files("atgardsbanken.normalize").joinpath("data", "abbreviations.toml").read_text(encoding="utf-8")
    return dict(tomllib.loads(text)["expansions"])
