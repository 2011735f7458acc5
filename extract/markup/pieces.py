"""Records of what a web page or Word document holds, in reading order; levels from 1, rows and columns from 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

PieceKind = Literal["heading", "paragraph", "item", "note", "table", "furniture"]


@dataclass(frozen=True, slots=True)
class MarkedCell:
    """A cell of a table: its text, its place, and how many columns and rows it covers."""

    text: str
    row: int
    column: int
    span: int = 1
    height: int = 1
    is_header: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading (of `level` 1 and below), a paragraph, an item with its `marker`, a note, or a table's cells.

    Running heads and feet are furniture. A text holds line feeds where its author broke the line. `level` of an item
    is how deep its list stands, from 1.
    """

    kind: PieceKind
    text: str = ""
    level: int = 0
    marker: str = ""
    cells: tuple[MarkedCell, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """What a file holds: its pieces, what it says of itself, how many pictures it has, and whether its end is missing.

    Pictures are not read.
    """

    pieces: tuple[Piece, ...]
    metadata: Mapping[str, str] = field(default_factory=dict)
    pictures: int = 0
    is_cut: bool = False
