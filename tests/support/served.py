"""A bank served by the command, for tests in a browser."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE_MILLISECONDS = 60_000
"""How long a page may take in a browser: no test is of its speed, and others run beside it."""


@contextmanager
def served(bank: Path, *options: str) -> Iterator[tuple[str, str]]:
    """The address of a bank's site, without the last slash, and the one to sign in at ("" for none)."""
    command = [sys.executable, "-m", "atgardsbanken", "serve", str(bank), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        assert server.stderr is not None
        address = server.stdout.readline().strip().rstrip("/")
        try:
            yield address, server.stderr.readline().partition(" at ")[2].strip()
        finally:
            server.terminate()
