"""Options that check themselves."""

from __future__ import annotations

import pytest

from atgardsbanken.extract.errors import BadUsageError
from atgardsbanken.extract.options import ReadOptions


@pytest.mark.parametrize("name", ["dpi", "seconds", "megabytes", "megapixels", "pages"])
def test_limits_are_positive(name: str) -> None:
    """A limit of nothing is refused by name."""
    with pytest.raises(BadUsageError, match=f"{name} must be above 0"):
        ReadOptions(**{name: 0})


def test_ocr_needs_a_language() -> None:
    """OCR without a language is refused; without OCR none is needed."""
    with pytest.raises(BadUsageError, match="OCR needs a language"):
        ReadOptions(language="")
    assert not ReadOptions(language="", ocr=False).ocr
