"""How probable it is that a candidate is the name of a measure, by what it keeps of its clause and what it leaves."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path

from atgardsbanken.corpus.language.candidates import Candidate
from atgardsbanken.corpus.language.parsed import Parsed
from atgardsbanken.corpus.language.tagger import BEGIN, INSIDE, LABELS, OUTSIDE, Numbers

WEIGHTS_PATH = Path(str(files("atgardsbanken.corpus").joinpath("data", "phrase_weights.json")))
LEAST_PROBABILITY = 0.001
"""Smaller probabilities are told as this one."""
LENGTHS_WORDS = (1, 2, 3, 5, 8, 12, 18, 28)
"""Borders between short and long candidates."""

Features = Mapping[str, float]


def ranked_features(said: Parsed, labels: Numbers, options: Sequence[Candidate], kind: str) -> list[Features]:
    """Return the features of each of the candidates of a sentence in a unit of `kind`."""
    best = max((option.log_probability for option in options), default=0.0)
    return [
        {
            **_numbers(labels, option, best),
            **dict.fromkeys(_told(said, option, kind), 1.0),
        }
        for option in options
    ]


def _numbers(labels: Numbers, option: Candidate, best: float) -> dict[str, float]:
    """Return what the tagger says of the candidate's borders and of what lies between."""
    begin, inside, outside = (labels[:, LABELS.index(label)] for label in (BEGIN, INSIDE, OUTSIDE))
    within = inside[option.start + 1 : option.end]
    return {
        "begin": _log(begin[option.start]),
        "inside": _log(within.min()) if len(within) else 0.0,
        "inside mean": _log(within.mean()) if len(within) else 0.0,
        "again": float(begin[option.start + 1 : option.end].max()) if len(within) else 0.0,
        "before": _log(1 - inside[option.start]),
        "after": _log(1 - inside[option.end]) if option.end < len(inside) else 0.0,
        "outside": float(outside[option.start : option.end].mean()),
        "behind": best - option.log_probability,
        "first": float(option.log_probability >= best),
    }


def _log(probability: float) -> float:
    """Return the logarithm of a probability."""
    return math.log(max(float(probability), LEAST_PROBABILITY))


def _told(said: Parsed, option: Candidate, kind: str) -> Iterator[str]:
    """Yield what the words and relations of the candidate tell."""
    start, end = option.start, option.end
    heads = [i for i in range(start, end) if not start <= said.heads[i] < end or said.heads[i] == i]
    top = min(heads, key=lambda i: said.depths[i])
    shape = _shape(said, top, start, end)
    yield f"k={kind}"
    yield f"heads={min(len(heads), 3)}"
    yield f"shape={shape}"
    yield f"k,shape={kind},{shape}"
    yield f"length={sum(end - start > border for border in LENGTHS_WORDS)}"
    yield f"whole={start == 0},{_is_end(said, end)},{kind}"
    yield from _borders(said, start, end, shape)
    yield from _parts(said, top, start, end, shape)


def _is_end(said: Parsed, end: int) -> bool:
    """Say whether only signs follow."""
    return all(pos == "PUNCT" for pos in said.pos[end:])


def _shape(said: Parsed, top: int, start: int, end: int) -> str:
    """Return the form of the candidate's uppermost word, how it begins, and where its subject stands."""
    subjects = [one for one in said.children[top] if said.deps[one].startswith("nsubj")]
    where = "none" if not subjects else "in" if start <= subjects[0] < end else "out"
    side = "" if not subjects else "<" if subjects[0] < top else ">"
    return f"{said.forms[top]},{'first' if top == start else 'later'},{where}{side}"


def _borders(said: Parsed, start: int, end: int, shape: str) -> Iterator[str]:
    """Yield what stands on both sides of the candidate's borders."""
    last = end - 1
    yield f"first form={said.forms[start]}"
    yield f"first word={said.words[start]}"
    yield f"first dep={said.deps[start]}"
    yield f"last form={said.forms[last]}"
    yield f"last dep={said.deps[last]}"
    before = said.words[start - 1] if start else "^"
    yield f"before={before}"
    yield f"before form={said.forms[start - 1] if start else '^'},{said.forms[start]}"
    yield f"after={said.words[end] if end < len(said.words) else '$'}"
    opens = _opens(said, end) if end < len(said.words) else "$"
    yield f"opens={opens}"
    yield f"opens,shape={opens},{shape}"
    yield f"closes={_closes(said, last)},{opens}"
    for left, right in (("(", ")"), ("”", "”")):
        inside = said.words[start:end]
        yield f"open bracket={inside.count(left) - inside.count(right)}"
        if left == right:
            yield f"quotes={inside.count(left) % 2}"


def _opens(said: Parsed, i: int) -> str:
    """Return the relation of the largest part that begins at word `i`, and its word where that is a small one."""
    top = min(
        (one for one in range(len(said.words)) if said.left[one] == i), key=lambda one: said.depths[one], default=i
    )
    small = said.words[i] if said.pos[i] in ("ADP", "SCONJ", "CCONJ", "PUNCT", "PRON", "ADV") else said.pos[i]
    return f"{said.deps[top]}:{small}"


def _closes(said: Parsed, i: int) -> str:
    """Return the relation of the largest part that ends at word `i`."""
    top = min(
        (one for one in range(len(said.words)) if said.right[one] == i), key=lambda one: said.depths[one], default=i
    )
    return said.deps[top]


def _parts(said: Parsed, top: int, start: int, end: int, shape: str) -> Iterator[str]:
    """Yield which parts of the clause the candidate keeps, cuts through and leaves out."""
    for part in said.children[top]:
        left, right = said.left[part], said.right[part]
        if said.deps[part] == "punct":
            continue
        inside = sum(1 for i in (left, right) if start <= i < end)
        fate = ("left", "cut", "kept")[inside]
        side = "<" if part < top else ">"
        word = said.words[left] if said.pos[left] in ("ADP", "SCONJ", "ADV", "PRON") else ""
        yield f"{fate}{side}={said.deps[part]}"
        yield f"{fate}{side}={said.deps[part]}:{word}"
        yield f"{fate}{side}={said.deps[part]},{said.pos[top]}"
        yield f"{fate}{side},lemma={said.deps[part]},{said.lemmas[part]}"
    yield f"top={said.lemmas[top]}"
    yield f"top dep={said.deps[top]},{shape}"
    yield f"above={said.lemmas[said.heads[top]]},{said.deps[top]}"


class Ranker:
    """The learnt weights of features."""

    def __init__(self, weights: Mapping[str, float], bias: float) -> None:
        """Keep the weights by name, and the bias."""
        self._weights = weights
        self._bias = bias

    def probability(self, features: Features) -> float:
        """Return how probable it is that the candidate is right, 0-1."""
        odds = self._bias + sum(self._weights.get(name, 0.0) * value for name, value in features.items())
        return 1 / (1 + math.exp(-odds))

    def save(self, path: Path = WEIGHTS_PATH) -> None:
        """Write the weights to `path`, sorted."""
        data = {"bias": self._bias, "weights": dict(sorted(self._weights.items()))}
        path.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


@cache
def load_ranker() -> Ranker:
    """Return the weights that are shipped."""
    data = json.loads(WEIGHTS_PATH.read_text(encoding="utf-8"))
    return Ranker(data["weights"], data["bias"])
