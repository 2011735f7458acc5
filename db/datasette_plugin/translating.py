"""Translates the source of templates, which are written in Swedish, before they are compiled for another language.

A message is a run of words with the values and inline tags among them: `Sök bland {1} åtgärder` for
`Sök bland {{ parts.number(page.measures) }} åtgärder`. Statements (`{% … %}`) and other tags end it. Nothing in a
template says what to translate, and the Swedish pages are made of the templates as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import takewhile

from jinja2 import BaseLoader, Environment

from atgardsbanken.db.languages import language

SITE = "Åtgärdsbanken"
"""The name of the site, which no language translates."""
_JINJA = r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}"
TOKEN = re.compile(
    r"(?P<statement>\{%.*?(?:%\}|\Z)|\{#.*?(?:#\}|\Z))|(?P<value>\{\{.*?(?:\}\}|\Z))"
    rf"|(?P<code><code(?:{_JINJA}|[^<>{{])*>.*?</code>)|(?P<tag><[a-zA-Z/!?](?:{_JINJA}|[^<>{{]|\{{(?![{{%#]))*>)"
    r"|(?P<words>(?:[^<{]|\{(?![{%#])|<(?![a-zA-Z/!?]))+)",
    re.DOTALL,
)
"""The parts of a template's source."""
ATTRIBUTE = re.compile(
    r"(?<= )(?P<name>aria-label|title|placeholder|alt|data-head|data-scroll-hint|content)"
    rf'="(?P<value>(?:{_JINJA}|[^"])*)"',
    re.DOTALL,
)
"""Attributes that hold words for readers; `content` only of a page's description."""
TAG_NAME = re.compile(r"</?([a-zA-Z]+)")
INLINE = frozenset({"a", "strong", "em"})
"""Tags that stand within messages."""
PLAIN = frozenset({"title", "desc", "option", "text", "textarea"})
"""Elements that can hold no other element: not what is marked as Swedish either."""
PLAIN_NAMES = re.compile(r"\{%-? block (?:title|description) ")
"""Blocks that fill such elements."""
ADDRESS_NAMES = re.compile(r"\{%-? (?:block source |macro \w*(?:address|url)\()")
"""Blocks and macros that make addresses, which have no words."""
PLAIN_END = re.compile(r"\{%-? end(?:block|macro)")
SAID = re.compile(r"[^\W\d_]|”")
"""What a message has at least one of: a letter, or a mark of quotation."""
PLACE = re.compile(r"\{(\d+)\}|<(/?)(a|strong|em)>")
"""What stands in a message for a value (`{1}`) or an inline tag (`<a>`)."""
CALL = re.compile(r'\b_\("((?:[^"\\]|\\.)*)"\)')
"""A message in an expression: `_("Sök")`."""
VALUE = re.compile(r"\A\{\{(-?)(.*?)(-?)\}\}\Z", re.DOTALL)
NUMBERS = " || "
"""What parts a translation for the number one from that for others."""
OF_ELEMENT = re.compile(r"\A[a-z0-9]*+/")
"""What a translation for one element alone begins with: `th/Dokument`."""
Words = Callable[[str], "str | None"]
"""Gives the translation of a message, if there is one."""


@dataclass(slots=True)
class _Part:
    """A part of a template: its `kind` as in `TOKEN`, and its source."""

    kind: str
    source: str

    @property
    def tag(self) -> str:
        """The name of a tag."""
        found = TAG_NAME.match(self.source)
        return found[1].lower() if found else ""


@dataclass(slots=True)
class _Translation:
    """A template on its way: whether words can't be marked (`plain`), or are an `address`, and what of it is done.

    `element` is the one that was begun last.
    """

    words: Words
    plain: bool = False
    address: bool = False
    element: str = ""
    run: list[_Part] = field(default_factory=list)
    out: list[str] = field(default_factory=list)


def translated(source: str, words: Words, *, plain: bool = False) -> str:
    r"""Translate a template's source.

    >>> translated("<p>{{ n }} träffar i <a>banken</a></p>", {"{1} träffar i <a>banken</a>": "{1} hits"}.get)
    '<p>{{ swedish(n) }} hits</p>'
    """
    state = _Translation(words, plain)
    for match in TOKEN.finditer(source):
        part = _Part(str(match.lastgroup), match[0])
        if part.kind in ("words", "value", "code") or (part.kind == "tag" and part.tag in INLINE):
            state.run.append(part)
        else:
            _end_run(state, part)
    _end_run(state, None)
    return "".join(state.out)


def messages(source: str) -> list[str]:
    """Return the messages of a template, in their order.

    >>> messages('<p aria-label="Sidor">{{ n }} träffar</p>{{ _("Sök") }}')
    ['Sidor', '{1} träffar', 'Sök']
    """
    found: list[str] = []

    def keep(message: str) -> None:
        found.extend([] if OF_ELEMENT.match(message) else [message])

    translated(source, keep)
    return list(dict.fromkeys([*found, *CALL.findall(source)]))


class TranslatingLoader(BaseLoader):
    """Loads templates in another language."""

    def __init__(self, loader: BaseLoader, code: str) -> None:
        """Load with `loader`, and translate to the language `code`; files for programs (XML) stay as they are."""
        self._loader = loader
        self._words = language(code).messages.get

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Return a template's translated source, its file, and what says whether it is still so."""
        source, path, is_current = self._loader.get_source(environment, template)
        return (translated(source, self._words) if template.endswith(".html") else source), path, is_current


def _end_run(state: _Translation, after: _Part | None) -> None:
    """Translate the run that ends before a tag or statement, and go on after that."""
    closes = after is not None and after.kind == "tag" and after.source.startswith("</")
    if closes and after is not None and after.tag in ("option", "text") and len(state.run) == 1:
        _mark_element(state)
    state.out += _translated_run(state.run, state)
    state.run.clear()
    if after is None:
        return
    state.element = after.tag if after.kind == "tag" else state.element
    state.plain = _is_plain_after(after, plain=state.plain)
    state.address = bool(ADDRESS_NAMES.match(after.source)) or (state.address and not PLAIN_END.match(after.source))
    state.out.append(_attributes(after.source, state.words) if after.kind == "tag" else after.source)


def _mark_element(state: _Translation) -> None:
    """Mark an element that holds one value alone: its tag was the last thing that was written."""
    value, tag = state.run[0], state.out[-1] if state.out else ""
    if value.kind == "value" and tag.endswith(">"):
        state.out[-1] = f"{tag[:-1]}{{{{ lang_of({_expression(value.source)}) }}}}>"


def _is_plain_after(part: _Part, *, plain: bool) -> bool:
    """Return whether words after a part can't be marked."""
    if part.kind == "tag" and part.tag in PLAIN:
        return not part.source.startswith("</")
    if PLAIN_NAMES.match(part.source):
        return True
    return plain and not PLAIN_END.match(part.source)


def _attributes(tag: str, words: Words) -> str:
    """Translate the attributes of a tag."""

    def attribute(match: re.Match[str]) -> str:
        if match["name"] == "content" and "{% block description" not in match["value"]:
            return match[0]
        return f'{match["name"]}="{translated(match["value"], words, plain=True)}"'

    return ATTRIBUTE.sub(attribute, tag)


def _translated_run(run: list[_Part], state: _Translation) -> Iterator[str]:
    """Yield a run in the other language: what stands around its message as it is."""
    if state.address:
        yield from (part.source for part in run)
        return
    begin, end = _bounds(run)
    yield from (_shown(part, state) for part in run[:begin])
    yield from _message(run[begin:end], state)
    yield from (_shown(part, state) for part in run[end:])


def _bounds(run: list[_Part]) -> tuple[int, int]:
    """Return where the message of a run begins and ends: without tags that close or open elsewhere."""
    begin, end = 0, len(run)
    while begin < end and (_is_blank(run[begin]) or _opens_elsewhere(run, begin, end)):
        begin += 1
        while (
            end > begin
            and (_is_blank(run[end - 1]) or run[end - 1].source.startswith("</"))
            and _is_unpaired(run[begin:end])
        ):
            end -= 1
    while end > begin and (_is_blank(run[end - 1]) or _is_unpaired(run[begin:end])):
        end -= 1
    return begin, end


def _is_blank(part: _Part) -> bool:
    return part.kind == "words" and not part.source.strip()


def _opens_elsewhere(run: list[_Part], begin: int, end: int) -> bool:
    """Return whether a run begins with a tag that holds all of it, or more or less than it."""
    part = run[begin]
    if part.kind != "tag":
        return False
    if part.source.startswith("</"):
        return True
    closing = [at for at in range(begin, end) if run[at].source == f"</{part.tag}>"]
    return not closing or all(_is_blank(each) for each in run[closing[0] + 1 : end])


def _is_unpaired(run: list[_Part]) -> bool:
    """Return whether a run ends with a tag that has no other in it."""
    last = run[-1]
    if last.kind != "tag":
        return False
    opened = sum(each.kind == "tag" and each.tag == last.tag and not each.source.startswith("</") for each in run)
    closed = sum(each.source == f"</{last.tag}>" for each in run)
    return opened != closed


def _message(run: list[_Part], state: _Translation) -> Iterator[str]:
    """Yield the translation of a message, with its values and tags in their places; as it is where there is none."""
    said = "".join(part.source for part in run if part.kind == "words")
    message, blank = _key(run), (re.match(r"\s*", said), re.search(r"\s*$", said))
    found = None
    if SAID.search(said.replace(SITE, "")):
        found = state.words(f"{state.element}/{message}") or state.words(message)
    if found is None:
        yield from (_shown(part, state) for part in run)
        return
    whole = "".join(part.source for part in run)
    yield whole[: len(whole) - len(whole.lstrip())] if blank[0] else ""
    yield from _by_number(found, run, state)
    yield whole[len(whole.rstrip()) :] if blank[1] else ""


def _key(run: Iterable[_Part]) -> str:
    """Return a run as a message: `{1}` for its first value, tags without their attributes."""
    places, number = [], 0
    for part in run:
        if part.kind in ("value", "code"):
            number += 1
            places.append(f"{{{number}}}")
        elif part.kind == "tag":
            places.append(f"</{part.tag}>" if part.source.startswith("</") else f"<{part.tag}>")
        else:
            places.append(part.source)
    return " ".join("".join(places).split(" ")).strip()


def _by_number(message: str, run: list[_Part], state: _Translation) -> Iterator[str]:
    """Yield a translation; where it has one for the number one, a statement that chooses when the page is made.

    The number is the value before the first place where the two differ.
    """
    one, parted, other = message.partition(NUMBERS)
    if not parted:
        yield from _filled(message, run, state)
        return
    alike = "".join(letter for letter, _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
    decides = re.findall(r"\{(\d+)\}", alike)[-1]
    values = [part.source for part in run if part.kind in ("value", "code")]
    yield f'{{% if ({_expression(values[int(decides) - 1])}) | string == "1" %}}'
    yield from _filled(one, run, state)
    yield "{% else %}"
    yield from _filled(other, run, state)
    yield "{% endif %}"


def _filled(message: str, run: list[_Part], state: _Translation) -> Iterator[str]:
    """Yield a translation with the run's own values and tags."""
    values = [part for part in run if part.kind in ("value", "code")]
    tags = {name: [part for part in run if part.kind == "tag" and part.tag == name] for name in INLINE}
    at = 0
    for match in PLACE.finditer(message):
        yield _named(message[at : match.start()], state)
        at = match.end()
        if match[1]:
            yield _shown(values[int(match[1]) - 1], state)
        else:
            closing = bool(match[2])
            chosen = next(each for each in tags[match[3]] if each.source.startswith("</") == closing)
            tags[match[3]].remove(chosen)
            yield _shown(chosen, state)
    yield _named(message[at:], state)


def _shown(part: _Part, state: _Translation) -> str:
    """Return a part of a run as a page in another language shows it."""
    if part.kind == "tag":
        return _attributes(part.source, state.words)
    if part.kind == "code":
        return part.source.replace("<code", '<code lang="sv"', 1) if _has_swedish(part.source) else part.source
    if part.kind == "words":
        return _named(part.source, state)
    before, expression, after = VALUE.fullmatch(part.source).groups()  # type: ignore[union-attr]
    return f"{{{{{before} {'plain' if state.plain else 'swedish'}({expression.strip()}) {after}}}}}"


def _has_swedish(code: str) -> bool:
    return "{{" in code or re.search("[åäöÅÄÖ]", code) is not None


def _expression(value: str) -> str:
    return VALUE.fullmatch(value)[2].strip()  # type: ignore[index]


def _named(words: str, state: _Translation) -> str:
    """Return words in which the site's name is marked as Swedish."""
    return words if state.plain else words.replace(SITE, f'<span lang="sv">{SITE}</span>')
