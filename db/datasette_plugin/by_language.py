"""Reads from a path in which language a page is asked for: "/en/sok" is "/sok" in English."""

from __future__ import annotations

import re
from collections.abc import Container

from atgardsbanken.db import languages
from atgardsbanken.db.datasette_plugin.headers import App, AsgiScope, Receive, Send

FILE = re.compile(r"/[^/]*\.[^/]*$")
"""What the path of a file ends with: it is the same in all languages."""


def by_language(app: App, own: re.Pattern[str], root: str, *, taken: Container[str]) -> App:
    """Wrap an application, so that it answers in the language of a path, and sees the path without it.

    `own` are the paths of the site's own pages after `root`; others have no language, nor have those that begin with
    the name of a database (`taken`).
    """
    codes = "|".join(code for code in languages.TRANSLATED if code not in taken)
    begun = re.compile(rf"{re.escape(root)}/(?P<code>{codes or '(?!)'})(?P<rest>/.*)?$", re.DOTALL)

    async def wrapped(scope: AsgiScope, receive: Receive, send: Send) -> None:
        match = begun.match(str(scope.get("path", "")))
        if scope["type"] != "http" or match is None:
            await app(scope, receive, send)
            return
        code, rest = match["code"], match["rest"] or "/"
        is_own = own.match(rest) is not None
        with languages.answering_in(languages.SWEDISH if is_own and FILE.search(rest) else code):
            await app(_without(scope, root, code) if is_own else scope, receive, send)

    return wrapped


def _without(scope: AsgiScope, root: str, code: str) -> AsgiScope:
    """Return a request with the path of the same page in Swedish."""
    before = f"{root}/{code}"
    path = f"{root}{scope['path'].removeprefix(before) or '/'}"
    raw = scope.get("raw_path")
    if raw is None:
        return {**scope, "path": path}
    return {**scope, "path": path, "raw_path": root.encode() + (raw.removeprefix(before.encode()) or b"/")}
