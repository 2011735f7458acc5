"""Words with holes."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.holes import A_HOLE, HOLE, LIGATURE_HOLE, MOST_HOLES, O_HOLE, filled


@pytest.mark.parametrize(
    ("pattern", "word", "fillings"),
    [
        (f"r{HOLE}ntgen", "röntgen", ("ö",)),
        (f"v{HOLE}rdn{HOLE}ra", "vårdnära", ("å", "ä")),
        (f"e{LIGATURE_HOLE}ektiva", "effektiva", ("ff",)),
        (f"{LIGATURE_HOLE}nansiering", "finansiering", ("fi",)),
        (f"f{O_HOLE}r", "för", ("ö",)),
        (f"v{A_HOLE}rd", "vård", ("å",)),
        (f"kompetensf{HOLE}rs{HOLE}rjningsplan", "kompetensförsörjningsplan", ("ö", "ö")),
    ],
)
def test_the_likeliest_word_fits(pattern: str, word: str, fillings: tuple[str, ...]) -> None:
    """Holes are filled with the letters or ligatures that make a word or a compound."""
    assert filled(pattern)[0][1:] == (word, fillings)


def test_what_fits_no_word_stays_open() -> None:
    """Rubbish is no word, nor what has too many holes, nor a short pattern with a ligature."""
    assert filled(f"xq{HOLE}zz") == ()
    assert filled(HOLE * (MOST_HOLES + 1)) == ()
    assert all("ff" not in found.word for found in filled(f"p{LIGATURE_HOLE}"))
