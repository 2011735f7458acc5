"""What the Swedish pipeline and the finding of phrases take: `python bench/language.py`, on invented sentences."""

from __future__ import annotations

import subprocess
import sys
import time

SENTENCES = (
    "Regionen ska under 2021 införa en gemensam bemanningspool för sjuksköterskor på länets tre sjukhus.",
    "Kallelser skickas digitalt till alla patienter som har valt det.",
    "Regionstyrelsen beslutade att inrätta tio utbildningstjänster och att höja ersättningen för helgarbete.",
    "Utbildning i förflyttningsteknik för nyanställda undersköterskor",
)
COPIES = 250
"""How often each sentence is read."""
LOAD = """
import time
import spacy
start = time.process_time()
from atgardsbanken.corpus.language.pipeline import load_pipeline
from atgardsbanken.corpus.language.phrases import naming_phrases
load_pipeline()
naming_phrases("Regionen inför en pool.")
print(round(time.process_time() - start, 2))
"""


def main() -> None:
    """Print load time, speed of parsing and of finding phrases, and sizes."""
    from atgardsbanken.corpus.language.phrases import phrases_in_all, read_all
    from atgardsbanken.corpus.language.pipeline import MODEL_PATH, load_pipeline
    from atgardsbanken.corpus.language.ranking import WEIGHTS_PATH
    from atgardsbanken.corpus.language.tagger import MODEL_PATH as TAGGER_PATH
    from atgardsbanken.corpus.vectors import PATH

    loaded = subprocess.run([sys.executable, "-c", LOAD], check=True, capture_output=True, text=True).stdout.strip()
    print(f"loading and first sentence, without spaCy itself: {loaded} seconds of processor time")
    texts = [f"{number} {sentence}" for number in range(COPIES) for sentence in SENTENCES]
    nlp = load_pipeline()
    start = time.process_time()
    read_all(texts, nlp)
    parsed = time.process_time()
    phrases_in_all([(text, "sentence") for text in texts])
    found = time.process_time()
    print(f"parsing: {len(texts) / (parsed - start):.0f} sentences a second of processor time")
    print(f"parsing and finding phrases: {len(texts) / (found - parsed):.0f} sentences a second of processor time")
    for path in (MODEL_PATH, PATH, TAGGER_PATH, WEIGHTS_PATH):
        print(f"{path.name}: {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
