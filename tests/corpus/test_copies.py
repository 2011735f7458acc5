"""Copies: one document in several forms is known by its text, different documents and other years are not."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.corpus.copies import CopyEvidence, evidence, find_copies, is_copy, overlap
from atgardsbanken.extract.records import Route

GARBLED = str.maketrans({"å": "a", "ä": "é", "ö": "6", "Å": "A", "Ä": "A", "Ö": "O"})
"""What an English model makes of Swedish letters, one way of several."""


@dataclass(frozen=True, slots=True)
class RawPage:
    """A page as copies are told from it."""

    text: str
    route: Route = "text"
    quality: float = 1.0


def plan(seed: int, *, year: int = 2018, words: int = 900) -> str:
    """A text of invented Swedish-looking words that names its year, always the same for the same seed."""
    chance = random.Random(seed)
    syllables = ["vård", "kom", "pe", "tens", "för", "sörj", "läk", "are", "plan", "ning", "sjuk", "hus", "mål", "råd"]
    known = ["".join(chance.choices(syllables, k=3)) for _ in range(300)]
    lines = [" ".join(chance.choices(known, k=10)) for _ in range(words // 10)]
    return "\n".join(f"{line} {year}" if n % 10 == 0 else line for n, line in enumerate(lines))


def known(
    key: str, text: str, *, name: str = "plan.pdf", route: Route = "text", region: str | None = None
) -> CopyEvidence:
    """The evidence of a document of one page."""
    return evidence(key, name, [RawPage(text, route)], region=region)


TEXT = plan(1)


def test_a_garbled_text_extract_is_a_copy_of_the_pdf() -> None:
    """The PDF shows best what was printed, whatever letters the extract lost."""
    found = find_copies([known("pdf", TEXT), known("txt", TEXT.translate(GARBLED), name="plan.txt")])
    assert found == {"txt": "pdf"}


def test_the_best_form_is_chosen_by_structure_and_reading() -> None:
    """Born digital before scanned before repaired before text extracts, of which the unrepaired is better."""
    forms = [
        known("a", TEXT, name="a.txt", route="repaired"),
        known("b", TEXT, name="b.txt"),
        known("c", TEXT, route="repaired"),
        known("d", TEXT, route="ocr"),
        known("e", TEXT),
    ]
    for number in range(1, len(forms)):
        best = forms[number].id
        assert set(find_copies(forms[: number + 1]).values()) == {best}


def test_an_excerpt_is_never_the_best_form() -> None:
    """A PDF with a small part of a text extract does not hide the rest."""
    excerpt = "\n".join(TEXT.split("\n")[:30])
    assert find_copies([known("pdf", excerpt), known("txt", TEXT, name="plan.txt")]) == {"pdf": "txt"}


def test_next_years_plan_is_no_copy() -> None:
    """Much the same words of another year are another document."""
    following = TEXT.replace("2018", "2019")
    assert find_copies([known("a", TEXT), known("b", following)]) == {}


def test_another_regions_plan_is_no_copy() -> None:
    """The same form filled in by two regions is two documents."""
    assert not is_copy(known("a", TEXT, region="24"), known("b", TEXT, region="25"))


def test_different_documents_are_no_copies() -> None:
    """Texts of the same trade share words, not their order."""
    assert find_copies([known(str(seed), plan(seed)) for seed in range(8)]) == {}


def test_texts_that_name_no_years_must_agree_more() -> None:
    """Without years half a text in common is not enough."""
    lines = TEXT.replace(" 2018", "").split("\n")
    half = "\n".join(lines[:45] + plan(2).replace(" 2018", "").split("\n")[:45])
    assert not is_copy(known("a", "\n".join(lines)), known("b", half))
    assert is_copy(known("a", "\n".join(lines)), known("b", "\n".join(lines)))


def test_words_broken_at_line_ends_are_joined() -> None:
    """Other line ends do not make another document."""
    one = known("a", "Sjukvårdens kompetensförsörjning planeras årligen")
    other = known("b", "Sjukvårdens kompetensför-\nsörjning planeras\nårligen")
    assert one.sketch == other.sketch


def test_empty_documents_are_no_copies() -> None:
    """Two scans without a word are not known to be the same."""
    assert find_copies([known("a", ""), known("b", "")]) == {}


def test_evidence_is_kept_as_one_line() -> None:
    """What is read back is what was written."""
    kept = known("a", TEXT, region="24")
    assert CopyEvidence.from_json(kept.to_json()) == kept


@given(st.lists(st.integers(0, 2**32 - 1), max_size=40, unique=True), st.integers(0, 40))
def test_overlap_of_complete_sketches_is_exact(numbers: list[int], cut: int) -> None:
    """Sketches of short texts hold every pair: a part of a text is all in the whole, from eight pairs on."""
    whole, part = sorted(numbers), sorted(numbers[:cut])
    assert overlap(whole, part) == (1.0 if len(part) >= 8 else 0.0)


def report(words: str, names: list[str]) -> str:
    """A report: running text in someone's words, then a list of names of measures."""
    return "\n".join([words, *names, "2016 2017 2017 2018"])


def test_the_same_names_in_other_words_are_no_copy() -> None:
    """Two reports that list the same measures are of the same facts; only running text makes a copy."""
    names = [" ".join(line.split()[:2]).capitalize() for line in plan(5, words=2000).split("\n")]
    clause = "det är så att {} som har {} när de inte {}"
    told = ["\n".join(clause.format(*line.split()[:3]) for line in plan(seed).split("\n")) for seed in (6, 7)]
    first, second = (known(str(number), report(text, names)) for number, text in enumerate(told))
    assert not is_copy(first, second)
    assert is_copy(first, known("b", report(told[0].replace("\ndet", " det"), names[:50])))


def words(first: int, count: int) -> str:
    """So many different long words."""
    return " ".join("ord" + "".join(chr(97 + int(digit)) for digit in f"{n:03}") for n in range(first, first + count))


def test_lists_count_only_where_there_is_little_running_text() -> None:
    """From 64 pairs of running text on, lines without clauses in or beside them are left out."""
    enough, little = (f"{words(0, count)} som att" for count in (65, 64))
    names = f"\n\n{words(100, 9)}"
    assert known("a", enough + names).sketch == known("b", enough).sketch
    assert len(known("a", little + names).sketch) == 63 + 1 + 8


@pytest.mark.parametrize(("clause", "counted"), [("som att", True), ("som", False)])
def test_a_line_beside_clauses_is_running_text(clause: str, counted: bool) -> None:
    """Two clause words in a line make it and its neighbours running text, one does not."""
    text = f"{words(0, 65)} som att\n\n\n{words(100, 2)}\n{clause}\n{words(200, 2)}"
    assert len(known("a", text).sketch) == 64 + 4 * counted


def test_a_sketch_has_at_most_512_hashes() -> None:
    """Of a long text the smallest hashes are kept."""
    assert len(known("a", TEXT).sketch) == 512


@pytest.mark.parametrize(
    ("shared", "years", "expected"),
    [
        (30, {"2018": 3}, True),
        (29, {"2018": 3}, False),
        (100, {"2018": 9, "2019": 4}, True),
        (100, {"2018": 9, "2019": 5}, False),
        (60, {"2018": 2}, True),
        (59, {"2018": 2}, False),
        (100, {"2019": 2}, False),
    ],
)
def test_copies_share_text_and_years(shared: int, years: dict[str, int], expected: bool) -> None:
    """A copy shares 0.30 of the text and nine tenths of the years; 0.60 where less than three mentions tell years."""
    one = CopyEvidence("a", tuple(range(100)), {"2018": 9}, 1000, 1.0)
    other = CopyEvidence("b", tuple(range(100 - shared, 200 - shared)), years, 1000, 1.0)
    assert is_copy(one, other) == expected


@pytest.mark.parametrize(("length", "best"), [(500, "a"), (499, "b")])
def test_half_of_the_words_are_no_excerpt(length: int, best: str) -> None:
    """The better form is chosen if it has half of the longest one's words."""
    one = CopyEvidence("a", tuple(range(100)), {"2018": 9}, length, 2.0)
    other = CopyEvidence("b", tuple(range(100)), {"2018": 9}, 1000, 1.0)
    assert set(find_copies([one, other]).values()) == {best}


@pytest.mark.parametrize(("holders", "found"), [(50, 49), (51, 0)])
def test_phrases_of_the_trade_make_no_candidates(holders: int, found: int) -> None:
    """Pairs of words that more than fifty documents have are in all of them."""
    same = [CopyEvidence(f"{n:02}", tuple(range(100)), {"2018": 9}, 1000, 1.0) for n in range(holders)]
    assert len(find_copies(same)) == found
