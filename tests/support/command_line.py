"""The command as a test calls it."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from atgardsbanken.commands.main import main


def run(*words: str | Path, stdin: str | None = None) -> Result:
    """What the command answers to these words."""
    return CliRunner().invoke(main, [str(word) for word in words], input=stdin)
