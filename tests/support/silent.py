"""A reporter for loads that nobody watches."""

from __future__ import annotations


class Silent:
    """Shows nothing."""

    def done(self, message: str) -> None:
        """Count nothing."""

    def pages(self, found: int, read: int) -> None:
        """Count nothing."""
