"""The content of the site's pages, as records read from the bank; nothing here knows of HTML."""

from __future__ import annotations
