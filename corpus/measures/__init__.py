"""Finding measures with one learned finder: units of the document, their scores, and the cover they make."""

from __future__ import annotations
