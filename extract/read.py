"""From a file to a Document: each page by the route that suits it."""

from __future__ import annotations
