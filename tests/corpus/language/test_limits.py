"""What no name of a measure begins or ends with."""

from __future__ import annotations

import pytest

from atgardsbanken.corpus.language.limits import is_balanced, is_deed, is_one, is_whole, may_begin, trailing_time
from atgardsbanken.corpus.language.parsed import Parsed, read_parse
from atgardsbanken.corpus.language.pipeline import load_pipeline


def parsed(text: str) -> Parsed:
    """The parse of a sentence."""
    return read_parse(load_pipeline()(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Poolen öppnar i november", 2),
        ("Poolen öppnar den 1 mars 2021", 4),
        ("Poolen öppnar senast 31 mars", 3),
        ("Platserna utökas till 45 per år", 0),
        ("Kallelser skickas digitalt", 0),
        ("Platserna utökas från 50 till 64", 0),
        ("mars", 0),
    ],
)
def test_a_time_at_the_end_is_counted(text: str, words: int) -> None:
    """A date with the small words before it is a trailing time; an amount is none."""
    said = parsed(text)
    assert trailing_time(said, 0, len(said.words)) == words


def test_no_name_begins_with_a_small_word_or_a_date() -> None:
    """A preposition, a bullet or a day and month leads on to something else."""
    assert [may_begin(parsed(text), 0) for text in ("I mars", "1 mars", "– pool", "En pool", "20 platser")] == [
        False,
        False,
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("text", "verb", "allowed"),
    [
        ("Dessutom kommer nyckelfri hemtjänst att införas i hela tätorten.", "införas", False),
        ("Under 2023 kommer en ny servicefunktion att inrättas på samtliga avdelningar.", "inrättas", False),
        ("Vidare kommer stöd till chefer att byggas ut med fem samordnare.", "byggas", False),
        ("På sikt bör fler utbildningsplatser skapas.", "skapas", False),
        ("Regionen kommer att införa nyckelfri hemtjänst.", "införa", True),
        ("Handläggarna kommer att erbjudas en halvdags utbildning.", "erbjudas", True),
        ("Den kommer att införas i maj.", "införas", True),
    ],
)
def test_no_name_begins_with_what_is_done_to_a_noun_before(text: str, verb: str, allowed: bool) -> None:
    """In a passive the name takes in what is introduced; a verb with its object begins one."""
    said = parsed(text)
    assert may_begin(said, said.words.index(verb)) is allowed


def test_brackets_close_where_they_open() -> None:
    """A stretch never ends within brackets."""
    said = parsed("pool (ny) för alla")
    assert is_balanced(said, 0, len(said.words))
    assert not is_balanced(said, 0, 3)


def test_one_name_takes_in_one_clause_with_att() -> None:
    """Clauses with att in a row are several measures."""
    said = parsed("utöka poolen och att införa scheman")
    assert not is_one(said, 0, len(said.words))
    assert is_one(said, 0, 2)


def test_one_name_takes_in_one_noun_that_is_told_of() -> None:
    """Of nouns in a row, each with a clause of its own, each is a measure."""
    said = parsed("analytiker som gör undersökningar och barnmorskor som genomför aborter")
    assert (is_one(said, 0, len(said.words)), is_one(said, 0, 4)) == (False, True)


@pytest.mark.parametrize(
    ("text", "words", "whole"),
    [
        ("minskar kön genom att erbjuda tider", 4, False),
        ("planera arbetet för att bättre möta behoven", 5, False),
        ("planera arbetet för att bättre möta behoven", 7, True),
        ("erbjuda tider vilket har lett till fler anställda", 8, False),
        ("Avdelningarna får en egen apotekare", 2, False),
        ("Avdelningarna får en egen apotekare", 5, True),
    ],
)
def test_a_name_leaves_off_nothing_that_it_leads_on_to(text: str, words: int, whole: bool) -> None:
    """No name ends with a small word or a verb whose rest is left off, or takes in a comment on all before it."""
    assert is_whole(parsed(text), 0, words) is whole


def test_a_quantity_alone_is_no_deed() -> None:
    """A number of places is none without what is done to it."""
    said = parsed("Antalet platser utökas")
    assert (is_deed(said, 0, 3), is_deed(said, 0, 2)) == (True, False)
