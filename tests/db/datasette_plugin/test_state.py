"""What a results page's address says, and back."""

from __future__ import annotations

from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from datasette.utils import MultiParams
from hypothesis import given
from hypothesis import strategies as st

from atgardsbanken.db.datasette_plugin.state import (
    LAST_PAGE,
    LONGEST_CHOICE_CHARACTERS,
    LONGEST_QUERY,
    MODES,
    MOST_CHOSEN,
    SORTS,
    State,
    page_number,
    read_state,
)
from atgardsbanken.db.search.scope import FACETS


def read_back(url: str) -> State:
    """The view that an address asks for."""
    return asked(urlsplit(url).query)


def asked(query: str) -> State:
    """The view that parameters ask for, as Datasette gives them."""
    return read_state(MultiParams(parse_qs(query, keep_blank_values=True)))


values = st.one_of(st.none(), st.text(alphabet="abcåäö 0123&=-%", min_size=2, max_size=8))
numbers = st.one_of(st.none(), st.integers(0, 3000))
states = st.builds(
    State,
    query=st.text(max_size=30).map(lambda text: " ".join(text.split())),
    mode=st.sampled_from(list(MODES.values())),
    chosen=st.fixed_dictionaries(
        {},
        optional={
            "region": st.lists(values, min_size=1, max_size=3, unique=True).map(tuple),
            "year": st.lists(numbers, min_size=1, max_size=3, unique=True).map(tuple),
        },
    ),
    sort=st.sampled_from(list(SORTS.values())),
    page=st.integers(1, LAST_PAGE),
    synonyms=st.booleans(),
)


@given(states)
def test_address_says_all(state: State) -> None:
    """Read back from its address a view is the same view."""
    again = read_back(state.url())
    assert {facet: set(values) for facet, values in again.chosen.items()} == {
        facet: set(values) for facet, values in state.chosen.items()
    }
    assert (again.query, again.mode, again.sort, again.page) == (state.query, state.mode, state.sort, state.page)
    assert again.synonyms == state.synonyms
    assert again.url() == state.url()


def test_order_of_parameters_is_always_the_same() -> None:
    """The same view has one address, in whatever order it was asked for."""
    one = asked("ar=2018&q=x&region=24&region=01")
    other = asked("region=01&region=24&q=x&ar=2018")
    assert one.url() == other.url() == "/sok?q=x&region=01&region=24&ar=2018"


def test_what_needs_no_saying_is_not_said() -> None:
    """The first mode, order, tab and page are left out."""
    assert State().url() == "/sok"
    assert State(query="vård", page=2).url("/sok.csv") == "/sok.csv?q=v%C3%A5rd&sida=2"


def test_choosing_twice_is_not_choosing() -> None:
    """A value that is chosen is taken back by choosing it again; the page begins anew."""
    state = State(query="x", page=3)
    chosen = state.toggled("region", "24")
    assert (chosen.chosen, chosen.page) == ({"region": ("24",)}, 1)
    assert chosen.toggled("region", "24").url() == state.on(1).url()


@pytest.mark.parametrize(
    "query", ["lage=x", "sortera=", "flik=%00", "sida=-1", "sida=1e9", "ar=abc", "saker=%F0", "sida=%C2%B2", "okand=1"]
)
def test_nonsense_is_passed_over(query: str) -> None:
    """What an address can't mean is left out."""
    assert asked(query).url() == "/sok"


def test_long_query_is_cut() -> None:
    """A query longer than any question is cut, so that no address grows without end."""
    assert len(asked(f"q={'a' * 9999}").query) == LONGEST_QUERY


def test_an_address_chooses_a_bounded_number_of_values() -> None:
    """The first 30 values count, and the view knows how many were ignored."""
    state = asked("&".join(f"status=s{number}" for number in range(3000)))
    assert (MOST_CHOSEN, len(state.chosen["status"]), state.ignored) == (30, 30, 2970)


def test_an_address_chooses_values_of_a_bounded_length() -> None:
    """Values that would make each address of the page longer than 2,000 characters are ignored."""
    state = asked(f"status={'a' * 1900}&status={'b' * 200}")
    assert (LONGEST_CHOICE_CHARACTERS, len(state.chosen["status"]), state.ignored) == (2000, 1, 1)


def test_every_facet_has_a_parameter() -> None:
    """Each facet can be chosen by the address, a missing value too."""
    for facet in FACETS:
        state = State().toggled(facet, None)
        assert dict(parse_qsl(urlsplit(state.url()).query)).popitem()[1] == "-"
        assert read_back(state.url()).chosen == {facet: (None,)}


@pytest.mark.parametrize(
    ("text", "number"), [(None, 1), ("", 1), ("0", 1), ("7", 7), ("x", 1), ("99999999", LAST_PAGE)]
)
def test_page_numbers(text: str | None, number: int) -> None:
    """A page is a number from 1 to the last."""
    assert page_number(text) == number
