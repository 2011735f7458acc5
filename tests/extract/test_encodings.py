"""Texts of any encoding in which Swedish has been written are read, told apart by their Swedish letters."""

from __future__ import annotations

import pytest
from plans import plan

from atgardsbanken.extract.encodings import decoded

SIGNS = "Åtgärd – ”för” Öland, kafé … åldrande"
"""Swedish with the signs that only some encodings have."""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"])
def test_signs_come_out_as_written(encoding: str) -> None:
    """Where the encoding has them, dashes and quotes are kept too."""
    assert decoded(SIGNS.encode(encoding)) == SIGNS


@pytest.mark.parametrize("encoding", ["latin-1", "cp437", "cp850", "cp858", "mac_roman"])
def test_whole_plans_come_out_as_written(encoding: str) -> None:
    """Each of the old encodings is known by the letters within words."""
    text = plan().replace("\N{BULLET}", "-")
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize(("encoding", "name"), [("cp437", "Åtgärder"), ("mac_roman", "Öland"), ("cp1252", "å")])
def test_one_word_is_enough(encoding: str, name: str) -> None:
    """A file's name is often all that there is."""
    assert decoded(name.encode(encoding)) == name


def test_one_bad_byte_does_not_change_the_encoding() -> None:
    """Damaged UTF-8 stays UTF-8, the damaged letter alone is lost."""
    assert decoded("vårdnära ".encode() + b"\xff" + "service på väg".encode()) == "vårdnära \ufffdservice på väg"


def test_english_with_quotes_is_from_windows() -> None:
    """Without a Swedish letter the commonest encoding is taken."""
    assert decoded("the “new” plan – café".encode("cp1252")) == "the “new” plan – café"


def test_any_bytes_come_out() -> None:
    """Whatever the bytes are, reading them raises nothing."""
    assert all(isinstance(decoded(bytes([first, second])), str) for first in range(256) for second in range(256))
