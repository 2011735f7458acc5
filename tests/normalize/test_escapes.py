"""Escapes that were never decoded."""

from __future__ import annotations

import pytest

from atgardsbanken.normalize.repair import repair


@pytest.mark.parametrize(
    ("raw", "meant"),
    [
        ("v&aring;rdn&auml;ra f&ouml;r l&auml;kare &amp; andra", "vårdnära för läkare & andra"),
        ("f&#246;r v&#xE5;rd &ndash; &Ouml;rebro", "för vård – Örebro"),
        ("f&amp;ouml;r v&amp;aring;rd", "för vård"),
        ("Forskning &amp; utveckling", "Forskning & utveckling"),
        ("v=C3=A5rd f=C3=B6r 3 =3D tre=", "vård för 3 = tre"),
        ("f=F6r v=E5rd p=E5 ", "för vård på "),
        ("sjuksk=C3=B6ter=\nskor", "sjuksköter-\nskor"),
        ("v%C3%A5rdn%C3%A4ra%20service", "vårdnära service"),
        ("v%E5rd f%F6r", "vård för"),
        ("v\\u00e5rd \\u2013 f\\u00f6r", "vård – för"),
        ("vu00e5rd fu00f6r", "vård för"),
        ("v\\xc3\\xa5rd f\\'f6r", "vård för"),
        ("=?utf-8?Q?V=C3=A5rd?= och", "Vård och"),
        ("v+AOU-rd", "vård"),
    ],
)
def test_each_way_of_escaping_is_decoded(raw: str, meant: str) -> None:
    """Letters tell that a text was escaped; its signs and broken lines are then decoded too."""
    assert repair(raw).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "https://www.region.se/v%C3%A5rd?id=3&amp;x=1 och fil@v%C3%A5rd.se",
        "C:\\Data\\u00e5 och \\\\server\\x41",
        "HTML-koden &amp; skrivs <b>&lt;b&gt;</b>",
        "x=A5, n=20, 25%20 och 3%E5",
        "R&D, a&b; och c&d;",
    ],
)
def test_addresses_code_and_formulas_are_left(text: str) -> None:
    """What is printed escaped stays so."""
    assert repair(text).text == text
