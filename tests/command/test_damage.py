"""Damaged banks: every command says in one line what is wrong, and none takes one for whole."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from pathlib import Path

import httpx
import pytest
from command_line import run
from plans import library

from atgardsbanken.db.bank_file import BankFile
from atgardsbanken.db.site import make_app
from atgardsbanken.extract.errors import PipelineError

PAGE_BYTES = 4096
WAYS = ("flipped", "zeroed", "random")
BANKS = 30
PATHS = ("/", "/sok?q=service", "/tema", "/dokument", "/tackning", "/region/09", "/jamfor", "/data/measures")


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank of six plans."""
    folder = tmp_path_factory.mktemp("whole")
    files = library(folder / "library")
    assert run("build", *files, "--db", folder / "bank.db", "--workers", "1", "--no-pictures").exit_code == 0
    return folder / "bank.db"


def damaged(bank: Path, number: int, folder: Path) -> Path:
    """A copy of a bank with a tenth of its pages flipped, zeroed or made random; the same for the same number."""
    chance, data = random.Random(number), bytearray(bank.read_bytes())
    pages = len(data) // PAGE_BYTES
    for page in chance.sample(range(pages), max(1, pages // 10)):
        place = page * PAGE_BYTES
        if WAYS[number % 3] == "flipped":
            data[place + chance.randrange(PAGE_BYTES)] ^= 1 << chance.randrange(8)
        elif WAYS[number % 3] == "zeroed":
            data[place : place + PAGE_BYTES] = bytes(PAGE_BYTES)
        else:
            data[place : place + PAGE_BYTES] = chance.randbytes(PAGE_BYTES)
    copy = folder / f"{number}.db"
    copy.write_bytes(data)
    return copy


def is_whole(bank: Path) -> bool:
    """Whether SQLite finds nothing wrong with a bank."""
    try:
        with sqlite3.connect(bank) as connection:
            return bool(connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok")
    except sqlite3.DatabaseError:
        return False


@pytest.mark.parametrize("number", range(BANKS))
def test_commands_say_what_is_wrong(whole: Path, tmp_path: Path, number: int) -> None:
    """Searching, exporting and listing end well or with one line, never with a traceback."""
    bank = damaged(whole, number, tmp_path)
    for words in (["search", bank, "service"], ["export", bank], ["restore", "--db", bank]):
        result = run(*words)
        assert result.exception is None or isinstance(result.exception, SystemExit)
        assert result.exit_code == 0 or result.stderr.startswith("Error: ")
        assert "\x00" not in result.stderr


@pytest.mark.parametrize("number", range(BANKS))
def test_no_damaged_bank_is_loaded_into(whole: Path, tmp_path: Path, number: int) -> None:
    """What SQLite's own check rejects, opening and checking the bank rejects, as a load does first."""
    bank = damaged(whole, number, tmp_path)
    sound = is_whole(bank)
    try:
        with BankFile.open(bank) as opened:
            opened.check()
    except PipelineError:
        assert not sound
    else:
        assert sound


def test_a_build_into_a_damaged_bank_fails(whole: Path, tmp_path: Path) -> None:
    """Though nothing is to be loaded, the damage is told."""
    bank = damaged(whole, 2, tmp_path)
    assert not is_whole(bank)
    result = run("build", whole.parent / "library", "--db", bank, "--workers", "1", "--no-pictures")
    assert (result.exit_code, result.stderr.splitlines()[-1].startswith("Error: ")) == (10, True)


@pytest.mark.parametrize("number", range(0, BANKS, 3))
def test_pages_say_what_is_wrong(whole: Path, tmp_path: Path, number: int) -> None:
    """A served bank that is damaged meanwhile answers, or says in Swedish that it can't be read."""
    bank = tmp_path / "served.db"
    bank.write_bytes(whole.read_bytes())
    app = make_app(bank).app()
    bank.write_bytes(damaged(whole, number + 1, tmp_path).read_bytes())

    async def ask() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="http://site") as client:
            return [await client.get(path) for path in PATHS]

    answers = asyncio.run(ask())
    assert {answer.status_code for answer in answers} <= {200, 302, 400, 404, 503}
    assert all("Banken går inte att läsa" in answer.text for answer in answers if answer.status_code == 503)
