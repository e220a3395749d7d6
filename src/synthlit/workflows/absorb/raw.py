"""A page of a list as raw lines, compared with what the states of a library generate.

List items are compared as text, so that only what was not generated need be parsed.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from synthlit.formats import md
from synthlit.library.library import Library
from synthlit.markdown import regions
from synthlit.markdown.lists.page import has_fingerprint, is_as_written

_LINE_END = re.compile(r"\r\n?|\n")
# How many works there are, which each export counts again.
_COUNT = re.compile(r"\b\d+ works?\b|\(\d+\)$")
_INDENTS = (" ", "\t")
_BEGIN, _END = regions.empty(regions.LIST).splitlines()


@dataclass(frozen=True)
class Block:
    """A list item with the lines directly below it, and the headings above; lines count from 1."""

    numbers: range
    text: str
    headings: tuple[str, ...]


@dataclass(frozen=True)
class RawPage:
    """A page's lines; nothing of it is parsed."""

    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        return _LINE_END.split(self.text)

    @cached_property
    def blocks(self) -> list[Block]:
        """The items that a library could have generated."""
        return list(self._blocks())

    def _blocks(self) -> Iterator[Block]:
        headings: tuple[str, ...] = ()
        first = 0
        for number, line in enumerate((*self.lines, ""), 1):
            begins = line.startswith("- ")
            # Markdown takes a line without indent for a part of the item; its author did not.
            if first and (begins or not line.strip() or not line.startswith(_INDENTS)):
                numbers = range(first, number)
                yield Block(numbers, self.joined(numbers), headings)
                first = 0
            if begins:
                first = number
            elif line.strip() == _BEGIN:
                # The titles of pages are handwritten.
                headings = ()
            elif line.startswith("#"):
                outer = (above for above in headings if _level(above) < _level(line))
                headings = (*outer, line.strip())

    def joined(self, numbers: Iterable[int]) -> str:
        """Return some lines without the space around them."""
        return "\n".join(self.lines[number - 1].strip() for number in numbers)

    def only(self, numbers: Container[int]) -> "RawPage":
        """Return the page with no other lines than those with some numbers."""
        lines = (line if n in numbers else "" for n, line in enumerate(self.lines, 1))
        return RawPage("\n".join(lines))


def _level(heading: str) -> int:
    return len(heading) - len(heading.lstrip("#"))


@dataclass
class GeneratedPage:
    """All that some states of a library generate on a page.

    `blocks` gives the headings under which an item was generated, `lines` are those that belong to
    no work, and `first` the first lines of those that do.
    """

    texts: set[str] = field(default_factory=set)
    blocks: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))
    lines: set[str] = field(default_factory=set)
    first: set[str] = field(default_factory=set)

    def add(self, page: RawPage) -> None:
        """Add the page that one state generates."""
        self.texts.add(page.text)
        works: set[int] = set()
        for block in page.blocks:
            self.blocks[block.text].add(block.headings)
            if "://" in block.text:
                works.update(block.numbers)
                self.first.add(block.text.partition("\n")[0])
        self.lines.update(_masked(x) for n, x in enumerate(page.lines, 1) if n not in works)

    def has_line(self, line: str) -> bool:
        """Return whether a line that belongs to no work was generated."""
        return _masked(line) in self.lines

    def in_place(self, page: RawPage) -> list[Block]:
        """Return the items of a page that are where they were generated."""
        return [block for block in page.blocks if block.headings in self.blocks.get(block.text, ())]

    def remainder(self, page: RawPage) -> str:
        """Return a page without the items in place, whose lines are empty.

        One right above an indented line that was not generated stays, for that line belongs to it.
        """
        block_at = {number: block for block in self.in_place(page) for number in block.numbers}
        above: Block | None = None
        kept: set[int] = set()
        for number, line in enumerate(page.lines, 1):
            if block := block_at.get(number):
                above = block
            elif above and line.startswith(_INDENTS) and line.strip() and not self.has_line(line):
                kept.update(above.numbers)
            elif not line.startswith(_INDENTS) and line.strip():
                above = None
        gone = block_at.keys() - kept
        return "\n".join("" if n in gone else line for n, line in enumerate(page.lines, 1))


def _masked(line: str) -> str:
    return _COUNT.sub("0", line.strip())


def generate(
    states: Sequence[Library],
    pages: Mapping[PurePosixPath, str],
    committed: Sequence[Mapping[PurePosixPath, str]] = (),
) -> Mapping[PurePosixPath, GeneratedPage]:
    """Generate the pages of each state from nothing, so that no handwritten text is in them.

    The generated part of a page that is as an export wrote it belongs to what was generated.
    """
    found: dict[PurePosixPath, GeneratedPage] = defaultdict(GeneratedPage)
    for number, state in enumerate(states):
        if state not in states[:number]:
            for path, text in md.files(state, lambda _: None).items():
                if path in pages:
                    found[path].add(RawPage(text))
    for path in pages:
        for text in dict.fromkeys(each[path] for each in (pages, *committed) if path in each):
            if page := _as_exported(text):
                found[path].add(page)
    return found


def _as_exported(text: str) -> RawPage | None:
    """Return the generated part of a page, if its fingerprint says that nobody edited it."""
    page = RawPage(text.removeprefix("\ufeff"))
    if not has_fingerprint(text) or _BEGIN not in page.lines or _END not in page.lines:
        return None
    inside = range(page.lines.index(_BEGIN) + 2, page.lines.index(_END) + 1)
    content = "\n".join(page.lines[inside.start - 1 : inside.stop - 1])
    return page.only(inside) if is_as_written(content) else None
