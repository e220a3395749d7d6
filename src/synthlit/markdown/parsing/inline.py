"""Read inline Markdown: what of it is markup, links, code, and what shows as it is."""

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from synthlit.markdown.parsing.address import addresses, bare_end
from synthlit.markdown.parsing.destination import (
    ENTITY,
    Destination,
    entity,
    normal_label,
    read_destination,
    read_label,
    unescaped,
)
from synthlit.markdown.parsing.emphasis import Run, pair, run_at
from synthlit.markdown.parsing.found import Found, Inline, Used
from synthlit.markdown.parsing.html import TAG, markup_end
from synthlit.markdown.parsing.parts import Kind

_NEXT = re.compile(r"[\\`*_~\[\]&]|<(?=[^\s<])|!(?=\[)")
_RUN = re.compile(r"`+|\*+|_+|~+|\[+")
_PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_AUTOLINK = re.compile(
    r"<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\x00-\x20<>]*+|[\w.!#$%&'*+/=?^`{|}~-]++@[\w.-]++)>"
)


# Of more brackets in a row, the first ones close nothing that matters.
_MOST_BRACKETS = 100


@dataclass(slots=True)
class _Bracket:
    """A bracket that may open a link or an image; `runs` counts the signs of emphasis before it."""

    start: int
    image: bool
    runs: int


def read_inline(text: str, references: Mapping[str, str]) -> Inline:
    """Read a piece of Markdown; `references` are the addresses of normal labels."""
    scanner = _Scanner(text, references)
    scanner.read()
    return scanner.found


class _Scanner:
    def __init__(self, text: str, references: Mapping[str, str]) -> None:
        self._text, self._references = text, references
        self._brackets: list[_Bracket] = []
        # As no link holds another, the first so many brackets can open images only.
        self._spent = 0
        self._runs: list[Run] = []
        self._ticks: dict[int, list[int]] | None = None
        self._last: dict[str, int] = {}
        self.found = Inline(text)

    def read(self) -> None:
        """Read the text from its first to its last character."""
        place = 0
        waiting = addresses(self._text)
        while match := _NEXT.search(self._text, place):
            while waiting and waiting[-1] < match.start():
                place = self._bare(waiting.pop(), place)
            if place <= match.start():
                place = self._step(match[0], match.start())
        while waiting:
            place = self._bare(waiting.pop(), place)
        self._pair(0)
        self.found.stray += (
            ("![" if b.image else "[", b.start, b.start + 1 + b.image) for b in self._brackets
        )
        self.found.stray.sort(key=lambda each: each[1])
        self.found.links.sort(key=lambda link: (link.start, -link.end))
        self.found.cuts.sort(key=lambda cut: (cut[0], -cut[1]))

    def _step(self, sign: str, place: int) -> int:
        text = self._text
        match sign:
            case "\\":
                if text.startswith("\n", place + 1):
                    self._cut(place, place + 1)
                elif text[place + 1 : place + 2] in _PUNCTUATION:
                    self._cut(place, place + 2, text[place + 1])
                    return place + 2
                return place + 1
            case "`":
                return self._code(place)
            case "*" | "_" | "~":
                end = self._run_end(place)
                self._runs.append(run_at(text, place, end))
                return end
            case "!":
                self._brackets.append(_Bracket(place, True, len(self._runs)))
                return place + 2
            case "[":
                return self._open(place)
            case "]":
                return self._close(place)
            case "<":
                return self._angle(place)
        if match := ENTITY.match(text, place):
            self._cut(place, match.end(), entity(match[0]))
            return match.end()
        return place + 1

    def _bare(self, start: int, place: int) -> int:
        """Take an address that nothing marks, and tell where to go on; `place` is reached."""
        if start < place or self._brackets:
            return place
        end = bare_end(self._text, start)
        if end is None:
            return place
        address = self._text[start:end]
        url = f"http://{address}" if address.startswith("www.") else address
        self.found.links.append(Found(Kind.BARE, start, end, (start, end), (start, end), url))
        self._cut(start, end, address)
        return end

    def _open(self, place: int) -> int:
        """Take a row of brackets."""
        end = self._run_end(place)
        first = max(place, end - _MOST_BRACKETS)
        if place < first:
            self.found.stray.append(("[", place, first))
        runs = len(self._runs)
        self._brackets += (_Bracket(start, False, runs) for start in range(first, end))
        return end

    def _cut(self, start: int, end: int, instead: str = "") -> None:
        self.found.cuts.append((start, end, instead))

    def _run_end(self, place: int) -> int:
        match = _RUN.match(self._text, place)
        return match.end() if match else place + 1

    def _code(self, place: int) -> int:
        if self._ticks is None:
            self._ticks = {}
            for match in re.finditer("`+", self._text):
                self._ticks.setdefault(len(match[0]), []).append(match.start())
        end = self._run_end(place)
        starts = self._ticks.get(end - place, [])
        at = bisect_left(starts, end)
        if at == len(starts):
            self.found.stray.append(("`", place, end))
            return end
        inside = self._text[end : starts[at]]
        if inside.strip() and inside[0] in " \n" and inside[-1] in " \n":
            inside = inside[1:-1]
        close = starts[at] + end - place
        self.found.code.append((place, close))
        self._cut(place, close, inside)
        return close

    def _angle(self, place: int) -> int:
        text = self._text
        if text.startswith(("<!", "<?"), place):
            if end := markup_end(text, place, self._last):
                if text.startswith("<!--", place):
                    self.found.comments.append((place, end))
                self._cut(place, end)
                return end
        elif match := _AUTOLINK.match(text, place):
            inner = (place + 1, match.end() - 1)
            address = text[inner[0] : inner[1]]
            url = address if ":" in address else f"mailto:{address}"
            self.found.links.append(Found(Kind.AUTOLINK, place, match.end(), inner, inner, url))
            self._cut(place, match.end(), address)
            return match.end()
        elif match := TAG.match(text, place):
            self.found.tags.append(match)
            self._cut(place, match.end())
            return match.end()
        return place + 1

    def _close(self, place: int) -> int:
        """Take a closing bracket: the end of a link, an image, or nothing."""
        text = self._text
        if not self._brackets:
            self.found.stray.append(("]", place, place + 1))
            return place + 1
        bracket = self._brackets.pop()
        if len(self._brackets) < self._spent:
            self._spent = len(self._brackets)
            if not bracket.image:
                return place + 1
        first = bracket.start + 1 + bracket.image
        if text.startswith("(", place + 1) and (found := read_destination(text, place + 1)):
            return self._inline_link(bracket, (first, place), found)
        label = read_label(text, place + 1)
        name, end = label if label and label[0].strip() else (text[first:place], place + 1)
        if label and not label[0].strip():
            end = label[1]
        full = bool(label and label[0].strip())
        url = self._references.get(normal_label(name)) if len(name) < 1000 else None
        at = (place + 2, end - 1) if full else (first, place)
        if url is None:
            written = full and not text.startswith(("(", "["), end) and name[0] != "^"
            if written:
                self.found.uses.append(
                    Used(name, bracket.start, end, at, bracket.image, defined=False)
                )
            return place + 1
        self.found.uses.append(Used(name, bracket.start, end, at, bracket.image, defined=True))
        kind = Kind.IMAGE if bracket.image else Kind.REFERENCE
        self._finish(bracket, Found(kind, bracket.start, end, (first, place), None, url))
        return end

    def _inline_link(self, bracket: _Bracket, label: tuple[int, int], found: Destination) -> int:
        kind = Kind.IMAGE if bracket.image else Kind.INLINE
        target = (found.start, found.end)
        url = unescaped(self._text[found.start : found.end])
        link = Found(kind, bracket.start, found.close, label, target, url, found.title)
        self._finish(bracket, link)
        return found.close

    def _finish(self, bracket: _Bracket, link: Found) -> None:
        """Keep a link or image; no link holds another."""
        self._pair(bracket.runs)
        if bracket.image:
            # What stands in an image's label is shown where the image cannot be, and links nothing.
            while self.found.links and self.found.links[-1].start > link.start:
                self.found.links.pop()
            self.found.links.append(link)
            self._cut(link.start, link.end)
            return
        self.found.links.append(link)
        self._cut(link.start, link.label[0])
        self._cut(link.label[1], link.end)
        self._spent = len(self._brackets)

    def _pair(self, first: int) -> None:
        runs = self._runs[first:]
        if not runs:
            return
        del self._runs[first:]
        for style in pair(runs):
            self.found.styles.append(style)
            self._cut(style.start, style.start + style.width)
            self._cut(style.end - style.width, style.end)
        self.found.stray += [
            (run.sign, run.low, run.high)
            for run in runs
            if run.low < run.high and (run.opens or run.closes)
        ]
