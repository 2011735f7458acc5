"""Linking: themes over regions, continuations over years, the same in whatever order measures come."""

from __future__ import annotations

import random
from dataclasses import dataclass

from atgardsbanken.corpus.link import link
from atgardsbanken.corpus.records import Continuation


@dataclass(frozen=True, slots=True)
class Item:
    """A measure as linking reads it."""

    id: str
    region: str | None
    year: int | None
    title: str


def items(*rows: tuple[str, int, str]) -> list[Item]:
    """Measures of a region, year and title, with ids from a on."""
    return [Item(chr(ord("a") + n), region, year, title) for n, (region, year, title) in enumerate(rows)]


SPELLINGS = items(
    ("01", 2018, "Vårdnära service"),
    ("03", 2018, "Vårdnära tjänster"),
    ("24", 2018, "VNS i större skala"),
    ("12", 2018, "Vårdnära service"),
    ("12", 2018, "Digitala vårdmöten"),
)


def test_spellings_of_one_measure_are_one_theme() -> None:
    """The theme has all regions' measures under the name that most of them use."""
    themes, _ = link(SPELLINGS)
    assert [(theme.label, theme.members) for theme in themes] == [("Vårdnära service", ("a", "b", "c", "d"))]


def test_one_regions_measure_is_no_theme() -> None:
    """Two measures of one region are not what several regions do."""
    assert link(items(("01", 2018, "Lean"), ("01", 2018, "Lean")))[0] == ()


def test_different_measures_with_a_word_in_common_stay_apart() -> None:
    """Specialist training of nurses is not the specialist carers of psychiatry."""
    rows = items(("01", 2018, "Sjuksköterskor specialistutbildning"), ("21", 2018, "Specialistskötare vuxenpsykiatri"))
    assert link(rows)[0] == ()


def test_a_themes_id_stays_when_documents_are_added() -> None:
    """A theme keeps its id and label when another region joins it."""
    before, _ = link(SPELLINGS)
    after, _ = link([*SPELLINGS, Item("z", "25", 2019, "Införande av vårdnära service")])
    assert [(t.id, t.label) for t in after] == [(t.id, t.label) for t in before]
    assert "z" in after[0].members


def test_a_theme_is_never_named_by_a_sentence() -> None:
    """Where all its titles are long, the name is cut before what is said beside the deed."""
    title = "Kamratstöd efter svåra händelser byggs upp på alla stationer i länet under våren och följs sedan upp"
    found, _ = link(items(("01", 2018, title), ("03", 2018, title)))
    assert [theme.label for theme in found] == ["Kamratstöd efter svåra händelser byggs upp"]


def test_the_order_of_measures_plays_no_part() -> None:
    """The same measures give the same links in any order."""
    shuffled = SPELLINGS.copy()
    random.Random(3).shuffle(shuffled)
    assert link(shuffled) == link(SPELLINGS)


def test_a_reworded_measure_goes_on() -> None:
    """A region's measure continues that of the nearest earlier year; another region's does not."""
    rows = items(
        ("01", 2017, "Rekrytering från utlandet"),
        ("01", 2018, "Utlandsrekrytering"),
        ("01", 2019, "Utlandsrekrytering"),
        ("03", 2019, "Utlandsrekrytering"),
    )
    _, continuations = link(rows)
    assert [(c.earlier, c.later) for c in continuations] == [("a", "b"), ("b", "c")]


def test_a_measure_goes_on_over_a_year_without_it() -> None:
    """Where the year before says nothing, the one before that is asked."""
    rows = items(("01", 2016, "IT-ronder"), ("01", 2017, "Lean"), ("01", 2018, "IT-ronder"))
    assert link(rows)[1] == (Continuation("a", "c", 1.0),)


def test_each_measure_goes_on_once() -> None:
    """Two alike measures of a year are paired with two of the next, the likest first."""
    rows = items(
        ("01", 2018, "Fler AT-tjänster"),
        ("01", 2018, "Fler AT-tjänster i norra länsdelen"),
        ("01", 2019, "Fler AT-tjänster i norra länsdelen"),
        ("01", 2019, "AT-tjänster"),
    )
    assert {(c.earlier, c.later) for c in link(rows)[1]} == {("a", "d"), ("b", "c")}


def test_measures_without_region_or_year_do_not_go_on() -> None:
    """A continuation needs to know whose it is and when."""
    rows = [Item("a", None, 2018, "Lean"), Item("b", None, 2019, "Lean"), Item("c", "01", None, "Lean")]
    assert link(rows)[1] == ()
