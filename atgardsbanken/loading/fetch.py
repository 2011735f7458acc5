"""A document fetched from the web, on request only: with limits on size, time and kind, and kept as a file.

An address inside a network may be fetched, since it is the user's own machine that asks; a public address may not lead
there by a redirect.
"""

from __future__ import annotations

import hashlib
import ipaddress
import re
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

import httpx

from atgardsbanken.extract.errors import BadUsageError, FileMissingError, LimitError, NotAPdfError

MOST_BYTES = 200_000_000
"""The largest file that is fetched: longer than any report."""
ANSWER_SECONDS = 30.0
"""How long a server may take to connect, and between two parts of its answer."""
MOST_SECONDS = 600.0
"""How long the whole may take."""
MOST_REDIRECTS = 5
"""How many addresses one may lead to, one after the other."""
KINDS = {
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "image/png": ".png",
    "image/jpeg": ".jpg",
    "image/tiff": ".tif",
}
"""The kinds of content that can be read, and what files of that kind end in."""
OTHER_SUFFIXES = {".html": ".htm", ".jpg": ".jpeg", ".tif": ".tiff"}
"""How names of files of a kind may end, too."""
UNTOLD = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/download"})
"""Kinds that say nothing: the file's name and bytes tell."""
NO_NAME = re.compile(r"[\x00-\x1f\x7f/\\:*?\"<>|]+")
"""What no file's name should hold."""
LONGEST_NAME_BYTES = 150
FOLDER_SUFFIX = ".fetched"
"""What is put behind the bank's name for the folder in which fetched files are kept."""


def fetch(url: str, folder: Path) -> Path:
    """Fetch the document at `url` into a folder of its own below `folder`; return the file.

    Raises:
        BadUsageError: it is no address of the web, or leads into a network from outside.
        FileMissingError: the server can't be reached, or does not have it.
        NotAPdfError: it is of a kind that can't be read.
        LimitError: it is too large or takes too long.
    """
    headers = {"User-Agent": f"atgardsbanken/{version('atgardsbanken')}"}
    try:
        with httpx.Client(timeout=ANSWER_SECONDS, headers=headers) as client, _answer(client, url) as answer:
            name = file_name_of(str(answer.url), kind_of(answer, url))
            data = _content(answer, url)
    except httpx.TimeoutException as error:
        raise LimitError(f"{url}: no answer within {ANSWER_SECONDS:.0f} seconds; try again later.") from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise FileMissingError(f"{url}: {error or type(error).__name__}; open the address in a browser.") from error
    target = folder / hashlib.sha256(data).hexdigest()[:12] / name
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    except OSError as error:
        raise FileMissingError(f"{target}: {error.strerror}; check the folder and the space there.") from error
    return target


@contextmanager
def _answer(client: httpx.Client, url: str) -> Iterator[httpx.Response]:
    """Open the answer to `url`, redirects followed."""
    address, inside = url, None
    for _ in range(MOST_REDIRECTS + 1):
        host = host_of(address)
        if inside is False and is_inside(host):
            raise BadUsageError(f"{url}: leads to {host}, inside a network; give that address itself.")
        inside = is_inside(host) if inside is None else inside
        with client.stream("GET", address) as answer:
            if not answer.has_redirect_location:
                if answer.is_error:
                    said = f"{answer.status_code} {answer.reason_phrase}".strip()
                    raise FileMissingError(f"{url}: the server answers {said}; open the address in a browser.")
                yield answer
                return
            address = urljoin(address, answer.headers["location"])
    raise BadUsageError(f"{url}: leads from one address to the next; open it in a browser and give the last one.")


def host_of(address: str) -> str:
    """Return the host of an address of the web.

    >>> host_of("https://example.se/plan.pdf")
    'example.se'

    Raises:
        BadUsageError: it is no address of the web, or holds a password, which would be kept as the document's source.
    """
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        host.encode("idna")
        is_web = parts.scheme in ("http", "https") and bool(host) and parts.port != 0
    except ValueError:  # Brackets, ports and labels that no address has.
        is_web = False
    if not is_web:
        raise BadUsageError(f"{address}: no address of the web; give one that begins with https://.")
    if parts.username or parts.password:
        raise BadUsageError(f"{host}: the address holds a password, which would be kept; fetch it and add the file.")
    return host


def is_inside(host: str) -> bool:
    """Return whether a host has an address that is not of the public internet.

    >>> is_inside("127.0.0.1"), is_inside("8.8.8.8")
    (True, False)
    """
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except OSError:
        return False  # Asking for the page will tell.
    return any(not ipaddress.ip_address(str(entry[4][0]).partition("%")[0]).is_global for entry in found)


def kind_of(answer: httpx.Response, url: str) -> str:
    """Return what a file of the answer's kind ends in, "" where the answer does not tell.

    Raises:
        NotAPdfError: such content can't be read.
    """
    kind = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind not in KINDS and kind not in UNTOLD:
        raise NotAPdfError(f"{url}: the server sends {kind}; give the address of a PDF, a Word document or a page.")
    return KINDS.get(kind, "")


def file_name_of(url: str, suffix: str) -> str:
    """Return a name for the file at `url` that ends in `suffix`.

    >>> file_name_of("https://example.se/plan%202019?x=1", ".pdf"), file_name_of("https://example.se/", ".html")
    ('plan 2019.pdf', 'example.se.html')
    """
    parts = urlsplit(url)
    last = NO_NAME.sub(" ", PurePosixPath(unquote(parts.path)).name).strip(" .") or parts.hostname or "page"
    path = PurePosixPath(last)
    same = path.suffix.lower() in (suffix, OTHER_SUFFIXES.get(suffix))
    ending = path.suffix if same or not suffix else suffix
    stem = last.removesuffix(path.suffix) if same or not suffix else last
    return stem.encode()[:LONGEST_NAME_BYTES].decode(errors="ignore") + ending


def _content(answer: httpx.Response, url: str) -> bytes:
    """Read an answer's content.

    Raises:
        LimitError: it is too large or takes too long.
    """
    ends, data = time.monotonic() + MOST_SECONDS, bytearray()
    for part in answer.iter_bytes():
        data += part
        if len(data) > MOST_BYTES:
            raise LimitError(f"{url}: is larger than {MOST_BYTES // 1_000_000} MB; fetch it yourself and add the file.")
        if time.monotonic() > ends:
            raise LimitError(
                f"{url}: takes longer than {MOST_SECONDS:.0f} seconds; fetch it yourself and add the file."
            )
    return bytes(data)
