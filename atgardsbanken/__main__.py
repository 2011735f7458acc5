"""Lets `python -m atgardsbanken` do what the command does, without the current folder on the path."""

from __future__ import annotations

import sys
from pathlib import Path

# Python puts the current folder first: a file `numpy.py` beside the documents would be run.
sys.path[:] = [folder for folder in sys.path if folder and Path(folder).resolve() != Path.cwd()]

from atgardsbanken.commands.main import main  # noqa: E402

main(prog_name="atgardsbanken")
