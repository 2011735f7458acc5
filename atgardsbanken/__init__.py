"""Åtgärdsbanken: measures in Swedish health-care plans, found, linked, searchable, each with its place on the page.

>>> import atgardsbanken
>>> atgardsbanken.classify("Vårdnära service").area
'kompetens'
"""

from __future__ import annotations

from importlib import import_module
from importlib.metadata import version
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from atgardsbanken.api import Bank, Rows, classify, find_measures, open_bank, read, repair

__all__ = ["Bank", "Rows", "__version__", "classify", "find_measures", "open_bank", "read", "repair"]

__version__ = version("atgardsbanken")


def __getattr__(name: str) -> object:
    """Load the public names when one is asked for: importing a part must not load the whole."""
    if name in __all__:
        return getattr(import_module("atgardsbanken.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    """Return the public names."""
    return sorted(__all__)
