"""The site: Åtgärdsbanken's own pages on top of Datasette."""

from __future__ import annotations
