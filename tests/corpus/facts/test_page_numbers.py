"""Printed page numbers run with the pages; years and numbers of documents in heads do not."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from pages import document, furniture, paragraph

from atgardsbanken.corpus.facts.page_numbers import printed_numbers
from atgardsbanken.extract.records import Document


def numbered(feet: Sequence[str], **metadata: str) -> Document:
    """A document whose pages have these feet."""
    return document(*([paragraph("Texten."), *([furniture(foot)] if foot else [])] for foot in feet), metadata=metadata)


@pytest.mark.parametrize(
    ("feet", "numbers"),
    [
        (["", "2", "3"], {2: "2", 3: "3"}),
        (["", "", "Sida 1 av 3", "Sida 2 av 3"], {3: "1", 4: "2"}),
        (["1 (3)", "2 (3)", "3 (3)"], {1: "1", 2: "2", 3: "3"}),
        (["– 11 –", "– 12 –"], {1: "11", 2: "12"}),
        (["Plan 2019", "Plan 2019", "Plan 2019"], {}),
        (["Dnr 12/2019", "5"], {}),
        (["3"], {}),
    ],
)
def test_numbers_run_with_the_pages(feet: Sequence[str], numbers: dict[int, str]) -> None:
    """Two pages at least must agree on how far the number is from the place in the file."""
    assert printed_numbers(numbered(feet)) == numbers


def test_labels_stand_in() -> None:
    """Where nothing is printed, the PDF's own labels count, unless they only count the pages."""
    assert printed_numbers(numbered(["", ""], labels="i\nii")) == {1: "i", 2: "ii"}
    assert printed_numbers(numbered(["", ""], labels="1\n2")) == {}
