"""A small library for tests of the site: three regions, two years, copies, failures, and a document that means harm."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

from PIL import Image
from readings import measure, reading

from atgardsbanken.corpus.records import Continuation, Measure, Theme
from atgardsbanken.db.rows import Failure
from atgardsbanken.db.store import Bank, LoadCounts

SCRIPT = "<script>document.title = 'broken'</script>"
FORMULA = '=HYPERLINK("http://evil.example","x")'

SUGGESTED = replace(
    measure("Gemensam mall för remisser", line=6, area="it"), confidence=0.31, headings={"title": "Aktivitet"}
)
"""A suggestion in the plan."""


def site_bank(path: Path) -> Path:
    """A bank with the library at `path`."""
    with Bank.open(path, create=True) as bank:
        load = bank.begin_load(version="1.2.3")
        plan, later, south = _plan(), _follow_up(), _south()
        first = replace(reading("plan.pdf", plan, title="Handlingsplan 2018"), suggestions=(SUGGESTED,))
        bank.put(first, version="1.2.3", pictures={1: picture()})
        follow_up = reading("uppfoljning.pdf", later, year=2019, title="Handlingsplan 2019", failed_page=True)
        bank.put(follow_up, version="1.2.3")
        bank.put(reading("skane.pdf", south, region="12", title="Rapport Skåne"), version="1.2.3")
        copy = reading("plan-skannad.pdf", [replace(m, id=f"copy{m.id[4:]}") for m in plan])
        bank.put(copy, version="1.2.3")
        harm = reading("farlig.pdf", _harmful(), region="01", title=SCRIPT)
        bank.put(replace(harm, facts=replace(harm.facts, source_url="javascript:alert(1)")), version="1.2.3")
        bank.put_failure(Failure("last.pdf", "EncryptedPdfError", "last.pdf: opens only with a password", "f" * 64))
        bank.set_copies({copy.document.id: reading("plan.pdf", []).document.id})
        bank.arrange_series()
        bank.set_links([Theme("t1", "Vårdnära service", (plan[0].id, later[0].id, south[0].id))], _links(plan, later))
        bank.finish_load(load, LoadCounts(loaded=5, failed=1))
        bank.finish()
    return path


def picture() -> bytes:
    """A white page as WebP."""
    out = BytesIO()
    Image.new("RGB", (595, 842), "white").save(out, "WEBP")
    return out.getvalue()


def _plan() -> list[Measure]:
    return [
        measure("Vårdnära service", description="Måltider och förråd sköts av servicevärdar.", status="Pågår"),
        measure("Betald specialistutbildning för sjuksköterskor", line=1, area="forsorjning", raw_title="Betald utb"),
        measure("Digitala vårdmöten på hälsocentral", line=2, area="it", confidence=0.6),
    ]


def _follow_up() -> list[Measure]:
    return [
        measure("Vårdnära service i hela länet", year=2019),
        measure("Kompetensförsörjningsplan", year=2019, line=1, area="forsorjning", responsible="HR-direktör"),
    ]


def _south() -> list[Measure]:
    many = [measure(f"Utbildning i arbetssätt {n}", region="12", line=n % 20, page=1 + n // 20) for n in range(1, 41)]
    return [measure("Servicevärdar", region="12"), *many]


def _harmful() -> list[Measure]:
    return [
        measure(SCRIPT, region="01", description='"><img src=x onerror=alert(1)>'),
        measure(FORMULA, region="01", line=1, area=None),
    ]


def _links(plan: list[Measure], later: list[Measure]) -> list[Continuation]:
    return [Continuation(plan[0].id, later[0].id, 0.9)]
