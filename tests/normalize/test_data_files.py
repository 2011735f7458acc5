"""Data files are read as the types that modules state for them."""

from __future__ import annotations

import sys
from pathlib import Path

import msgspec
import pytest

from atgardsbanken.normalize.data_files import load


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Some words and a number."""

    words: tuple[str, ...]
    least: int = 1


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package `own_data` without files."""
    folder = tmp_path / "own_data"
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "own_data", raising=False)
    return folder


def test_a_file_is_read_as_its_type(package: Path) -> None:
    """Lists become tuples, and what is missing has its default."""
    (package / "words.toml").write_text('words = ["vård", "hälsa"]', encoding="utf-8")
    assert load("own_data", "words.toml", Words) == Words(("vård", "hälsa"), 1)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('words = ["vård", 1]', "Expected `str`, got `int` - at `$.words[1]`"),
        ("least = 2", "Object missing required field `words`"),
        ("words = []\nlesat = 2", "Object contains unknown field `lesat`"),
    ],
)
def test_a_wrong_file_is_named_with_its_field(package: Path, text: str, problem: str) -> None:
    """Whoever mistypes a field is told which one, in which file."""
    (package / "words.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError) as error:
        load("own_data", "words.toml", Words)
    assert str(error.value) == f"own_data/words.toml: {problem}; mend the file"


def test_what_is_no_toml_is_refused(package: Path) -> None:
    """A broken file does not read as an empty one."""
    (package / "words.toml").write_text("words = [", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^own_data/words\.toml: "):
        load("own_data", "words.toml", Words)
