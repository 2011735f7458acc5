"""What Datasette 0.65 and 1.0 do differently: metadata, configuration of tables, templates, and permissions."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datasette.app import Datasette

TABLE_SETTINGS = ("hidden", "label_column")
"""Keys of a table's metadata that 1.0 reads from the configuration."""


def is_next(datasette: Datasette | type[Datasette]) -> bool:
    """Return whether this is Datasette 1.0, which stores metadata and no longer asks plugins for it."""
    return hasattr(datasette, "set_instance_metadata")


def templates_of(datasette: Datasette) -> Any:  # noqa: ANN401 (an environment of Jinja, which 1.0 keeps to itself)
    """Return the environment in which Datasette renders its templates."""
    return datasette.get_jinja_environment() if is_next(datasette) else datasette.jinja_env


async def store_metadata(datasette: Datasette, metadata: Mapping[str, Any]) -> None:
    """Store metadata, written as 0.65 has it, where 1.0 reads it; what the owner of the site said stays."""
    if "title" in metadata and not (await datasette.get_instance_metadata()).get("title"):
        await datasette.set_instance_metadata("title", metadata["title"])
    for database, about in metadata["databases"].items():
        if not (await datasette.get_database_metadata(database)).get("description"):
            await datasette.set_database_metadata(database, "description", about["description"])
        for table, described in about["tables"].items():
            _configure(datasette, database, table, described)
            await _describe(datasette, database, table, described)


async def _describe(datasette: Datasette, database: str, table: str, described: Mapping[str, Any]) -> None:
    """Store the descriptions of a table and of its columns."""
    if "description" not in described or (await datasette.get_resource_metadata(database, table)).get("description"):
        return
    await datasette.set_resource_metadata(database, table, "description", described["description"])
    for column, text in described["columns"].items():
        await datasette.set_column_metadata(database, table, column, "description", text)


def _configure(datasette: Datasette, database: str, table: str, described: Mapping[str, Any]) -> None:
    """Say in the configuration which tables are hidden and which column names a row."""
    place = datasette.config
    for key in ("databases", database, "tables", table):
        place = place.setdefault(key, {})
    for name in TABLE_SETTINGS:
        if name in described:
            place.setdefault(name, described[name])


async def is_allowed(datasette: Datasette, actor: Mapping[str, Any] | None, action: str) -> bool:
    """Return whether somebody may do something that concerns the whole site."""
    if is_next(datasette):
        return bool(await datasette.allowed(action=action, actor=actor))
    return bool(await datasette.permission_allowed(actor, action, default=False))


def action_of(name: str, description: str) -> Any:  # noqa: ANN401 (a class of Datasette 1.0)
    """Return the record with which 1.0 learns of an action."""
    from datasette.permissions import Action

    return Action(name=name, description=description)


def allowed_sql(reason: str) -> Any:  # noqa: ANN401 (a class of Datasette 1.0)
    """Return the rule with which 1.0 allows an action."""
    from datasette.permissions import PermissionSQL

    return PermissionSQL.allow(reason=reason)
