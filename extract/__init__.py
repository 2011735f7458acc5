"""What is printed: a file becomes a Document whose every word keeps its place."""

from __future__ import annotations
