"""Names of files: any bytes become text, and nothing in them reaches a terminal as a command."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from atgardsbanken.extract.file_names import file_name, printable


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "cp850", "mac_roman"])
def test_a_name_of_an_old_archive_is_text(encoding: str) -> None:
    """Names keep their Swedish letters, whatever wrote the archive."""
    assert file_name(Path(os.fsdecode("Åtgärder på Öland.pdf".encode(encoding)))) == "Åtgärder på Öland.pdf"


def test_controls_are_escaped() -> None:
    """Newline, escape, a turn of direction and bytes that are no text are shown, not sent."""
    assert printable("a\nb\x1b[31m\x9b\u202ec\udce5") == r"a\nb\x1b[31m\x9b\u202ec\udce5"


def test_letters_stay() -> None:
    """Ordinary text, soft hyphens and hard spaces included, is left as it is."""
    assert printable("Åtgärd\u00ad för\u00a0vård – ”x”") == "Åtgärd\u00ad för\u00a0vård – ”x”"
