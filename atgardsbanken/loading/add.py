"""Adding one document, and the report of what it is and what it changes in the bank."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from atgardsbanken.corpus.records import DocumentMetadata, Measure
from atgardsbanken.db.changes import Changes, Replaced, changes, replaced
from atgardsbanken.db.readings import measures_of
from atgardsbanken.db.rows import ID_DIGITS, metadata_of
from atgardsbanken.db.store import Bank
from atgardsbanken.extract.errors import BadUsageError, NothingReadableError, PartialLoadError, PipelineError
from atgardsbanken.loading.build import publish, read_each, reason_of
from atgardsbanken.loading.cache import Cache
from atgardsbanken.loading.connect import connect_documents
from atgardsbanken.loading.input_files import existing
from atgardsbanken.loading.options import BuildOptions
from atgardsbanken.workers import alone

DOUBTFUL = 0.6
"""A measure whose area or text is less sure than this needs a look."""


@dataclass(frozen=True, slots=True)
class Added:
    """A document that was added: its metadata, pages by route, measures by area, and changes to the bank.

    `copy_of` is the id of a better copy of the same document that the bank holds, `replaces` the earlier versions whose
    place it takes.
    """

    id: str
    facts: DocumentMetadata
    pages: Mapping[str, int]
    measures: Mapping[str, int]
    doubtful: tuple[str, ...]
    failed: Mapping[int, str]
    changes: Changes
    copy_of: str | None
    replaces: tuple[Replaced, ...] = ()


@dataclass(frozen=True, slots=True)
class Present:
    """A file that the bank holds already: its document's id, and why that is hidden (empty where it is shown)."""

    id: str
    away: str


def add(
    file: Path, bank: Path, options: BuildOptions, *, dry_run: bool, replaces: str | None = None
) -> Added | Present:
    """Load one file and tell what came of it.

    With `dry_run` the bank stays as it is: the file is loaded into a copy of it that is then thrown away. Without it, a
    file that can't be read is stored as a failure, as in a build.

    Args:
        file: a PDF or text extract.
        bank: the database's file.
        options: how to read the file, and what a person says of it.
        dry_run: leave the bank as it is.
        replaces: the id of the document that this is a new version of, empty if it is none of any; None to find out.

    Raises:
        PipelineError: the file or the bank can't be read.
    """
    existing(file)
    with opened(bank, dry_run=dry_run) as target, Cache.beside(bank) as cache:
        known = target.known()
        (outcome,) = read_each([file], known, options, cache)
        key = outcome.sha256[:ID_DIGITS]
        if outcome.error:
            if outcome.sha256 and not dry_run:
                publish(outcome, target, options, cache)
            raise as_pipeline_error(file, outcome.error)
        if not outcome.is_new:
            return Present(key, known[outcome.sha256].away)
        with target.transaction():
            publish(outcome, target, options, cache)
            record_version(target, key, replaces)
        cache.prune(options.cache)
        return report_on(key, target)


def as_pipeline_error(file: Path, error: BaseException) -> PipelineError:
    """Return the error that stopped a file; a fault of the program becomes one that says so."""
    return error if isinstance(error, PipelineError) else NothingReadableError(f"{file}: {reason_of(error)}")


def record_version(bank: Bank, key: str, replaces: str | None) -> None:
    """Record which document this one replaces; where nothing is said, it replaces the newest version of itself.

    Raises:
        BadUsageError: there is no such document to be replaced.
    """
    if replaces:
        known = {each.id for each in bank.known().values() if each.away != "removed"}
        if replaces not in known - {key}:
            raise BadUsageError(f"{replaces}: no other document has this id; a document's page on the site tells it.")
    newest = next((each.replaced_by for each in bank.set_aside() if each.id == key), "")
    older = newest if replaces is None else replaces
    if older or replaces is not None:
        bank.say_replaces(key, older)
        connect_documents(bank)


@contextmanager
def opened(bank: Path, *, dry_run: bool) -> Iterator[Bank]:
    """Open the bank, or with `dry_run` a temporary copy of it, for this run alone."""
    if not dry_run:
        with alone(bank), Bank.open(bank, create=True) as original:
            original.check()
            yield original
        return
    with (
        tempfile.TemporaryDirectory() as folder,
        Bank.open(bank) as original,
        alone(bank),
        Bank.open(Path(folder) / "copy.db", create=True) as copy,
    ):
        original.connection.backup(copy.connection)
        yield copy


def report_on(key: str, bank: Bank) -> Added:
    """Gather the report on a document that has just been stored and linked."""
    row = bank.connection.execute("SELECT * FROM documents WHERE id = ?", [key]).fetchone()
    measures = measures_of(bank.connection, key)
    pages = bank.connection.execute("SELECT number, route, reason FROM pages WHERE document = ?", [key]).fetchall()
    areas = Counter((measure.area and measure.area.area) or "none" for measure in measures)
    return Added(
        key,
        metadata_of(row),
        dict(sorted(Counter(page["route"] for page in pages).items())),
        dict(sorted(areas.items())),
        tuple(measure.title for measure in measures if is_doubtful(measure)),
        {page["number"]: page["reason"] for page in pages if page["route"] == "failed"},
        changes(bank.connection, key),
        row["copy_of"],
        replaced(bank.connection, key),
    )


def is_doubtful(measure: Measure) -> bool:
    """Tell whether a measure's words or area are too uncertain to pass unseen."""
    area_is_sure = measure.area is None or measure.area.confidence >= DOUBTFUL
    return measure.text_confidence < DOUBTFUL or not area_is_sure


def as_lines(added: Added, *, dry_run: bool) -> Iterator[str]:
    """Format the report for people."""
    facts = added.facts
    yield f"{'Would load' if dry_run else 'Loaded'} {facts.title} ({added.id})"
    for name, value in (
        ("publisher", facts.publisher),
        facts.seat,
        ("year", facts.year),
        ("kind", facts.kind),
    ):
        yield f"  {name:<10} {value or '-'} (from {facts.sources.get(name, 'nothing: give it with --' + name)})"
    if facts.period_to not in (None, facts.year):
        yield f"  {'period':<10} {facts.period_from}–{facts.period_to}"
    if facts.published:
        yield f"  {'published':<10} {facts.published} (from {facts.sources.get('published', 'text')})"
    yield from _questions(facts)
    yield f"  {'pages':<10} {format_counts(added.pages)}"
    yield f"  {'measures':<10} {format_counts(added.measures)}"
    for old in added.replaces:
        differs = f"{old.stayed} measures stayed, {len(old.new)} came, {len(old.gone)} went"
        yield f"  replaces {old.title} ({old.id}): {differs}"
        yield from (f"  {sign} {title}" for sign, titles in (("+", old.new), ("-", old.gone)) for title in titles)
        if not dry_run:
            yield f"  undo with: atgardsbanken restore {old.id}"
    if added.copy_of:
        yield f"  a copy of {added.copy_of}, which reads better; search shows that one"
    for number, reason in added.failed.items():
        yield f"  page {number} failed: {reason}"
    yield from _compared(added.changes)
    yield f"  {len(added.changes.new)} new, {len(added.changes.goes_on)} go on, {len(added.changes.ended)} have ended"
    for sign, group in (("+", added.changes.new), ("=", added.changes.goes_on), ("-", added.changes.ended)):
        yield from (f"  {sign} {change.region_name}: {change.title}" for change in group)
    yield from (f"  ? {title}" for title in added.doubtful)


def _compared(found: Changes) -> Iterator[str]:
    """Yield what the document was compared with: the one before it in its series, if there is any."""
    for each in found.compared_with:
        yield f"  compared with {each.title} ({each.id}, about {each.years})"
    if not found.compared_with:
        yield "  the first of its series: there is nothing to compare it with"


def _questions(facts: DocumentMetadata) -> Iterator[str]:
    """Yield what a person is asked about facts that are not sure: the words that told them, and how to set them."""
    for name in facts.doubts:
        told = facts.evidence.get(name)
        words = f" (“{told.text}”{f', page {told.page}' if told.page else ''})" if told else ""
        yield f"  ? is the {name} right?{words} If not, add the file again with --{name}."


def require_complete(added: Added) -> None:
    """Raise an error if a page of the document failed.

    Raises:
        PartialLoadError: some did.
    """
    if added.failed:
        pages = sum(added.pages.values())
        raise PartialLoadError(f"{len(added.failed)} of {pages} pages failed; `atgardsbanken inspect` says why.")


def format_counts(counts: Mapping[str, int]) -> str:
    """Format counts, such as "3 ocr, 44 text"."""
    return ", ".join(f"{count} {name}" for name, count in counts.items()) or "none"
