"""Titles whose area is known, with their source: the training data in `training.csv` and `invented.csv`."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from io import StringIO
from pathlib import Path

from atgardsbanken.corpus.areas import NONE
from atgardsbanken.corpus.records import Measure

FOLDER = Path(str(files("atgardsbanken.corpus").joinpath("data")))
INVENTED = FOLDER / "invented.csv"
"""The measures of invented documents, written by `python -m atgardsbanken.corpus.invented`."""


@dataclass(frozen=True, slots=True)
class Example:
    """A title whose area is known; `region` is an official county code, empty where there is none.

    `second` is another arguable area; `description`, `section` (the nearest heading) and `document` (its title) are
    what is printed around the title, empty where that is not known.
    """

    title: str
    area: str
    region: str = ""
    source: str = ""
    second: str = ""
    description: str = ""
    section: str = ""
    document: str = ""

    @property
    def group(self) -> str:
        """Return what is left out together: a document, a report's region, "" for what is always learnt from."""
        return self.source if self.document else self.region


def load_examples() -> list[Example]:
    """Return the titles of the report and the project's own phrases."""
    return _read(FOLDER / "training.csv")


def load_invented() -> list[Example]:
    """Return the measures of invented documents, each with what stands around it."""
    return _read(INVENTED)


def _read(path: Path) -> list[Example]:
    return [Example(**row) for row in csv.DictReader(StringIO(path.read_text(encoding="utf-8")))]


def examples_of(measures: Iterable[Measure]) -> list[Example]:
    """Return an example of each measure of a bank whose area a document stated or a person corrected."""
    return [
        Example(measure.title, measure.area.area or NONE, measure.region or "", measure.area.source)
        for measure in measures
        if measure.area is not None and measure.area.source != "predicted"
    ]
