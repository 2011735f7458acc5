"""The check that all records of thresholds have in common."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

AT_MOST_ONE = ("share", "probability")
"""Units of which there is no more than 1."""


def check_settings(settings: DataclassInstance) -> None:
    """Check that settings are above 0, shares and probabilities at most 1, ratios at least 1; units end their names.

    Raises:
        ValueError: one is not.
    """
    for field in fields(settings):
        value, unit = getattr(settings, field.name), field.name.rpartition("_")[2]
        if not value > 0:  # which catches what is no number, too
            raise ValueError(f"{field.name} is {value}; it must be above 0")
        if unit == "ratio" and value < 1:
            raise ValueError(f"{field.name} is {value}; a ratio is that of the larger to the smaller, 1 or more")
        if unit in AT_MOST_ONE and value > 1:
            raise ValueError(f"{field.name} is {value}; a {unit} lies above 0 and at most at 1")
