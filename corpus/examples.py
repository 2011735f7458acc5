"""Titles whose area is known, with their source: the classifier's training data (`data/training.csv`)."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.resources import files
from io import StringIO

from atgardsbanken.corpus.areas import NONE
from atgardsbanken.corpus.records import Measure


@dataclass(frozen=True, slots=True)
class Example:
    """A title whose area is known; `region` is an official county code, empty where there is none."""

    title: str
    area: str
    region: str = ""
    source: str = ""


def load_examples() -> list[Example]:
    """Return the examples that are shipped."""
    text = files("atgardsbanken.corpus").joinpath("data", "training.csv").read_text(encoding="utf-8")
    return [Example(**row) for row in csv.DictReader(StringIO(text))]


def examples_of(measures: Iterable[Measure]) -> list[Example]:
    """Return an example of each measure of a bank whose area a document stated or a person corrected."""
    return [
        Example(measure.title, measure.area.area or NONE, measure.region or "", measure.area.source)
        for measure in measures
        if measure.area is not None and measure.area.source != "predicted"
    ]
