"""Cases of real and made damage, by kind; those that do not work yet are known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from atgardsbanken.normalize.repair import repair, undo

CASES = Path(__file__).parent.parent / "cases"
FIELDS = {"label", "comment", "original", "fixed", "source"}


def cases(kind: str) -> list[object]:
    """The cases of a kind, each named by its label."""
    found = json.loads((CASES / f"{kind}.json").read_text("utf-8"))
    return [pytest.param(case, id=case["label"]) for case in found]


@pytest.mark.parametrize("case", [*cases("in-the-wild"), *cases("must-not-change"), *cases("synthetic")])
def test_what_was_printed_becomes_what_was_meant(case: dict[str, str]) -> None:
    """Each case comes out as it should, and can be undone."""
    repaired = repair(case["original"])
    assert repaired.text == case["fixed"]
    assert undo(repaired.text, repaired.repairs) == case["original"]


@pytest.mark.xfail(strict=True, reason="known failure: move the case when it works")
@pytest.mark.parametrize("case", cases("known-failures"))
def test_known_failures_fail(case: dict[str, str]) -> None:
    """A case that starts to work must be moved."""
    assert repair(case["original"]).text == case["fixed"]


@pytest.mark.parametrize("kind", ["in-the-wild", "must-not-change", "synthetic", "known-failures"])
def test_every_case_says_where_it_comes_from(kind: str) -> None:
    """Each case has all its fields, and a clean one asks for no change."""
    for case in json.loads((CASES / f"{kind}.json").read_text("utf-8")):
        assert set(case) == FIELDS
        assert all(case.values())
        assert kind != "must-not-change" or case["original"] == case["fixed"]


@pytest.mark.shared
def test_the_shared_cases_come_out_right(shared: Path) -> None:
    """Every kind of damage is mended, and no clean line changed."""
    found = json.loads((shared / "cases" / "repair" / "cases.json").read_text("utf-8"))
    wrong = [case for case in found["must_change"] if repair(case["before"]).text != case["after"]]
    assert wrong == []
    assert [text for text in found["must_not_change"] if repair(text).text != text] == []


@pytest.mark.shared
@pytest.mark.parametrize("name", ["r23_clean_lines", "r23_references", "r27_abbreviations"])
def test_clean_documents_stay(name: str, shared: Path) -> None:
    """References, abbreviations and codes are no damage."""
    text = (shared / "cases" / "pdf" / f"{name}.txt").read_text("utf-8")
    assert repair(text).text == text


@pytest.mark.shared
def test_codes_beside_a_garbled_font_stay(shared: Path) -> None:
    """Lines in a font without a map are read, the codes in others kept."""
    lines = (shared / "cases" / "pdf" / "r21_glyph_numbers.txt").read_text("utf-8").split("\n")
    repaired = repair("\n".join(lines)).text.split("\n")
    assert repaired[2:5] == ["Läkarintyget skickas till", "Transportstyrelsen Örebro", "Namnochadressfält"]
    assert repaired[:2] + repaired[5:] == lines[:2] + lines[5:]
