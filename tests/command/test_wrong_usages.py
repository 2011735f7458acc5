"""What people do wrong ends in one line that says what to do, and what they mean is understood."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import Result
from command_line import run
from library import site_bank

from atgardsbanken.commands.options import VARIABLE
from atgardsbanken.db import connection
from atgardsbanken.db.schema import migrations
from atgardsbanken.loading.input_files import skipped

VERSIONS = Path(__file__).parent.parent / "db" / "versions"


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A small bank."""
    return site_bank(tmp_path / "bank.db")


def one_line(result: Result) -> tuple[int, str]:
    """The exit code and the error, which is one line."""
    assert result.stderr.count("\n") == 1
    return result.exit_code, result.stderr.strip()


def ids(bank: Path) -> list[str]:
    """The measures that an export holds."""
    return [row["id"] for row in json.loads(run("export", bank, "--format", "json").stdout)]


def test_the_bank_is_named_in_one_way_everywhere(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An option, the first word, or a variable of the environment: the answer is the same."""
    said = run("search", bank, "vård", "--json").stdout
    assert run("search", "vård", "--json", "--db", bank).stdout == said
    monkeypatch.setenv(VARIABLE, str(bank))
    assert run("search", "vård", "--json").stdout == said
    assert run("check").exit_code == 0


def test_export_takes_the_filters_of_search(bank: Path) -> None:
    """What is exported for a region is what search finds in it."""
    rows = json.loads(run("export", bank, "--format", "json").stdout)
    region = next(row["region"] for row in rows if row["region"])
    wanted = {row["id"] for row in rows if row["region"] == region}
    found = json.loads(run("export", bank, "--region", region, "--format", "json").stdout)
    assert {row["id"] for row in found} == wanted
    assert one_line(run("export", bank, "--region", "Narnia"))[0] == 2


def test_a_port_that_cannot_be_is_refused(bank: Path) -> None:
    """Ports end at 65535."""
    assert run("serve", bank, "--port", "99999").exit_code == 2


def test_a_bank_in_a_folder_that_is_missing(tmp_path: Path) -> None:
    """The folder is asked for."""
    (tmp_path / "plan.txt").write_text("Plan", encoding="utf-8")
    path = tmp_path / "none" / "bank.db"
    told = one_line(run("build", tmp_path / "plan.txt", "--db", path))
    assert told == (10, f"Error: {path}: there is no such folder; make it or name another file with --db")


@pytest.mark.parametrize("words", [("build", "{plan}", "--db"), ("check",), ("search", "vård", "--db"), ("serve",)])
def test_a_folder_in_the_place_of_a_bank(tmp_path: Path, words: tuple[str, ...]) -> None:
    """It is told from a bank that is missing, by commands that write and that read."""
    plan = tmp_path / "plan.txt"
    plan.write_text("Plan", encoding="utf-8")
    told = one_line(run(*(word.format(plan=plan) for word in words), tmp_path))
    assert told == (10, f"Error: {tmp_path}: this is a folder; name the bank's file in it")


def test_demo_says_where_it_has_no_room(tmp_path: Path) -> None:
    """A place that can't be made is one line that names the option."""
    (tmp_path / "file").touch()
    code, said = one_line(run("demo", "--build-only", "--db", tmp_path / "file" / "demo.db"))
    assert (code, said.endswith("name another place with --db.")) == (10, True)


def test_an_old_bank_is_upgraded_without_its_files(tmp_path: Path) -> None:
    """Who only reads is told the command that needs no input, and that one works."""
    path = tmp_path / "bank.db"
    with sqlite3.connect(path) as old:
        old.executescript((VERSIONS / f"{len(migrations()) - 1}.sql").read_text(encoding="utf-8"))
    assert "`atgardsbanken upgrade`" in run("search", path, "vård").stderr
    assert run("upgrade", path).exit_code == 0
    assert run("check", path).stdout.startswith(f"{path}: whole, ")


def test_a_damaged_bank_is_told_by_check(bank: Path) -> None:
    """Zeros in the middle of the file are found."""
    data = bytearray(bank.read_bytes())
    data[4096 : len(data) // 2] = bytes(len(data) // 2 - 4096)
    bank.write_bytes(data)
    assert one_line(run("check", bank))[0] == 10


def test_where_nobody_can_write_a_bank_is_read_without_locks(bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading leaves nothing beside a bank on a read-only medium."""
    for beside in bank.parent.glob("bank.db-*"):
        beside.unlink()
    monkeypatch.setattr(connection.os, "access", lambda _path, mode: mode != os.W_OK)
    assert run("search", bank, "vård").exit_code == 0
    assert [path.name for path in bank.parent.iterdir()] == ["bank.db"]


def test_a_year_of_two_digits_is_refused(bank: Path, tmp_path: Path) -> None:
    """No document is about the year 17."""
    (tmp_path / "plan.txt").write_text("Plan", encoding="utf-8")
    assert one_line(run("add", tmp_path / "plan.txt", "--db", bank, "--year", "17"))[0] == 2


@pytest.mark.parametrize(
    "words",
    [("0000", "--area", "it"), ("0000", "--undo", "title"), ("", "--set", "nonsense", "x"), ("", "--undo", "title")],
)
def test_a_correction_of_nothing_fails(bank: Path, words: tuple[str, ...]) -> None:
    """An unknown measure or field, or one that is not corrected, is said."""
    assert one_line(run("correct", bank, words[0] or ids(bank)[0], *words[1:]))[0] == 2


def test_a_correction_says_what_was_done(bank: Path) -> None:
    """Correcting and undoing each say so."""
    measure = ids(bank)[0]
    assert run("correct", bank, measure, "--title", "Nytt").stderr.startswith(f"{measure}: corrected title")
    assert run("correct", bank, measure, "--undo", "title").stderr == f"{measure}: title says again what was read.\n"


def test_corrections_are_read_as_a_swedish_spreadsheet_writes_them(bank: Path, tmp_path: Path) -> None:
    """Semicolons and Windows' letters are understood; another table is refused."""
    file = tmp_path / "rättat.csv"
    file.write_bytes(f"measure;field;value\r\n{ids(bank)[0]};title;Vårdnära åtgärd\r\n".encode("cp1252"))
    assert run("correct", bank, "--import", file).exit_code == 0
    assert "Vårdnära åtgärd" in run("correct", bank, "--export", "-").stdout
    file.write_text("a;b\n1;2\n", encoding="utf-8")
    assert one_line(run("correct", bank, "--import", file))[0] == 2


def test_an_address_is_no_file(tmp_path: Path) -> None:
    """Nothing is fetched."""
    said = one_line(run("build", "https://example.org/plan.pdf", "--db", tmp_path / "bank.db"))
    assert said == (
        2,
        "Error: https:/example.org/plan.pdf: this is an address, not a file; "
        "`atgardsbanken add --fetch ADDRESS` fetches it.",
    )


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("plan.csv", b"a;b\n", "a spreadsheet's table"),
        ("plan.odt", b"trasig", "an office document"),
        ("plan", b"PK\x03\x04", "an office document"),
    ],
)
def test_other_kinds_of_file_are_refused_by_name(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    """What is no PDF and no text is called what it is."""
    (tmp_path / name).write_bytes(data)
    code, said = one_line(run("inspect", tmp_path / name))
    assert (code, said) == (
        4,
        f"Error: {name} is {kind}, which is not read; open it and save or print it as PDF.",
    )


def test_files_that_are_left_alone_are_said_by_kind(tmp_path: Path) -> None:
    """A folder's other files are counted."""
    for name in ("a.odt", "b.odt", "c.png", "plan.txt", ".hidden"):
        (tmp_path / name).touch()
    assert skipped([tmp_path]) == "2 .odt, 1 .png"


def test_repair_gives_an_object_a_line() -> None:
    """The end of the last line begins none."""
    assert run("repair", "--json", stdin="bittre\n").stdout.count("\n") == 1
    assert run("repair", "--json", stdin="bittre\nhalso").stdout.count("\n") == 2


def test_quiet_says_nothing_but_errors(tmp_path: Path) -> None:
    """A load that goes well prints nothing."""
    (tmp_path / "plan.txt").write_text("Plan för vården 2018", encoding="utf-8")
    result = run("-q", "build", tmp_path / "plan.txt", "--db", tmp_path / "bank.db")
    assert (result.exit_code, result.output) == (0, "")


def test_a_port_that_is_taken_is_one_line(bank: Path) -> None:
    """The address is named."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert one_line(run("serve", bank, "--port", str(port)))[1].startswith(f"Error: 127.0.0.1:{port}: ")


def test_signs_that_the_output_has_no_place_for_are_escaped() -> None:
    """Standard output in Latin-1 ends no command."""
    environment = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    words = [sys.executable, "-m", "atgardsbanken", "repair"]
    done = subprocess.run(words, input="vård \u2192 hälsa\n".encode(), capture_output=True, env=environment, check=True)
    assert done.stdout == "vård \\u2192 hälsa\n".encode("latin-1")


def test_a_folder_in_the_place_of_a_table_is_said(bank: Path, tmp_path: Path) -> None:
    """The comparison is made with one file."""
    assert one_line(run("compare", bank, tmp_path)) == (3, f"Error: {tmp_path}: this is a folder; name a file in it.")


def test_a_bank_named_twice_is_not_joined(bank: Path, tmp_path: Path) -> None:
    """It would be counted as two."""
    told = one_line(run("join", bank, bank, "--db", tmp_path / "new.db"))
    assert told == (2, "Error: the same bank is named twice; name each once.")


def test_nothing_is_watched_for_a_bank_that_can_not_be_made(tmp_path: Path) -> None:
    """That is said before the first document comes."""
    bank = tmp_path / "none" / "bank.db"
    told = one_line(run("watch", tmp_path, "--db", bank))
    assert told == (10, f"Error: {bank}: there is no such folder; make it or name another file with --db")


@pytest.mark.parametrize(
    "words",
    [
        ("build", ""),
        ("build", "plan.txt", "--db", ""),
        ("inspect", ""),
        ("repair", ""),
        ("train", "-o", ""),
        ("release", ""),
    ],
)
def test_an_empty_name_is_not_the_present_folder(words: tuple[str, ...]) -> None:
    """A variable of the shell that is not set makes one."""
    assert one_line(run(*words)) == (2, "Error: the name of a file or folder is empty; give one.")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--title", " "), "the title is empty; give it, or leave it to be read."),
        (("--publisher", ""), "the publisher is empty; give it, or leave it to be read."),
        (("--url", "javascript:alert(1)"), "javascript:alert(1): no address for --url; give one such as {example}."),
        (("--replaces", "x", "--beside"), "{both}; leave out --replaces or --beside."),
    ],
)
def test_what_is_said_of_a_document_is_checked(bank: Path, tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    """Empty texts, addresses that lead nowhere, and wishes that do not go together are refused before it is read."""
    (tmp_path / "plan.txt").write_text("Plan", encoding="utf-8")
    wanted = said.format(
        example="https://data.example/atgarder", both="a document is a new version or stands beside others"
    )
    assert one_line(run("add", tmp_path / "plan.txt", "--db", bank, *words)) == (2, f"Error: {wanted}")


def test_a_site_in_a_file_is_an_address(bank: Path) -> None:
    """Links in exports are ones of the web."""
    assert one_line(run("export", bank, "--site", "javascript:alert(1)"))[0] == 2


@pytest.mark.parametrize("words", [("--year", "17"), ("--region", "99")])
def test_limits_that_nothing_can_be_within_are_refused(bank: Path, words: tuple[str, str]) -> None:
    """A year of two digits or a code of no region is a slip, not an empty answer."""
    assert (run("search", bank, "vård", *words).exit_code, run("export", bank, *words).exit_code) == (2, 2)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--base-url", "no slash"), "no slash: no path of a site; give one such as /atgarder/ to --base-url."),
        (("--base-url", "http://x/y"), "http://x/y: no path of a site; give one such as /atgarder/ to --base-url."),
        (("--host", ""), "--host is empty; give an address of this machine, such as 127.0.0.1, or 0.0.0.0 for all."),
    ],
)
def test_an_address_that_cannot_be_served_at_is_refused(bank: Path, words: tuple[str, str], said: str) -> None:
    """Nothing is served under another address than the one that was asked for."""
    assert one_line(run("serve", bank, *words)) == (2, f"Error: {said}")


def test_a_host_that_is_not_this_machine_is_not_a_matter_of_the_port(bank: Path) -> None:
    """The option that is named is the one to change."""
    assert one_line(run("serve", bank, "--host", "300.1.1.1"))[1].endswith("choose another with --host.")


def test_nothing_to_restore_is_said(bank: Path) -> None:
    """An empty list is a line."""
    assert one_line(run("restore", "--db", bank))[1].startswith("no document is removed or replaced")


def test_two_forms_at_once_are_refused() -> None:
    """Neither wins silently."""
    assert one_line(run("repair", "--json", "--diff", stdin="a"))[0] == 2


def test_a_model_is_not_learnt_for_a_folder_that_is_missing(bank: Path, tmp_path: Path) -> None:
    """That is said before some minutes of learning."""
    told = one_line(run("train", bank, "-o", tmp_path / "none" / "model"))
    place = tmp_path / "none" / "model.npz"
    assert told == (2, f"Error: {place}: there is no such folder; make it or name another file.")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", [("export",), ("search", "vård", "--db"), ("check",)])
def test_output_that_finds_no_room_is_one_line(bank: Path, words: tuple[str, ...]) -> None:
    """A full disk behind standard output ends no command in a traceback."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "atgardsbanken", *words, str(bank)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, env=own)
    said = "Error: the output: No space left on device; check its place and the room there.\n"
    assert (done.returncode, done.stderr) == (1, said)


def test_an_output_that_cannot_be_opened_says_what_to_do(bank: Path, tmp_path: Path) -> None:
    """The folder is asked for."""
    path = tmp_path / "none" / "x.csv"
    said = "No such file or directory; check the folder and that it may be written to."
    assert one_line(run("export", bank, "-o", path)) == (1, f"Error: {path}: {said}")
