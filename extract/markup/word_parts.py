"""What a Word file's parts say that mammoth passes over: styles, running heads, moved and hidden text, properties."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHOICES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
PART = "word/document.xml"
"""The part by which a Word document is known: its text."""
TEXTS = re.compile(r"word/(?:document|footnotes|endnotes)\.xml")
RUNNING = re.compile(r"word/(?:header|footer)\d*\.xml")
READ_AS_INSERTED = (f"{WORD}moveTo", f"{WORD}fldSimple")
"""Elements whose text is part of the document as it stands, and which are read as insertions are."""
BOXES = f"{WORD}txbxContent"
PROPERTIES = {
    "title": "{http://purl.org/dc/elements/1.1/}title",
    "author": "{http://purl.org/dc/elements/1.1/}creator",
    "created": "{http://purl.org/dc/terms/}created",
}
"""Where a file says what it is."""
NAMED_HEADING = re.compile(r"(?:heading|rubrik) ([1-9])", re.I)
NAMED_TITLE = re.compile(r"title|rubrik", re.I)
LISTING = re.compile(r"toc(?: \d| heading)|table of figures", re.I)
"""Styles of lists of contents."""
DEEPEST_STYLE = 20
"""Styles that stand on each other are followed so far."""
DEEPEST_HEADING = 6
"""The deepest level of heading that HTML has."""


def read_properties(archive: zipfile.ZipFile) -> Mapping[str, str]:
    """Return what the file says of itself: `title`, `author` and `created`, those that it tells."""
    if "docProps/core.xml" not in archive.namelist():
        return {}
    root = _parsed(archive, "docProps/core.xml")
    told = {name: (root.findtext(tag) or "").strip() for name, tag in PROPERTIES.items()}
    return {name: value for name, value in told.items() if value}


def read_running_lines(archive: zipfile.ZipFile) -> tuple[list[str], list[str]]:
    """Return the lines of running heads, and those of running feet, each once."""
    lines: tuple[dict[str, None], dict[str, None]] = ({}, {})
    for name in sorted(filter(RUNNING.fullmatch, archive.namelist())):
        for paragraph in _parsed(archive, name).iter(f"{WORD}p"):
            text = " ".join("".join(_said(paragraph)).split())
            if any(letter.isalpha() for letter in text):
                lines["footer" in name][text] = None
    return list(lines[0]), list(lines[1])


def _said(paragraph: ElementTree.Element) -> Iterator[str]:
    for node in paragraph.iter():
        if node.tag == f"{WORD}t":
            yield node.text or ""
        elif node.tag in (f"{WORD}tab", f"{WORD}br"):
            yield " "


def style_map(archive: zipfile.ZipFile) -> str:
    """Return which styles are headings, and which lists of contents, in mammoth's words.

    A style is a heading if its name says so, its outline level, or the style that it stands on. Where a document has
    a title of its own style, headings stand one level below it.
    """
    if "word/styles.xml" not in archive.namelist():
        return ""
    styles = {
        style.get(f"{WORD}styleId", ""): style
        for style in _parsed(archive, "word/styles.xml").iter(f"{WORD}style")
        if style.get(f"{WORD}type") == "paragraph"
    }
    text = archive.read(PART)
    used = {key for key in styles if key and f'"{key}"'.encode() in text}
    levels = {key: level for key in used if (level := _level(key, styles)) is not None}
    below = 1 if 0 in levels.values() else 0
    headings = (
        f"p.{key} => h{min(max(level, 0) + below or 1, DEEPEST_HEADING)}:fresh" for key, level in levels.items()
    )
    listings = (f"p.{key} => !" for key in used if LISTING.fullmatch(_name(styles[key])))
    return "\n".join(line for line in (*listings, *headings) if re.match(r"p\.[\w-]+ ", line))


def _level(key: str, styles: Mapping[str, ElementTree.Element]) -> int | None:
    """Return the level of a heading's style, 0 for the title's, None for others."""
    for _ in range(DEEPEST_STYLE):
        style = styles.get(key)
        if style is None:
            return None
        if LISTING.fullmatch(name := _name(style)):
            return None
        if NAMED_TITLE.fullmatch(name):
            return 0
        if named := NAMED_HEADING.fullmatch(name):
            return int(named[1])
        outline = style.find(f"{WORD}pPr/{WORD}outlineLvl")
        if outline is not None and (told := outline.get(f"{WORD}val", "")).isdigit():
            return int(told) + 1 if int(told) < DEEPEST_HEADING else None
        based = style.find(f"{WORD}basedOn")
        key = "" if based is None else based.get(f"{WORD}val", "")
    return None


def _name(style: ElementTree.Element) -> str:
    name = style.find(f"{WORD}name")
    return "" if name is None else name.get(f"{WORD}val", "")


def as_it_stands(archive: zipfile.ZipFile) -> io.BytesIO:
    """Return the document with moved text where it went, fields' and boxes' text in place, and without hidden text."""
    copy = io.BytesIO()
    with zipfile.ZipFile(copy, "w") as changed:
        for name in archive.namelist():
            data = archive.read(name)
            changed.writestr(name, _changed(archive, name) if TEXTS.fullmatch(name) else data)
    copy.seek(0)
    return copy


def _changed(archive: zipfile.ZipFile, name: str) -> bytes:
    root = _parsed(archive, name)
    for node in list(root.iter()):
        if node.tag in READ_AS_INSERTED:
            node.tag = f"{WORD}ins"
        elif node.tag == f"{CHOICES}AlternateContent" and node.find(f"{CHOICES}Fallback") is None:
            _put_boxes_in_place(node)
        for run in [each for each in node if each.tag == f"{WORD}r" and _is_hidden(each)]:
            node.remove(run)
    return ElementTree.tostring(root)


def _put_boxes_in_place(choice: ElementTree.Element) -> None:
    """Give what only newer programs draw the form in which mammoth reads it: the text of its boxes."""
    boxes = list(choice.iter(BOXES))
    fallback = ElementTree.SubElement(choice, f"{CHOICES}Fallback")
    picture = ElementTree.SubElement(fallback, f"{WORD}pict")
    picture.extend(boxes)


def _is_hidden(run: ElementTree.Element) -> bool:
    hidden = run.find(f"{WORD}rPr/{WORD}vanish")
    return hidden is not None and hidden.get(f"{WORD}val", "true") not in ("0", "false")


def _parsed(archive: zipfile.ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(archive.read(name))  # noqa: S314 - in a sandbox, and expat bounds entities
