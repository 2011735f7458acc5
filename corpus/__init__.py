"""Finds the measures of a document, each with its area, region and year."""

from __future__ import annotations
