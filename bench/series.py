"""Measures the continuations between the sample report and a simulated later one: `python -m bench.series [SEED...]`.

The later report keeps most of the earlier one's measures, some in other words, drops the others and adds new ones;
which go on is known. Both are typeset, read from their PDFs, and linked in a bank, as any two reports are. Prints which
share of the continuations is found, and which share of those found is right (0-1).
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz
from reportlab.platypus import Flowable, PageBreak, Paragraph, Spacer

from atgardsbanken.corpus.regions import find_region
from atgardsbanken.corpus.wording import wording
from atgardsbanken.db.store import Bank
from atgardsbanken.loading.load import load, make_options
from samples import look, overview
from samples.look import AGENCY, Imprint
from samples.typeset import INVENTED, UPRIGHT_WIDTH, measures_2018, overview_2018

STAYS = 0.7
"""The share of a report's measures that the next one has too."""
REWORDED = ("{}", "{}", "{}", "Fortsatt {}", "{} – breddinförande", "{} på fler enheter", "Utveckla {}")
"""How titles change from one report to the next; most do not."""
ADDED = (
    "Röntgen på vårdcentral",
    "Nattarbetsprov",
    "Språkstöd för utrikesfödda läkare",
    "Drönare med hjärtstartare",
    "Receptfritt ordinationsstöd",
    "Samverkan med räddningstjänsten",
    "Egenprovtagning i hemmet",
)
"""Measures that no region of the sample report has."""
ADDED_A_REGION = 2
SAME_RATIO = 90.0
"""rapidfuzz' ratio (0-100) from which a title that was read is the one that was printed."""


@dataclass(frozen=True, slots=True)
class LaterMeasure:
    """A measure of the later report; `earlier` is its title in the report before, empty for a new one."""

    region: str
    area: str
    title: str
    earlier: str


def later_report(seed: int) -> list[LaterMeasure]:
    """Return the measures of a later report, the same for the same seed."""
    chance = random.Random(seed)
    found = []
    for row in measures_2018():
        found += list(_stay(row["region"], row["areas"], chance))
        added = chance.sample(ADDED, ADDED_A_REGION)
        found += [LaterMeasure(row["region"], "kompetens", title, "") for title in added]
    return found


def _stay(region: str, areas: Mapping[str, Sequence[str]], chance: random.Random) -> Iterator[LaterMeasure]:
    """Yield the measures of a region that go on; of those that say the same, one."""
    seen: set[str] = set()
    for area, titles in areas.items():
        for title in titles:
            key = wording(title).key
            if key not in seen and chance.random() < STAYS:
                yield LaterMeasure(region, area, chance.choice(REWORDED).format(title), title)
            seen.add(key)


def typeset(path: Path, measures: Sequence[LaterMeasure]) -> None:
    """Typeset a later report with a page for each region, under another title and in another look."""
    styles = look.styles(AGENCY)
    plan = overview.Boxes(width=UPRIGHT_WIDTH, size=8.2, drawn=False, two_columns_from=99, bullet="•", height=300)
    story: list[Flowable] = [Spacer(1, 200), Paragraph("Regionernas insatser 2019", styles["h1"])]
    for region in dict.fromkeys(measure.region for measure in measures):
        here = [measure for measure in measures if measure.region == region]
        areas = {area: [each.title for each in here if each.area == area] for area in overview.AREA_TITLES}
        story += [PageBreak(), Paragraph(region, styles["h1"]), overview.boxes(areas, look=AGENCY, plan=plan)]
    imprint = Imprint("Regionernas insatser 2019", "Regionernas insatser 2019", INVENTED)
    look.write(path, story, look=AGENCY, imprint=imprint)


def measured(folder: Path, seed: int) -> tuple[int, int, int, int]:
    """Return the number of continuations, of those found, of all pairs that were found, and of the right ones."""
    later = later_report(seed)
    earlier_path, later_path = folder / "landstingens-insatser-2018.pdf", folder / "regionernas-insatser-2019.pdf"
    path = folder / "bank.db"
    look.register_fonts()
    overview_2018(earlier_path)
    typeset(later_path, later)
    load([earlier_path, later_path], path, make_options(ocr=False, pictures=False))
    with Bank.open(path) as bank:
        pairs = [tuple(row) for row in bank.connection.execute(PAIRS)]
    wanted = {(_code(m.region), m.title, m.earlier) for m in later if m.earlier}
    found = sum(any(_same(pair, each) for pair in pairs) for each in wanted)
    right = sum(any(_same(pair, each) for each in wanted) for pair in pairs)
    return len(wanted), found, len(pairs), right


PAIRS = """
    SELECT m.region, m.title, e.title FROM continuations c
    JOIN measures m ON m.id = c.later JOIN measures e ON e.id = c.earlier
"""


def _code(name: str) -> str | None:
    mention = find_region(name)
    return mention.code if mention else None


def _same(one: Sequence[str | None], other: Sequence[str | None]) -> bool:
    """Return whether two pairs (region, later title, earlier title) are the same but for misread letters."""
    titles = zip(one[1:], other[1:], strict=True)
    return one[0] == other[0] and all(fuzz.ratio(first or "", second or "") >= SAME_RATIO for first, second in titles)


def main(seeds: Sequence[int]) -> None:
    """Print the shares for each seed."""
    for seed in seeds:
        with tempfile.TemporaryDirectory() as folder:
            wanted, found, all_found, right = measured(Path(folder), seed)
        print(
            f"seed {seed}: {found} of {wanted} found ({found / wanted:.3f}), {right} of {all_found} right "
            f"({right / max(all_found, 1):.3f})"
        )


if __name__ == "__main__":
    main([int(seed) for seed in sys.argv[1:]] or [1])
