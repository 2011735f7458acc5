"""Progress counts pages: those found, those read, and those that files not yet open may have."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from atgardsbanken.extract.gather import GatheredPages
from atgardsbanken.extract.options import ReadOptions
from atgardsbanken.loading import progress
from atgardsbanken.loading.progress import Lines, PageCount
from atgardsbanken.loading.stages import CountingExecutor


def test_files_that_are_not_open_count_as_the_others() -> None:
    """Of four files two are open, with 30 pages: 60 are expected, until a file without pages is done."""
    count = PageCount(4)
    count.pages(10, 10)
    count.pages(20, 0)
    assert (count.total, count.read) == (60, 10)
    for _ in range(3):
        count.file_done()
    assert count.total == 45


def test_nothing_is_expected_of_nothing() -> None:
    """Before a file is open no page is known."""
    assert (PageCount(3).total, str(PageCount(3))) == (0, "0 of 0 pages, 0 of 3 files")


def test_logs_get_a_line_where_none_was_for_long(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A long file is not silent."""
    lines = Lines(1)
    lines.pages(100, 0)
    monkeypatch.setattr(progress, "SILENT_SECONDS", 0.0)
    lines.pages(0, 25)
    lines.done("plan.pdf: done")
    assert capsys.readouterr().err == "  25 of 100 pages, 0 of 1 files, about 1 min left\n[1/1] plan.pdf: done\n"


def test_pages_that_go_on_to_be_read_by_picture_are_not_read_yet(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are taken back when they are handed on, and counted when they come."""
    told: list[tuple[int, int]] = []
    with ThreadPoolExecutor(1) as pool:
        counting = CountingExecutor(pool, lambda found, read: told.append((found, read)))
        monkeypatch.setattr("atgardsbanken.loading.stages.read_by_text_layer", _opened)
        monkeypatch.setattr("atgardsbanken.loading.stages.picture_task", _pictured)
        counting.submit(_opened, Path("a.pdf"), ReadOptions()).result()
        counting.submit(_pictured, Path("a.pdf"), [2, 3]).result()
    assert told == [(5, 5), (0, -2), (0, 2)]


def _opened(_path: Path, _options: ReadOptions) -> GatheredPages:
    return GatheredPages(count=5)


def _pictured(_path: Path, _numbers: list[int]) -> list[object]:
    return []
