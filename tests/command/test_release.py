"""A bank as a dataset: valid by the standards' own libraries, whole or not at all, and nothing else written over."""

from __future__ import annotations

import csv
import hashlib
import json
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import duckdb
import frictionless
import pandas
import pytest
from command_line import run
from library import FORMULA, site_bank
from pyarrow import parquet
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Namespace, URIRef

from atgardsbanken import release as releasing
from atgardsbanken.db.export import Record
from atgardsbanken.db.release import files as release_files
from atgardsbanken.db.release import write
from atgardsbanken.db.release.facts import LICENCES
from atgardsbanken.db.release.tables import release_tables

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
CONTACT = "data@region.example"
ADDRESS = "https://data.example/atgarder"
MANDATORY = (DCTERMS.title, DCTERMS.description, DCTERMS.publisher)


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small bank."""
    return site_bank(tmp_path_factory.mktemp("bank") / "bank.db")


@pytest.fixture(scope="module")
def released(bank: Path) -> Path:
    """A release of it."""
    folder = bank.with_name("release")
    said = ("--version", "1.2", "--licence", "CC-BY-4.0", "--publisher", "Region Skåne", "--address", ADDRESS)
    said = (*said, "--contact", CONTACT)
    assert run("release", folder, "--db", bank, *said).exit_code == 0
    return folder


def read_csv(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file."""
    with path.open(encoding="utf-8", newline="") as content:
        return list(csv.DictReader(content))


def test_the_package_is_valid_by_its_own_library(released: Path) -> None:
    """Types, keys, references, sizes and checksums hold."""
    report = frictionless.validate(released / "datapackage.json")
    assert (report.valid, report.flatten(["type", "message"])) == (True, [])
    assert [task.name for task in report.tasks] == list(release_tables())


@pytest.mark.parametrize(
    ("table", "column", "value", "error"),
    [("measures", "theme", "t9", "foreign-key"), ("measures", "year", "tjugo", "type-error")],
)
def test_the_check_sees_what_is_wrong(
    released: Path, tmp_path: Path, table: str, column: str, value: str, error: str
) -> None:
    """A reference that leads nowhere and a year that is no number are found."""
    package = json.loads((released / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        del resource["hash"], resource["bytes"]
    for path in released.glob("*.csv"):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    found = read_csv(tmp_path / f"{table}.csv")
    found[0][column] = value
    with (tmp_path / f"{table}.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, found[0])
        writer.writeheader()
        writer.writerows(found)
    (tmp_path / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")
    report = frictionless.validate(tmp_path / "datapackage.json")
    assert {kind for (kind,) in report.flatten(["type"])} == {error}


def test_the_package_says_version_licence_and_publisher(released: Path) -> None:
    """What was said on the command line stands in it."""
    package = json.loads((released / "datapackage.json").read_text(encoding="utf-8"))
    assert (package["version"], package["licenses"][0]["name"]) == ("1.2", "CC-BY-4.0")
    assert package["contributors"] == [{"title": "Region Skåne", "email": CONTACT, "roles": ["publisher"]}]


def test_measures_are_those_of_the_export(bank: Path, released: Path) -> None:
    """The CSV has the columns and rows of the JSON, letter by letter."""
    exported = {row["id"]: row for row in json.loads(run("export", bank, "--format", "json").stdout)}
    for row in read_csv(released / "measures.csv"):
        assert row == {name: "" if cell is None else str(cell) for name, cell in exported.pop(row["id"]).items()}
    assert exported == {}
    assert FORMULA in (released / "measures.csv").read_text(encoding="utf-8").replace('""', '"')


@pytest.mark.parametrize("name", release_tables())
def test_parquet_holds_what_the_csv_holds(released: Path, name: str) -> None:
    """The same cells, with types; codes are text."""
    table = parquet.read_table(released / f"{name}.parquet")
    types = {"string": "string", "integer": "int64", "number": "double"}
    assert {field.name: str(field.type) for field in table.schema} == {
        column: types[kind] for column, kind in release_tables()[name].columns.items()
    }
    texts = [{key: "" if cell is None else str(cell) for key, cell in row.items()} for row in table.to_pylist()]
    assert texts == read_csv(released / f"{name}.csv")


@pytest.mark.slow
@pytest.mark.parametrize("name", release_tables())
def test_duckdb_and_pandas_read_the_same_rows(released: Path, name: str) -> None:
    """From CSV with the package's types and from Parquet: quotation marks, formulas and codes come as they are."""
    columns = release_tables()[name].columns
    sql = {
        column: {"string": "VARCHAR", "integer": "BIGINT", "number": "DOUBLE"}[columns[column]] for column in columns
    }
    found = duckdb.read_csv(str(released / f"{name}.csv"), header=True, columns=sql).fetchall()
    assert found == duckdb.read_parquet(str(released / f"{name}.parquet")).fetchall()
    frames = (
        pandas.read_csv(released / f"{name}.csv", dtype="string", keep_default_na=False),
        pandas.read_parquet(released / f"{name}.parquet"),
    )
    keys = release_tables()[name].key
    assert [list(frame[keys[0]]) for frame in frames] == [[row[list(columns).index(keys[0])] for row in found]] * 2


def test_the_catalogue_has_what_the_profile_demands(released: Path) -> None:
    """Catalogue and dataset have title, description and publisher; each file an address and a licence."""
    graph = Graph().parse(released / "dcat.jsonld", format="json-ld")
    for kind in (DCAT.Catalog, DCAT.Dataset):
        (thing,) = graph.subjects(RDF.type, kind)
        assert [each for each in MANDATORY if not list(graph.objects(thing, each))] == []
        (publisher,) = graph.objects(thing, DCTERMS.publisher)
        assert [str(name) for name in graph.objects(publisher, FOAF.name)] == ["Region Skåne"]
    (dataset,) = graph.subjects(RDF.type, DCAT.Dataset)
    (contact,) = graph.objects(dataset, DCAT.contactPoint)
    assert list(graph.objects(contact, VCARD.hasEmail)) == [URIRef(f"mailto:{CONTACT}")]
    addresses = set()
    for distribution in graph.objects(dataset, DCAT.distribution):
        assert list(graph.objects(distribution, DCTERMS.license)) == [URIRef(LICENCES["CC-BY-4.0"][1])]
        addresses |= set(map(str, graph.objects(distribution, DCAT.accessURL)))
    tables = {f"{ADDRESS}/{path.name}" for path in released.iterdir() if path.suffix in (".csv", ".parquet")}
    assert addresses == tables


def test_the_codebook_describes_every_file_and_column(released: Path) -> None:
    """Each table has a heading, each column a line with its type."""
    text = (released / "codebook.md").read_text(encoding="utf-8")
    for name, table in release_tables().items():
        assert f"## {table.title}\n" in text
        assert f"`{name}.csv`, `{name}.parquet`" in text
    assert text.count("\n| `") == sum(len(table.columns) for table in release_tables().values())
    assert "| `region` | text | `regions.code` | " in text


def test_checksums_are_of_every_other_file(released: Path) -> None:
    """SHA256SUMS has a line for each file beside it, as sha256sum writes them."""
    sums = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in released.iterdir()}
    del sums[write.CHECKSUMS]
    lines = (released / write.CHECKSUMS).read_text(encoding="utf-8").splitlines()
    assert lines == [f"{sums[name]}  {name}" for name in sorted(sums)]


def test_the_readme_names_every_file(released: Path) -> None:
    """Whoever unpacks it sees what each file is."""
    text = (released / "README.md").read_text(encoding="utf-8")
    named = {path.name for path in released.iterdir()} - {"README.md"}
    assert [name for name in named if f"`{name}`" not in text] == []
    assert "(`CC-BY-4.0`)" in text


@pytest.mark.parametrize(
    ("option", "value"), [("--address", "data.example"), ("--site", "https://a b"), ("--contact", "Ada <a@b>")]
)
def test_what_is_no_address_is_refused(bank: Path, tmp_path: Path, option: str, value: str) -> None:
    """A catalogue holds only addresses that lead somewhere: the error is one line with an example."""
    refused = run("release", tmp_path / "r", "--db", bank, option, value)
    assert (refused.exit_code, refused.stderr.count("\n"), option in refused.stderr) == (2, 1, True)
    assert not (tmp_path / "r").exists()


def test_without_pyarrow_there_is_no_parquet(bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The release is whole all the same."""
    monkeypatch.setattr(write, "has_parquet", lambda: False)
    assert run("release", tmp_path / "r", "--db", bank).exit_code == 0
    assert list((tmp_path / "r").glob("*.parquet")) == []
    assert "parquet" not in (tmp_path / "r" / "README.md").read_text(encoding="utf-8")


def test_a_release_is_of_one_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is changed in the bank while it is written is in no table of it."""
    path, written = site_bank(tmp_path / "bank.db"), write.write_csv

    def meanwhile(target: Path, columns: Iterable[str], rows: Iterable[Record]) -> int:
        count = written(target, columns, rows)
        with closing(sqlite3.connect(path)) as other, other:
            other.execute("DELETE FROM documents")
        return count

    monkeypatch.setattr(write, "write_csv", meanwhile)
    assert run("release", tmp_path / "r", "--db", path).exit_code == 0
    assert frictionless.validate(tmp_path / "r" / "datapackage.json").valid
    assert [len(read_csv(tmp_path / "r" / f"{name}.csv")) for name in ("measures", "documents")] == [48, 6]


def test_parquet_is_written_in_groups(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large table is never whole in memory; an empty one has its columns all the same."""
    monkeypatch.setattr(release_files, "BATCH_ROWS", 2)
    for rows, groups in ((5, 3), (0, 0)):
        release_files.write_parquet(tmp_path / "t.parquet", {"a": "integer"}, [{"a": n} for n in range(rows)])
        table = parquet.ParquetFile(tmp_path / "t.parquet")
        assert (table.num_row_groups, table.read().to_pylist()) == (groups, [{"a": n} for n in range(rows)])
        assert table.schema_arrow.names == ["a"]


def test_a_release_is_replaced_only_when_asked(bank: Path, tmp_path: Path) -> None:
    """An empty folder is filled; a full one needs --force."""
    folder = tmp_path / "r"
    folder.mkdir()
    assert run("release", folder, "--db", bank, "--version", "1").exit_code == 0
    refused = run("release", folder, "--db", bank, "--version", "2")
    assert (refused.exit_code, "--force" in refused.stderr) == (2, True)
    assert run("release", folder, "--db", bank, "--version", "2", "--force").exit_code == 0
    assert json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["version"] == "2"
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


def test_what_is_no_release_is_never_replaced(bank: Path, tmp_path: Path) -> None:
    """A folder with something else in it, a file, and a place that is not there are refused in one line."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.docx").touch()
    for place in ("mine", "mine/thesis.docx", "none/r"):
        refused = run("release", tmp_path / place, "--db", bank, "--force")
        assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1)
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["thesis.docx"]


def test_a_release_that_fails_leaves_nothing(bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full, there is no half of it, and the earlier one stays."""
    folder = tmp_path / "r"
    run("release", folder, "--db", bank, "--version", "1")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(write, "readme", full)
    failed = run("release", folder, "--db", bank, "--version", "2", "--force")
    assert (failed.exit_code, "No space left" in failed.stderr) == (2, True)
    assert json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))["version"] == "1"
    assert [path.name for path in tmp_path.iterdir()] == ["r"]


def test_an_earlier_release_is_put_back(tmp_path: Path) -> None:
    """Where the new one cannot be moved in, the old one is where it was."""
    (tmp_path / "r").mkdir()
    (tmp_path / "r" / "README.md").touch()
    with pytest.raises(FileNotFoundError):
        releasing._put_in_place(tmp_path / "missing", tmp_path / "r", tmp_path / "old")
    assert [path.name for path in (tmp_path / "r").iterdir()] == ["README.md"]
