"""What the documents say is so: links lead somewhere, commands and options exist, exit codes are the errors' own."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import click
import pytest

from atgardsbanken.commands.main import main
from atgardsbanken.extract import errors

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), ROOT / "samples/README.md", *ROOT.glob("bench/*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#]+)")
FENCED = re.compile(r"^```[a-z]*\n(.*?)^```", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"(?:^|[\s/|])atgardsbanken ([a-z]+)((?: +[^\s#|>]+)*)")
"""`atgardsbanken` in a line of a code block, its subcommand, and the words after it."""


def named(path: Path) -> str:
    """The file's path below the root, as a test's name."""
    return path.relative_to(ROOT).as_posix()


def children(kind: type[errors.PipelineError]) -> list[type[errors.PipelineError]]:
    """`kind` and every error below it."""
    return [kind, *(child for below in kind.__subclasses__() for child in children(below))]


def used(page: Path) -> list[tuple[str, list[str]]]:
    """The subcommands in the code blocks of `page`, each with its words; help texts are left to cog."""
    blocks = [block for block in FENCED.findall(page.read_text(encoding="utf-8")) if not block.startswith("Usage:")]
    lines = [line for block in blocks for line in block.replace("\\\n", " ").splitlines()]
    return [(m[1], shlex.split(m[2])) for line in lines for m in COMMAND.finditer(line.split(" #")[0])]


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_links_lead_to_files(page: Path) -> None:
    """Every link to a file of ours leads to one that is there."""
    targets = LINK.findall(page.read_text(encoding="utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_commands_and_options_exist(page: Path) -> None:
    """Every subcommand and option that a code block shows is one that the program has."""
    context = click.Context(main)
    unknown = []
    for name, words in used(page):
        command = main.get_command(context, name)
        known = {opt for param in command.params for opt in (*param.opts, *param.secondary_opts)} if command else set()
        known |= {"--help"}
        flags = [word.split("=")[0] for word in words if word.startswith("--")]
        unknown += [(name, flag) for flag in flags or [""] if command is None or (flag and flag not in known)]
    assert unknown == []


def test_every_exit_code_is_its_own_and_in_the_guide() -> None:
    """No two errors share a code, and README tells each code with the error's own sentence (1 is for any other)."""
    for name in main.list_commands(click.Context(main)):
        main.get_command(click.Context(main), name)
    kinds = children(errors.PipelineError)[1:]
    readme = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    missing = [k.exit_code for k in kinds if f"| {k.exit_code} | {(k.__doc__ or '').splitlines()[0]} |" not in readme]
    assert (missing, len({k.exit_code for k in kinds})) == ([], len(kinds))


def test_every_subcommand_is_in_the_guide() -> None:
    """README has a heading for each subcommand."""
    readme = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert [name for name in main.list_commands(click.Context(main)) if f"\n### {name}\n" not in readme] == []


def test_every_measurement_is_described() -> None:
    """bench/README.md has a line for each script beside it."""
    described = (ROOT / "bench" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in ROOT.glob("bench/*.py") if f"bench/{path.name}" not in described] == []


def test_every_picture_is_shown() -> None:
    """No picture lies in docs/images/ that no page shows."""
    pages = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert [path.name for path in ROOT.glob("docs/images/*.png") if f"images/{path.name}" not in pages] == []
