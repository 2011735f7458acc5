"""The sample library that comes with the program, and the bank that is built from it."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from platformdirs import user_data_path

from atgardsbanken.extract.errors import DatabaseError
from atgardsbanken.loading import load as loading
from atgardsbanken.loading.input_files import documents


def sample_library() -> Path:
    """Return the folder of sample documents inside the package."""
    return Path(str(files("atgardsbanken"))) / "library"


def build_sample_bank(db: Path | None) -> Path:
    """Build the sample bank where it is missing or older than the program; return its path.

    Raises:
        DatabaseError: there is no place for it.
    """
    bank = db or user_data_path("atgardsbanken", appauthor=False) / "demo.db"
    try:
        bank.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise DatabaseError(f"{bank.parent}: {error.strerror}; name another place with --db.") from error
    loading.load(documents([sample_library()]), bank, loading.make_options(), must_be_complete=False)
    return bank
