"""One new document: what it was taken for, what was found in it, and what it changes in the bank."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from atgardsbanken.build import (
    VERSION,
    BuildOptions,
    connect_documents,
    hash_of,
    known_hashes,
    processes,
    read_document,
)
from atgardsbanken.files import existing
from corpus.records import Facts, Measure, Reading
from db.changes import Changes, changes
from db.store import Bank, LoadCounts

DOUBTFUL = 0.6
"""A measure whose area or text is less sure than this needs a look."""


@dataclass(frozen=True, slots=True)
class Added:
    """What came of one file; `copy_of` is the id of a better copy of the same document that the bank holds."""

    id: str
    facts: Facts
    pages: Mapping[str, int]
    measures: Mapping[str, int]
    doubtful: tuple[str, ...]
    failed: Mapping[int, str]
    changes: Changes
    copy_of: str | None


def add(file: Path, bank: Path, options: BuildOptions, *, dry_run: bool) -> Added | None:
    """Load one file and tell what came of it; None where the bank knows it already.

    With `dry_run` the bank stays as it is: the file is loaded into a copy of it that is then thrown away.

    Raises:
        PipelineError: the file or the bank can't be read.
    """
    existing(file)
    with opened(bank, dry_run=dry_run) as target:
        if hash_of(file) in known_hashes(target, options):
            return None
        load = target.begin_load(version=VERSION, options=options.fingerprint)
        with processes(options.workers) as executor:
            reading, pictures = read_document(file, options=options, executor=executor)
        target.put(reading, version=VERSION, options=options.fingerprint, pictures=pictures)
        connect_documents(target)
        target.finish_load(load, LoadCounts(loaded=1))
        return told(reading, target)


@contextmanager
def opened(bank: Path, *, dry_run: bool) -> Iterator[Bank]:
    """The bank itself, or a copy of it that is gone at the end."""
    with tempfile.TemporaryDirectory() as folder, Bank.open(bank, create=not dry_run) as original:
        if not dry_run:
            yield original
            return
        with Bank.open(Path(folder) / "copy.db", create=True) as copy:
            original.connection.backup(copy.connection)
            yield copy


def told(reading: Reading, bank: Bank) -> Added:
    """What to tell of a document that has just been stored and linked."""
    document = reading.document
    areas = Counter((measure.area and measure.area.area) or "none" for measure in reading.measures)
    known = bank.known().get(document.sha256)
    return Added(
        document.id,
        reading.facts,
        dict(sorted(Counter(page.route for page in document.pages).items())),
        dict(sorted(areas.items())),
        tuple(measure.title for measure in reading.measures if is_doubtful(measure)),
        {page.number: page.reason for page in document.pages if page.route == "failed"},
        changes(bank.connection, document.id),
        known.copy_of if known else None,
    )


def is_doubtful(measure: Measure) -> bool:
    """Whether a person should look at the measure: its words or its area are not sure."""
    area_is_sure = measure.area is None or measure.area.confidence >= DOUBTFUL
    return measure.text_confidence < DOUBTFUL or not area_is_sure


def as_lines(added: Added, *, dry_run: bool) -> Iterator[str]:
    """What came of a file, in lines for people."""
    facts = added.facts
    yield f"{'Would load' if dry_run else 'Loaded'} {facts.title} ({added.id})"
    for name, value in (
        ("publisher", facts.publisher),
        ("region", facts.region),
        ("year", facts.year),
        ("kind", facts.kind),
    ):
        yield f"  {name:<10} {value or '-'} (from {facts.sources.get(name, 'nothing: give it with --' + name)})"
    yield f"  {'pages':<10} {counted(added.pages)}"
    yield f"  {'measures':<10} {counted(added.measures)}"
    if added.copy_of:
        yield f"  a copy of {added.copy_of}, which reads better; search shows that one"
    for number, reason in added.failed.items():
        yield f"  page {number} failed: {reason}"
    yield f"  {len(added.changes.new)} new, {len(added.changes.goes_on)} go on, {len(added.changes.ended)} have ended"
    for sign, group in (("+", added.changes.new), ("=", added.changes.goes_on), ("-", added.changes.ended)):
        yield from (f"  {sign} {change.region_name}: {change.title}" for change in group)
    yield from (f"  ? {title}" for title in added.doubtful)


def counted(counts: Mapping[str, int]) -> str:
    """Counts in words, such as "3 ocr, 44 text"."""
    return ", ".join(f"{count} {name}" for name, count in counts.items()) or "none"
