"""The blocks that are open while a file is read: container blocks, and at most one leaf block."""

import re
from dataclasses import dataclass
from typing import Literal

from synthlit.markdown.parsing.leaf_block import NOWHERE, LeafBlock, LeafKind
from synthlit.markdown.parsing.nodes import Blocks
from synthlit.text import Span


@dataclass
class ContainerBlock:
    """An open block that contains others.

    An item's lines are indented by `needed`. The lists `-` and `*`, or `1.` and `1)`, differ in
    `delimiter`. `number` is an item's index.
    """

    kind: Literal["quote", "list", "item", "footnote"]
    start: int
    end: int
    needed: int = 0
    delimiter: str = ""
    number: int | None = None
    is_empty: bool = True


class OpenBlocks:
    """The open blocks of a text, outermost first; closed ones are added to `blocks`."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.blocks = Blocks()
        self.containers: list[ContainerBlock] = []
        self.leaf: LeafBlock | None = None

    @property
    def paragraph(self) -> LeafBlock | None:
        """The leaf block, if it is a paragraph."""
        return self.leaf if self.leaf and self.leaf.kind == "paragraph" else None

    def items(self, depth: int) -> list[int]:
        """Return the indices of the items among the first `depth` containers."""
        return [c.number for c in self.containers[:depth] if c.number is not None]

    def open(
        self, kind: LeafKind, depth: int, line: int, marker: re.Match[str] | None = None
    ) -> LeafBlock:
        """Open a leaf block in the last of `depth` containers."""
        self._make_room(depth, is_item=False)
        self.leaf = LeafBlock(kind, line, Span(*marker.span()) if marker else NOWHERE)
        return self.leaf

    def push(self, container: ContainerBlock, depth: int) -> None:
        """Open a container in the last of `depth` others."""
        self._make_room(depth, is_item=container.kind == "item")
        self.containers.append(container)

    def _make_room(self, depth: int, *, is_item: bool) -> None:
        """Close the blocks that cannot contain a new one; lists contain items only."""
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
            # Without the blank lines of an unclosed fence.
            length = len(self._text[container.start : container.end].rstrip())
            span = Span(container.start, container.start + length)
            if container.kind == "quote":
                self.blocks.quotes.append(span)
            elif container.number is not None:
                items = self.blocks.items
                if items[container.number].span != span:
                    items[container.number] = items[container.number]._replace(span=span)
            self._extend(container.end)

    def close_leaf(self) -> None:
        """Close the leaf block, if one is open."""
        leaf, self.leaf = self.leaf, None
        if leaf:
            item = next((c.number for c in reversed(self.containers) if c.kind == "item"), None)
            leaf.close(self._text, self.blocks, item)
            self._extend(leaf.end)

    def _extend(self, end: int) -> None:
        """Extend the last container to the end of a block in it."""
        if self.containers:
            self.containers[-1].end = max(self.containers[-1].end, end)
