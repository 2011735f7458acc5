"""Sorts measures into the areas by a linear model of words, letters and cues; probabilities 0.0-1.0."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt

from atgardsbanken.corpus.areas import NONE, Scheme, load_scheme
from atgardsbanken.corpus.features import Vectoriser
from atgardsbanken.corpus.records import AreaCode, AreaJudgement
from atgardsbanken.corpus.vectors import load_vectors

Numbers = npt.NDArray[np.float64]

DESCRIPTION_WEIGHT = 0.5
"""The weight of a description beside the title's 1; see `bench/thresholds_text.py`."""
SECTION_WEIGHT = 0.5
"""The weight of a section's heading beside the title's 1; see `bench/thresholds_text.py`."""
DOCUMENT_WEIGHT = 0.3
"""The weight of the document's title beside the measure's 1; see `bench/thresholds_text.py`."""
DESCRIPTION_LETTERS = 300
"""The beginning of a description that is read: what is done is told first."""
SECOND_AREA_PROBABILITY = 0.2
"""Probability from which a second area is arguable."""
NAMED_AREA_PROBABILITY = 0.35
"""Probability below which no area is named: hardly more than one in four, the chance of a guess."""
EVIDENCE_WORDS = 6
"""The number of words kept to show what decided."""
NO_KIND = "Passar inte i något av de tre områdena."
UNSURE = "Texten ger för lite att gå på."


@dataclass(frozen=True, slots=True)
class Model:
    """A trained model: `weights` has a row a feature and a column a label, `rarity` a number a feature.

    `vector_weights` has a row for each number of a text's mean vector and a column a label.

    Log odds are divided by `temperature` (Guo et al. 2017) and a share `noise` of the probability is spread over all
    labels, since some titles are sorted otherwise than any reader would: so that probabilities are as often right as
    they say.
    """

    labels: tuple[str, ...]
    names: tuple[str, ...]
    rarity: Numbers
    weights: Numbers
    vector_weights: Numbers
    bias: Numbers
    temperature: float
    noise: float

    def save(self, path: Path) -> None:
        """Write the model to `path`, the same bytes for the same model."""
        np.savez_compressed(
            path,
            labels=np.array(self.labels),
            names=np.frombuffer("\n".join(self.names).encode(), np.uint8),
            rarity=self.rarity.astype(np.float32),
            weights=self.weights.astype(np.float16),
            vector_weights=self.vector_weights.astype(np.float32),
            bias=self.bias.astype(np.float32),
            calibration=np.array([self.temperature, self.noise]),
        )

    @classmethod
    def load(cls, path: Path) -> Model:
        """Return the model that was saved to `path`.

        Raises:
            FileNotFoundError: there is none.
        """
        with np.load(path, allow_pickle=False) as data:
            return cls(
                tuple(str(label) for label in data["labels"]),
                tuple(data["names"].tobytes().decode().split("\n")),
                data["rarity"].astype(np.float64),
                data["weights"].astype(np.float64),
                data["vector_weights"].astype(np.float64),
                data["bias"].astype(np.float64),
                *(float(number) for number in data["calibration"]),
            )


MODEL_PATH = Path(str(files("atgardsbanken.corpus").joinpath("data", "model.npz")))
"""The model that is shipped, made by `python -m atgardsbanken.corpus.train`."""


REMEMBERED_TEXTS = 100
"""Texts whose words' part in a judgement is remembered: measures share headings and the document's title."""


class Classifier:
    """Judges which area a measure belongs to."""

    def __init__(self, model: Model, scheme: Scheme) -> None:
        """Use `model` with the cues and reasons of `scheme`."""
        self._model = model
        self._row = {name: row for row, name in enumerate(model.names)}
        self._vectors = load_vectors()
        self._stop_words = scheme.stop_words
        self._reasons = {kind.code: kind.reason for kind in scheme.outside}
        self._vectoriser = Vectoriser(dict(zip(model.names, model.rarity, strict=True)), scheme)
        self._told = lru_cache(maxsize=REMEMBERED_TEXTS)(self._by_text)

    @classmethod
    def load(cls, path: Path = MODEL_PATH) -> Classifier:
        """Return the classifier with the model in `path`.

        Raises:
            FileNotFoundError: there is no model.
        """
        return cls(Model.load(path), load_scheme())

    def judge(self, title: str, description: str = "", section: str = "", document: str = "") -> AreaJudgement:
        """Return the likeliest area of a measure, how likely it is, and the words that decided, or why it has none.

        Args:
            title: the measure's.
            description: what is told of it; its beginning is read.
            section: the heading that it stands under.
            document: the title of its document.

        >>> Classifier.load().judge("Digitala vårdmöten").area
        'it'
        """
        odds, words = self.log_odds(title, description, section, document)
        chance = probabilities(odds, self._model.temperature, self._model.noise)
        order = np.argsort(-chance, kind="stable")
        label = self._model.labels[order[0]]
        best = float(chance[order[0]])
        known = bool(words) and best >= NAMED_AREA_PROBABILITY
        second = self._second(order, chance, known=known)
        evidence = _strongest(words, int(order[0]))
        if known and label != NONE:
            return AreaJudgement(cast(AreaCode, label), "predicted", best, second, evidence)
        reason = self._why_none(f"{title} {section} {description}") if known else UNSURE
        none = float(chance[self._model.labels.index(NONE)])
        return AreaJudgement(None, "predicted", none, second, evidence, reason)

    def log_odds(
        self, title: str, description: str = "", section: str = "", document: str = ""
    ) -> tuple[Numbers, Mapping[str, Numbers]]:
        """Return the log odds of each label, and what each word adds to them."""
        fields = weighted_texts(title, description, section, document)
        parts = [part for text, weight in fields for part in self._told(text, weight)]
        owners = [word for words, _ in parts for word in words]
        added = np.concatenate([numbers for _, numbers in parts])
        number = {word: place for place, word in enumerate(dict.fromkeys(owners))}
        of_words = np.zeros((len(number), len(self._model.labels)))
        np.add.at(of_words, [number[word] for word in owners], added)
        return self._model.bias + of_words.sum(axis=0), dict(zip(number, of_words, strict=True))

    def _by_text(self, text: str, weight: float) -> tuple[tuple[list[str], Numbers], ...]:
        """Return the text's words and what each adds to each label, by features and by vectors."""
        return self._by_features(text, weight), self._by_vectors(text, weight)

    def _by_features(self, text: str, weight: float) -> tuple[list[str], Numbers]:
        """Return the text's words, once for each of their features, and what each adds to each label."""
        known = [
            (word, self._row[name], value * share)
            for name, (value, shares) in self._vectoriser.vector(text).items()
            if name in self._row
            for word, share in shares
        ]
        values = np.array([weight * value for _, _, value in known])
        rows = self._model.weights[[row for _, row, _ in known]]
        return [word for word, _, _ in known], values[:, None] * rows

    def _by_vectors(self, text: str, weight: float) -> tuple[list[str], Numbers]:
        """Return the text's words that have vectors, and what each adds to each label."""
        words, numbers = self._vectors.parts(text, self._stop_words)
        return words, weight * numbers @ self._model.vector_weights

    def _second(self, order: Sequence[int] | npt.NDArray[np.int64], chance: Numbers, *, known: bool) -> AreaCode | None:
        """Return the next likely area if it is arguable; the likeliest one where none was named."""
        for place in order[1:2] if known else order[:1]:
            if self._model.labels[place] != NONE and chance[place] >= SECOND_AREA_PROBABILITY:
                return cast(AreaCode, self._model.labels[place])
        return None

    def _why_none(self, text: str) -> str:
        """Return the reason of the kind outside the areas that `text` has most cues of."""
        found = {code: len(words) for code, words in self._vectoriser.cues.find(text).items() if code in self._reasons}
        return self._reasons[max(found, key=lambda code: found[code])] if found else NO_KIND


def weighted_texts(title: str, description: str, section: str, document: str) -> tuple[tuple[str, float], ...]:
    """Return what is read of a measure, each text with its weight."""
    return (
        (title, 1.0),
        (section, SECTION_WEIGHT),
        (description[:DESCRIPTION_LETTERS], DESCRIPTION_WEIGHT),
        (document, DOCUMENT_WEIGHT),
    )


def probabilities(odds: Numbers, temperature: float, noise: float) -> Numbers:
    """Return the probability of each label, along the last axis, from log odds."""
    scaled = odds / temperature
    raised = np.exp(scaled - scaled.max(axis=-1, keepdims=True))
    share = raised / raised.sum(axis=-1, keepdims=True)
    return cast(Numbers, (1 - noise) * share + noise / odds.shape[-1])


def _strongest(words: Mapping[str, Numbers], label: int) -> tuple[tuple[str, float], ...]:
    """Return the words that tell most for label number `label` against the mean of the others, strongest first."""
    others = {
        word: float(added[label] - (added.sum() - added[label]) / (len(added) - 1)) for word, added in words.items()
    }
    ranked = sorted(
        ((word, round(weight, 3)) for word, weight in others.items() if weight > 0),
        key=lambda item: (-item[1], item[0]),
    )
    return tuple(ranked[:EVIDENCE_WORDS])
