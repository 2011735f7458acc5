"""Signing in with the owner's one-time token: few tries a minute, and a cookie that ends."""

from __future__ import annotations

import secrets
import time
from collections import deque
from typing import TYPE_CHECKING

from datasette.utils import baseconv
from datasette.utils.asgi import Request, Response

from atgardsbanken.db.datasette_plugin import missing, web
from atgardsbanken.db.languages import text

if TYPE_CHECKING:
    from datasette.app import Datasette

    from atgardsbanken.db.datasette_plugin.web import View

MOST_TRIES = 10
"""Wrong tokens in a minute, after which all are refused for the rest of it."""
TRIES_SECONDS = 60.0
SIGNED_IN_SECONDS = 12 * 3600
"""How long somebody stays signed in: a working day."""


def page() -> View:
    """Return the view that takes the token, with a memory of the times of the latest wrong ones."""
    wrong: deque[float] = deque(maxlen=MOST_TRIES)

    # Datasette 1.0 takes functions as views, no methods.
    async def signed_in(datasette: Datasette, request: Request) -> Response:
        return await _sign_in(datasette, request, wrong)

    return signed_in


async def _sign_in(datasette: Datasette, request: Request, wrong: deque[float]) -> Response:
    """Sign in whoever has the token, once; refuse others, and everybody after many wrong tokens."""
    if len(wrong) == MOST_TRIES and time.monotonic() - wrong[0] < TRIES_SECONDS:
        return await missing.page(datasette, text("Vänta en minut och försök igen."), status=429)
    token, given = datasette._root_token or "", request.args.get("token") or ""
    if not token or not secrets.compare_digest(given.encode(), token.encode()):
        wrong.append(time.monotonic())
        return await missing.page(datasette, text("Adressen att logga in med gäller inte längre."), status=403)
    datasette._root_token = None
    ends = int(time.time()) + SIGNED_IN_SECONDS
    answer = Response.redirect(f"{web.root(datasette)}/")
    signed = datasette.sign({"a": {"id": "root"}, "e": baseconv.base62.encode(ends)}, "actor")
    answer.set_cookie("ds_actor", signed, max_age=SIGNED_IN_SECONDS, httponly=True)
    return answer
