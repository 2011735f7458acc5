"""What every worker needs, loaded by importing this module: dictionaries, models and the classifier."""

from __future__ import annotations

from atgardsbanken.corpus.language.pipeline import load_pipeline
from atgardsbanken.corpus.measures.model import load_model
from atgardsbanken.interpret import classifier

classifier()
load_model()
load_pipeline()
