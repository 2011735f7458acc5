"""The subcommands, by what they work on: a library, a bank, the site, a text, this machine."""

from __future__ import annotations
