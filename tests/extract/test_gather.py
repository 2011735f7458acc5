"""Which pages must be read from their pictures, and how reading goes on after a page that breaks its reader."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import breaking
import pytest

from atgardsbanken.extract.gather import (
    MOST_CRASHES,
    GatheredPages,
    portions,
    read_by_picture,
    read_by_text_layer,
    wanted,
)
from atgardsbanken.extract.layout.raw_page import LaidOut
from atgardsbanken.extract.ocr.page import Models
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.extract.pages import Surveyed
from atgardsbanken.extract.records import Page
from atgardsbanken.extract.route import Need


def surveyed(number: int, need: Need, letters: int, font: str) -> Surveyed:
    """A page set in one font."""
    return Surveyed(LaidOut(Page(number, 595, 842, "text", 1.0)), need, letters, frozenset({font}))


def test_short_page_is_judged_with_its_font() -> None:
    """A page too short to tell is read again if its font is garbled on the longer pages, and only then."""
    reading = GatheredPages(count=5)
    reading.pages = {
        1: surveyed(1, "all", 900, "Hidden"),
        2: surveyed(2, "none", 60, "Hidden"),
        3: surveyed(3, "none", 900, "Serif"),
        4: surveyed(4, "none", 60, "Serif"),
    }
    reading.failed = {5: "pypdfium2 fails on the page"}
    assert wanted(reading) == [1, 2, 5]


def test_tasks_shrink_towards_the_end() -> None:
    """Tasks hold every page once and in order; the last are small, so that no worker waits long for another."""
    tasks = portions(range(1, 48), 2)
    assert [number for task in tasks for number in task] == list(range(1, 48))
    assert [len(task) for task in tasks] == [16, 11, 7, 5, 3, 2, 2, 1]
    assert portions([], 2) == []


Breaking = Callable[..., Path]
OPTIONS = ReadOptions(seconds=5.0, megabytes=1500)


@pytest.fixture
def breaks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Breaking:
    """A function that makes a document whose pages break their reader as told, by numbers such as "2 dies"."""
    for name in ("survey", "read_pictures", "survey_by_plumber"):
        monkeypatch.setattr(f"atgardsbanken.extract.gather.{name}", getattr(breaking, name))
    monkeypatch.setattr("atgardsbanken.extract.gather.installed_models", lambda _: Models("swe", "swe"))

    def build(*pages: str) -> Path:
        (tmp_path / breaking.BREAKING).write_text("\n".join(pages), encoding="utf-8")
        path = tmp_path / "plan.pdf"
        path.touch()
        return path

    return build


def test_pages_after_one_that_kills_the_child_are_read(breaks: Breaking) -> None:
    """Reading goes on after the page; the other library is asked for it, and if it fails too the reason is kept."""
    reading = read_by_text_layer(breaks("2 dies", "5 dies"), OPTIONS)
    assert sorted(reading.pages) == [1, 2, 3, 4, 6]
    assert reading.failed == {5: "The file broke the program that reads it (status -11); it is left out."}


def test_page_that_takes_too_long_or_too_much_is_left_out(breaks: Breaking) -> None:
    """Limits on time and memory cost the page that meets them, and no other."""
    reading = read_by_text_layer(breaks("3 stalls", "5 grows"), ReadOptions(seconds=2.0, megabytes=1500))
    assert sorted(reading.pages) == [1, 2, 4, 6]
    assert reading.failed == {
        3: "Reading a page took more than 2 s; it is left out.",
        5: "Reading needs more than 1500 MB; it is left out.",
    }


def test_file_that_breaks_at_its_end_is_whole(breaks: Breaking) -> None:
    """A child that dies after the last page takes none with it."""
    reading = read_by_text_layer(breaks(f"{breaking.PAGES + 1} dies"), OPTIONS)
    assert (sorted(reading.pages), reading.failed) == ([1, 2, 3, 4, 5, 6], {})


def test_file_that_breaks_again_and_again_is_given_up(breaks: Breaking, monkeypatch: pytest.MonkeyPatch) -> None:
    """After too many crashes the rest is left to the other library, and what that leaves out has its reason."""
    monkeypatch.setattr("atgardsbanken.extract.gather.MOST_CRASHES", 2)
    reading = read_by_text_layer(breaks("1 dies", "3 dies"), OPTIONS)
    assert MOST_CRASHES > 2
    assert sorted(reading.pages) == [2, 4, 6]
    assert reading.failed[5] == "left out: pages before it broke the program that reads them 2 times"


def test_pages_over_the_limit_are_not_asked_for(breaks: Breaking) -> None:
    """Neither library is asked for more pages than are wanted."""
    reading = read_by_text_layer(breaks("2 dies"), ReadOptions(seconds=5.0, megabytes=1500, pages=3))
    assert (sorted(reading.pages), reading.failed, reading.count) == ([1, 2, 3], {}, 6)


@pytest.mark.parametrize("workers", [0, 2])
def test_pictures_after_one_that_breaks_the_child_are_read(breaks: Breaking, workers: int) -> None:
    """In one process or in tasks, each page that breaks its reader fails with a reason, and every other is read."""
    path = breaks("2 dies", "4 refuses", "6 dies")
    reading = GatheredPages(count=6, failed=dict.fromkeys(range(1, 7), "no text layer"))
    if workers:
        with ThreadPoolExecutor(workers) as executor:
            read_by_picture(path, reading, OPTIONS, executor, workers)
    else:
        read_by_picture(path, reading, OPTIONS)
    assert sorted(reading.pages) == [1, 3, 5]
    died = "The file broke the program that reads it (status -11); it is left out."
    assert reading.failed == {2: died, 4: "too large", 6: died}
