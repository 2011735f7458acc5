"""A release's words for people, in Swedish: the codebook, which describes each column, and the README."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from atgardsbanken.db.release.facts import DESCRIPTION, ReleaseFacts
from atgardsbanken.db.release.files import CSV_TYPE, DataFile
from atgardsbanken.db.release.tables import ReleaseTable, describe_column, describe_table, release_tables

TYPES = {"string": "text", "integer": "heltal", "number": "tal"}
"""What the types of columns are called."""


def codebook(facts: ReleaseFacts, data_files: Sequence[DataFile]) -> str:
    """Return the codebook as Markdown: each file's table, each column with its type and description."""
    lines = [f"# Kodbok: {facts.title}, version {facts.version}", ""]
    lines += ["Tomma celler är okända värden. Koder för regioner är länskoder och alltid text (`08`).", ""]
    for name, table in release_tables().items():
        lines += _table(name, table, [file for file in data_files if file.table == name])
    return "\n".join(lines)


def _table(name: str, table: ReleaseTable, data_files: Sequence[DataFile]) -> Iterator[str]:
    named = ", ".join(f"`{file.name}`" for file in data_files)
    yield from (f"## {table.title}", "", describe_table(name), "")
    yield from (f"Filer: {named}. Rader: {data_files[0].rows}. Nyckel: {_code(table.key)}.", "")
    yield from ("| kolumn | typ | pekar på | beskrivning |", "| --- | --- | --- | --- |")
    for column, kind in table.columns.items():
        target = table.references.get(column)
        pointed = f"`{target}`" if target else ""
        yield f"| `{column}` | {TYPES[kind]} | {pointed} | {describe_column(name, column)} |"
    yield ""


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def readme(facts: ReleaseFacts, data_files: Sequence[DataFile]) -> str:
    """Return the README as Markdown: what this is, its licence, its files, and how to read and cite it."""
    has_parquet = any(file.media_type != CSV_TYPE for file in data_files)
    parts = (_about(facts), _file_list(data_files), COUNTED_ONCE, READ_CSV, READ_PARQUET * has_parquet, NO_EXCEL)
    return "\n".join((*parts, _citation(facts)))


def _about(facts: ReleaseFacts) -> str:
    contact = f" (<{facts.contact}>)" if facts.contact else ""
    return ABOUT.format(facts=facts, description=DESCRIPTION, contact=contact)


def _file_list(data_files: Iterable[DataFile]) -> str:
    rows = (f"| `{file.name}` | {release_tables()[file.table].title} | {file.rows} |\n" for file in data_files)
    return FILES.format(rows="".join(rows))


def _citation(facts: ReleaseFacts) -> str:
    cited = (
        f"{facts.publisher} ({facts.issued.year}). *{facts.title}* (version {facts.version}) [Data]. {facts.address}"
    )
    return f"## Citera\n\n{cited.rstrip()}\n"


ABOUT = """\
# {facts.title}

Version {facts.version}, {facts.issued}. {description}

Utgivare: {facts.publisher}{contact}. Licens: [{facts.licence_title}]({facts.licence_address}) (`{facts.licence}`).
Gjord med Åtgärdsbanken {facts.program}.
"""
FILES = """\
| fil | innehåll | rader |
| --- | --- | --- |
{rows}| `codebook.md` | vad varje kolumn betyder | |
| `datapackage.json` | samma för program: Frictionless Data Package | |
| `dcat.jsonld` | post för datakataloger efter DCAT-AP-SE | |
| `SHA256SUMS` | kontrollsummor: `sha256sum --check SHA256SUMS` | |
"""
COUNTED_ONCE = """\
Kopior av samma dokument räknas en gång: åtgärder, fortsättningar och siffror kommer ur den bästa kopian.

## Läs filerna
"""
READ_CSV = """\
```python
import pandas
measures = pandas.read_csv("measures.csv", dtype={"region": "string"})
```
"""
READ_PARQUET = """\
```sql
-- DuckDB
SELECT region_name, count(*) FROM 'measures.parquet' GROUP BY 1 ORDER BY 2 DESC;
```
"""
NO_EXCEL = """\
CSV-filerna är gjorda för program: UTF-8, komman, punkt i tal, texter precis som banken har dem. Öppna dem inte direkt i
Excel, som tar `08` för talet 8 och texter som börjar med `=` för formler; hämta XLSX från webbplatsen eller med
`atgardsbanken export --format xlsx`.
"""
