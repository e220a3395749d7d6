"""A page of a list as raw lines, compared with what the states of a library generate.

List items are compared as text, so that only what was not generated need be parsed.
"""

import re
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import PurePosixPath

from synthlit.formats import md
from synthlit.library.library import Library

_LINE_END = re.compile(r"\r\n?|\n")
_NUMBER = re.compile(r"\d+(?: works?)?")


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
            if first and (begins or not line.strip()):
                numbers = range(first, number)
                yield Block(numbers, self.joined(numbers), headings)
                first = 0
            if begins:
                first = number
            elif line.startswith("#"):
                outer = (above for above in headings if _level(above) < _level(line))
                headings = (*outer, line.strip())

    def joined(self, numbers: range) -> str:
        """Return some lines without the space around them."""
        return "\n".join(line.strip() for line in self.lines[numbers.start - 1 : numbers.stop - 1])


def _level(heading: str) -> int:
    return len(heading) - len(heading.lstrip("#"))


@dataclass
class GeneratedPage:
    """All that some states of a library generate on a page.

    `blocks` gives the headings under which an item was generated. `lines` are those that belong
    to no work; numbers in them do not count, because each export counts the works again.
    """

    texts: set[str] = field(default_factory=set)
    blocks: dict[str, set[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(set))
    lines: set[str] = field(default_factory=set)

    def add(self, page: RawPage) -> None:
        """Add the page that one state generates."""
        self.texts.add(page.text)
        works: set[int] = set()
        for block in page.blocks:
            self.blocks[block.text].add(block.headings)
            if "://" in block.text:
                works.update(block.numbers)
        self.lines.update(_masked(x) for n, x in enumerate(page.lines, 1) if n not in works)

    def has_line(self, line: str) -> bool:
        """Return whether a line that belongs to no work was generated."""
        return _masked(line) in self.lines

    def in_place(self, page: RawPage) -> list[Block]:
        """Return the items of a page that are where they were generated."""
        return [block for block in page.blocks if block.headings in self.blocks.get(block.text, ())]

    def remainder(self, page: RawPage) -> str:
        """Return a page without the items in place, whose lines are empty.

        One right above a line that was not generated stays, for that line may continue it.
        """
        block_at = {number: block for block in self.in_place(page) for number in block.numbers}
        above: Block | None = None
        kept: set[int] = set()
        for number, line in enumerate(page.lines, 1):
            if block := block_at.get(number):
                above = block
            elif above and line.strip() and not self.has_line(line):
                kept.update(above.numbers)
        gone = block_at.keys() - kept
        return "\n".join("" if n in gone else line for n, line in enumerate(page.lines, 1))


def _masked(line: str) -> str:
    return _NUMBER.sub("0", line.strip())


def generate(
    states: Sequence[Library], paths: Container[PurePosixPath]
) -> Mapping[PurePosixPath, GeneratedPage]:
    """Generate the pages of each state from nothing, so that no handwritten text is in them."""
    pages: dict[PurePosixPath, GeneratedPage] = defaultdict(GeneratedPage)
    for number, state in enumerate(states):
        if state not in states[:number]:
            for path, text in md.files(state, lambda _: None).items():
                if path in paths:
                    pages[path].add(RawPage(text))
    return pages
