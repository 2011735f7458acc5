"""Dictionaries between Swedish and other languages."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from atgardsbanken.db.dictionaries import DIGITS, meanings, shared_translations


def write(folder: Path, name: str, *entries: str) -> None:
    """Write a dictionary of dictd with some entries."""
    lines, content = list[str](), b""
    for entry in entries:
        lines.append(f"{entry.split()[0]}\t{DIGITS[len(content)]}\t{DIGITS[len(entry.encode())]}")
        content += entry.encode()
    (folder / f"freedict-{name}.index").write_text("\n".join(lines), encoding="utf-8")
    (folder / f"freedict-{name}.dict.dz").write_bytes(gzip.compress(content))


def test_words_that_share_translations_are_pairs(tmp_path: Path) -> None:
    """One meaning of a foreign word tells more than two; each language counts once."""
    write(tmp_path, "deu-swe", "Lohn <n>\nlön, avlöning", "Weg <n>\n1. väg\nx\n2. riktning")
    write(tmp_path, "swe-nor", "lön <n>\nlønn", "avlöning <n>\nlønn")
    found = shared_translations(tmp_path)
    assert found == pytest.approx({("avlöning", "lön"): 1.6, ("riktning", "väg"): 0.6})


def test_numbers_and_remarks_are_no_translations() -> None:
    """Numbers of meanings and remarks in brackets are left out, explanations passed over."""
    entry = "Abteilung /x/ <n>\n1. avdelning (del) 2.\nTeil\n 3.\nAbschnitt\n2. division"
    assert list(meanings(entry)) == [("Abteilung", ["avdelning"]), ("Abteilung", ["division"])]
