"""The page of comparisons: which columns an address asks for, and what of it the bank does not know."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import chain
from typing import TYPE_CHECKING

from datasette.utils.asgi import Request, Response

from atgardsbanken.db.datasette_plugin import web
from atgardsbanken.db.pages import compare
from atgardsbanken.db.pages.items import Names
from atgardsbanken.db.search.places import RegionGroup, region_groups

if TYPE_CHECKING:
    from datasette.app import Datasette

MOST_COLUMNS = 40
"""Regions, groups and municipalities in one address: all regions and groups fit."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What an address compares: `owners` and `groups` as columns, and what nobody knows (`unknown`).

    A county, or a group that stands alone, is not a column: its members are.
    """

    asked: tuple[tuple[str, str], ...]
    owners: tuple[str, ...]
    groups: Mapping[str, RegionGroup]
    county: str
    alone: RegionGroup | None
    unknown: tuple[str, ...]

    @property
    def members(self) -> compare.Groups:
        """The county codes of each group that is a column, by its key."""
        return {key: group.codes for key, group in self.groups.items()}


def compared(request: Request, called: Names, municipalities: Mapping[str, Sequence[str]]) -> Compared:
    """Read which regions, municipalities and groups, or which county, an address compares."""
    known_groups = {group.key: group for group in region_groups()}
    known = {*called.regions, *chain.from_iterable(municipalities.values())}
    asked = [*_asked(request, "region"), *_asked(request, "grupp")][:MOST_COLUMNS]
    owners = tuple(value for name, value in asked if name == "region" and value in known)
    groups = {value: known_groups[value] for name, value in asked if name == "grupp" and value in known_groups}
    county = (request.args.get("lan") or "") if not owners and not groups else ""
    unknown = [value for _, value in asked if value not in owners and value not in groups]
    if county and county not in municipalities:
        unknown.append(county)
    alone = next(iter(groups.values())) if len(groups) == 1 and not owners else None
    columns = (*owners, *(alone.codes if alone else groups), *municipalities.get(county, ()))
    return Compared((*asked, ("lan", county)), columns, {} if alone else groups, county, alone, tuple(unknown))


def _asked(request: Request, name: str) -> list[tuple[str, str]]:
    return [(name, value) for value in dict.fromkeys(request.args.getlist(name)) if value]


async def compare_page(datasette: Datasette, request: Request) -> Response:
    """Show regions, groups of them or municipalities side by side, or one of them from year to year.

    A county (`lan`) stands for those of its municipalities that have documents.
    """
    called, municipalities = await web.names_of(datasette), await web.ask(datasette, compare.municipalities)
    chosen = compared(request, called, municipalities)
    several = len(chosen.owners) > 1 or bool(chosen.groups)
    area = request.args.get("omrade") if several and request.args.get("omrade") in called.areas else None
    used = ("ar",) if several else ("fran", "till")
    years = {name: web.year_of(request, name) if name in used else None for name in ("fran", "till", "ar")}
    elsewhere = web.one_address(datasette, request, [*chosen.asked, *years.items(), ("omrade", area)])
    if elsewhere:
        return elsewhere
    variables: dict[str, object] = {"chosen": chosen, "municipalities": municipalities, "all_groups": region_groups()}
    variables |= {"area": area, "side": None, "change": None, "most": compare.MOST_SHOWN}
    if several:
        year, areas = years["ar"], [area] if area else [*called.areas, None]
        variables["side"] = await web.ask(
            datasette,
            lambda connection: compare.side_by_side(
                connection, chosen.owners, year=year, areas=areas, groups=chosen.members
            ),
        )
    elif chosen.owners:
        earlier, later = years["fran"], years["till"]
        variables["change"] = await web.ask(
            datasette,
            lambda connection: compare.year_to_year(connection, chosen.owners[0], earlier=earlier, later=later),
        )
    return await web.show(datasette, request, "compare.html", variables)


async def compare_file(datasette: Datasette, request: Request) -> Response:
    """Answer with the comparison of one owner's two years as JSON: which documents, and what differs."""
    owner, earlier, later = request.args.get("region") or "", web.year_of(request, "fran"), web.year_of(request, "till")
    found = await web.ask(
        datasette, lambda connection: compare.year_to_year(connection, owner, earlier=earlier, later=later)
    )
    return web.json_file(asdict(found))
