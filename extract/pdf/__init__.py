"""A PDF's own contents: text layer, drawn lines, and pictures of its pages."""

from __future__ import annotations
