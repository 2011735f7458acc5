"""What every worker needs, loaded by importing this module: dictionaries, models and the classifier."""

from __future__ import annotations

from atgardsbanken.corpus.find.sentences import language
from atgardsbanken.loading.interpret import classifier

classifier()
language()
