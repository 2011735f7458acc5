"""Correcting in the browser: only where it is switched on, by whoever is signed in, and nothing but what differs."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import httpx
import pytest
from library import SUGGESTED, site_bank

from atgardsbanken.db.site import make_app
from atgardsbanken.extract.errors import BadUsageError

Said = tuple[str, dict[str, str], list[str], str, str]


class Visitor:
    """Somebody who asks a site, signed in or not, and what the site's corrector was told."""

    def __init__(self, bank: Path, *, enabled: bool = True, actor: str = "") -> None:
        self.said: list[Said] = []
        self.refusal = ""
        site = make_app(bank, corrector=self._keep if enabled else None)
        self.cookies = {"ds_actor": site.sign({"a": {"id": actor}}, "actor")} if actor else {}
        self.app = site.app()

    def _keep(self, key: str, values: Mapping[str, str], undo: Sequence[str], *, note: str, by: str) -> None:
        if self.refusal:
            raise BadUsageError(self.refusal)
        self.said.append((key, dict(values), list(undo), note, by))

    def ask(self, path: str, form: Mapping[str, str] | None = None, *, origin: str = "http://site") -> httpx.Response:
        """The answer to a request, which sends a form if there is one, from a page of `origin`."""
        return asyncio.run(self._ask(path, form, origin))

    async def _ask(self, path: str, form: Mapping[str, str] | None, origin: str) -> httpx.Response:
        transport = httpx.ASGITransport(app=self.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://site", cookies=self.cookies) as client:
            sent = {"origin": origin}
            answer = await (client.get(path) if form is None else client.post(path, data=dict(form), headers=sent))
            self.cookies |= dict(client.cookies)
            return answer

    def measure(self) -> str:
        """The address of a measure."""
        return f"/atgard/{self.ask('/sok.json?q=specialistutbildning').json()[0]['id']}"

    def token(self, path: str) -> str:
        """What the form at `path` sends along to show that it is the site's own."""
        found = re.search(r'name="csrftoken" value="([^"]+)"', self.ask(path).text)
        assert found
        return found[1]


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small library."""
    return site_bank(tmp_path_factory.mktemp("correct") / "bank.db")


@pytest.mark.parametrize(("enabled", "actor"), [(False, "eva"), (True, "")])
def test_nothing_is_corrected_unless_switched_on_and_signed_in(bank: Path, *, enabled: bool, actor: str) -> None:
    """Without both there is no form, no link to it, and what is sent is refused."""
    visitor = Visitor(bank, enabled=enabled, actor=actor)
    path = visitor.measure()
    assert "/ratta" not in visitor.ask(path).text
    assert visitor.ask(f"{path}/ratta").status_code == 403
    assert visitor.ask(f"{path}/ratta", {"title": "x", "note": "y"}, origin="http://evil.example").status_code == 403
    assert visitor.said == []


def test_what_differs_is_kept_with_who_and_why(bank: Path) -> None:
    """The form tells the corrector the fields that were changed, and leads back to the measure."""
    visitor = Visitor(bank, actor="eva")
    path = visitor.measure()
    assert f'href="{path}/ratta"' in visitor.ask(path).text
    form = {"csrftoken": visitor.token(f"{path}/ratta"), "area": "kompetens", "status": " Klar ", "year": "2018"}
    answer = visitor.ask(f"{path}/ratta", {**form, "note": "Läst på nytt"})
    assert (answer.status_code, answer.headers["location"]) == (303, path)
    key = path.removeprefix("/atgard/")
    assert visitor.said == [(key, {"area": "kompetens", "status": "Klar"}, [], "Läst på nytt", "eva")]


def test_forms_of_other_sites_are_refused(bank: Path) -> None:
    """What another site's page sends, without the form's own token, is not kept."""
    visitor = Visitor(bank, actor="eva")
    path = visitor.measure()
    assert visitor.ask(f"{path}/ratta", {"title": "x", "note": "y"}, origin="http://evil.example").status_code == 403
    assert visitor.said == []


@pytest.mark.parametrize(
    ("refusal", "told"),
    [
        ("year: 'x' is no year; write four digits, 1970-2100", "Skriv året med fyra siffror, från 1970 till 2100."),
        ("something new", 'Programmets besked: <span lang="en">something new</span>'),
    ],
)
def test_refusals_are_told_and_what_was_typed_stays(bank: Path, refusal: str, told: str) -> None:
    """A value that does not fit is said on the form, in Swedish if it is known; nothing has to be typed again."""
    visitor = Visitor(bank, actor="eva")
    path = visitor.measure()
    visitor.refusal = refusal
    form = {"csrftoken": visitor.token(f"{path}/ratta"), "year": "x", "result": "Fem nya", "note": "Läst om"}
    answer = visitor.ask(f"{path}/ratta", form)
    assert (answer.status_code, told in answer.text) == (400, True)
    assert all(each in answer.text for each in ('value="x"', ">Fem nya</textarea>", 'value="Läst om"'))


def test_every_page_says_who_is_signed_in(bank: Path) -> None:
    """Who is signed in sees that, and the way out, everywhere; who only reads sees neither."""
    assert "Du är inloggad som eva" in Visitor(bank, actor="eva").ask("/om").text
    assert "/-/logout" not in Visitor(bank).ask("/om").text


def test_readers_get_no_cookie(bank: Path) -> None:
    """Who only reads is given no cookie, on a site where correcting is switched on too."""
    visitor = Visitor(bank)
    for path in ("/", "/sok?q=service", visitor.measure()):
        assert "set-cookie" not in visitor.ask(path).headers


def suggestions(visitor: Visitor) -> str:
    """The address of the plan's suggestions."""
    found = re.search(r"/dokument/[\w-]+", visitor.ask(visitor.measure()).text)
    assert found
    return f"{found[0]}/forslag"


def test_suggestions_are_shown_but_not_found(bank: Path) -> None:
    """Everybody sees them with how sure they are and why, linked from the document; search has none of them."""
    visitor = Visitor(bank)
    path = suggestions(visitor)
    shown = visitor.ask(path).text
    assert all(each in shown for each in (SUGGESTED.title, "Säkerhet: 31&nbsp;%", "i kolumnen ”Aktivitet”", "<rect"))
    assert "Godta<" not in shown
    assert f'href="{path}"' in visitor.ask(path.removesuffix("/forslag")).text
    assert visitor.ask("/sok.json?q=remisser").json() == []


def test_a_suggestion_is_accepted_by_who_may_correct(bank: Path) -> None:
    """The button tells the corrector that it is a measure, and leads to the measure's page."""
    visitor = Visitor(bank, actor="eva")
    path = suggestions(visitor)
    answer = visitor.ask(path, {"csrftoken": visitor.token(path), "forslag": SUGGESTED.id})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/atgard/{SUGGESTED.id}")
    assert visitor.said == [(SUGGESTED.id, {"confidence": "1"}, [], "Godtaget förslag", "eva")]


def test_nobody_else_accepts(bank: Path) -> None:
    """Without signing in, or where it is switched off, what is sent is refused; so is what is no suggestion."""
    for visitor in (Visitor(bank), Visitor(bank, enabled=False, actor="eva")):
        assert visitor.ask(suggestions(visitor), {"forslag": SUGGESTED.id}).status_code == 403
        assert visitor.said == []
    visitor = Visitor(bank, actor="eva")
    path = suggestions(visitor)
    assert visitor.ask(path, {"csrftoken": visitor.token(path), "forslag": "x"}).status_code == 404


def test_a_measures_page_says_how_sure_it_is_and_why(bank: Path) -> None:
    """The confidence stands with how the measure was found."""
    visitor = Visitor(bank)
    assert "Säkerhet: 100&nbsp;%" in visitor.ask(visitor.measure()).text
    assert visitor.ask("/sok.json?q=specialistutbildning").json()[0]["confidence"] == 1.0
    assert "säkerhet" in visitor.ask("/sok.csv?q=specialistutbildning").text.splitlines()[0]


def test_measures_are_limited_by_how_sure_they_are(bank: Path) -> None:
    """A range of confidence is chosen as other facets are; no measure of the library is less sure than 90 %."""
    visitor = Visitor(bank)
    every = visitor.ask("/sok.json").json()
    assert visitor.ask("/sok.json?sakerhet=90").json() == every
    assert visitor.ask("/sok.json?sakerhet=50&sakerhet=70").json() == []


def test_signing_in_ends_and_no_script_reads_its_cookie(bank: Path) -> None:
    """The owner's token works once; its cookie is HttpOnly, Secure behind TLS, and ends after 12 hours."""
    site = make_app(bank, corrector=lambda *_words, **_options: None)
    visitor = Visitor(bank)
    visitor.app = site.app()
    token = site._root_token
    answer = asyncio.run(_tls(visitor.app, f"/-/auth-token?token={token}"))
    cookie = answer.headers["set-cookie"]
    assert answer.status_code == 302
    assert all(each in cookie for each in ("HttpOnly", "Secure", "Max-Age=43200"))
    assert "e" in site.unsign(re.findall(r"ds_actor=([^;]+)", cookie)[0].strip('"'), "actor")
    assert visitor.ask(f"/-/auth-token?token={token}").status_code == 403


async def _tls(app: Any, path: str) -> httpx.Response:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="https://site") as client:
        return await client.get(path)


def test_tokens_are_not_guessed_in_bulk(bank: Path) -> None:
    """After ten wrong tokens in a minute all are refused."""
    visitor = Visitor(bank)
    answers = [visitor.ask("/-/auth-token?token=%C3%A5").status_code for _ in range(12)]
    assert answers == [403] * 10 + [429] * 2
