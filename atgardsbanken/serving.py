"""Runs the site on a local address; the socket is taken first, so that the printed URL is the one that answers."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from db.site import make_app
from extract.errors import BadUsageError


def serve(bank: Path, *, host: str, port: int, immutable: bool, announce: Callable[[str], None]) -> None:
    """Serve the bank until interrupted; `announce` is given the URL once the address is taken.

    Args:
        bank: the database's file.
        host: the address to listen on.
        port: the port, 0 for a free one.
        immutable: the file will not change while it is served, so SQLite needs no locks.
        announce: called with the site's URL.

    Raises:
        BadUsageError: the address is taken or not this machine's.
        PipelineError: the bank is missing or not readable by this version.
    """
    site = make_app(bank, immutable=immutable)
    try:
        listening = socket.create_server((host, port))
    except OSError as error:
        raise BadUsageError(f"{host}:{port}: {error.strerror}; choose another with --port.") from error
    announce(f"http://{host}:{listening.getsockname()[1]}/")
    config = uvicorn.Config(site.app(), log_level="warning", access_log=False)
    uvicorn.Server(config).run(sockets=[listening])
