"""The site's socket: how answers leave it."""

from __future__ import annotations

import socket

from atgardsbanken.serve import listen


def test_answers_do_not_wait_for_the_reader_to_confirm_their_headers() -> None:
    """An answer leaves in one go: the rest of it does not wait until the reader has confirmed its headers."""
    with listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()):
        answering, _ = listening.accept()
        with answering:
            assert answering.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY) != 0
