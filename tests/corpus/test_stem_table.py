"""Signatures of wordings: few for the lighter one, and met by every wording that is alike."""

from __future__ import annotations

import numpy as np

from atgardsbanken.corpus.stem_table import all_signatures, least_signatures, stem_table
from atgardsbanken.corpus.wording import wording


def test_the_rarest_stems_come_first() -> None:
    """Stems are numbered by how many wordings have them, then by their letters."""
    table = stem_table([wording("digital patologi"), wording("digital journal")])
    assert table.own.stems.tolist() == [1, 2, 0, 2]
    assert table.own.starts.tolist() == [0, 2, 4]


def test_misread_stems_match() -> None:
    """A wording is met by its own stems and those that are taken for them."""
    table = stem_table([wording("patologi"), wording("patalogi")])
    assert table.matched.sizes.tolist() == [2, 2]


def test_a_wording_has_few_signatures_of_its_own() -> None:
    """Those that leave too little weight behind them are not kept."""
    titles = ["digital patologi heltid handledare", "patologi", "heltid", "digital"]
    table = stem_table([wording(title) for title in titles])
    least, _ = least_signatures(table, 0.65)
    every, _ = all_signatures(table.own, table.count)
    assert len(least) < len(every) == 4 + 6 + 4 + 3
    assert np.isin(least, every).all()


def test_a_stem_counts_as_often_as_a_wording_has_ones_taken_for_it() -> None:
    """One that two stems of a wording are misread from may share the weight of both; others that of one."""
    titles = ["patologi", "patalogi patolgi", "journal", "jurnal"]
    table = stem_table([wording(title) for title in titles])
    weights = [wording(title).total for title in titles]
    once = [table.own.light[table.own.starts[place]] for place in range(len(titles))]
    assert once[0] == 2 * weights[0]
    assert once[2] == weights[2]
