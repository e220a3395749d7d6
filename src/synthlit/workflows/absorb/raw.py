"""A page of a list as raw lines: its blocks can be compared, and taken out, without parsing."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from synthlit.text import Text


@dataclass(frozen=True)
class Block:
    """A list item as an entry generates it, with the lines directly below; lines count from 1."""

    first: int
    last: int
    text: str

    @property
    def numbers(self) -> range:
        """The numbers of its lines."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True)
class RawPage:
    """A page's text and its lines; nothing of it is parsed."""

    path: PurePosixPath
    text: str

    @cached_property
    def source(self) -> Text:
        """The text with its lines."""
        return Text(self.text)

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends."""
        numbers = range(1, len(self.source.line_starts) + 1)
        return [self.source.line(number) for number in numbers]

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks that could be generated: the others only have to be read."""
        return tuple(self._blocks())

    def _blocks(self) -> Iterator[Block]:
        first = 0
        for number, line in enumerate((*self.lines, ""), 1):
            begins = line.startswith("- ")
            if first and (begins or not line.strip()):
                yield Block(first, number - 1, self.joined(first, number - 1))
                first = 0
            if begins:
                first = number

    def joined(self, first: int, last: int) -> str:
        """Return some lines without the space around them."""
        return "\n".join(line.strip() for line in self.lines[first - 1 : last])

    def without(self, blocks: Collection[Block]) -> str:
        """Return the text with the lines of the blocks empty, so that all keep their number."""
        gone = _numbers(blocks)
        return "\n".join("" if n in gone else line for n, line in enumerate(self.lines, 1))

    def only(self, blocks: Collection[Block]) -> str:
        """Return the text with all lines empty but those of the blocks."""
        kept = _numbers(blocks)
        return "\n".join(line if n in kept else "" for n, line in enumerate(self.lines, 1))


def _numbers(blocks: Collection[Block]) -> frozenset[int]:
    return frozenset(n for block in blocks for n in block.numbers)
