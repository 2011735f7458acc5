"""Versions: another text under the same title, told sharply from the same text in another form."""

from __future__ import annotations

from dataclasses import replace

import pytest
from readings import measure, reading

from atgardsbanken.corpus.copies import evidence
from atgardsbanken.corpus.records import Measure
from atgardsbanken.corpus.versions import (
    Content,
    Edition,
    created_at,
    find_versions,
    form_of,
    is_version,
    match_measures,
)
from atgardsbanken.extract.records import Page

WORDS = (
    "Regionen inför vårdnära service på alla avdelningar under hösten och servicevärdar sköter måltider förråd samt "
    "städning medan sjuksköterskor lägger tiden på patienterna enligt handlingsplanen för kompetensförsörjning"
)
OTHER = f"{WORDS} och mobila team besöker äldre hemma"
GARBLED = WORDS.replace("ö", "6").replace("ä", "a")
SERVICE, TEAM = measure("Vårdnära service"), measure("Mobila team besöker äldre hemma", line=1)


def edition(key: str, text: str, **facts: object) -> tuple[Edition, str]:
    """A document and its text."""
    sketch = evidence(key, "a.pdf", [Page(1, 1, 1, "text", 1.0)], region=None).sketch
    found = Edition(key, "Handlingsplan 2018", "Region Gotland", "09", 2018, "plan", "digital", "", 1, sketch)
    words = type("Text", (), {"route": "text", "quality": 1.0, "text": text})
    return replace(found, sketch=evidence(key, "a.pdf", [words()]).sketch, **facts), text  # type: ignore[arg-type]


def versions(*documents: tuple[Edition, str], said: dict[str, str] | None = None) -> dict[str, str]:
    """Which of the documents replaces which, in either order."""
    texts = {each.id: text for each, text in documents}

    def content(key: str) -> Content:
        titles = [each for each in (SERVICE, TEAM) if each.title.split()[0].casefold() in texts[key].casefold()]
        return Content(texts[key], titles)

    one, other = (
        find_versions([each for each, _ in order], said or {}, content) for order in (documents, documents[::-1])
    )
    assert one == other
    return one


def test_other_words_under_the_same_title_are_a_new_version() -> None:
    """The document of the later run replaces the one before."""
    assert versions(edition("a", WORDS), edition("b", OTHER, load=2)) == {"a": "b"}


def test_the_same_words_are_a_copy() -> None:
    """A file that was saved anew, or is hyphenated in other places, is no version."""
    hyphens = WORDS.replace("avdelningar", "avdel-\nningar")
    assert versions(edition("a", WORDS), edition("b", hyphens, load=2)) == {}


def test_another_number_is_a_new_version() -> None:
    """Where letters can be trusted, figures can be too."""
    one, two = (
        edition(key, f"{WORDS} för {sum_} kronor", load=load) for key, sum_, load in (("a", 10, 1), ("b", 12, 2))
    )
    assert versions(one, two) == {"a": "b"}


@pytest.mark.parametrize("form", ["scanned", "garbled"])
def test_misreading_makes_no_version(form: str) -> None:
    """Two scans of a print differ in letters; only a measure that the other lacks tells a version."""
    clean, misread = edition("a", WORDS, form=form), edition("b", GARBLED, form=form, load=2)
    later = edition("b", OTHER, form=form, load=2)
    assert (versions(clean, misread), versions(clean, later)) == ({}, {"a": "b"})


def test_another_form_is_a_copy_whatever_it_says() -> None:
    """A scan differs from the born-digital file by misreading, so nothing that it says tells a version."""
    assert versions(edition("a", WORDS), edition("b", OTHER, form="scanned", load=2)) == {}


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "Handlingsplan 2018 för något annat"},
        {"publisher": "SKL"},
        {"region": "12"},
        {"year": 2019},
        {"kind": "report"},
    ],
)
def test_another_work_is_no_version(facts: dict[str, object]) -> None:
    """Title, publisher, region, year and kind must all be the same."""
    assert versions(edition("a", WORDS), edition("b", OTHER, load=2, **facts)) == {}


@pytest.mark.parametrize("mark", [", version 2", " (reviderad 2018-05-01)", " – utkast", " rev. 3"])
def test_a_title_may_name_its_version(mark: str) -> None:
    """What a title says of its own version does not make another title."""
    assert versions(edition("a", WORDS), edition("b", OTHER, load=2, title=f"Handlingsplan 2018{mark}")) == {"a": "b"}


def test_other_texts_of_one_title_stand_side_by_side() -> None:
    """Two plans that share a general title but hardly a phrase are two documents."""
    text = "Digitala möten införs vid varje hälsocentral medan rekrytering av läkare sker tillsammans med universitetet"
    assert versions(edition("a", WORDS), edition("b", text, load=2)) == {}


def test_files_own_dates_go_before_the_order_of_loading() -> None:
    """The file that was made later is the newer one, whichever came first."""
    first = edition("a", WORDS, created="20190101000000", load=1)
    second = edition("b", OTHER, created="20180101000000", load=2)
    assert versions(first, second) == {"b": "a"}


def test_files_of_one_run_without_dates_stand_side_by_side() -> None:
    """Where nothing tells which is newer, none is replaced."""
    assert versions(edition("a", WORDS), edition("b", OTHER)) == {}


def test_all_earlier_versions_give_way_to_the_newest() -> None:
    """Of three versions the last stands for both others."""
    three = (edition("a", WORDS), edition("b", OTHER, load=2), edition("c", f"{OTHER} varje vecka", load=3))
    assert versions(*three) == {"a": "c", "b": "c"}


def test_what_a_person_said_wins() -> None:
    """A document may be said to replace another, or none."""
    old, new = edition("a", WORDS, title="En plan"), edition("b", OTHER, load=2)
    assert versions(old, new, said={"b": "a"}) == {"a": "b"}
    assert versions(edition("a", WORDS), new, said={"b": ""}) == {}


def test_what_was_said_in_a_circle_ends() -> None:
    """Of two documents that were said to replace each other both are shown."""
    assert versions(edition("a", WORDS), edition("b", OTHER), said={"b": "a", "a": "b"}) == {}


def test_measures_that_stayed_are_found_by_title_then_page() -> None:
    """An equal title on the same page goes first; a mended letter or another page keeps the id, another region not."""
    old = {"x": measure("Vårdnära service", page=1), "y": measure("Vårdnära service", page=2)}
    new = [
        measure("Vårdnära service", page=2),
        measure("Vårdnära servise", page=1),
        measure("Vårdnära service", region="12"),
    ]
    assert match_measures(old, new) == {new[0].id: "y", new[1].id: "x"}


def test_nothing_stays_of_nothing() -> None:
    """An empty version keeps no ids."""
    nothing: dict[str, Measure] = {}
    assert (match_measures(nothing, [SERVICE]), match_measures({"x": SERVICE}, [])) == ({}, {})


def test_forms() -> None:
    """A text file is an extract, a PDF digital, scanned or garbled by most of its pages."""
    page = reading("a.pdf", [SERVICE]).document.pages[0]
    routes = ("text", "ocr", "repaired", "blank")
    forms = [form_of("a.pdf", [replace(page, route=route)]) for route in routes]  # type: ignore[arg-type]
    assert (form_of("a.txt", [page]), forms) == ("extract", ["digital", "scanned", "garbled", ""])


@pytest.mark.parametrize(
    ("said", "created"),
    [("D:20180301120000+01'00'", "20180301120000"), ("2018-03-01", "20180301000000"), ("igår", ""), ("", "")],
)
def test_dates_of_files(said: str, created: str) -> None:
    """PDF dates and ISO dates are compared alike."""
    assert created_at({"created": said}) == created


LETTERS = "bcdfghjkmnpqrstvwxbc"


def misread(letters: int) -> str:
    """The title `LETTERS` with so many of its twenty letters read as others."""
    return LETTERS[:7] + "z" * letters + LETTERS[7 + letters :]


@pytest.mark.parametrize(("letters", "stays"), [(3, True), (4, False)])
def test_a_measure_stays_with_three_letters_misread(letters: int, stays: bool) -> None:
    """Titles of twenty letters are the same up to three others."""
    assert (match_measures({"x": measure(LETTERS)}, [measure(misread(letters))]) != {}) == stays


@pytest.mark.parametrize(
    ("title", "text", "expected"),
    [
        (LETTERS, misread(5), False),
        (LETTERS, misread(6), True),
        (LETTERS[:12], "z" * 30, True),
        (LETTERS[:11], "z" * 30, False),
    ],
)
def test_a_title_of_a_scan_must_stand_nowhere_in_another_version(title: str, text: str, expected: bool) -> None:
    """A quarter of its letters may be misread; titles below twelve letters tell nothing."""
    contents = {"a": Content(title, [measure(title)]), "b": Content(text, [])}
    old, new = (edition(key, WORDS, form="scanned")[0] for key in contents)
    assert is_version(old, new, contents.__getitem__) == expected
