"""Titles whose area is known, as facts with their source: what the classifier learns from (`data/training.csv`)."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from importlib.resources import files
from io import StringIO


@dataclass(frozen=True, slots=True)
class Example:
    """A title whose area is known; `region` is an official county code, empty where there is none."""

    title: str
    area: str
    region: str = ""
    source: str = ""


def load_examples() -> list[Example]:
    """The examples that are shipped."""
    text = files("corpus").joinpath("data", "training.csv").read_text(encoding="utf-8")
    return [Example(**row) for row in csv.DictReader(StringIO(text))]
