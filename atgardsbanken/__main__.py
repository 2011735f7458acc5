"""Lets `python -m atgardsbanken` do what the command does."""

from __future__ import annotations

from atgardsbanken.commands.main import main

main(prog_name="atgardsbanken")
