"""Finds the tables of figures that only a copy of a document holds, whatever their titles and heads became by OCR."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

HELD_SHARE = 0.5
"""Share of a table's figures from which the better form holds that table: the others are misread, or it lacks a row."""


@dataclass(frozen=True, slots=True)
class TabledFigure:
    """A figure as it stands in a file: its number there, what tells its table from others, and what it says."""

    number: int
    table: str
    region: str | None
    value: float


@dataclass(slots=True)
class HeldFigures:
    """The figures of a document's better form, to which what is found to be its copies' own is added."""

    regions: set[tuple[str, float]] = field(default_factory=set)
    values: set[float] = field(default_factory=set)

    def add(self, figures: Iterable[TabledFigure]) -> None:
        """Hold further figures."""
        for figure in figures:
            self.values.add(figure.value)
            if figure.region:
                self.regions.add((figure.region, figure.value))

    def holds(self, figure: TabledFigure) -> bool:
        """Return whether the same number is here, of the same region where the figure is of one.

        >>> held = HeldFigures()
        >>> held.add([TabledFigure(0, "Deltagare", "12", 267.0)])
        >>> held.holds(TabledFigure(4, "Oe1tagare", "12", 267.0)), held.holds(TabledFigure(5, "", "14", 267.0))
        (True, False)
        """
        return (figure.region, figure.value) in self.regions if figure.region else figure.value in self.values


def own_tables(figures: Iterable[TabledFigure], held: HeldFigures) -> Iterator[list[TabledFigure]]:
    """Yield a copy's tables of which the better form holds less than `HELD_SHARE`, each with all its figures."""
    ordered = sorted(figures, key=lambda figure: figure.table)
    for _, group in groupby(ordered, key=lambda figure: figure.table):
        table = list(group)
        if sum(map(held.holds, table)) < HELD_SHARE * len(table):
            yield table
