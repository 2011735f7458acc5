"""What is known of the program Tesseract and its models; it runs in the tests marked ocr."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from atgardsbanken.extract.errors import LimitError, MissingProgramError
from atgardsbanken.extract.ocr.tesseract import Probe, Program, probe


def test_model_by_any_of_its_names() -> None:
    """The Latin model is found under either name; what is missing is None."""
    assert Probe("5", ("script/Latin", "swe")).model("Latin") == "script/Latin"
    assert Probe("5", ("swe",)).model("Latin") is None


def test_missing_program_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the program, the error is one line to type."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(MissingProgramError, match="sudo apt install tesseract-ocr tesseract-ocr-swe"):
        probe()


def test_slow_program_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that takes too long is a limit met."""

    def slow(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("tesseract", 1.0)

    monkeypatch.setattr("atgardsbanken.extract.ocr.tesseract.shutil.which", lambda _: "tesseract")
    monkeypatch.setattr("atgardsbanken.extract.ocr.tesseract.subprocess.run", slow)
    with pytest.raises(LimitError, match="took more than 20 s"):
        probe()


def test_nothing_to_read() -> None:
    """No pictures, no program started."""
    assert Program(1.0).read([], model="swe", dpi=300) == []


@pytest.mark.ocr
@pytest.mark.usefixtures("swedish_ocr")
def test_installed_program_is_known() -> None:
    """The installed program tells a version and its models."""
    installed = probe()
    assert installed.version[0].isdigit()
    assert "swe" in installed.languages
    assert (Path(installed.folder) / "swe.traineddata").is_file()
