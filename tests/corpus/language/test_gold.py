"""Training documents as units with marked measures."""

from __future__ import annotations

from atgardsbanken.corpus.language.gold import Marked, document_units

DOCUMENT = {
    "genre": "plan",
    "blocks": [
        {"type": "heading", "level": 1, "text": "Åtgärder"},
        {"type": "paragraph", "text": "Bakgrund finns. Regionen inför en pool."},
        {"type": "list", "style": "dash", "items": [{"text": "Egen pool.", "items": [{"text": "Mentorer"}]}]},
        {"type": "table", "header": ["Åtgärd"], "rows": [["Videobesök"]]},
        {"type": "boxes", "boxes": [{"title": "It", "items": ["App"]}]},
        {"type": "labels", "fields": [["Åtgärd", "Chatt"]]},
    ],
    "measures": [
        {"title": title, "at": at, "tense": "planned", "certain": certain}
        for title, at, certain in [
            ("inför en pool", [1], True),
            ("Egen pool", [2, 0], True),
            ("Mentorer", [2, 0, 0], False),
            ("Videobesök", [3, 0, 0], True),
            ("App", [4, 0, 0], True),
            ("Chatt", [5, 0], True),
        ]
    ],
}


def test_every_text_is_a_unit_with_its_measures() -> None:
    """Paragraphs are divided into sentences; items, cells and headings are whole; all measures are found."""
    units = list(document_units("d", DOCUMENT))
    assert [(unit.kind, unit.text, [unit.text[m.start : m.end] for m in unit.marked]) for unit in units] == [
        ("heading", "Åtgärder", []),
        ("sentence", "Bakgrund finns.", []),
        ("sentence", "Regionen inför en pool.", ["inför en pool"]),
        ("item", "Egen pool.", ["Egen pool"]),
        ("item", "Mentorer", ["Mentorer"]),
        ("cell", "Videobesök", ["Videobesök"]),
        ("cell", "Åtgärd", []),
        ("item", "It", []),
        ("item", "App", ["App"]),
        ("cell", "Chatt", ["Chatt"]),
    ]
    assert units[4].marked == (Marked(0, 8, "planned", False),)
