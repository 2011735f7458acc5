"""Templates in another language: words are translated where they stand, and values are marked."""

from __future__ import annotations

import pytest

from atgardsbanken.db.datasette_plugin.translating import messages, translated

WORDS = {
    "Se {1} i <a>banken</a>": "In the <a>bank</a> see {1}",
    "Sidor": "Pages",
    "Hem": "Home",
    "till": "to",
    "{1} träffar": "{1} hit || {1} hits",
    "Dokument": "Documents",
    "th/Dokument": "Document",
    "Bild av {1}": "Picture of {1}",
}


@pytest.mark.parametrize(
    ("source", "english"),
    [
        ("<p>Hem</p>", "<p>Home</p>"),
        ("<p> Hem\n</p>", "<p> Home\n</p>"),
        ('<p><a href="{{ x }}">Hem</a></p>', '<p><a href="{{ x }}">Home</a></p>'),
        ('<p>Se {{ n }} i <a href="/">banken</a></p>', '<p>In the <a href="/">bank</a> see {{ swedish(n) }}</p>'),
        ("<p>Hem{% if x > 1 %} till{% endif %}</p>", "<p>Home{% if x > 1 %} to{% endif %}</p>"),
        ('<nav aria-label="Sidor"></nav>', '<nav aria-label="Pages"></nav>'),
        ('<img alt="Bild av {{ x }}">', '<img alt="Picture of {{ plain(x) }}">'),
        ("<option>{{ name }}</option>", "<option{{ lang_of(name) }}>{{ plain(name) }}</option>"),
        ("<p>{{ title }}</p>", "<p>{{ swedish(title) }}</p>"),
        ("{% block title %}{{ x }}{% endblock %}", "{% block title %}{{ plain(x) }}{% endblock %}"),
        ("{% macro list_url() %}Hem{{ x }}{% endmacro %}", "{% macro list_url() %}Hem{{ x }}{% endmacro %}"),
        (
            "<p>{{ n }} träffar</p>",
            '<p>{% if (n) | string == "1" %}{{ swedish(n) }} hit{% else %}{{ swedish(n) }} hits{% endif %}</p>',
        ),
        ("<p>Dokument</p><th>Dokument</th>", "<p>Documents</p><th>Document</th>"),
        ("<p>Okänt</p>", "<p>Okänt</p>"),
        ("<code>å*</code>", '<code lang="sv">å*</code>'),
        ("<a>Åtgärdsbanken</a>", '<a><span lang="sv">Åtgärdsbanken</span></a>'),
    ],
)
def test_source_is_translated(source: str, english: str) -> None:
    """Words are translated, values marked, and all else stays."""
    assert translated(source, WORDS.get) == english


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>{{ n }} träffar</p>", ["{1} träffar"]),
        ("<p>{{ a }}, {{ b }}</p>", []),
        ("<p>”{{ a }}”</p>", ["”{1}”"]),
        ("<li><strong>Läsning.</strong> Så.</li>", ["<strong>Läsning.</strong> Så."]),
        ('{{ _("Sök") if x else _("Sida") }}', ["Sök", "Sida"]),
        ("<title>X – Åtgärdsbanken</title>", ["X – Åtgärdsbanken"]),
        ("<title>{{ x }} – Åtgärdsbanken</title>", []),
    ],
)
def test_messages_are_found(source: str, found: list[str]) -> None:
    """A message is a run of words with the values and inline tags among them."""
    assert messages(source) == found
