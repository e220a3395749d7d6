"""Read inline Markdown: links, code spans, emphasis, raw HTML, and the text that readers see."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

from synthlit.markdown.parsing.autolinks import addresses, bare_end
from synthlit.markdown.parsing.delimiter_runs import DelimiterRun, delimiter_run, pair
from synthlit.markdown.parsing.html import TAG, comment_node, markup_end, tag_node
from synthlit.markdown.parsing.link_syntax import (
    ENTITY,
    entity,
    normal_label,
    read_destination,
    read_label,
    unescaped,
)
from synthlit.markdown.parsing.nodes import (
    Comment,
    Emphasis,
    Leaf,
    Link,
    LinkKind,
    Reference,
    Tag,
)
from synthlit.text import Span

_NEXT = re.compile(r"[\\`*_~\[\]&]|<(?=[^\s<])|!(?=\[)")
# Most lines of a list: a link, a text in which nothing has a meaning, and maybe an anchor.
_PLAIN = r"[^\\`*_~\[\]&<\n]"
_PLAIN_LINE = re.compile(
    rf"\[(?!\^)({_PLAIN}+)\]\((https?://[A-Za-z0-9./_?=%+,:-]++)\)({_PLAIN}*)"
    r'(?:(<a id="([A-Za-z0-9_.:-]+)">)(</a>))?'
)
_RUN = re.compile(r"`+|\*+|_+|~+|\[+")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_AUTOLINK = re.compile(
    r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\x00-\x20<>]*+|[\w.!#$%&'*+/=?^`{|}~-]++@[\w.-]++)>"
)
# Of more brackets in a row, the first ones close nothing that matters.
_MOST_BRACKETS = 100


@dataclass(slots=True)
class Inlines:
    """The inline nodes of a leaf, and the parts of its joined text that show as something else."""

    text: str
    links: list[Link] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    code: list[Span] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    tags: list[Tag] = field(default_factory=list)
    emphasis: list[Emphasis] = field(default_factory=list)
    stray: list[Span] = field(default_factory=list)
    replacements: list[tuple[int, int, str]] = field(default_factory=list)

    def plain(self, start: int = 0, end: int | None = None) -> str:
        """Return the text that readers see of a part of the joined text; images show nothing."""
        end = len(self.text) if end is None else end
        pieces: list[str] = []
        position = start
        for at in range(bisect_left(self.replacements, (start,)), len(self.replacements)):
            first, last, shown = self.replacements[at]
            if first >= end:
                break
            if first >= position:
                pieces += (self.text[position:first], shown)
                position = last
        return "".join([*pieces, self.text[position:end]])


@dataclass(slots=True)
class _Bracket:
    """A bracket that may open a link or an image; `runs` counts the delimiter runs before it."""

    start: int
    image: bool
    runs: int


def parse_inlines(leaf: Leaf, references: Mapping[str, str]) -> Inlines:
    """Read the text of a leaf; `references` are the URLs of normalized labels."""
    text = leaf.text
    line = _PLAIN_LINE.fullmatch(text)
    if line and not addresses(line[3]):
        return _plain_line(leaf, line)
    if not line and not _NEXT.search(text) and not addresses(text):
        return Inlines(text)
    return _InlineParser(leaf, references).parse()


def _plain_line(leaf: Leaf, line: re.Match[str]) -> Inlines:
    """Return what a line has that begins with a link and has no other markup."""
    label, target = line.span(1), line.span(2)
    end = target[1] + 1
    place, shown = leaf.place, " ".join(line[1].split())
    link = Link(
        LinkKind.INLINE, place(0, end), place(*label), shown, place(*target), line[2], leaf.item
    )
    found = Inlines(leaf.text, [link], replacements=[(0, label[0], ""), (label[1], end, "")])
    if name := line[5]:
        opening, closing = line.span(4), line.span(6)
        found.tags += (
            Tag("a", place(*opening), False, {"id": name}),
            Tag("a", place(*closing), True, {}),
        )
        found.replacements += ((*opening, ""), (*closing, ""))
    return found


class _InlineParser:
    def __init__(self, leaf: Leaf, references: Mapping[str, str]) -> None:
        self._leaf, self._text, self._references = leaf, leaf.text, references
        self._brackets: list[_Bracket] = []
        # As no link holds another, the first so many brackets can open images only.
        self._spent = 0
        self._runs: list[DelimiterRun] = []
        self._ticks: dict[int, list[int]] | None = None
        self._last: dict[str, int] = {}
        # The links, each with its label in the joined text.
        self._links: list[tuple[Link, tuple[int, int]]] = []
        self._found = Inlines(leaf.text)

    def parse(self) -> Inlines:
        """Read the text from its first to its last character."""
        position, found = 0, self._found
        waiting = addresses(self._text)
        while match := _NEXT.search(self._text, position):
            while waiting and waiting[-1] < match.start():
                position = self._bare(waiting.pop(), position)
            if position <= match.start():
                position = self._step(match[0], match.start())
        while waiting:
            position = self._bare(waiting.pop(), position)
        self._pair(0)
        for each in self._brackets:
            self._stray(each.start, each.start + 1 + each.image)
        found.stray.sort()
        found.replacements.sort(key=lambda each: (each[0], -each[1]))
        self._links.sort(key=lambda each: (each[0].span.start, -each[0].span.end))
        found.links = [
            link._replace(text=" ".join(found.plain(*label).split())) for link, label in self._links
        ]
        return found

    def _step(self, character: str, position: int) -> int:
        text = self._text
        match character:
            case "\\":
                if text.startswith("\n", position + 1):
                    self._replace(position, position + 1)
                elif text[position + 1 : position + 2] in _PUNCTUATION:
                    self._replace(position, position + 2, text[position + 1])
                    return position + 2
                return position + 1
            case "`":
                return self._code(position)
            case "*" | "_" | "~":
                end = self._run_end(position)
                self._runs.append(delimiter_run(text, position, end))
                return end
            case "!":
                self._brackets.append(_Bracket(position, True, len(self._runs)))
                return position + 2
            case "[":
                return self._open(position)
            case "]":
                return self._close(position)
            case "<":
                return self._angle(position)
        if match := ENTITY.match(text, position):
            self._replace(position, match.end(), entity(match[0]))
            return match.end()
        return position + 1

    def _replace(self, start: int, end: int, shown: str = "") -> None:
        self._found.replacements.append((start, end, shown))

    def _stray(self, start: int, end: int) -> None:
        self._found.stray.append(self._leaf.place(start, end))

    def _link(
        self,
        kind: LinkKind,
        span: tuple[int, int],
        label: tuple[int, int],
        url: str,
        target: tuple[int, int] | None,
    ) -> None:
        leaf, place = self._leaf, self._leaf.place
        written = place(*target) if target else None
        link = Link(kind, place(*span), place(*label), "", written, url, leaf.item)
        self._links.append((link, label))

    def _address(
        self, kind: LinkKind, span: tuple[int, int], inner: tuple[int, int], url: str
    ) -> int:
        """Add a link that shows its own address, and return where it ends."""
        self._link(kind, span, inner, url, inner)
        self._replace(*span, self._text[inner[0] : inner[1]])
        return span[1]

    def _bare(self, start: int, position: int) -> int:
        """Read an address without markup, and return where to go on from `position`."""
        if start < position or self._brackets:
            return position
        end = bare_end(self._text, start)
        if end is None:
            return position
        address = self._text[start:end]
        url = f"http://{address}" if address.startswith("www.") else address
        return self._address(LinkKind.BARE, (start, end), (start, end), url)

    def _open(self, position: int) -> int:
        """Read a row of brackets."""
        end = self._run_end(position)
        first = max(position, end - _MOST_BRACKETS)
        if position < first:
            self._stray(position, first)
        runs = len(self._runs)
        self._brackets += (_Bracket(start, False, runs) for start in range(first, end))
        return end

    def _run_end(self, position: int) -> int:
        match = _RUN.match(self._text, position)
        return match.end() if match else position + 1

    def _code(self, position: int) -> int:
        if self._ticks is None:
            self._ticks = {}
            for match in re.finditer("`+", self._text):
                self._ticks.setdefault(len(match[0]), []).append(match.start())
        end = self._run_end(position)
        starts = self._ticks.get(end - position, [])
        at = bisect_left(starts, end)
        if at == len(starts):
            self._stray(position, end)
            return end
        inside = self._text[end : starts[at]]
        if inside.strip() and inside[0] in " \n" and inside[-1] in " \n":
            inside = inside[1:-1]
        close = starts[at] + end - position
        self._found.code.append(self._leaf.place(position, close))
        self._replace(position, close, inside)
        return close

    def _angle(self, position: int) -> int:
        text = self._text
        if text.startswith(("<!", "<?"), position):
            end = markup_end(text, position, self._last)
            if end and text.startswith("<!--", position):
                self._found.comments.append(comment_node(self._leaf, position, end))
        elif match := _AUTOLINK.match(text, position):
            inner = (position + 1, match.end() - 1)
            address = text[inner[0] : inner[1]]
            url = address if ":" in address else f"mailto:{address}"
            return self._address(LinkKind.AUTOLINK, match.span(), inner, url)
        elif match := TAG.match(text, position):
            end = match.end()
            self._found.tags.append(tag_node(self._leaf, match))
        else:
            end = 0
        if end:
            self._replace(position, end)
        return end or position + 1

    def _close(self, position: int) -> int:
        """Read a closing bracket: the end of a link, of an image, or a stray delimiter."""
        text = self._text
        if not self._brackets:
            self._stray(position, position + 1)
            return position + 1
        bracket = self._brackets.pop()
        if len(self._brackets) < self._spent:
            self._spent = len(self._brackets)
            if not bracket.image:
                return position + 1
        label = (bracket.start + 1 + bracket.image, position)
        if text.startswith("(", position + 1) and (found := read_destination(text, position + 1)):
            url = unescaped(text[found.start : found.end])
            self._add(bracket, found.close, label, url, (found.start, found.end))
            return found.close
        return self._reference(bracket, label)

    def _reference(self, bracket: _Bracket, text: tuple[int, int]) -> int:
        """Read `[text][label]`, `[text][]` or `[text]`, and return where to go on."""
        name, end = self._text[slice(*text)], text[1] + 1
        full = False
        if written := read_label(self._text, end):
            full = bool(written[0].strip())
            name, end = written[0] if full else name, written[1]
        url = self._references.get(normal_label(name)) if len(name) < 1000 else None
        defined = url is not None
        if defined or (
            full and not self._text.startswith(("(", "["), end) and not name.startswith("^")
        ):
            span = self._leaf.place(bracket.start, end)
            self._found.references.append(Reference(name, span, defined))
        if url is None:
            return text[1] + 1
        self._add(bracket, end, text, url)
        return end

    def _add(
        self,
        bracket: _Bracket,
        end: int,
        label: tuple[int, int],
        url: str,
        target: tuple[int, int] | None = None,
    ) -> None:
        """Add a link or image; no link holds another."""
        self._pair(bracket.runs)
        start = bracket.start
        if bracket.image:
            # The label of an image is shown in its place if there is no image; it links nothing.
            first = self._leaf.at(start)
            while self._links and self._links[-1][0].span.start > first:
                self._links.pop()
            self._replace(start, end)
            kind = LinkKind.IMAGE
        else:
            self._replace(start, label[0])
            self._replace(label[1], end)
            self._spent = len(self._brackets)
            kind = LinkKind.INLINE if target else LinkKind.REFERENCE
        self._link(kind, (start, end), label, url, target)

    def _pair(self, first: int) -> None:
        runs = self._runs[first:]
        if not runs:
            return
        del self._runs[first:]
        for character, width, span in pair(runs):
            self._found.emphasis.append(
                Emphasis(character, width, self._leaf.place(span.start, span.end))
            )
            self._replace(span.start, span.start + width)
            self._replace(span.end - width, span.end)
        for run in runs:
            if run.start < run.end and (run.opens or run.closes):
                self._stray(run.start, run.end)
