"""What stands around a web page's content: menus, banners, forms, and what nobody sees."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

NO_CONTENT = ", ".join(
    (
        "script, style, noscript, template, iframe, object, svg, canvas, audio, video, link",
        "nav, footer, aside, form, dialog, button, select, menu",
        "[hidden], [aria-hidden=true], [role=navigation], [role=banner], [role=contentinfo], [role=search]",
        "[role=dialog], [role=alertdialog], [role=complementary], [role=menu], [role=form]",
    )
)
"""What is no part of the content, wherever it stands."""
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.I)
"""Styles of what is not shown."""
FURNITURE = re.compile(
    r"(?<![a-z])(?:cookie|consent|kakor|breadcrumb|skip-?(?:link|to)|print-?link|side-?bar"
    r"|(?:share|social)(?:[-_]?(?:bar|buttons?|icons?|links?|list|media|share))*(?![-_]?[a-z])"
    r"|(?:top|main|side|site|huvud)?-?(?:men[uy]|nav(?:bar|igation)?)(?![a-z])|(?:site|page|global)-?(?:footer|header))",
    re.I,
)
"""Names of classes and ids that sites give to what stands around the content; "socialtjänst" is content."""
CONTENT = "h1, main, article"
"""What no furniture holds: an element around the whole page may have such a name too."""
CONTENT_SHARE = 0.5
"""Where more of the page's letters than this stand in an element, it is no furniture."""
MENU_SHARE = 0.9
"""Where more of the letters than this are links, they are a menu: between its links stand bars and dashes at most."""
MENU_WORDS = 5
"""Words of a menu's link at most, on average: longer ones are sentences, each linked to more about it."""
MOST_LISTS = 2000
"""Lists of links that are looked at."""
LETTER = re.compile(r"\w")


def remove_furniture(tree: LexborHTMLParser) -> None:
    """Take out of a page what is no part of its content."""
    _remove(tree.css(NO_CONTENT))
    _remove([node for node in tree.css("[style]") if UNSEEN.search(node.attributes.get("style") or "")])
    letters = _letters(tree.body) if tree.body is not None else 0
    _remove([node for node in tree.css("[class], [id]") if _is_named_so(node) and not _is_content(node, letters)])
    _remove([node for each in _holders_of_links(tree) for node in _menu(each)])


def _remove(nodes: list[LexborNode]) -> None:
    """Take nodes out, the last ones first: what is in another one goes before it."""
    for node in reversed(nodes):
        node.decompose()


def _is_named_so(node: LexborNode) -> bool:
    names = node.attributes
    return node.tag not in ("html", "body") and bool(
        FURNITURE.search(f"{names.get('class') or ''} {names.get('id') or ''}")
    )


def _is_content(node: LexborNode, letters: int) -> bool:
    return node.css_first(CONTENT) is not None or _letters(node) > CONTENT_SHARE * letters


def _letters(node: LexborNode) -> int:
    return len(LETTER.findall(node.text()))


def _holders_of_links(tree: LexborHTMLParser) -> list[LexborNode]:
    """Return the elements that links stand in, in the page's order; of an item's link, its list."""
    holders: dict[int, LexborNode] = {}
    for link in tree.css("a"):
        holder = link.parent
        while holder is not None and holder.tag in ("li", "span", "b", "strong"):
            holder = holder.parent
        if holder is not None and holder.tag not in ("html", "body"):
            holders.setdefault(holder.mem_id, holder)
    return list(holders.values())[:MOST_LISTS]


def _menu(holder: LexborNode) -> list[LexborNode]:
    """Return what to take out where an element holds short links and nothing else; a cell itself stays."""
    links = [link for link in holder.css("a") if LETTER.search(link.text())]
    words = sum(len(link.text().split()) for link in links)
    linked = sum(_letters(link) for link in links)
    if len(links) < 2 or words > MENU_WORDS * len(links) or linked < MENU_SHARE * _letters(holder):
        return []
    return links if holder.tag in ("td", "th") else [holder]
