"""Serving the site on a local address; the socket is opened first, so that the printed URL answers."""

from __future__ import annotations

import errno
import re
import signal
import socket
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from multiprocessing import get_context
from multiprocessing.connection import wait
from pathlib import Path
from threading import Lock

import uvicorn

from atgardsbanken.db.datasette_plugin.correcting import Corrector
from atgardsbanken.db.datasette_plugin.stored_files import StoredFiles
from atgardsbanken.db.site import make_app
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.errors import BadUsageError
from atgardsbanken.loading import correct as correcting
from atgardsbanken.workers import leave_to_parent

BASE_URL = re.compile(r"/(?:[\w.~-]+/)*", re.ASCII)
"""The path of a site on its host: names between slashes."""


def serve(
    bank: Path,
    *,
    host: str,
    port: int,
    announce: Callable[[str, str], None],
    immutable: bool = False,
    correct: bool = False,
    base_url: str = "/",
    workers: int = 1,
    cors: bool = False,
    files: StoredFiles | None = None,
) -> None:
    """Serve the bank until interrupted.

    Args:
        bank: the database's file.
        host: the address to listen on.
        port: the port, 0 for a free one.
        announce: given the site's URL, and the one at which its owner signs in ("" for none), once it answers.
        immutable: the file will not change while it is served, so SQLite needs no locks.
        correct: somebody who is signed in may correct measures in the browser.
        base_url: the path of the site on its host.
        workers: processes that answer on the same address, not on Windows; several only where nobody corrects. When
            one of them dies, all end.
        cors: pages of other sites may read the answers.
        files: the folder with documents' files, where readers may open them.

    Raises:
        BadUsageError: the address is taken or not this machine's, or what is asked for does not fit together.
        PipelineError: the bank is missing or not readable by this version.
    """
    if immutable and correct:
        raise BadUsageError("A bank that is corrected changes; leave out --immutable or --correct.")
    if workers > 1 and correct:
        raise BadUsageError("Corrections are kept by one process; leave out --workers or --correct.")
    path = f"/{base_url.strip('/')}/".replace("//", "/")
    if not BASE_URL.fullmatch(path):
        raise BadUsageError(f"{base_url}: no path of a site; give one such as /atgarder/ to --base-url.")
    keeps = corrector(bank) if correct else None
    site = make_app(bank, immutable=immutable, base_url=path, corrector=keeps, cors=cors, files=files)
    listening = listen(host, port)
    url = f"http://{host}:{listening.getsockname()[1]}{path}"
    announce(url, f"{url}-/auth-token?token={site._root_token}" if correct else "")  # As `datasette --root` does.
    config = uvicorn.Config(site.app(), log_level="warning", access_log=False)
    run = partial(uvicorn.Server(config).run, sockets=[listening])
    if workers > 1:
        _run_several(run, workers)
    else:
        run()


def listen(host: str, port: int) -> socket.socket:
    """Open the socket that readers reach the site by; what they are sent goes out at once.

    asyncio asks for that (TCP_NODELAY) only of sockets that name their protocol, and those of `create_server` don't.
    Else the part of an answer after its headers waits until the reader's machine confirms those: 40 ms on Linux.

    Raises:
        BadUsageError: the address is taken or not this machine's.
    """
    if not host:
        raise BadUsageError("--host is empty; give an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all.")
    try:
        listening = socket.create_server((host, port))
    except OSError as error:
        option = "--port" if error.errno in (errno.EADDRINUSE, errno.EACCES) else "--host"
        raise BadUsageError(f"{host}:{port}: {error.strerror}; choose another with {option}.") from error
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _run_several(run: Callable[[], None], workers: int) -> None:
    """Run a server in each of several processes until interrupted; they share the memory of what is read by now."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))  # So that the processes end with this one.
    processes = [get_context("fork").Process(target=_answer, args=[run], daemon=True) for _ in range(workers)]
    for process in processes:
        process.start()
    wait([process.sentinel for process in processes])


def _answer(run: Callable[[], None]) -> None:
    """Run a server in this process, which ends when the one that began it is killed."""
    leave_to_parent()
    run()


def corrector(bank: Path) -> Corrector:
    """Return the function that stores corrections from the site, one after another."""
    one_by_one = Lock()

    def keep(key: str, values: Mapping[str, str], undo: Sequence[str], *, note: str, by: str) -> None:
        with one_by_one, Bank.open(bank) as opened:
            for field in undo:
                correcting.undo_correction(opened, key, field)
            if values:
                correcting.correct_measure(opened, key, values, note=note, by=by)

    return keep
