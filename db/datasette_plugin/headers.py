"""Security headers on every answer: what a page may load, and what browsers may guess and tell."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

from atgardsbanken.db.export import defused_csv

AsgiScope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
Receive = Callable[[], Awaitable[Message]]
App = Callable[[AsgiScope, Receive, Send], Awaitable[None]]

FIRST_SEGMENT = re.compile(r"\^?/(\w*)")
"""What the pattern of a route begins with: the first segment of its path, which is always the same."""
STRICT = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
EMBEDDED = STRICT.replace("frame-ancestors 'none'", "frame-ancestors *")
"""The policy of the pictures that other sites may show in a frame."""
EMBEDDED_PATHS = "/inbaddad/"
DATASETTE = STRICT.replace("style-src 'self'", "style-src 'self' 'unsafe-inline'").replace(
    "script-src 'self'", "script-src 'self' 'unsafe-inline'"
)
"""The policy of Datasette's pages, which have inline scripts and styles; nothing from elsewhere is loaded either."""
SAFE = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"permissions-policy": b"camera=(), geolocation=(), microphone=()",
    b"cross-origin-opener-policy": b"same-origin",
}

SHARED = {b"access-control-allow-origin": b"*"}
"""Lets pages of every other site read an answer; without their readers' cookies, as browsers understand the star."""


def own_paths(routes: Iterable[str]) -> re.Pattern[str]:
    r"""Return the pattern of the paths that begin with the same segment as one of the site's routes.

    >>> own = own_paths([r"^/sok$", r"^/sok\.(?P<form>csv|json)$"])
    >>> bool(own.match("/sok.csv")), bool(own.match("/soka"))
    (True, False)
    """
    begun = (FIRST_SEGMENT.match(route) for route in routes)
    return re.compile(rf"^/(?:{'|'.join(sorted({found[1] for found in begun if found}))})(?:[/.].*)?$")


def with_security_headers(
    app: App,
    own: re.Pattern[str],
    root: str = "",
    *,
    alone: bool = True,
    closed: bool = True,
    shared: bool = False,
) -> App:
    """Wrap an application, whose paths begin with `root`, so that each of its answers has the headers.

    `own` are the paths of the site's own pages, which have no inline scripts or styles. Where the site is not `alone`,
    only these have the headers. Where it is not `closed` to other plugins, these say what Datasette's pages load.
    Where answers are `shared`, pages of other sites may read the site's own; Datasette says so of its own by itself.
    """

    async def wrapped(scope: AsgiScope, receive: Receive, send: Send) -> None:
        path = str(scope.get("path", "")).removeprefix(root)
        is_own = own.match(path) is not None
        if not alone and not is_own:
            await app(scope, receive, send)
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                policy = (EMBEDDED if path.startswith(EMBEDDED_PATHS) else STRICT) if is_own else DATASETTE
                ours = {b"content-security-policy": policy.encode(), **SAFE} if is_own or closed else SAFE
                ours = {**ours, **SHARED} if is_own and shared else ours
                others = [
                    _guarded_cookie(pair, scope) for pair in message.get("headers", []) if pair[0].lower() not in ours
                ]
                message = {**message, "headers": [*others, *ours.items()]}
            elif path.endswith(".csv") and not is_own:
                message = {**message, "body": defused_csv(message.get("body", b"").decode()).encode()}
            await send(message)

        await app(scope, receive, send_guarded)

    return wrapped


def _guarded_cookie(header: tuple[bytes, bytes], scope: AsgiScope) -> tuple[bytes, bytes]:
    """Return a header; a cookie no script can read, and over TLS one that is never sent without it."""
    name, value = header
    if name.lower() != b"set-cookie":
        return header
    present = {part.strip().lower() for part in value.split(b";")}
    forwarded = dict(scope.get("headers", [])).get(b"x-forwarded-proto", b"")
    wanted = [b"HttpOnly", *([b"Secure"] if b"https" in (scope.get("scheme", "").encode(), forwarded) else [])]
    return name, b"; ".join([value, *(each for each in wanted if each.lower() not in present)])
