"""HTML of any quality as a tree of elements, in time linear in its length and never deeper than a few hundred levels.

Written for this because the parsers at hand each fall to one hostile page: libxml2 drops what is nested more than 256
deep, lexbor takes 24 seconds for 100,000 nested `div`, and the standard library's 260 for 50,000 unclosed `<a `.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

# Deeper elements are hung onto the deepest one that still is an element of its own.
DEEPEST = 200

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())
_RAW = frozenset("script style xmp iframe noembed noframes template svg".split())
_ESCAPABLE_RAW = frozenset("title textarea".split())

# What the start of an element ends without being told: `<li>` an open `li`, up to the list that it is in.
_ENDS = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "menu"})),
    "dt": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "dd": (frozenset({"dt", "dd"}), frozenset({"dl"})),
    "tr": (frozenset({"tr", "td", "th"}), frozenset({"table"})),
    "td": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "th": (frozenset({"td", "th"}), frozenset({"tr", "table"})),
    "tbody": (frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"}), frozenset({"table"})),
    "tfoot": (frozenset({"thead", "tbody", "tfoot", "tr", "td", "th"}), frozenset({"table"})),
    "option": (frozenset({"option"}), frozenset({"select"})),
}
_ENDS_PARAGRAPH = frozenset(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr "
    "main menu nav ol p pre section table ul".split()
)
_PARAGRAPH = (frozenset({"p"}), frozenset({"td", "th", "table", "li", "dd", "div", "section", "article", "body", "button", "object"}))

_NAME = re.compile(r"[A-Za-z][^\s/>\0]{0,40}")
# The rest of a start tag: anything but `>`, or a quoted value that may hold one. Atomic, so that it cannot backtrack.
_REST_OF_TAG = re.compile(
    r"""(?>
        [^>"'=]+ | ["']             # names, unquoted values, stray quotes
      | = \s*+ (?> "[^"]*" | '[^']*' )?+   # a value, quoted or not
    )*+ >""",
    re.VERBOSE,
)
_LONGEST_QUOTED = 8_000
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]{1,60})(?>\s*=\s*(?>\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?+")
_MOST_ATTRIBUTES = 60


class Element:
    """An element of a page; `children` are elements and strings with their character references resolved."""

    __slots__ = ("attributes", "children", "parent", "tag")

    def __init__(self, tag: str, attributes: dict[str, str], parent: Element | None) -> None:
        self.tag = tag
        self.attributes = attributes
        self.parent = parent
        self.children: list[Element | str] = []

    def elements(self, *tags: str) -> Iterator[Element]:
        """The elements below this one in the order of the page; of the named tags, or all."""
        waiting = [child for child in reversed(self.children) if isinstance(child, Element)]
        while waiting:
            element = waiting.pop()
            if not tags or element.tag in tags:
                yield element
            waiting.extend(child for child in reversed(element.children) if isinstance(child, Element))

    def text(self, enough: int | None = None) -> str:
        """The characters below this element, in order, with nothing between them; all, or at least `enough`."""
        parts: list[str] = []
        length = 0
        waiting: list[Element | str] = [self]
        while waiting and (enough is None or length < enough):
            node = waiting.pop()
            if isinstance(node, str):
                parts.append(node)
                length += len(node)
            else:
                waiting.extend(reversed(node.children))
        return "".join(parts)


def parsed(source: str) -> Element:
    """The tree of a page, below an element `#document` that is always there."""
    return _Builder(source).tree()


def unescaped(text: str) -> str:
    """Text with its character references resolved, those with thousands of digits left alone."""
    if "&" not in text:
        return text
    try:
        return html.unescape(text)
    except ValueError:
        return text


class _Builder:
    def __init__(self, source: str) -> None:
        self.source = source
        self.root = Element("#document", {}, None)
        self.open = [self.root]
        self.open_tags: Counter[str] = Counter()
        self.last_end = source.rfind(">")
        self.last_comment_end = source.rfind("-->")

    def tree(self) -> Element:
        source, position, length = self.source, 0, len(self.source)
        while position < length:
            tag = source.find("<", position)
            if tag < 0 or tag > self.last_end:
                self.add_text(source[position:])
                break
            self.add_text(source[position:tag])
            position = self.markup(tag)
        return self.root

    def markup(self, at: int) -> int:
        """Takes in what begins with the `<` at an offset; the offset after it."""
        source = self.source
        following = source[at + 1 : at + 2]
        if following.isalpha() and following.isascii():
            return self.start_tag(at)
        if following == "/":
            end = source.find(">", at)
            name = _NAME.match(source, at + 2, end)
            if name:
                self.close(name[0].lower())
            return end + 1
        if source.startswith("<!--", at):
            if at > self.last_comment_end - 2:
                return at + 4
            return source.find("-->", at + 2) + 3
        if following in ("!", "?"):
            return source.find(">", at) + 1
        self.add_text("<")
        return at + 1

    def start_tag(self, at: int) -> int:
        source = self.source
        name = _NAME.match(source, at + 1)
        assert name is not None  # a letter follows
        tag = name[0].lower()
        rest = _REST_OF_TAG.match(source, name.end(), name.end() + _LONGEST_QUOTED)
        end = rest.end() if rest else source.find(">", name.end()) + 1
        written = source[name.end() : end - 1]
        self.start(tag, _attributes(written))
        if tag in _RAW or tag in _ESCAPABLE_RAW:
            return self.raw(tag, end) if not (tag == "svg" and written.endswith("/")) else end
        return end

    def raw(self, tag: str, start: int) -> int:
        """Takes in the content of an element that has no elements in it; the offset after its end tag."""
        end = _end_tag(tag).search(self.source, start)
        content = self.source[start : end.start() if end else len(self.source)]
        if tag in _ESCAPABLE_RAW:
            self.add_text(content)
        elif content:
            self.open[-1].children.append(content)
        self.close(tag)
        return end.end() if end else len(self.source)

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _ENDS_PARAGRAPH and self.open_tags["p"]:
            self.end_implied(*_PARAGRAPH)
        if tag in _ENDS:
            self.end_implied(*_ENDS[tag])
        element = Element(tag, attributes, self.open[-1])
        self.open[-1].children.append(element)
        if tag in VOID or (len(self.open) >= DEEPEST and tag not in _RAW and tag not in _ESCAPABLE_RAW):
            return
        self.open.append(element)
        self.open_tags[tag] += 1

    def end_implied(self, ended: frozenset[str], within: frozenset[str]) -> None:
        for depth in range(len(self.open) - 1, 0, -1):
            tag = self.open[depth].tag
            if tag in within:
                return
            if tag in ended:
                self.cut(depth)
                if len(ended) <= 2:
                    return

    def close(self, tag: str) -> None:
        if tag in VOID:
            if tag == "br":
                self.start("br", {})
            return
        if not self.open_tags[tag]:
            if tag == "p":
                self.open[-1].children.append(Element("p", {}, self.open[-1]))
            return
        for depth in range(len(self.open) - 1, 0, -1):
            if self.open[depth].tag == tag:
                self.cut(depth)
                return
            # An end tag inside a cell does not end what the table stands in.
            if self.open[depth].tag in ("td", "th") and tag not in ("tr", "table", "tbody", "thead", "tfoot", "body", "html"):
                return

    def cut(self, depth: int) -> None:
        for element in self.open[depth:]:
            self.open_tags[element.tag] -= 1
        del self.open[depth:]

    def add_text(self, text: str) -> None:
        if text:
            self.open[-1].children.append(unescaped(text))


def _attributes(written: str) -> dict[str, str]:
    attributes: dict[str, str] = {}
    if not written or written == "/":
        return attributes
    for count, match in enumerate(_ATTRIBUTE.finditer(written)):
        if count >= _MOST_ATTRIBUTES:
            break
        value = match[2] or match[3] or match[4] or ""
        attributes.setdefault(match[1].lower(), unescaped(value))
    return attributes


_END_TAGS: dict[str, re.Pattern[str]] = {}


def _end_tag(tag: str) -> re.Pattern[str]:
    if tag not in _END_TAGS:
        _END_TAGS[tag] = re.compile(rf"</{tag}(?=[\s/>])[^>]*>", re.IGNORECASE)
    return _END_TAGS[tag]
