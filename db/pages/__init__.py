"""What each page of the site shows, as records read from the bank; nothing here knows of HTML."""

from __future__ import annotations
