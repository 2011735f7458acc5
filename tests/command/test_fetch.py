"""A document is fetched on request: kept beside the bank with its address, and refused where it breaks a limit."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from command_line import run

from atgardsbanken.extract.errors import BadUsageError, FileMissingError, LimitError, NotAPdfError, PipelineError
from atgardsbanken.loading import fetch

PLAN = "<h1>Handlingsplan 2021</h1><ul><li>Inför ett gemensamt bokningssystem</ul>".encode()
ANSWERS = {
    "/plan": (200, "text/html; charset=utf-8", PLAN),
    "/zip": (200, "application/zip", b"PK"),
    "/gone": (404, "text/html", b""),
    "/there": (302, "/plan", b""),
    "/round": (302, "/round", b""),
    "/ftp": (302, "ftp://example.se/plan", b""),
    "/file": (302, "file:///etc/passwd", b""),
    "/broken": (302, "http://[::1", b""),
}


class Handler(BaseHTTPRequestHandler):
    """Answers as `ANSWERS` says."""

    def do_GET(self) -> None:
        """Answer one request."""
        status, told, body = ANSWERS[self.path]
        self.send_response(status)
        self.send_header("Location" if status == 302 else "Content-Type", told)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of a local server."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_page_is_kept_as_a_file(site: str, tmp_path: Path) -> None:
    """Its name comes from the address, its ending from what the server says; redirects are followed."""
    files = [fetch.fetch(f"{site}/{name}", tmp_path) for name in ("plan", "there")]
    assert [(file.name, file.read_bytes()) for file in files] == [("plan.html", PLAN)] * 2


@pytest.mark.parametrize(
    ("name", "error"),
    [("zip", NotAPdfError), ("gone", FileMissingError), ("broken", FileMissingError)]
    + [(name, BadUsageError) for name in ("round", "ftp", "file")],
)
def test_what_cannot_be_had_is_said(site: str, tmp_path: Path, name: str, error: type[PipelineError]) -> None:
    """Other kinds, missing pages, and redirects that lead nowhere leave nothing behind."""
    with pytest.raises(error, match=r"^(?:http|ftp|file)\S+: .*\.$"):
        fetch.fetch(f"{site}/{name}", tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "url",
    ["file:///etc/passwd", "nonsense", "http://", "http://[::1", "http://127.0.0.1:99999/x", f"http://{'a' * 70}.se/"],
)
def test_what_is_no_address_is_said(tmp_path: Path, url: str) -> None:
    """Brackets, ports and names that no address has are no faults of the program."""
    with pytest.raises(BadUsageError, match="no address of the web"):
        fetch.fetch(url, tmp_path)


def test_a_password_is_not_kept(tmp_path: Path) -> None:
    """The address would be shown as the document's source; the line does not repeat it."""
    with pytest.raises(BadUsageError, match=r"^127\.0\.0\.1: the address holds a password"):
        fetch.fetch("http://me:secret@127.0.0.1:9/plan", tmp_path)


def test_a_file_that_is_too_large_is_refused(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit is on what comes, whatever the server says of it."""
    monkeypatch.setattr(fetch, "MOST_BYTES", 10)
    with pytest.raises(LimitError):
        fetch.fetch(f"{site}/plan", tmp_path)


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    """Nobody listens on port 9."""
    with pytest.raises(FileMissingError):
        fetch.fetch("http://127.0.0.1:9/plan", tmp_path)


def test_a_public_address_may_not_lead_inside(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A redirect from outside to a network's own address is not followed."""
    answers = iter([False, True])
    monkeypatch.setattr(fetch, "is_inside", lambda _host: next(answers))
    with pytest.raises(BadUsageError, match="inside a network"):
        fetch.fetch(f"{site}/there", tmp_path)


def test_what_is_added_keeps_its_address(site: str, tmp_path: Path) -> None:
    """The document's source is the address that was asked for, and its file lies beside the bank."""
    added = run("add", "--fetch", f"{site}/plan", "--db", tmp_path / "bank.db", "--no-pictures")
    assert added.exit_code == 0, added.output
    found = sqlite3.connect(tmp_path / "bank.db").execute("SELECT name, source_url FROM documents").fetchall()
    assert found == [("plan.html", f"{site}/plan")]
    assert [file.name for file in (tmp_path / "bank.db.fetched").rglob("*.html")] == ["plan.html"]


def test_nothing_is_fetched_unless_asked_for(tmp_path: Path) -> None:
    """An address in the place of a file is told how; a file and an address together are one too many."""
    assert "add --fetch" in run("add", "https://example.se/plan.pdf", "--db", tmp_path / "bank.db").stderr
    assert run("add", "plan.pdf", "--fetch", "https://example.se/plan.pdf", "--db", tmp_path / "bank.db").exit_code == 2
