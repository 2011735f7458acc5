"""The scanners that pages are read from, by name."""

from __future__ import annotations

from samples.scanner import OFFICE, Scanner

SCANNERS = {
    "office": OFFICE,
    "fine": Scanner(dpi=300, skew_degrees=0.2),
    "askew": Scanner(skew_degrees=1.0),
    "gray": Scanner(white_above=None, noise=6.0, skew_degrees=0.3, speck_share=0.0),
    "faint": Scanner(white_above=None, strength=0.6, noise=4.0, quality=50, speck_share=0.00002),
    "coarse": Scanner(dpi=150, white_above=None, skew_degrees=0.6, noise=5.0, quality=60),
}
"""Scanners by name; `office` is the one that makes the scanned samples."""
