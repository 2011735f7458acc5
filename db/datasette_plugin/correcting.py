"""Corrections in the browser: where the owner of the site switched them on, by somebody who is signed in."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from datasette.utils.asgi import Request, Response

from atgardsbanken.corpus.corrections import CERTAIN
from atgardsbanken.db.datasette_plugin import generations, missing, web
from atgardsbanken.db.languages import text
from atgardsbanken.db.pages import measure, suggestions
from atgardsbanken.db.pages.measure import MeasurePage
from atgardsbanken.extract.errors import PipelineError

if TYPE_CHECKING:
    from datasette.app import Datasette

ACTION = "correct-measures"
"""The permission to correct; a plugin of the owner's may restrict it to some of those who are signed in."""
REFUSED = "Bara den som är inloggad kan rätta åtgärder, och bara om webbplatsens ägare har slagit på det."
CODES = ("area", "region", "year")
"""Fields that hold a code or none, where others hold a text that may be empty."""
ACCEPTED = "Godtaget förslag"
"""Why an accepted suggestion is a measure, shown to readers."""
NOTHING = "-"
"""Stands for no area, region or year in the form."""


class Corrector(Protocol):
    """Stores corrections; `atgardsbanken.serve` provides it, since links and search must follow."""

    def __call__(self, key: str, values: Mapping[str, str], undo: Sequence[str], *, note: str, by: str) -> None:
        """Store new values of a measure's fields, and undo the corrections of others.

        Raises:
            PipelineError: a value does not fit its field, or the bank can't be written.
        """


def corrector_of(datasette: Datasette) -> Corrector | None:
    """Return what stores corrections; None where the site is read-only."""
    found: Corrector | None = getattr(datasette, "corrector", None)
    return found


async def may_correct(datasette: Datasette, request: Request) -> bool:
    """Return whether the one who asks may correct measures."""
    if corrector_of(datasette) is None:
        return False
    return await generations.is_allowed(datasette, request.actor, ACTION)


async def correct_page(datasette: Datasette, request: Request) -> Response:
    """Show the form that corrects a measure; sent, store it and go to the measure's page, or say what is wrong."""
    corrector, key = corrector_of(datasette), request.url_vars["id"]
    if corrector is None or not await may_correct(datasette, request):
        return await missing.page(datasette, text(REFUSED), status=403)
    page = web.found(
        await web.ask(datasette, lambda connection: measure.measure_page(connection, key)),
        text("Åtgärden {}").format(key),
    )
    problem, said = "", dict[str, str]()
    if request.method == "POST":
        said = await request.post_vars()
        try:
            await asyncio.to_thread(_keep, corrector, page, said, str(request.actor["id"]))
        except PipelineError as error:
            problem = str(error)
        else:
            return Response.redirect(f"{web.root(datasette)}/atgard/{key}", status=303)
    typed = {field: said.get(field, present) for field, present in fields(page).items()}
    note = said.get("note", "")
    variables = {"page": page, "fields": typed, "note": note, "problem": problem, "actor": request.actor}
    answer = await web.show(datasette, request, "correct.html", variables)
    answer.status = 400 if problem else 200
    return answer


async def suggestions_page(datasette: Datasette, request: Request) -> Response:
    """Show a document's suggestions; where one is accepted, make it a measure and go to the measure's page."""
    document, shown = request.url_vars["id"], request.args.get("visa") or ""
    elsewhere = web.one_address(datasette, request, [("visa", shown)])
    if elsewhere and request.method != "POST":
        return elsewhere
    allowed, problem = await may_correct(datasette, request), ""
    page = web.found(
        await web.ask(datasette, lambda connection: suggestions.suggestions_page(connection, document, shown=shown)),
        text("Dokumentet {}").format(document),
    )
    if request.method == "POST":
        corrector, key = corrector_of(datasette), str((await request.post_vars()).get("forslag"))
        if corrector is None or not allowed:
            return await missing.page(datasette, text(REFUSED), status=403)
        web.found(next((each for each in page.suggestions if each.id == key), None), text("Förslaget {}").format(key))
        try:
            await asyncio.to_thread(_accept, corrector, key, str(request.actor["id"]))
        except PipelineError as error:
            problem = str(error)
        else:
            return Response.redirect(f"{web.root(datasette)}/atgard/{key}", status=303)
    variables = {"page": page, "may_correct": allowed, "problem": problem}
    answer = await web.show(datasette, request, "suggestions.html", variables)
    answer.status = 400 if problem else 200
    return answer


def _accept(corrector: Corrector, key: str, by: str) -> None:
    """Say that a suggestion is a measure."""
    corrector(key, {"confidence": CERTAIN}, [], note=ACCEPTED, by=by)


def _keep(corrector: Corrector, page: MeasurePage, said: Mapping[str, str], by: str) -> None:
    """Store the fields that differ from what they hold now, and undo the corrections that are marked so."""
    undo = [each.field for each in page.corrections if said.get(f"undo-{each.field}")]
    values = {
        field: said[field].strip() or (NOTHING if field in CODES else "")
        for field, present in fields(page).items()
        if field in said and field not in undo and not _same(said[field], present)
    }
    if values or undo:
        corrector(page.item.id, values, undo, note=said.get("note", "").strip(), by=by)


def _same(said: str, present: str) -> bool:
    """Return whether two texts differ in blanks alone, or are both empty."""
    return (said.split() or [NOTHING]) == (present.split() or [NOTHING])


def fields(page: MeasurePage) -> dict[str, str]:
    """Return a measure's fields as the form shows them."""
    item = page.item
    texts = {
        "title": item.title,
        "description": item.description,
        "result": page.item.result,
        "responsible": item.responsible,
        "status": item.status,
        "deadline": page.item.deadline,
        "section": item.section,
    }
    return {
        "area": item.area or NOTHING,
        "region": item.region or NOTHING,
        "year": str(item.year or NOTHING),
        **texts,
    }
