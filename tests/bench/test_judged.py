"""The judged queries over the real and invented documents."""

from __future__ import annotations

import re
from collections import Counter

from bench import judged
from bench.judged import Candidate


def test_queries_are_many_of_every_class_and_fall_into_two_halves() -> None:
    """At least two hundred queries, each asked once, ten of every class, at least ninety in each half."""
    found = [query for half in judged.HALVES for query in judged.queries(half)]
    kinds, halves = Counter(query.kind for query in found), Counter(query.half for query in found)
    assert (len({query.query for query in found}) == len(found) >= 200, min(kinds.values()) >= 10) == (True, True)
    assert min(halves.values()) >= 90
    assert len(judged.queries("held_out")) == halves["held_out"]


def test_fresh_queries_were_not_asked_before() -> None:
    """No part has a query of another; the first fresh one has every class."""
    found = [query.query for part in judged.PARTS for query in judged.queries(part)]
    fresh, second = judged.queries("fresh"), judged.queries("fresh_second")
    assert len(set(found)) == len(found)
    assert (len(fresh) >= 60, len(second)) == (True, 40)
    assert {query.kind for query in fresh} == {query.kind for query in judged.queries("development")}


def test_every_pattern_can_be_read() -> None:
    """Every condition is a regular expression."""
    for query in (query for part in judged.PARTS for query in judged.queries(part)):
        for pattern in (*query.best, *query.good):
            for condition in pattern.split(" & "):
                re.compile(condition.removeprefix("!"))


def test_a_measure_meets_all_conditions_of_a_pattern() -> None:
    """Conditions are of the title, or after a letter of another field; an exclamation mark negates."""
    texts = {"t": "Vårdnära service", "s": "Kompetens", "x": "Pågår.", "d": "Handlingsplan"}
    each = Candidate("m", texts, "12", frozenset({"2018", "2019"}))
    assert all(map(each.meets, ("vårdnära", "r:12 & y:2019 & s:kompetens", "!r:14 & d:plan & !x:klar")))
    assert not any(map(each.meets, ("plan", "r:12 & !vårdnära", "y:2020")))
