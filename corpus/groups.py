"""Groups keys that are one, be it through others between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence


def joined(
    keys: Sequence[str], pairs: Iterable[tuple[str, str]], are_one: Callable[[str, str], bool]
) -> list[list[str]]:
    """Return `keys` in groups, both in the order given, that `pairs` which `are_one` connect.

    Pairs that are of one group already are not asked about.

    >>> joined(["a", "b", "c", "d"], [("a", "c"), ("b", "c"), ("c", "d")], lambda one, other: other != "d")
    [['a', 'b', 'c'], ['d']]
    """
    group = {key: [key] for key in keys}
    for one, other in pairs:
        if group[one] is not group[other] and are_one(one, other):
            both = group[one] + group[other]
            group.update(dict.fromkeys(both, both))
    found: defaultdict[int, list[str]] = defaultdict(list)
    for key in keys:
        found[id(group[key])].append(key)
    return list(found.values())
