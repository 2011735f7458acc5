"""The files that documents were read from: served only where the owner says so, and nothing beside them."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest
from asked import Get, asking
from readings import measure, reading

from atgardsbanken.db.datasette_plugin.stored_files import StoredFiles, described
from atgardsbanken.db.site import make_app
from atgardsbanken.db.store import Bank

CONTENT = b"%PDF-1.7 a plan"
SHA256 = sha256(CONTENT).hexdigest()
KEY = SHA256[:16]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the plan's file below it, one of its name that is another, and a secret."""
    place = tmp_path / "plans"
    (place / "2018").mkdir(parents=True)
    (place / "2018" / "plan.pdf").write_bytes(CONTENT)
    (place / "plan.pdf").write_bytes(b"another")
    (tmp_path / "secret.pdf").write_bytes(b"secret")
    (place / "secret.pdf").symlink_to(tmp_path / "secret.pdf")
    return place


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank with the plan."""
    found = reading("plan.pdf", [measure("Lean")])
    with Bank.open(tmp_path / "bank.db", create=True) as opened:
        opened.put(replace(found, document=replace(found.document, sha256=SHA256)), version="1")
        opened.finish()
    return tmp_path / "bank.db"


@pytest.fixture
def get(bank: Path, folder: Path) -> Get:
    """Ask a site that serves files."""
    return asking(make_app(bank, files=StoredFiles(folder)))


def test_files_are_not_served_by_default(bank: Path) -> None:
    """Without the owner's word there is neither a link nor a file."""
    get = asking(make_app(bank))
    assert (get(f"/fil/{KEY}.pdf").status_code, "/fil/" in get(f"/dokument/{KEY}").text) == (404, False)


def test_the_file_is_the_one_that_was_read(get: Get) -> None:
    """Of two files of one name the one with the bank's content is sent, for the browser to show."""
    answer = get(f"/fil/{KEY}.pdf")
    assert (answer.content, answer.headers["content-type"]) == (CONTENT, "application/pdf")
    assert "content-disposition" not in answer.headers


def test_pages_link_to_the_file_at_their_page(get: Get) -> None:
    """The document's page and the measure's lead to the file, the measure's to its page; in English too."""
    key = get("/sok.json").json()[0]["id"]
    assert f'href="/fil/{KEY}.pdf"' in get(f"/dokument/{KEY}").text
    assert f'href="/fil/{KEY}.pdf#page=1">Öppna filen på PDF-sida 1<' in get(f"/atgard/{key}").text
    assert f'href="/fil/{KEY}.pdf#page=1">Open the file at PDF page 1<' in get(f"/en/atgard/{key}").text


@pytest.mark.parametrize(
    "path",
    [
        "/fil/../secret.pdf",
        "/fil/..%2Fsecret.pdf",
        "/fil/secret.pdf",
        "/fil/plan.pdf",
        f"/fil/{KEY}.txt",
        f"/fil/{KEY}",
        "/fil/%2Fetc%2Fpasswd.txt",
    ],
)
def test_nothing_else_is_served(get: Get, path: str) -> None:
    """No path, name or other ending leads to a file."""
    assert get(path).status_code == 404


def test_a_file_that_has_changed_is_not_served(get: Get, folder: Path) -> None:
    """What is no longer the file that was read is not sent as if it were."""
    (folder / "2018" / "plan.pdf").write_bytes(CONTENT + b".")
    assert get(f"/fil/{KEY}.pdf").status_code == 404


def test_links_are_not_followed(folder: Path) -> None:
    """A link in the folder to a file outside it is passed over."""
    assert StoredFiles(folder).find("secret.pdf", sha256(b"secret").hexdigest()) is None


def test_what_might_run_is_saved(tmp_path: Path) -> None:
    """A web page is saved under the document's id, never shown as one of the site's own."""
    content = b"<script>alert(1)</script>"
    key = sha256(content).hexdigest()
    found = reading("plan.html", [measure("Lean")])
    with Bank.open(tmp_path / "bank.db", create=True) as opened:
        opened.put(replace(found, document=replace(found.document, sha256=key)), version="1")
        opened.finish()
    (tmp_path / "plan.html").write_bytes(content)
    headers = asking(make_app(tmp_path / "bank.db", files=StoredFiles(tmp_path)))(f"/fil/{key[:16]}.html").headers
    assert headers["content-disposition"] == f'attachment; filename="{key[:16]}.html"'
    assert headers["content-type"] == "application/octet-stream"


def test_the_owner_is_told_what_is_served(bank: Path, folder: Path) -> None:
    """How many documents have a file there is said when the site is opened."""
    connection = sqlite3.connect(bank)
    assert "1 of 1 documents have a file of their name" in described(StoredFiles(folder), connection, folder)
    connection.close()
