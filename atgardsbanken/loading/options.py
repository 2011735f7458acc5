"""Options of a load, and short hashes of what its results depend on: options, code, outside programs."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Literal

from atgardsbanken.corpus.classify import MODEL_PATH
from atgardsbanken.corpus.facts.stated import StatedMetadata
from atgardsbanken.extract.errors import MissingProgramError
from atgardsbanken.extract.ocr import tesseract
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.loading.input_files import hash_of
from atgardsbanken.normalize.own_words import own_words

Stage = Literal["extract", "normalize", "corpus", "db"]

VERSION = version("atgardsbanken")
LIBRARIES = (
    "pypdfium2",
    "pdfplumber",
    "pdfminer.six",
    "numpy",
    "rapidfuzz",
    "spacy",
    "simplemma",
    "ftfy",
    "tesserocr",
    "python-crfsuite",
)
"""Libraries whose new versions may read other things from the same file."""
HASH_DIGITS = 16
"""Hexadecimal digits of a hash of code or options."""
CACHE_MEGABYTES = 2000
"""What is kept of unfinished and earlier runs beside the bank, at most."""


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How files are read: page options, processes, page images, metadata stated by a person.

    `scheduler` is the address of the Dask scheduler whose workers do it in the place of processes here, `cache` is what
    may be kept of this run's results for the next ones, in megabytes, `model` the file of the model that judges areas.
    """

    read: ReadOptions = field(default_factory=ReadOptions)
    workers: int = 1
    pictures: bool = True
    given: StatedMetadata = field(default_factory=StatedMetadata)
    cache: int = CACHE_MEGABYTES
    scheduler: str = ""
    model: Path = MODEL_PATH

    @property
    def fingerprint(self) -> str:
        """A hash that is equal for runs that read the same from the same file."""
        return short_hash(
            code("extract"), code("normalize"), code("corpus"), outside(ocr=self.read.ocr), self, self.model_hash
        )

    @property
    def model_hash(self) -> str:
        """A hash of the model that judges areas, "" for the one that comes with the program."""
        return "" if self.model == MODEL_PATH else file_hash(self.model)

    def __str__(self) -> str:
        return repr((self.read, self.pictures))


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def stated_fields(given: StatedMetadata) -> dict[str, str | int]:
    """Return the fields that a person stated, without those left open."""
    return {name: value for name, value in asdict(given).items() if value is not None}


def short_hash(*parts: object) -> str:
    """Hash the texts of `parts`, for a key."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode()).hexdigest()[:HASH_DIGITS]


@cache
def file_hash(path: Path) -> str:
    """Hash a file's bytes."""
    return hash_of(path)[:HASH_DIGITS]


@cache
def code(stage: Stage) -> str:
    """Hash the code and data of a stage's package, for measures with a user's own words."""
    digest = hashlib.sha256(own_words().reading_hash.encode() if stage == "corpus" else b"")
    for name, entry in sorted(_files(files(f"atgardsbanken.{stage}"), stage)):
        digest.update(f"{name}\x1f".encode())
        digest.update(entry.read_bytes())
    return digest.hexdigest()[:HASH_DIGITS]


@cache
def outside(*, ocr: bool) -> str:
    """List the versions of libraries, and of Tesseract with its models where it reads scans."""
    libraries = ", ".join(f"{name} {_installed(name)}" for name in LIBRARIES)
    if not ocr:
        return libraries
    try:
        found = tesseract.probe()
    except MissingProgramError:
        return libraries
    return f"{libraries}, tesseract {found.version} with {', '.join(found.languages)}"


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"


def _files(folder: Traversable, name: str) -> Iterator[tuple[str, Traversable]]:
    """Yield all files of a package with their names, without Python's caches."""
    for entry in folder.iterdir():
        if entry.is_dir() and entry.name != "__pycache__":
            yield from _files(entry, f"{name}/{entry.name}")
        elif entry.is_file():
            yield f"{name}/{entry.name}", entry
