"""The project's own small library of documents, and the scripts that typeset it."""

from __future__ import annotations
