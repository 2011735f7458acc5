"""Reads from a path in which language a page is asked for: "/en/sok" is "/sok" in English."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from atgardsbanken.db import languages
from atgardsbanken.db.datasette_plugin.headers import App, AsgiScope, Receive, Send

DATASETTES = re.compile(r"/-/(?:auth-token|logout)$")
"""The pages of Datasette's that the site words: signing in and out."""
GROUP_NAME = re.compile(r"\?P<\w+>")
"""The name of a group of a pattern."""


def files_of(routes: Iterable[str]) -> re.Pattern[str]:
    r"""Return the pattern of the paths of files, which are the same in all languages, among those of the site's routes.

    >>> files = files_of([r"^/sok$", r"^/sok\.(?P<form>csv|json)$"])
    >>> bool(files.match("/sok.csv")), bool(files.match("/sok")), bool(files.match("/sok.xml"))
    (True, False, False)
    """
    patterns = [GROUP_NAME.sub("?:", route) for route in routes if r"\." in route]
    return re.compile("|".join(patterns) or "(?!)")


def by_language(app: App, own: re.Pattern[str], root: str, *, files: re.Pattern[str], taken: Container[str]) -> App:
    """Wrap an application, so that it answers in the language of a path, and sees the path without it.

    `own` are the paths of the site's own pages after `root`, `files` those of its files, which are in Swedish.
    Others have no language, nor have those that begin with the name of a database (`taken`).
    """
    codes = "|".join(code for code in languages.TRANSLATED if code not in taken)
    begun = re.compile(rf"{re.escape(root)}/(?P<code>{codes or '(?!)'})(?P<rest>/.*)?$", re.DOTALL)

    async def wrapped(scope: AsgiScope, receive: Receive, send: Send) -> None:
        match = begun.match(str(scope.get("path", "")))
        if scope["type"] != "http" or match is None:
            await app(scope, receive, send)
            return
        code, rest = match["code"], match["rest"] or "/"
        is_own = own.match(rest) is not None or DATASETTES.match(rest) is not None
        with languages.answering_in(languages.SWEDISH if files.match(rest) else code):
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
