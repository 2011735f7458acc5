"""A release's entry in catalogues of open data: JSON-LD after DCAT-AP-SE, the Swedish profile of DCAT."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from atgardsbanken.db.release.facts import DESCRIPTION, ReleaseFacts
from atgardsbanken.db.release.files import CSV_TYPE, DataFile
from atgardsbanken.db.release.tables import describe_table, release_tables

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
EU = "http://publications.europa.eu/resource/authority"
"""Where the European Union's lists of codes lie, which the profile asks for."""
KEYWORDS = ("hälso- och sjukvård", "regioner", "kompetensförsörjning", "åtgärder")
DATASET = "#dataset"
PUBLISHER = "#publisher"
SWEDISH = {"@id": f"{EU}/language/SWE"}


def catalogue(facts: ReleaseFacts, data_files: Sequence[DataFile]) -> dict[str, Any]:
    """Return a catalogue with the release as its one dataset and each of its files as a distribution.

    Addresses are relative to the document itself, unless the release says where it will lie.
    """
    distributions = [_distribution(facts, file) for file in data_files]
    context = {**CONTEXT, "@base": f"{facts.address}/"} if facts.address else CONTEXT
    return {
        "@context": context,
        "@graph": [_catalogue(facts), _publisher(facts), _dataset(facts, data_files), *distributions],
    }


def _catalogue(facts: ReleaseFacts) -> dict[str, Any]:
    return {
        "@id": "#catalogue",
        "@type": "dcat:Catalog",
        "dcterms:title": swedish(facts.title),
        "dcterms:description": swedish(DESCRIPTION),
        "dcterms:publisher": {"@id": PUBLISHER},
        "dcterms:license": {"@id": facts.licence_address},
        "dcterms:language": SWEDISH,
        "dcterms:issued": _date(facts.issued.isoformat()),
        "dcat:dataset": {"@id": DATASET},
    }


def _publisher(facts: ReleaseFacts) -> dict[str, Any]:
    return {"@id": PUBLISHER, "@type": "foaf:Agent", "foaf:name": facts.publisher}


def _dataset(facts: ReleaseFacts, data_files: Iterable[DataFile]) -> dict[str, Any]:
    return {
        "@id": DATASET,
        "@type": "dcat:Dataset",
        "dcterms:title": swedish(facts.title),
        "dcterms:description": swedish(DESCRIPTION),
        "dcterms:publisher": {"@id": PUBLISHER},
        "dcterms:issued": _date(facts.issued.isoformat()),
        "dcterms:language": SWEDISH,
        "dcterms:spatial": {"@id": f"{EU}/country/SWE"},
        "dcterms:accessRights": {"@id": f"{EU}/access-right/PUBLIC"},
        "dcat:theme": {"@id": f"{EU}/data-theme/HEAL"},
        "dcat:keyword": [swedish(word) for word in KEYWORDS],
        "dcat:version": facts.version,
        "dcat:distribution": [{"@id": f"#{file.name}"} for file in data_files],
        **_contact(facts),
        **_period(facts),
    }


def _contact(facts: ReleaseFacts) -> dict[str, Any]:
    """Return whom to ask, where that is known; the profile recommends it."""
    if not facts.contact:
        return {}
    address = {"@id": f"mailto:{facts.contact}"}
    card = {"@type": "vcard:Organization", "vcard:fn": facts.publisher, "vcard:hasEmail": address}
    return {"dcat:contactPoint": card}


def _period(facts: ReleaseFacts) -> dict[str, Any]:
    """Return the years that the measures are about, where any are known."""
    if facts.first_year is None or facts.last_year is None:
        return {}
    start, end = _date(f"{facts.first_year}-01-01"), _date(f"{facts.last_year}-12-31")
    return {"dcterms:temporal": {"@type": "dcterms:PeriodOfTime", "dcat:startDate": start, "dcat:endDate": end}}


def _distribution(facts: ReleaseFacts, file: DataFile) -> dict[str, Any]:
    form = "CSV" if file.media_type == CSV_TYPE else "Parquet"
    return {
        "@id": f"#{file.name}",
        "@type": "dcat:Distribution",
        "dcterms:title": swedish(f"{release_tables()[file.table].title} ({form})"),
        "dcterms:description": swedish(describe_table(file.table)),
        "dcat:accessURL": {"@id": file.name},
        "dcat:downloadURL": {"@id": file.name},
        "dcterms:license": {"@id": facts.licence_address},
        "dcterms:format": file.media_type,
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.size_bytes)},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "spdx:checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        },
    }


def swedish(text: str) -> dict[str, str]:
    """Return a text of JSON-LD in Swedish."""
    return {"@language": "sv", "@value": text}


def _date(day: str) -> dict[str, str]:
    return {"@type": "xsd:date", "@value": day}
