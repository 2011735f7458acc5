"""Loads what every worker needs when it is imported: dictionaries, models and the classifier."""

from __future__ import annotations

import gc

from atgardsbanken.extract.sandbox import ending_with_parent

with ending_with_parent():
    # The command is imported by every worker, because it is the main module's only line.
    from atgardsbanken.commands import main  # noqa: F401
    from atgardsbanken.corpus.language.pipeline import load_pipeline
    from atgardsbanken.corpus.measures.model import load_model
    from atgardsbanken.loading.interpret import classifier

    classifier()
    load_model()
    load_pipeline()
    # What is loaded stays: workers need not look through it for garbage, nor copy its pages to mark it.
    gc.freeze()
