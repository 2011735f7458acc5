"""What a person types, and what is understood by it."""

from __future__ import annotations

import pytest

from atgardsbanken.db.search.query import FIRST_YEAR, LAST_YEAR, Chip, QueryTerm, parse, query_words


def words(text: str) -> list[str]:
    """The terms of a query as text, `-` before those that must not be there."""
    return [("-" if term.negated else "") + term.text for term in parse(text).terms]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vilka regioner har vårdnära service?", ["vårdnära", "service"]),
        ("e-hälsa och AT-platser", ["e-hälsa", "at-platser"]),
        ('"rätt använd kompetens" -läkare', ["rätt använd kompetens", "-läkare"]),
        ("och i", ["och", "i"]),
        ("läkare/sjuksköterska", ["läkare", "sjuksköterska"]),
        ("", []),
    ],
)
def test_words_that_bind_are_dropped(text: str, expected: list[str]) -> None:
    """A question keeps the words that a measure can be found by; only where there are no others, all stay."""
    assert words(text) == expected


def test_region_and_year_are_read_from_words() -> None:
    """A region's name and a year limit the search and can be taken back."""
    query = parse("vårdnära service i Skåne 2018")
    assert (words(query.text), query.regions, query.years) == (["vårdnära", "service"], ("12",), (2018,))
    assert query.chips == (
        Chip("Region Skåne", "vårdnära service 2018"),
        Chip("2018", "vårdnära service i Skåne"),
    )


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Region Kalmar län", "08"),
        ("Västra Götalandsregionen", "14"),
        ("stockholms läns landsting", "01"),
        ("jönköpings", "06"),
        ("VGR", "14"),
        ("Örebro", "18"),
        ("orebro", "18"),
        ("Göteborg", ""),
    ],
)
def test_regions_are_known_by_every_name(text: str, code: str) -> None:
    """Today's and former names, short names and abbreviations, in any case and without å ä ö."""
    assert "".join(parse(text).regions) == code


def test_years_may_be_a_range() -> None:
    """Ranges hold every year between, and "sedan" every later one."""
    assert parse("2016–2018").years == (2016, 2017, 2018)
    assert parse("sedan 2018").years[-1] == LAST_YEAR
    assert parse("efter 2018").years[0] == 2019
    assert parse("123456").years == ()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("Jämtland", "23"),
        ("jamtlands län", "23"),
        ("Region Jämtland", "23"),
        ("Södermanland", "04"),
        ("sörmlands", "04"),
    ],
)
def test_counties_name_their_regions(written: str, code: str) -> None:
    """A region is also known by the names of its county."""
    assert parse(f"vård i {written}").regions == (code,)


def test_quoted_words_limit_nothing() -> None:
    """A region or year within quotation marks is searched for as text."""
    query = parse('"e-hälsostrategi 2016"')
    assert (query.terms, query.years) == ((QueryTerm("phrase", ("e", "hälsostrategi", "2016")),), ())


def test_phrase_mode_keeps_all_words() -> None:
    """In phrase mode nothing is dropped and nothing limits."""
    query = parse("vård i Skåne", mode="phrase")
    assert (query.terms, query.regions) == ((QueryTerm("phrase", ("vård", "i", "skåne")),), ())


@pytest.mark.parametrize(
    "text", ['"', "-", "*", "--", '-"', "'; DROP TABLE measures; --", "NEAR(a b)", "a AND", "{x}:y", "\x00"]
)
def test_nothing_typed_breaks_the_index(text: str) -> None:
    """Signs that mean something to SQLite mean nothing here."""
    assert all(word.isalnum() for term in parse(text).terms for word in term.words)


def test_short_forms_stand_for_words() -> None:
    """Every abbreviation has a long form of at least one word, and is no silent word."""
    known = query_words()
    assert all(long for long in known.abbreviations.values())
    assert not known.silent & set(known.abbreviations)


@pytest.mark.parametrize(
    ("text", "label", "years"),
    [
        ("läkare före 2018", "före 2018", range(FIRST_YEAR, 2018)),
        ("läkare sedan 2016", "från 2016", range(2016, LAST_YEAR + 1)),
        ("läkare till och med 2018", "före 2019", range(FIRST_YEAR, 2019)),
        ("läkare mellan 2016 och 2018", "2016–2018", range(2016, 2019)),
        ("läkare 2016 till 2018", "2016–2018", range(2016, 2019)),
    ],
)
def test_periods_are_read_from_words(text: str, label: str, years: range) -> None:
    """Words before a year say which years are meant, and the chip says so."""
    query = parse(text)
    assert (words(text), query.years, query.chips) == (["läkare"], tuple(years), (Chip(label, "läkare"),))


@pytest.mark.parametrize("text", ["läkare inte Skåne", "läkare -Skåne", "läkare utom Skåne", "läkare utan Skåne"])
def test_regions_may_be_left_out(text: str) -> None:
    """A negation before a region leaves it out, and the chip says so."""
    query = parse(text)
    assert (query.without_regions, query.regions, query.chips) == (("12",), (), (Chip("inte Region Skåne", "läkare"),))


def test_years_and_words_may_be_left_out() -> None:
    """A negation leaves out the next word; "utan" before a word, and a negation at the end, mean themselves."""
    assert parse("läkare inte 2017").without_years == (2017,)
    assert words("utbildning inte sjuksköterskor") == ["utbildning", "-sjuksköterskor"]
    assert words("mottagning utan remiss") == ["mottagning", "remiss"]
    assert words("vad fungerar inte?") == ["fungerar"]


def test_groups_of_regions_are_understood() -> None:
    """A group stands for its regions, under its own name."""
    query = parse("digitala vårdmöten i norra Sverige")
    assert (words(query.text), query.regions) == (["digitala", "vårdmöten"], ("22", "23", "24", "25"))
    assert query.chips == (Chip("Norra sjukvårdsregionen", "digitala vårdmöten"),)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("hur minskas beroendet av hyrpersonal", True),
        ("på vilka sätt minskas beroendet av hyrpersonal", True),
        ("produktions- och kapacitetsplanering?", True),
        ("minskat beroende av hyrpersonal", False),
        ("hur används robotar?", False),
        ('vilka har "rätt använd kompetens" och servicevärdar', False),
    ],
)
def test_questions_are_told_from_words(query: str, expected: bool) -> None:
    """A question has two words of content or more, a question mark or word, and no phrase that must be there."""
    assert parse(query).is_question is expected
