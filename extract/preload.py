"""Loads, by being imported in the forkserver, all that the children need which read files."""

from __future__ import annotations

from atgardsbanken.extract.sandbox import ending_with_parent

with ending_with_parent():
    from atgardsbanken.extract import page_images, pages  # noqa: F401
    from atgardsbanken.extract.markup import word  # noqa: F401
