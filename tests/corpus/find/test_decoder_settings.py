"""Every setting of the decoder decides: the sample lines are read otherwise, or less surely, when it is moved."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields, replace
from unittest import mock

import pytest

from atgardsbanken.corpus.find import cells, frontier
from atgardsbanken.corpus.find.cells import LineWords
from atgardsbanken.corpus.find.decoder_settings import DECODER, DecoderSettings
from atgardsbanken.corpus.regions import fold

CACHED = (
    cells.ending_cost,
    cells.is_common_word,
    cells.is_known_word,
    cells.cannot_end_name,
    cells.is_readable,
)
"""Functions that keep results, which other settings change."""
PAGES = [
    ["Vårdplanering på distans Vårdprocesser Nytt måltidssystem"],
    ["Provsvar i SIP Kompetensutveckling 2018 Halmstad", "vård via inom Bildhantering Halmstad ST-uppdrag i"],
    ["Introduktionsår – Folktandvården Kompetensmodeller Kompetensmodeller"],
    ["Vårdnära service Produktions- och kapacitetsplanering"],
    ["Etablering av Dokumentation och", "enheten rapportering"],
    ["Utbildning för Kompetensportal", "handledare Vårdnära service"],
    ["Strategi och handlingsplan för Sjukvårdsbiträden", "Kompetensmodell", "kompetensförsörjning"],
    ["Medel för att ge", "sjuksköterskor möj-", "Landsting Stimulansmedel lighet att genomgå"],
    [
        "Digitala | Vårdprocesser zbq | qzx",
        "vårdplaner Trygg | utskrivning",
        "Journal via nätet",
        "Ny Lean",
        "Digital PTP i",
    ],
    ["Översyn av Digitala", "Cosmic", "Kompetensväxling", "Vårdledare", "Servicevärdar", "formulär"],
    ["Stöd till planering av långsiktig kompetensförsörjning inom hela regionens primärvård och psykiatri samt rehab"],
    ["Samordnad planering av", "stöd och", "behandling"],
    ["| Xqv Vårdplan"],
]
"""Merged lines, page by page; | is what could not be read."""
KNOWN = {fold("Vårdnära service"): 2, fold("Kompetensportal"): 2}
"""Names that stand elsewhere."""
WORDS = [
    "Vårdplan",
    "Hälsoval",
    "Nybesök",
    "Utvecklings-",
    "Zqxvb-",
    "Zqkompetens",
    "Kompetenszq",
    "Xqvt",
    "Xqv",
    "Cosmic",
]
"""Words at the borders of what is common, known and readable."""


def line_words(line: str) -> LineWords:
    """The words of a line, with a gap for each |."""
    texts: list[str] = []
    gaps: set[int] = set()
    for word in line.split():
        if word == "|":
            gaps.add(len(texts))
        else:
            texts.append(word)
    return LineWords(tuple(texts), frozenset(gaps))


def costs() -> list[float]:
    """Costs that rarely decide between two readings."""
    return [
        cells.cell_cost(line_words("Vårdnära | service"), 0, 2),
        cells.parting_cost(line_words("Folktandvården – Kompetens"), 1, 0),
        cells.beginning_cost("vård"),
        cells.beginning_cost("Xqv"),
        cells.abandoning_cost("Stöd för"),
        cells.abandoning_cost("Stöd till digitala"),
        cells.joining_cost("plan", "SIP"),
    ]


def outcome(settings: DecoderSettings) -> object:
    """What comes out of the sample pages and words with these settings."""
    pages = [[(row, line_words(line)) for row, line in enumerate(lines)] for lines in PAGES]
    beams = (settings.beam_readings, settings.first_beam_readings)
    with in_use(settings):
        tests = (cells.is_common_word, cells.is_known_word, cells.is_readable, cells.ending_cost)
        names = [[frontier.read_names(page, KNOWN, beam_readings=beam) for beam in beams] for page in pages]
        return names, costs(), [test(word) for test in tests for word in WORDS]


def moved(name: str) -> Iterator[DecoderSettings]:
    """The settings with one moved by a third up and by a quarter down, a count by 1 at least."""
    value = getattr(DECODER, name)
    ways = (value * 4 / 3, value * 3 / 4)
    if isinstance(value, int):
        ways = (max(value + 1, round(ways[0])), max(1, min(value - 1, round(ways[1]))))
    return (replace(DECODER, **{name: way}) for way in ways)


@pytest.fixture(scope="module")
def usual() -> object:
    """What comes out with the settings in use."""
    return outcome(DECODER)


@contextmanager
def in_use(settings: DecoderSettings) -> Iterator[None]:
    """Read with other settings, and forget what was worked out with them."""
    with mock.patch.object(cells, "DECODER", settings), mock.patch.object(frontier, "DECODER", settings):
        for function in CACHED:
            function.cache_clear()
        yield
    for function in CACHED:
        function.cache_clear()


@pytest.mark.parametrize("name", [field.name for field in fields(DecoderSettings)])
def test_setting_decides(name: str, usual: object) -> None:
    """Names, their probabilities or the kinds of words are other ones when a setting is moved."""
    assert any(outcome(settings) != usual for settings in moved(name))


@pytest.mark.parametrize(
    ("name", "value"),
    [("cell_cost", 0.0), ("beam_readings", 0), ("pair_gain_share", 1.01), ("small_line_gain", math.nan)],
)
def test_settings_check_themselves(name: str, value: float) -> None:
    """What a setting cannot be is refused, by its name."""
    with pytest.raises(ValueError, match=name):
        replace(DECODER, **{name: value})
