"""What a release says of itself: title, version, licence, publisher, and where it is to be found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

LicenceName = Literal["CC0-1.0", "CC-BY-4.0", "CC-BY-SA-4.0", "ODbL-1.0", "PDDL-1.0"]
"""An open licence for data, by its SPDX name."""

LICENCES: dict[LicenceName, tuple[str, str]] = {
    "CC0-1.0": ("Creative Commons CC0 1.0", "http://creativecommons.org/publicdomain/zero/1.0/"),
    "CC-BY-4.0": ("Creative Commons Erkännande 4.0", "http://creativecommons.org/licenses/by/4.0/"),
    "CC-BY-SA-4.0": ("Creative Commons Erkännande-DelaLika 4.0", "http://creativecommons.org/licenses/by-sa/4.0/"),
    "ODbL-1.0": ("Open Database License 1.0", "http://opendatacommons.org/licenses/odbl/1.0/"),
    "PDDL-1.0": ("Public Domain Dedication and License 1.0", "http://opendatacommons.org/licenses/pddl/1.0/"),
}
"""Each licence's title and the address by which catalogues of data know it."""

DESCRIPTION = (
    "Åtgärder ur svenska regioners planer och årsrapporter om hälso- och sjukvård, med region, år, utvecklingsområde "
    "och sida i dokumentet, tillsammans med dokument, teman, fortsättningar och tal ur tryckta tabeller. Åtgärderna är "
    "utlästa av ett program: `confidence` säger hur säker varje åtgärd är."
)


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """What a release says of itself.

    `address` is the folder on the web where its files will lie ("" leaves their addresses relative); `site` is where
    the site of the bank is, which measures' addresses begin with. `first_year` and `last_year` are those that its
    measures are about. `contact` is an e-mail address for questions, or "".
    """

    title: str
    version: str
    licence: LicenceName
    publisher: str
    issued: date
    program: str
    address: str = ""
    site: str = ""
    contact: str = ""
    first_year: int | None = None
    last_year: int | None = None

    @property
    def licence_title(self) -> str:
        """The licence as people call it."""
        return LICENCES[self.licence][0]

    @property
    def licence_address(self) -> str:
        """The licence's own page."""
        return LICENCES[self.licence][1]
