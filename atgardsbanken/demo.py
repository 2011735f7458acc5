"""The sample library that comes with the program, and the bank that is built from it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from atgardsbanken.loading import load as loading
from atgardsbanken.loading.input_files import documents


def sample_library() -> Path:
    """Return the folder of sample documents inside the package."""
    return Path(str(files("atgardsbanken"))) / "library"


def build_sample_bank(db: Path | None) -> Path:
    """Build the sample bank where it is missing or older than the program; return its path."""
    bank = db or Path(click.get_app_dir("atgardsbanken")) / "demo.db"
    bank.parent.mkdir(parents=True, exist_ok=True)
    loading.load(documents([sample_library()]), bank, loading.make_options(), must_be_complete=False)
    return bank
