"""Versions of a document: the newest is shown, under the ids by which earlier ones knew its measures."""

from __future__ import annotations

import pytest
from readings import measure, reading

from atgardsbanken.db import versions
from atgardsbanken.db.store import Bank


@pytest.fixture
def replaced(bank: Bank) -> tuple[str, str]:
    """The ids of a draft and of the plan that a person says replaces it."""
    draft = reading("utkast.pdf", [measure("Vårdnära service")], title="Plan")
    plan = reading("plan.pdf", [measure("Vårdnära service", line=4)], title="Plan")
    for each in (draft, plan):
        bank.put(each, version="1")
    bank.say_replaces(plan.document.id, draft.document.id)
    return draft.document.id, plan.document.id


def test_newest_version_is_shown_under_the_ids_of_the_first(bank: Bank, replaced: tuple[str, str]) -> None:
    """The draft is archived; the measure of the plan takes the id that it had there."""
    draft, plan = replaced
    assert bank.arrange_versions() == {draft: plan}
    assert versions.set_aside(bank.connection) == [
        versions.ArchivedDocument(draft, "utkast.pdf", "Plan", "replaced", plan)
    ]
    assert [m.id for m in bank.all_measures()] == [measure("Vårdnära service").id]
    assert bank.replacement_of(draft) == plan


@pytest.mark.usefixtures("replaced")
def test_versions_are_arranged_the_same_again(bank: Bank) -> None:
    """Arranging twice changes nothing."""
    first, shown = bank.arrange_versions(), bank.all_measures()
    assert (bank.arrange_versions(), bank.all_measures()) == (first, shown)


def test_version_comes_back_when_it_is_no_longer_replaced(bank: Bank, replaced: tuple[str, str]) -> None:
    """A person may say that a document replaces none."""
    draft, plan = replaced
    bank.arrange_versions()
    bank.say_replaces(plan, "")
    assert versions.stated_replacements(bank.connection) == {plan: ""}
    assert bank.arrange_versions() == {}
    assert (bank.set_aside(), len(bank.all_measures()), bank.replacement_of(draft)) == ([], 2, "")


def test_a_measure_has_its_own_id_again_when_nothing_is_replaced(bank: Bank, replaced: tuple[str, str]) -> None:
    """Ids follow from which versions there are: the draft is taken out, and its id with it."""
    bank.arrange_versions()
    bank.remove(replaced[0])
    bank.arrange_versions()
    assert [m.id for m in bank.all_measures()] == [measure("Vårdnära service", line=4).id]
