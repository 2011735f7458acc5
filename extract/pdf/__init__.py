"""What a PDF itself holds: its text layer, drawn lines and pictures of its pages."""

from __future__ import annotations
