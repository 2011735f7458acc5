"""How the site is kept running: the systemd unit, the compose file, the image and the build server's file hold."""

from __future__ import annotations

import configparser
import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest
import yaml

from atgardsbanken.commands.main import main

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "/opt/atgardsbanken/bin/atgardsbanken"
UNIT = re.search(r"^```ini\n(.*?)^```", (ROOT / "docs/publish.md").read_text(encoding="utf-8"), re.M | re.S)


def unit() -> str:
    """The unit that the guide shows."""
    assert UNIT is not None
    return UNIT[1]


def test_the_unit_starts_a_command_that_there_is() -> None:
    """Its command line has the options that the program has."""
    parsed = configparser.ConfigParser(interpolation=None)
    parsed.optionxform = str  # type: ignore[assignment, method-assign]
    parsed.read_string(unit())
    program, name, *words = shlex.split(parsed["Service"]["ExecStart"])
    command = main.get_command(click.Context(main), name)
    assert command is not None
    options = command.make_context(name, words).params
    assert (program, options["immutable"], options["port"]) == (PROGRAM, True, 8001)


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    """`systemd-analyze verify` finds nothing to say of it; the program is another one, since none is installed."""
    path = tmp_path / "atgardsbanken.service"
    path.write_text(unit().replace(PROGRAM, "/bin/true"), encoding="utf-8")
    checked = subprocess.run(["systemd-analyze", "verify", path], capture_output=True, text=True, check=False)
    assert [line for line in checked.stderr.splitlines() if path.name in line] == []


def test_the_compose_file_serves_the_image() -> None:
    """It builds what lies beside it, and mounts the bank and opens the port where the image expects them."""
    (service,) = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"].values()
    recipe = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    (volume,), (port,) = service["volumes"], service["ports"]
    assert (service["build"], service["read_only"]) == (".", True)
    assert f"VOLUME {volume.split(':')[1]}\n" in recipe
    assert f"EXPOSE {port.rpartition(':')[2]}\n" in recipe


def has_builder() -> bool:
    """Whether there is a program that builds images, with its service."""
    docker = shutil.which("docker")
    return docker is not None and subprocess.run([docker, "info"], capture_output=True, check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.skipif(not has_builder(), reason="needs a builder of container images")
def test_the_image_is_built_and_reads_scans() -> None:
    """In the image everything is there that reading scans needs."""
    subprocess.run(["docker", "build", "--quiet", "--tag", "atgardsbanken-test", "."], cwd=ROOT, check=True)
    said = subprocess.run(
        ["docker", "run", "--rm", "--read-only", "--tmpfs", "/tmp", "atgardsbanken-test", "doctor"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.endswith("Everything that reading scans needs is here.\n")


def test_the_build_server_runs_every_check() -> None:
    """The file for the build server runs what `.ci/run` runs, on the oldest Python and a new one."""
    job = yaml.safe_load((ROOT / ".github/workflows/check.yaml").read_text(encoding="utf-8"))["jobs"]["check"]
    oldest = re.search(r'requires-python = ">=([\d.]+)"', (ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert job["steps"][-1] == {"run": ".ci/run"}
    assert oldest is not None
    assert job["strategy"]["matrix"]["python"][0] == oldest[1]
