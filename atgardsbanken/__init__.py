"""The command: reads options, runs the stages in their order, and is the only place that prints or exits."""

from __future__ import annotations
