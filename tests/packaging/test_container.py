"""The container image's recipe, read without building it: what it copies, installs and runs is there."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path

import click
import pytest

from atgardsbanken.commands.main import main

ROOT = Path(__file__).resolve().parents[2]
KNOWN = frozenset({"FROM", "RUN", "WORKDIR", "COPY", "USER", "ENV", "VOLUME", "EXPOSE", "ENTRYPOINT", "CMD"})


def instructions() -> list[tuple[str, str]]:
    """The recipe's instructions with their words, continued lines joined."""
    text = (ROOT / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [(word, rest.strip()) for word, _, rest in (line.partition(" ") for line in lines)]


def words(name: str) -> list[str]:
    """The words of all instructions of that name."""
    return [word for each, rest in instructions() if each == name for word in shlex.split(rest)]


def copied() -> set[str]:
    """What is copied into the image, by its path below the root."""
    return {source for name, rest in instructions() if name == "COPY" for source in shlex.split(rest)[:-1]}


def test_every_instruction_is_one() -> None:
    """The recipe begins with an image and holds no instruction that there is not."""
    names = [name for name, _ in instructions()]
    assert (names[0], set(names) - KNOWN) == ("FROM", set())


def test_what_is_copied_is_there_and_is_all_that_is_installed() -> None:
    """Each source exists; the packages of the wheel, its readme and its licence are among them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    packages = [ROOT / name for name in wheel["packages"]]
    linked = {
        str(item.resolve().relative_to(ROOT)) for package in packages for item in package.iterdir() if item.is_symlink()
    }
    needed = {
        *wheel["packages"],
        *linked,
        *project["project"]["license-files"],
        project["project"]["readme"],
        "pyproject.toml",
        "requirements.lock",
    }
    assert [source for source in copied() if not (ROOT / source).exists()] == []
    assert copied() == needed


def test_what_scans_need_is_installed() -> None:
    """Tesseract with Swedish and the Latin script, as the command's errors and the guide ask for."""
    installed = {word for word in words("RUN") if word.startswith("tesseract")}
    guide = (ROOT / "docs" / "publish.md").read_text(encoding="utf-8")
    assert installed == {"tesseract-ocr", "tesseract-ocr-swe", "tesseract-ocr-script-latn"}
    assert installed == set(re.findall(r"tesseract-[a-z-]+", guide))


@pytest.mark.parametrize("name", ["ENTRYPOINT", "CMD"])
def test_what_runs_is_a_list_of_words(name: str) -> None:
    """No shell stands between the container and the command, so that a signal to stop arrives."""
    (found,) = [json.loads(rest) for each, rest in instructions() if each == name]
    assert all(isinstance(word, str) for word in found)


def test_the_image_serves_the_bank() -> None:
    """The command that the image runs is one, with options that it has, on the port that is told."""
    name, *rest = next(json.loads(rest) for each, rest in instructions() if each == "CMD")
    command = main.get_command(click.Context(main), name)
    assert command is not None
    options = command.make_context(name, rest).params
    assert (str(options["bank"]), options["host"], options["immutable"]) == ("/bank/bank.db", "0.0.0.0", True)
    assert words("EXPOSE") == [str(options["port"])]


def test_it_does_not_run_as_root() -> None:
    """Another user is chosen before anything runs."""
    names = [name for name, _ in instructions()]
    assert "root" not in words("USER")
    assert names.index("USER") < names.index("CMD")
