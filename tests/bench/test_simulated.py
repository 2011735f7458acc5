"""The simulated library: the same every time, and read as what was written."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from atgardsbanken.corpus.analyse import analyse
from atgardsbanken.corpus.records import DocumentFindings
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.read import read
from atgardsbanken.normalize.document import normalize
from bench.simulated import A_PLAN, GOES_ON, YEARS, Plan, plans, write_pdf, write_text
from samples import look


def titles(plan: Plan) -> list[str]:
    """The names of a plan's measures."""
    return [item.title for items in plan.parts.values() for item in items]


def reading(path: Path) -> DocumentFindings:
    """What is read from a file."""
    document, repairs = normalize(read(path, ReadOptions(ocr=False)))
    return analyse(document, repairs)


def test_the_library_is_the_same_every_time() -> None:
    """The same numbers give the same plans, and more years begin no plan anew."""
    assert list(plans(2, 3, 2)) == list(plans(2, 3, 2))
    assert len(list(plans(2, 3, 2))) == 12


def test_most_measures_go_on() -> None:
    """A plan keeps about as many of its measures for the next year as it should, and always has the same number."""
    series = [titles(plan) for _, plan in plans(1, len(YEARS), 1)]
    kept = [len(set(one) & set(other)) for one, other in pairwise(series)]
    assert {len(names) for names in series} == {A_PLAN}
    assert abs(sum(kept) / len(kept) / A_PLAN - GOES_ON) < 0.1


@pytest.mark.slow
@pytest.mark.parametrize("topic", [0, 1])
def test_a_text_extract_is_read_as_it_was_written(tmp_path: Path, topic: int) -> None:
    """Under headings and in columns, every measure is found in its region and year, and one heading more at most."""
    number, plan = list(plans(1, 1, 2))[topic]
    write_text(plan, number, tmp_path / plan.name)
    found = reading((tmp_path / plan.name).with_suffix(".txt"))
    assert set(titles(plan)) <= {measure.title for measure in found.measures}
    assert len(found.measures) <= A_PLAN + 1
    assert (found.facts.region, found.facts.year) == ("01", YEARS[-1])


@pytest.mark.slow
def test_a_pdf_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Of a ruled table over several pages, nine in ten measures are found word for word."""
    look.register_fonts()
    number, plan = next(plans(1, 1, 1))
    write_pdf(plan, number, tmp_path / plan.name)
    found = reading((tmp_path / plan.name).with_suffix(".pdf"))
    assert len({measure.title for measure in found.measures} & set(titles(plan))) >= 0.9 * A_PLAN
