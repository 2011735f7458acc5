"""Who does a measure, as it is counted and shown: a region, or a municipality by its own name, never as its county."""

from __future__ import annotations

OWNER = "CASE WHEN m.region IS NULL AND d.municipality <> '' THEN d.publisher ELSE m.region END"
"""SQL for whom a measure `m` of a document `d` is counted as: a region's code, a municipality's name, or null."""
OWNER_NAME = "CASE WHEN m.region IS NULL AND d.municipality <> '' THEN d.publisher ELSE coalesce(r.name, '') END"
"""SQL for the name of who does a measure `m`, whose region is `r`; empty for the whole country or for nobody known."""
DOCUMENT_OWNER = "CASE WHEN d.municipality <> '' THEN d.publisher ELSE d.region END"
"""SQL for whom a document `d` is counted as."""
DOCUMENT_OWNER_NAME = "CASE WHEN d.municipality <> '' THEN d.publisher ELSE coalesce(r.name, '') END"
"""SQL for the name of who a document `d` is of, whose region or county is `r`."""
