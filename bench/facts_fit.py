"""Learns the weights of the facts' signs: `python -m bench.facts_fit FOLDER... [--half 0|1] [--only FACT,FACT]`.

It writes `weights.toml`; with `--only` the weights of the other facts stay.

For each fact the values that a document may have compete; the weights make gold's likeliest (softmax), and are drawn to
those of `facts_prior.toml` and zero. Facts are learned in the order in which they are read, each from what is read
before it. Titles are learned from documents as they are, without properties, and with another's title among them.
"""

from __future__ import annotations

import argparse
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from rapidfuzz import fuzz

from atgardsbanken.corpus.facts import weigh
from atgardsbanken.corpus.facts.kind import kind_signs
from atgardsbanken.corpus.facts.period import period_signs, read_period
from atgardsbanken.corpus.facts.places import Places
from atgardsbanken.corpus.facts.published import published_signs, read_published
from atgardsbanken.corpus.facts.publisher import own_name, publisher_signs, read_publisher
from atgardsbanken.corpus.facts.region import region_signs
from atgardsbanken.corpus.facts.title import read_title, title_signs
from atgardsbanken.corpus.spans import DocumentView
from bench.facts import GoldDocument, documents, is_alike, is_date, is_publisher, plain

WEIGHTS = Path(__file__).parent.parent / "corpus" / "facts" / "data" / "weights.toml"
PRIOR = Path(__file__).parent / "facts_prior.toml"
PULL: Mapping[str, float] = {"kind": 0.005}
USUAL_PULL = 0.001
"""How strongly weights are drawn to where they began (L2, beside the mean of the log likelihoods)."""
STEPS, RATE = 600, 0.03
"""Steps of Adam, and how far each goes."""
SMALLEST_WEIGHT = 0.005
"""Weights below it are not written."""
FACTS = ("title", "published", "period", "publisher", "region", "kind")
"""What is learned, in this order: each from what is read before it."""
OWN, CLOSE = 95.0, 85.0
"""rapidfuzz' token_sort_ratio from which a run of lines is the title wholly, and nearly."""

Example = tuple[Sequence[Sequence[str]], set[int]]
"""The names of the signs of each value, and which values are right."""
Signs = Callable[["Seen"], Iterable[weigh.Sign[Any]]]
Right = Callable[["Seen", Any], bool]


@dataclass
class Seen:
    """A document with what was read of it so far."""

    places: Places
    wanted: Mapping[str, Any]
    title: str = ""
    published: str = ""
    publisher: Any = None
    period: Any = None
    has_publisher: bool = False


def fitted(examples: Iterable[Example], begun: Mapping[str, float], pull: float) -> dict[str, float]:
    """Return the weights that make the right values likeliest."""
    every = [(values, right) for values, right in examples if right and len(right) < len(values)]
    names = sorted({name for values, _ in every for told in values for name in told} | begun.keys())
    place = {name: index for index, name in enumerate(names)}
    data = [
        (_matrix(values, place), np.array([index in right for index in range(len(values))])) for values, right in every
    ]
    start = np.array([begun.get(name, 0.0) for name in names])
    weights, mean, square = start.copy(), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        slope = sum((_slope(matrix, right, weights) for matrix, right in data), np.zeros(len(names))) / max(
            1, len(data)
        )
        slope -= 2 * pull * (weights - start)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights += RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weights[index]), 3) for name, index in place.items()}


def _matrix(values: Sequence[Sequence[str]], place: Mapping[str, int]) -> np.ndarray:
    """Return a row for each value with its signs."""
    matrix = np.zeros((len(values), len(place)))
    for row, names in enumerate(values):
        matrix[row, [place[name] for name in names]] = 1
    return matrix


def _slope(matrix: np.ndarray, right: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the slope of the log likelihood of the right values."""
    scores = matrix @ weights
    odds = np.exp(scores - scores.max())
    hoped = np.where(right, odds, 0.0)
    slope: np.ndarray = matrix.T @ (hoped / hoped.sum() - odds / odds.sum())
    return slope


def _title_examples(documents: Sequence[GoldDocument]) -> list[Example]:
    """Return the examples of titles, in three kinds of properties."""
    examples: list[Example] = []
    other = "Tertialrapport 2 FFS 2012"
    for each in documents:
        for properties in (dict(each.view.document.metadata), {}, {"title": other}):
            places = Places(DocumentView(replace(each.view.document, metadata=properties)))
            values = weigh.by_value(title_signs(places))
            alike = {value: fuzz.token_sort_ratio(plain(each.wanted["title"]), plain(value)) for value in values}
            best = min(OWN, max(alike.values(), default=0.0))
            right = {number for number, value in enumerate(values) if alike[value] >= max(best, CLOSE)}
            parts = {number for number, value in enumerate(values) if is_alike(each.wanted["title"], value)}
            examples.append((list(values.values()), right or parts))
        other = each.wanted["title"]
    return examples


def _learn(fact: str, seen: Sequence[Seen], signs: Signs, right: Right, learned: dict[str, dict[str, float]]) -> None:
    """Learn a fact's weights from the documents and write them, so that the next fact is learned with them."""
    if fact in learned:
        return
    examples = []
    for each in seen:
        values = weigh.by_value(signs(each))
        examples.append((list(values.values()), {number for number, value in enumerate(values) if right(each, value)}))
    _keep(fact, examples, learned)


def _keep(fact: str, examples: Sequence[Example], learned: dict[str, dict[str, float]]) -> None:
    """Fit a fact's weights and write all that were learned so far."""
    begun = tomllib.loads(PRIOR.read_text(encoding="utf-8")).get(fact, {})
    learned[fact] = fitted(examples, begun, PULL.get(fact, USUAL_PULL))
    lines = [
        "# Learned weights (natural logarithms) of the signs of each fact: written by `python -m bench.facts_fit`."
    ]
    for name, weights in sorted(learned.items()):
        lines += ["", f"[weights.{name}]"]
        lines += [f'"{sign}" = {weight}' for sign, weight in sorted(weights.items()) if abs(weight) >= SMALLEST_WEIGHT]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    weigh.learned.cache_clear()


def learn(gold: Sequence[GoldDocument], only: Sequence[str] = FACTS) -> None:
    """Learn the facts in the order in which they are read: all, or `only` some."""
    learned: dict[str, dict[str, float]] = {
        fact: dict(weights) for fact, weights in weigh.learned().items() if fact not in only
    }
    if "title" in only:
        _keep("title", _title_examples(gold), learned)
    seen = [Seen(Places(_without_properties(each.view, number)), each.wanted) for number, each in enumerate(gold)]
    for each in seen:
        each.title = read_title(each.places).value
    _learn("published", seen, lambda doc: published_signs(doc.places, doc.title), _is_published, learned)
    for each in seen:
        date = read_published(each.places, each.title)
        each.published = date.value if date else ""
    _learn(
        "period",
        seen,
        lambda doc: period_signs(doc.places, doc.title, doc.published),
        lambda doc, value: bool(value.first == doc.wanted["year"]),
        learned,
    )
    _learn("publisher", seen, _publisher_signs, _is_publisher, learned)
    for each in seen:
        period, body = read_period(each.places, each.title, each.published), read_publisher(each.places, each.title)
        each.period, each.publisher = period.value if period else None, body.value if body else None
    _learn(
        "region",
        seen,
        lambda doc: region_signs(doc.places, doc.title, doc.publisher),
        lambda doc, value: bool(value == (doc.wanted["region"] or "")),
        learned,
    )
    _learn(
        "kind",
        seen,
        lambda doc: kind_signs(doc.places, doc.title, doc.publisher, doc.period, doc.published),
        lambda doc, value: bool(value == doc.wanted["kind"]),
        learned,
    )


def _without_properties(view: DocumentView, number: int) -> DocumentView:
    """Return every second document without its properties: real ones seldom have true ones."""
    return DocumentView(replace(view.document, metadata={})) if number % 2 else view


def _is_published(seen: Seen, value: str) -> bool:
    """Return whether a date is the one that gold gives."""
    return is_date(seen.wanted, value)


def _publisher_signs(seen: Seen) -> list[weigh.Sign[Any]]:
    """Return the signs of publishers; keep whether one of them is gold's."""
    signs = list(publisher_signs(seen.places, seen.title))
    seen.has_publisher = any(_is_named(seen, sign.value) for sign in signs if sign.value)
    return signs


def _is_publisher(seen: Seen, value: Any) -> bool:  # noqa: ANN401 - a body or None
    """Return whether a body is the publisher that gold gives; none is where no body that has signs is."""
    return _is_named(seen, value) if value else not seen.has_publisher


def _is_named(seen: Seen, body: Any) -> bool:  # noqa: ANN401 - a body
    """Return whether gold gives a body as publisher."""
    return is_publisher(seen.wanted["publisher"], own_name(body, seen.places.text))


def main() -> None:
    """Learn from the documents of folders, each as PDF and as text extract."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folders", nargs="+")
    parser.add_argument("--half", type=int)
    parser.add_argument("--only", type=lambda text: text.split(","), default=FACTS)
    given = parser.parse_args()
    learn(
        [
            each
            for folder in given.folders
            for each in documents(folder, half=given.half, named=False, endings=("pdf", "txt"))
        ],
        given.only,
    )


if __name__ == "__main__":
    main()
