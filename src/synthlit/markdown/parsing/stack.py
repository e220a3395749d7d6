"""The blocks that are open while a Markdown file is read: containers, and at most one leaf."""

import re
from dataclasses import dataclass
from typing import Literal

from synthlit.markdown.parsing.opened import NOWHERE, BlockKind, Opened
from synthlit.markdown.parsing.raw import Blocks
from synthlit.text import Span


@dataclass
class Container:
    """A block that holds others.

    An item's lines are indented by `needed`; `sign` tells lists apart; `number` is an item's index.
    """

    kind: Literal["quote", "list", "item", "footnote"]
    start: int
    end: int
    needed: int = 0
    sign: str = ""
    number: int | None = None
    is_empty: bool = True


class Stack:
    """The open blocks of a text, outermost first; what closes goes to `blocks`."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.blocks = Blocks()
        self.containers: list[Container] = []
        self.leaf: Opened | None = None

    @property
    def paragraph(self) -> Opened | None:
        """The leaf, if it is a paragraph."""
        return self.leaf if self.leaf and self.leaf.kind == "paragraph" else None

    def items(self, depth: int) -> list[int]:
        """Return the indices of the items among the first `depth` containers."""
        return [c.number for c in self.containers[:depth] if c.number is not None]

    def open(
        self, kind: BlockKind, depth: int, line: int, marker: re.Match[str] | None = None
    ) -> Opened:
        """Open a leaf in the last of `depth` containers."""
        self._make_room(depth, is_item=False)
        self.leaf = Opened(kind, line, Span(*marker.span()) if marker else NOWHERE)
        return self.leaf

    def push(self, container: Container, depth: int) -> None:
        """Open a container in the last of `depth` others."""
        self._make_room(depth, is_item=container.kind == "item")
        self.containers.append(container)

    def _make_room(self, depth: int, *, is_item: bool) -> None:
        """Close what a new block cannot stand in; only items stand in a list."""
        self.close(depth)
        self.close_leaf()
        if self.containers and self.containers[-1].kind == "list" and not is_item:
            self.close(len(self.containers) - 1)
        if self.containers:
            self.containers[-1].is_empty = False

    def close(self, depth: int) -> None:
        """Close all but the first `depth` containers, and the leaf in them."""
        if depth < len(self.containers):
            self.close_leaf()
        while depth < len(self.containers):
            container = self.containers.pop()
            span = Span(container.start, self._text_end(container))
            if container.kind == "quote":
                self.blocks.quotes.append(span)
            elif container.number is not None:
                items = self.blocks.items
                items[container.number] = items[container.number]._replace(span=span)
            self._reach(container.end)

    def _text_end(self, container: Container) -> int:
        """Return where a container's text ends; a fence that is never closed has blank lines."""
        end = container.end
        while end > container.start and self._text[end - 1].isspace():
            end -= 1
        return end

    def close_leaf(self) -> None:
        """Close the leaf, if one is open."""
        leaf, self.leaf = self.leaf, None
        if leaf:
            item = next((c.number for c in reversed(self.containers) if c.kind == "item"), None)
            leaf.close(self._text, self.blocks, item)
            self._reach(leaf.end)

    def _reach(self, end: int) -> None:
        """Let the last container reach as far as a block in it."""
        if self.containers:
            self.containers[-1].end = max(self.containers[-1].end, end)
