"""The site in English: the same pages below /en, in English throughout, with the same files."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import httpx
import pytest

from atgardsbanken.db.datasette_plugin.by_language import by_language, files_of
from atgardsbanken.db.datasette_plugin.headers import AsgiScope, Receive, Send
from atgardsbanken.db.languages import current
from atgardsbanken.db.site import make_app

Get = Callable[[str], httpx.Response]

VOID = frozenset({"br", "hr", "img", "input", "link", "meta"})
UNMARKED = frozenset({"title", "desc", "script"})
"""Elements that hold text alone, of which no part can be marked."""
BEGIN = [
    "/en",
    "/en/sok?q=xyzzyqq",
    "/en/sok?q=vårdnära service i Västerbotten 2018",
    "/en/sok?q=förråd&flik=dokument",
    "/en/sok?region=99&konstig=å",
    "/en/jamfor?region=24&region=12",
    "/en/jamfor?grupp=norra&grupp=sodra",
    "/en/jamfor?region=99",
    "/en/inbaddad/oversikt",
    "/en/api",
]
PAGES_OF_A_KIND = 1
"""Pages that are read of each kind: of paths alike but for ids, with the same parameters."""


class Reader(HTMLParser):
    """Reads a page's links, and its text that has Swedish letters and is not marked as Swedish."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.unmarked: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element's language, its own or the one around it."""
        told = dict(attrs)
        if tag == "a" and "hreflang" not in told:
            self.links.append((told.get("href") or "").partition("#")[0])
        if tag not in VOID:
            self.open.append((tag, told.get("lang") or (self.open[-1][1] if self.open else "")))

    def handle_endtag(self, tag: str) -> None:
        """Leave an element."""
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Note text that should have been translated or marked."""
        tag, language = self.open[-1] if self.open else ("", "")
        if re.search("[åäöÅÄÖ]", data) and language != "sv" and tag not in UNMARKED:
            self.unmarked.append(data.strip())


def kind(address: str) -> str:
    """Return an address without its ids and the values of its parameters."""
    path, _, query = address.partition("?")
    return re.sub(r"/[^/]*\d[^/]*", "/X", path) + "?" + "&".join(sorted(re.findall(r"(\w+)=", query)))


@pytest.fixture(scope="module")
def pages(library_path: Path) -> dict[str, tuple[httpx.Response, Reader]]:
    """The English pages of the small library that links lead to, a few of each kind."""
    app = make_app(library_path).app()

    async def walk() -> dict[str, tuple[httpx.Response, Reader]]:
        found: dict[str, tuple[httpx.Response, Reader]] = {}
        waiting, seen = list(BEGIN), dict[str, int]()
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://site") as client:
            while waiting:
                address = waiting.pop(0)
                if address in found or seen.get(kind(address), 0) >= PAGES_OF_A_KIND:
                    continue
                seen[kind(address)] = seen.get(kind(address), 0) + 1
                answer, reader = await client.get(address, follow_redirects=True), Reader()
                if answer.headers["content-type"].startswith("text/html"):
                    reader.feed(answer.text)
                    waiting += [each for each in reader.links if re.match(r"/en(?:[/?]|$)", each)]
                found[address] = (answer, reader)
        return found

    return asyncio.run(walk())


def test_all_pages_answer_in_english(pages: dict[str, tuple[httpx.Response, Reader]]) -> None:
    """Each link of an English page to another leads to one, and the page says that it is English."""
    wrong = [
        address
        for address, (answer, _) in pages.items()
        if answer.status_code != 200
        or (answer.headers["content-type"].startswith("text/html") and '<html lang="en">' not in answer.text)
    ]
    assert (wrong, len(pages) > 40) == ([], True)


def test_no_swedish_is_left_unmarked(pages: dict[str, tuple[httpx.Response, Reader]]) -> None:
    """Text with å, ä or ö stands in elements that are marked as Swedish."""
    assert {text: address for address, (_, reader) in pages.items() for text in reader.unmarked} == {}


def test_pages_stay_in_english(pages: dict[str, tuple[httpx.Response, Reader]]) -> None:
    """Links to the site's own pages go on in English; files and tables have one address."""
    left = {link for _, reader in pages.values() for link in reader.links if link.startswith("/")}
    assert {link for link in left if not re.match(r"/(?:en(?:[/?]|$)|[^?]*\.|bank$|data$)", link)} == set()


def test_a_page_links_to_itself_in_the_other_language(get: Get) -> None:
    """The header and the alternate links lead to the same page with its parameters."""
    swedish, english = get("/oversikt?ar=2018").text, get("/en/oversikt?ar=2018").text
    link = '<li class="language"><a href="http://site{}/oversikt?ar=2018" lang="{}" hreflang="{}">{}</a></li>'
    alternate = '<link rel="alternate" hreflang="en" href="http://site/en/oversikt?ar=2018">'
    assert link.format("/en", "en", "en", "In English") in swedish
    assert link.format("", "sv", "sv", "På svenska") in english
    assert alternate in swedish
    assert alternate in english


def test_files_are_the_same_in_both_languages(get: Get) -> None:
    """Exports keep their names and headings below /en."""
    for path in ("/sok.csv?q=utbildning", "/sok.json?q=utbildning", "/tackning.csv", "/sok.atom?q=utbildning"):
        assert get(f"/en{path}").content == get(path).content


def test_unknown_pages_are_told_in_english(get: Get) -> None:
    """A path below /en that nobody has is answered in English."""
    answer = get("/en/finns-inte")
    assert (answer.status_code, "There is no such page" in answer.text) == (404, True)


def test_a_redirection_stays_in_english(get: Get) -> None:
    """The canonical address of a view in English is in English."""
    assert get("/en/oversikt?ar=").headers["location"] == "/en/oversikt"


def test_kept_pages_are_of_one_language(get: Get) -> None:
    """A page that is kept in one language is not shown in the other."""
    both = [get(path).text[:40] for path in ("/om", "/en/om", "/om", "/en/om")]
    assert [re.findall('lang="(..)"', each)[0] for each in both] == ["sv", "en", "sv", "en"]


def test_the_map_of_the_site_has_both(get: Get) -> None:
    """The sitemap has each page in both languages."""
    told = get("/sitemap.xml").text
    assert "<loc>http://site/tema</loc>" in told
    assert "<loc>http://site/en/tema</loc>" in told


@pytest.mark.parametrize(
    ("root", "path", "taken", "seen"),
    [
        ("", "/en", (), ("en", "/")),
        ("", "/en/sok", (), ("en", "/sok")),
        ("", "/en/sok.csv", (), ("sv", "/sok.csv")),
        ("", "/english", (), ("sv", "/english")),
        ("", "/en/annat", (), ("en", "/en/annat")),
        ("", "/en/sok.xml", (), ("en", "/sok.xml")),
        ("", "/en/-/auth-token", (), ("en", "/-/auth-token")),
        ("", "/en/annat.csv", (), ("en", "/en/annat.csv")),
        ("", "/en/sok", ("en",), ("sv", "/en/sok")),
        ("/banken", "/banken/en/sok", (), ("en", "/banken/sok")),
        ("/banken", "/en/sok", (), ("sv", "/en/sok")),
    ],
)
def test_a_path_tells_its_language(root: str, path: str, taken: tuple[str, ...], seen: tuple[str, str]) -> None:
    """The site's own pages have a language before their path; a database of that name goes first."""
    found: list[tuple[str, str]] = []

    async def app(scope: AsgiScope, _receive: Receive, _send: Send) -> None:
        assert scope["raw_path"] == scope["path"].encode()
        found.append((current(), scope["path"]))

    async def nothing(*_: object) -> dict[str, object]:
        return {}

    wrapped = by_language(
        app, re.compile(r"^/(?:|sok)(?:[/.].*)?$"), root, files=files_of([r"^/sok\.csv$"]), taken=taken
    )
    asyncio.run(wrapped({"type": "http", "path": path, "raw_path": path.encode()}, nothing, nothing))
    assert found == [seen]
