"""What programs ask for: whole data sets, and the page whose examples run."""

from __future__ import annotations

import asyncio
import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import httpx
import pytest

from atgardsbanken.db.datasette_plugin.data_files import EXAMPLES
from atgardsbanken.db.export import BOM
from atgardsbanken.db.pages.data_sets import SETS
from atgardsbanken.db.site import make_app

Get = Callable[[str], httpx.Response]
PATHS = [example.path.format(data="data") for examples in EXAMPLES.values() for example in examples]


@pytest.mark.parametrize("path", PATHS)
def test_examples_answer(get: Get, path: str) -> None:
    """Each address on the page answers with rows in the form that it names, and stands there as a link."""
    assert f"<code>{path.replace('&', '&amp;')}</code>" in get("/api").text
    answer = get(path)
    answer = get(answer.headers["location"]) if answer.is_redirect else answer
    assert answer.status_code == 200
    if ".json" in path:
        assert json.loads(answer.text)
    elif ".csv" in path:
        assert len(answer.text.splitlines()) > 1
    else:
        assert "tbildning" in answer.text


@pytest.mark.parametrize("name", SETS)
def test_records_have_plain_names(get: Get, name: str) -> None:
    """A data set's JSON has the names that are told, none with letters beyond ASCII; its CSV the Swedish headings."""
    records = get(f"/{name}.json").json()
    assert [*records[0]] == [*SETS[name].columns]
    assert all(column.isascii() for column in records[0])
    rows = list(csv.reader(io.StringIO(get(f"/{name}.csv").text.removeprefix(BOM))))
    assert (rows[0], len(rows) - 1) == ([*SETS[name].columns.values()], len(records))


def names_in(content: object) -> set[str]:
    """The names of all fields of what JSON holds, however deep."""
    if isinstance(content, dict):
        return {*content, *(name for value in content.values() for name in names_in(value))}
    return {name for each in content for name in names_in(each)} if isinstance(content, list) else set()


def test_no_name_in_json_needs_more_than_ascii(get: Get) -> None:
    """Whatever the site answers as JSON can be read by programs that know no å, ä and ö in names."""
    measure = get("/sok.json?q=specialistutbildning").json()[0]["id"]
    page = get("/siffror").text.partition('href="/siffror/')[2].partition('"')[0]
    others = [f"/atgard/{measure}.json", "/jamfor.json?region=24&fran=2018&till=2019", f"/siffror/{page}.json"]
    paths = [path for path in PATHS if ".json" in path and "sql=" not in path]
    found = {path: names_in(get(path).json()) for path in [*paths, *others]}
    assert all(found.values())
    assert {name for names in found.values() for name in names if not name.isascii()} == set()


def test_coverage_tells_of_what_is_missing(get: Get) -> None:
    """Every region has a record for each year, loaded or not."""
    states = {(row["region"], row["year"]): row["state"] for row in get("/tackning.json").json()}
    assert (states["24", 2018], states["24", 2019], states["25", 2018]) == ("loaded", "partial", "missing")
    assert len(states) == 21 * 2


def test_sets_are_limited_by_region_and_year(get: Get) -> None:
    """`region` and `ar` mean the same as on the site; codes keep their zero for Excel."""
    assert [row["code"] for row in get("/region.json?region=08").json()] == ["08"]
    assert {row["region"] for row in get("/siffror.json?region=12").json()} == {"12"}
    assert {row["year"] for row in get("/tackning.json?ar=2019").json()} == {2019}
    assert '"=""08""";Region Kalmar' in get("/region.excel.csv?region=08").text


def test_figures_are_each_there_once(get: Get) -> None:
    """A copy's figures are no second amounts."""
    figures = get("/siffror.json").json()
    assert len(figures) == len(get("/data/figures.json?_shape=array&value__notblank=1").json())


@pytest.mark.parametrize("cors", [True, False])
def test_other_sites_read_where_that_is_switched_on(library_path: Path, cors: bool) -> None:
    """The site's files, its pages and Datasette's are readable from elsewhere if the owner says so."""
    app = make_app(library_path, cors=cors).app()

    async def ask(path: str) -> httpx.Response:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://site") as client:
            return await client.get(path)

    for path in ("/sok.json?q=utbildning", "/tackning.csv", "/data/measures.json"):
        assert (asyncio.run(ask(path)).headers.get("access-control-allow-origin") == "*") is cors
