"""What is found in a piece of inline Markdown; places count the characters of the joined text."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from synthlit.markdown.parsing.emphasis import Style
from synthlit.markdown.parsing.parts import Kind


@dataclass(frozen=True)
class Found:
    """A link in the joined text; `target` is None where a reference has the address."""

    kind: Kind
    start: int
    end: int
    label: tuple[int, int]
    target: tuple[int, int] | None
    url: str
    title: tuple[int, int] | None = None
    nested: bool = False


@dataclass(frozen=True)
class Used:
    """A reference in the joined text, and whether there is a definition of it."""

    label: str
    start: int
    end: int
    label_at: tuple[int, int]
    image: bool
    defined: bool


@dataclass
class Inline:
    """What stands in a piece of inline Markdown; `cuts` are what is written and shows otherwise."""

    text: str
    links: list[Found] = field(default_factory=list)
    uses: list[Used] = field(default_factory=list)
    code: list[tuple[int, int]] = field(default_factory=list)
    comments: list[tuple[int, int]] = field(default_factory=list)
    tags: list[re.Match[str]] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    stray: list[tuple[str, int, int]] = field(default_factory=list)
    cuts: list[tuple[int, int, str]] = field(default_factory=list)

    def plain(self, start: int = 0, end: int | None = None) -> str:
        """Return what a part of the text shows; images show nothing."""
        end = len(self.text) if end is None else end
        pieces: list[str] = []
        place = start
        for at in range(bisect_left(self.cuts, (start,)), len(self.cuts)):
            first, last, instead = self.cuts[at]
            if first >= end:
                break
            if first >= place:
                pieces += (self.text[place:first], instead)
                place = last
        return "".join([*pieces, self.text[place:end]])
