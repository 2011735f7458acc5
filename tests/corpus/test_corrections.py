"""Corrections: checked, applied, found again after a rebuild, and written to and read from CSV."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.corpus import corrections
from atgardsbanken.corpus.corrections import (
    Correction,
    apply,
    by_measure,
    checked,
    correct,
    from_rows,
    resolve,
    to_rows,
)
from atgardsbanken.corpus.records import AreaJudgement, Measure
from atgardsbanken.extract.errors import BadUsageError
from atgardsbanken.extract.records import BBox

STATED = AreaJudgement("it", "stated", 1.0, reason="E-hälsa")


def measure(key: str, title: str, *, page: int = 1, area: AreaJudgement | None = STATED) -> Measure:
    """A measure with little but a title."""
    return Measure(key, "table", "24", 2018, title, title, page, BBox(10, 10, 90, 20), status="Pågår", area=area)


def moved(old: Measure, *, key: str) -> Measure:
    """The same measure as another parser reads it: some points away, with another id."""
    return replace(old, id=key, box=BBox(*(side + 3.5 for side in old.box)))


def test_a_corrected_area_wins_over_a_stated_one() -> None:
    """A corrected area is certain, says who decided, and takes the place of the stated one."""
    old = measure("a", "Webbtidbok")
    said = correct(old, "area", "kompetens", document="d", note="Gäller arbetssätt.")
    assert apply(old, [said]).area == AreaJudgement("kompetens", "corrected", 1.0, reason="Gäller arbetssätt.")


def test_what_was_read_is_remembered() -> None:
    """A correction keeps the document, page, title and value as they were read."""
    said = correct(measure("a", "Webbtidbok", page=3), "status", " Klar ", document="d", by="A. Ek", at="2026-01-02")
    expected = Correction("a", "status", "Klar", "", "A. Ek", "2026-01-02", "d", 3, "Webbtidbok", "Pågår")
    assert said == expected


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("area", "Kompetensförsörjning", "forsorjning"),
        ("area", "-", None),
        ("region", "Region Skåne", "12"),
        ("year", " 2019 ", "2019"),
        ("title", "  Två  ord ", "Två ord"),
        ("status", "", ""),
    ],
)
def test_values_are_kept_in_one_form(field: str, value: str, kept: str | None) -> None:
    """Names become codes, blanks go, a dash is none."""
    assert checked(field, value) == kept


@pytest.mark.parametrize(
    ("field", "value", "message"),
    [
        ("page", "3", "page: can't be corrected; choose one of area, second_area"),
        ("area", "ekonomi", "area: 'ekonomi' is no area; choose one of it, kompetens, forsorjning or - for none"),
        ("region", "Kalmar stad", "region: 'Kalmar stad' is no region; write its county code (01-25) or today's name"),
        ("year", "18", "year: '18' is no year; write four digits, 1970-2100"),
        ("title", " ", "title: may not be empty; write what the measure is called"),
    ],
)
def test_wrong_values_are_refused_with_what_to_do(field: str, value: str, message: str) -> None:
    """The message names the field, the value and what to write instead."""
    with pytest.raises(BadUsageError) as caught:
        checked(field, value)
    assert str(caught.value).startswith(message)


def test_fifty_corrections_hold_when_another_parser_moves_boxes() -> None:
    """All 50 find their measure again though ids and boxes have changed, and nothing needs a look."""
    old = [measure(f"old{n}", f"Åtgärd nummer {n} för {'abcdefghij'[n % 10] * 4}", page=1 + n // 10) for n in range(50)]
    said = [
        correct(m, ("area", "title", "status")[n % 3], ("it", "Ny", "Klar")[n % 3], document="d")
        for n, m in enumerate(old)
    ]
    new = [moved(m, key=f"new{n}") for n, m in enumerate(old)]
    random.Random(1).shuffle(new)
    resolved = resolve(said, {"d": new})
    assert ([c.measure for c in resolved.corrections], resolved.conflicts) == ([f"new{n}" for n in range(50)], ())


def test_other_letters_on_the_same_page_are_forgiven() -> None:
    """A title that the new parser repairs better is still the same measure's."""
    said = correct(measure("a", "Vardnara servlce", page=2), "area", "kompetens", document="d")
    found = [measure("b", "Vårdnära service", page=2), measure("c", "Digitala vårdmöten", page=2)]
    assert [c.measure for c in resolve([said], {"d": found}).corrections] == ["b"]


def test_a_correction_without_its_measure_is_a_conflict() -> None:
    """It is listed with what to do, never dropped."""
    said = correct(measure("a", "Webbtidbok"), "area", "it", document="d")
    resolved = resolve([said], {"d": [measure("b", "Heltid för alla")]})
    assert resolved.corrections == ()
    assert [(c.correction, c.problem) for c in resolved.conflicts] == [(said, "gone")]


def test_two_like_measures_are_a_conflict() -> None:
    """Where two could be meant, neither is changed."""
    said = correct(measure("a", "Webbtidbok"), "area", "it", document="d")
    resolved = resolve([said], {"d": [measure("b", "Webbtidbok"), measure("c", "Webbtidbok")]})
    assert ([c.problem for c in resolved.conflicts], resolved.corrections) == (["ambiguous"], ())


def test_a_correction_of_what_is_read_otherwise_now_holds_and_is_listed() -> None:
    """The corrected value stays; the change of what was read is told."""
    old = measure("a", "Webbtidbok")
    said = correct(old, "status", "Klar", document="d")
    resolved = resolve([said], {"d": [replace(old, status="Planerad")]})
    assert resolved.corrections == (said,)
    assert [c.reason for c in resolved.conflicts] == [
        "read as 'Pågår' then and 'Planerad' now; the correction still holds"
    ]


def test_a_new_prediction_is_no_change() -> None:
    """A classifier that has learnt something does not make a conflict of every corrected area."""
    old = measure("a", "Lean", area=AreaJudgement("it", "predicted", 0.5))
    said = correct(old, "area", "kompetens", document="d")
    now = replace(old, area=AreaJudgement("forsorjning", "predicted", 0.6))
    assert resolve([said], {"d": [now]}).conflicts == ()


def test_the_later_of_two_corrections_of_a_field_holds() -> None:
    """By the time at which they were said, whatever their order in the file."""
    first, second = (
        Correction("a", "status", value, at=at) for value, at in (("Klar", "2026-02"), ("Pågår", "2026-01"))
    )
    assert by_measure([first, second]) == {"a": [first]}


def test_every_field_can_be_corrected() -> None:
    """Applying a correction of any field gives a measure that says so."""
    values = {"area": "it", "second_area": "kompetens", "region": "12", "year": "2020", "confidence": "1"}
    old = measure("a", "Webbtidbok")
    for field in corrections._CHECKS:
        said = correct(old, field, values.get(field, "Ny text"), document="d")
        assert corrections.value_of(apply(old, [said]), field) == said.value


LINES = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")))
"""What a person may write in a note: one line without control signs."""


@given(
    st.lists(
        st.builds(
            Correction,
            st.text("abc123", min_size=1),
            st.sampled_from(["area", "second_area"]),
            st.sampled_from(["it", "kompetens", None]),
            note=LINES,
            by=LINES,
            page=st.integers(0, 999),
            title=st.text(),
            before=st.sampled_from(["it", None]),
        )
    )
)
def test_csv_rows_come_back_as_they_went(said: list[Correction]) -> None:
    """Reading what was written gives the same corrections."""
    assert from_rows(to_rows(said)) == said


def test_a_csv_file_needs_only_three_columns() -> None:
    """Rows written by hand may leave out all but the measure, the field and the value."""
    assert from_rows([{"measure": "a", "field": "area", "value": "it"}]) == [Correction("a", "area", "it")]


def test_a_wrong_row_is_named_by_its_line() -> None:
    """The first row of data is line 2 of its file."""
    with pytest.raises(BadUsageError, match=r"^line 3: status, x: can't|^line 3: x: can't be corrected"):
        from_rows([{"measure": "a", "field": "area", "value": "it"}, {"measure": "a", "field": "x", "value": ""}])
    with pytest.raises(BadUsageError, match=r"^line 2: measure missing; fill it in, or take the line out$"):
        from_rows([{"measure": "", "field": "area", "value": "it"}])


LETTERS = "abcdefghijklmnopqrst"


def misread(letters: int) -> str:
    """The title `LETTERS` with so many of its twenty letters read as others."""
    return "z" * letters + LETTERS[letters:]


@pytest.mark.parametrize(
    ("letters", "page", "is_found"), [(4, 1, True), (5, 1, False), (4, 2, True), (1, 3, True), (2, 3, False)]
)
def test_a_title_may_be_misread_less_the_further_away_it_is(letters: int, page: int, is_found: bool) -> None:
    """Four letters of twenty on the same page or the next, one elsewhere."""
    correction = correct(measure("a", LETTERS), "area", "it", document="d")
    resolved = resolve([correction], {"d": [measure("b", misread(letters), page=page)]})
    assert (len(resolved.corrections), len(resolved.conflicts)) == (is_found, not is_found)


@pytest.mark.parametrize(("best", "second", "is_clear"), [(1, 2, False), (1, 3, True), (0, 1, True), (2, 3, False)])
def test_the_best_title_must_be_clearly_the_best(best: int, second: int, is_clear: bool) -> None:
    """One letter of twenty between two titles is not enough, unless the best is equal."""
    correction = correct(measure("a", LETTERS), "area", "it", document="d")
    resolved = resolve([correction], {"d": [measure("b", misread(best)), measure("c", misread(second))]})
    assert [conflict.problem for conflict in resolved.conflicts] == ([] if is_clear else ["ambiguous"])


@pytest.mark.parametrize("text", ["a" * 1_000_000, "a\0b", "a\x1b[31m", "a\nb", "a\u2028b"])
def test_texts_are_one_bounded_line(text: str) -> None:
    """A text that is too long or has a control sign or a line break is refused, in a note too."""
    with pytest.raises(BadUsageError, match=r"^title: (is longer|has a line break)"):
        checked("title", text)
    with pytest.raises(BadUsageError, match=r"^line 2: note: "):
        from_rows([{"measure": "m", "field": "title", "value": "x", "note": text}])
