"""Documents that say what each of their texts is: web pages and Word documents."""

from __future__ import annotations
