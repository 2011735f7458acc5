"""Checks people's corrections, applies them, and finds their measures again after a rebuild; ratios 0-100.

A correction remembers the document, page and title of its measure as they were read, so that it finds the measure again
when a parser reads it in another place or with other letters, and what the field said, so that a change is noticed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Literal, NamedTuple, cast
from unicodedata import category

from rapidfuzz import fuzz

from atgardsbanken.corpus.areas import load_scheme
from atgardsbanken.corpus.records import AreaCode, AreaJudgement, Measure
from atgardsbanken.corpus.regions import gazetteer
from atgardsbanken.extract.errors import BadUsageError
from atgardsbanken.normalize.words import folded

Problem = Literal["gone", "ambiguous", "changed"]

NONE_WRITTEN = "-"
"""Stands for none in CSV files and on the command line, where an empty field means "not given"."""
NONE_WORDS = frozenset({NONE_WRITTEN, "none", "ingen", "inget", "övrigt", "ovrigt"})
TEXT_FIELDS = ("title", "description", "result", "responsible", "status", "deadline", "section")
LIKE_ON_PAGE_RATIO = 80.0
"""rapidfuzz' ratio of titles from which a measure on the same page or the next is the corrected one."""
LIKE_ELSEWHERE_RATIO = 95.0
"""The same elsewhere in the document."""
EQUAL_RATIO = 100.0
"""The ratio of equal titles, which no title that is only alike competes with."""
CLEAR_MARGIN_RATIO = 5.0
"""How much more alike the best candidate must be than the second."""
PAGES_AWAY = (0, 1)
"""Pages by which a measure may have moved, nearest first, before the whole document is searched."""
CERTAIN = "1"
"""The only confidence that a person gives: that of a measure; it makes a measure of a suggestion."""
LONGEST_TEXT_CHARACTERS = 5000
"""The longest text of a correction: six times the longest one in the invented documents of `samples/` (822)."""
MULTILINE_FIELDS = ("description", "result")
"""Fields that a form shows in several lines, whose line breaks are kept as blanks."""
CONTROL_CATEGORIES = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Unicode's categories of signs that no line of text has: control, surrogates, line and paragraph separators."""
YEARS = range(1970, 2101)
"""The years that a measure may be of."""


@dataclass(frozen=True, slots=True)
class Correction:
    """A correction: `by` wrote at `at` (ISO 8601) that `field` of a measure should be `value`, None for none.

    `document`, `page` (from 1) and `title` are the measure's as it was read then, `before` is the field's text then.
    """

    measure: str
    field: str
    value: str | None
    note: str = ""
    by: str = ""
    at: str = ""
    document: str = ""
    page: int = 0
    title: str = ""
    before: str | None = None


class Conflict(NamedTuple):
    """A correction that needs a look: its measure is gone, several could be it, or what was read has changed."""

    correction: Correction
    problem: Problem
    reason: str


class Resolved(NamedTuple):
    """Corrections with their measures' present ids, and those that need a look; changed ones are in both."""

    corrections: tuple[Correction, ...]
    conflicts: tuple[Conflict, ...]


def correct(
    measure: Measure, field: str, value: str | None, *, document: str, note: str = "", by: str = "", at: str = ""
) -> Correction:
    """Return the checked correction of `measure`, as it was read, in the document with the id `document`.

    Raises:
        BadUsageError: the field can't be corrected, or not to this value.
    """
    checked_value = checked(field, value)
    checked_line("note", note)
    checked_line("by", by)
    before = value_of(measure, field)
    return Correction(measure.id, field, checked_value, note, by, at, document, measure.page, measure.title, before)


def checked(field: str, value: str | None) -> str | None:
    """Return `value` as it is kept: an area's code, a county code, a year, a text without outer blanks; None for none.

    >>> checked("region", "Region Gotland"), checked("year", "-")
    ('09', None)

    Raises:
        BadUsageError: the field can't be corrected, or not to this value.
    """
    check = _CHECKS.get(field)
    if check is None:
        raise BadUsageError(f"{field}: can't be corrected; choose one of {', '.join(_CHECKS)}")
    return check(field, value)


def checked_line(name: str, text: str) -> str:
    """Return `text` if it is one line of bounded length.

    Raises:
        BadUsageError: it is too long, or has a line break, a NUL or another control sign.
    """
    if any(category(sign) in CONTROL_CATEGORIES for sign in checked_length(name, text)):
        raise BadUsageError(f"{name}: has a line break or a control sign; write it as one line of text")
    return text


def checked_length(name: str, text: str) -> str:
    """Return `text` if its length is bounded.

    Raises:
        BadUsageError: it is too long.
    """
    if len(text) > LONGEST_TEXT_CHARACTERS:
        raise BadUsageError(f"{name}: is longer than {LONGEST_TEXT_CHARACTERS} characters; shorten it")
    return text


def value_of(measure: Measure, field: str) -> str | None:
    """Return the value of a field of `measure`, as corrections keep it."""
    if field in ("area", "second_area"):
        judgement = measure.area or AreaJudgement(None, "predicted", 0.0)
        return judgement.area if field == "area" else judgement.second
    value = getattr(measure, field)
    if isinstance(value, float):
        return f"{value:.4g}"
    return None if value is None else str(value)


def apply(measure: Measure, corrections: Iterable[Correction]) -> Measure:
    """Return `measure` with its corrections; a corrected area wins over stated and predicted ones."""
    for correction in corrections:
        if correction.field == "area":
            reason = correction.note or "Rättad av en läsare."
            area = AreaJudgement(cast("AreaCode | None", correction.value), "corrected", 1.0, reason=reason)
            measure = replace(measure, area=area)
        elif correction.field == "second_area":
            area = measure.area or AreaJudgement(None, "predicted", 0.0)
            measure = replace(measure, area=replace(area, second=cast("AreaCode | None", correction.value)))
        else:
            measure = replace(measure, **{correction.field: _typed(correction)})  # type: ignore[arg-type]
    return measure


def resolve(corrections: Iterable[Correction], found: Mapping[str, Sequence[Measure]]) -> Resolved:
    """Find the measures of corrections again among those `found`, as read, in each document (by its id)."""
    by_id = {measure.id: measure for measures in found.values() for measure in measures}
    resolved: list[Correction] = []
    conflicts: list[Conflict] = []
    for correction in corrections:
        measure = by_id.get(correction.measure)
        options = [measure] if measure else _candidates(correction, found.get(correction.document, ()))
        if len(options) != 1:
            conflicts.append(_missing(correction, options))
            continue
        present = replace(correction, measure=options[0].id)
        resolved.append(present)
        conflicts += _changed(present, options[0])
    return Resolved(tuple(resolved), tuple(conflicts))


def by_measure(corrections: Iterable[Correction]) -> dict[str, list[Correction]]:
    """Return the corrections of each measure by its id; of two of one field, the later one."""
    latest = {(c.measure, c.field): c for c in sorted(corrections, key=lambda c: c.at)}
    grouped: defaultdict[str, list[Correction]] = defaultdict(list)
    for (measure, _), correction in sorted(latest.items()):
        grouped[measure].append(correction)
    return dict(grouped)


def to_rows(corrections: Iterable[Correction]) -> list[dict[str, str]]:
    """Return a row for each correction, with the columns `COLUMNS`; "-" is none."""
    return [{name: _written(name, value) for name, value in asdict(c).items()} for c in corrections]


def from_rows(rows: Iterable[Mapping[str, str]]) -> list[Correction]:
    """Return the corrections of a CSV file's rows; only `measure`, `field` and `value` may not be missing.

    Raises:
        BadUsageError: a row lacks one of those, or a correction is not possible; the message names the row.
    """
    return [_from_row(number, row) for number, row in enumerate(rows, start=2)]


COLUMNS = tuple(field.name for field in fields(Correction))
"""The columns of a CSV file of corrections."""
TYPED_COLUMNS = ("note", "by", "at", "document")
"""Those of them that hold one line of text; `title` and `before` hold what was read, with whatever signs."""


def _from_row(number: int, row: Mapping[str, str]) -> Correction:
    """Return the correction in the row that stands in line `number` of its file."""
    missing = [
        name for name in ("measure", "field", "value") if row.get(name) is None or (name != "value" and not row[name])
    ]
    if missing:
        raise BadUsageError(f"line {number}: {', '.join(missing)} missing; fill it in, or take the line out")
    try:
        value = checked(row["field"], row["value"])
        texts = {name: checked_line(name, row.get(name) or "") for name in TYPED_COLUMNS}
        texts["title"] = checked_length("title", row.get("title") or "")
        measure = checked_line("measure", row["measure"])
    except BadUsageError as error:
        raise BadUsageError(f"line {number}: {error}") from error
    page = row.get("page") or "0"
    if not page.isdecimal():
        raise BadUsageError(f"line {number}: page {page!r} is no number; write digits, or leave it empty")
    before = row.get("before")
    none_before = before is None or before == NONE_WRITTEN
    return Correction(measure, row["field"], value, page=int(page), before=None if none_before else before, **texts)


def _written(name: str, value: str | int | None) -> str:
    """Return a value as it stands in a CSV file."""
    return NONE_WRITTEN if value is None and name in ("value", "before") else str(value or "")


def _area(field: str, value: str | None) -> str | None:
    """Return an area's code."""
    if value is None or value.strip().lower() in NONE_WORDS:
        return None
    names = {word.lower(): area.code for area in load_scheme().areas for word in (area.code, area.short, area.name)}
    code = names.get(value.strip().lower())
    if code is None:
        codes = ", ".join(area.code for area in load_scheme().areas)
        raise BadUsageError(f"{field}: {value!r} is no area; choose one of {codes} or {NONE_WRITTEN} for none")
    return code


def _region(field: str, value: str | None) -> str | None:
    """Return a county code."""
    if value is None or value.strip().lower() in NONE_WORDS:
        return None
    regions = gazetteer().regions.values()
    names = {word.lower(): region.code for region in regions for word in (region.code, region.name)}
    code = names.get(value.strip().lower())
    if code is None:
        raise BadUsageError(f"{field}: {value!r} is no region; write its county code (01-25) or today's name")
    return code


def _year(field: str, value: str | None) -> str | None:
    """Return a year of four digits."""
    if value is None or value.strip().lower() in NONE_WORDS:
        return None
    if not value.strip().isdecimal() or int(value) not in YEARS:
        raise BadUsageError(f"{field}: {value!r} is no year; write four digits, {YEARS[0]}-{YEARS[-1]}")
    return value.strip()


def _certain(field: str, value: str | None) -> str:
    """Return the confidence of what a person says is a measure."""
    if (value or "").strip() != CERTAIN:
        raise BadUsageError(f"{field}: write {CERTAIN} for what is a measure; nothing else can be said")
    return CERTAIN


def _text(field: str, value: str | None) -> str:
    """Return a text without outer blanks; only a title may not be empty."""
    lines = (value or "").replace("\r\n", " ").replace("\n", " ") if field in MULTILINE_FIELDS else value or ""
    text = " ".join(checked_line(field, lines).split())
    if field == "title" and not text:
        raise BadUsageError("title: may not be empty; write what the measure is called")
    return text


_CHECKS: Mapping[str, Callable[[str, str | None], str | None]] = {
    "area": _area,
    "second_area": _area,
    "region": _region,
    "year": _year,
    "confidence": _certain,
    **dict.fromkeys(TEXT_FIELDS, _text),
}
"""The check of each field that may be corrected."""


def _typed(correction: Correction) -> str | float | None:
    """Return the value as the measure keeps it."""
    if correction.field == "year":
        return None if correction.value is None else int(correction.value)
    if correction.field == "confidence":
        return float(CERTAIN)
    return correction.value if correction.field == "region" else correction.value or ""


def _candidates(correction: Correction, measures: Sequence[Measure]) -> list[Measure]:
    """Return the measures that could be the corrected one: one if it is clear, several if not."""
    likely = ((_likeness(correction, measure), measure) for measure in measures)
    scored = sorted(likely, key=lambda item: (-item[0], item[1].id))
    near = [[(score, m) for score, m in scored if abs(m.page - correction.page) <= pages] for pages in PAGES_AWAY]
    for places, least in (*((place, LIKE_ON_PAGE_RATIO) for place in near), (scored, LIKE_ELSEWHERE_RATIO)):
        best = places[0][0] if places else 0.0
        if best >= least:
            margin = CLEAR_MARGIN_RATIO if best < EQUAL_RATIO else 0.0
            return [measure for score, measure in places if score >= best - margin]
    return []


def _likeness(correction: Correction, measure: Measure) -> float:
    """Return how alike the measure's title is to the corrected one's (0-100), whatever marks and case."""
    return fuzz.ratio(folded(correction.title), folded(measure.title))


def _missing(correction: Correction, options: Sequence[Measure]) -> Conflict:
    """Return the conflict of a correction whose measure is gone or can't be told from others."""
    if options:
        ids = ", ".join(measure.id for measure in options)
        return Conflict(correction, "ambiguous", f"several measures could be meant ({ids}); correct the right one")
    return Conflict(
        correction, "gone", f"no measure like {correction.title!r} on page {correction.page} any more; correct it anew"
    )


def _changed(correction: Correction, measure: Measure) -> list[Conflict]:
    """Return a conflict if the field now reads neither as before nor as corrected; none for what was predicted."""
    now = value_of(measure, correction.field)
    predicted = correction.field in ("second_area", "confidence") or (
        correction.field == "area" and (measure.area is None or measure.area.source == "predicted")
    )
    if predicted or not correction.document or now in (correction.before, correction.value):
        return []
    return [
        Conflict(
            correction, "changed", f"read as {correction.before!r} then and {now!r} now; the correction still holds"
        )
    ]
