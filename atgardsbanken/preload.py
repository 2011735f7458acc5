"""Loads, by being imported in the forkserver, what every worker needs: dictionaries, models and the classifier."""

from __future__ import annotations

from atgardsbanken.extract.sandbox import ending_with_parent

with ending_with_parent():
    # The command is imported by every worker, because it is the main module's only line.
    from atgardsbanken import command  # noqa: F401
    from atgardsbanken.corpus.find.sentences import language
    from atgardsbanken.interpret import classifier

    classifier()
    language()
