"""Read `[label]: address "title"`, the definitions with which a paragraph may begin.

Source: CommonMark 0.31, 4.7.
"""

import re

from synthlit.markdown.parsing.destination import (
    SPACE,
    TITLE,
    end_of,
    normal_label,
    read_address,
    read_label,
    unescaped,
)
from synthlit.markdown.parsing.parts import Definition, Leaf

_REST = re.compile(r"[ \t]*+(?:\n|\Z)")


def read_definition(leaf: Leaf, place: int) -> tuple[Definition, int] | None:
    """Read a definition at a place of a paragraph, and return where the text goes on."""
    text = leaf.text
    label = read_label(text, place)
    if not label or not label[0].strip() or not text.startswith(":", label[1]):
        return None
    address = read_address(text, end_of(SPACE, text, label[1] + 1))
    if not address or address.start == address.behind:
        return None
    end = address.behind
    behind = end_of(SPACE, text, end)
    title = TITLE.match(text, behind) if behind > end else None
    rest = _REST.match(text, title.end()) if title else None
    if title and rest:
        end = title.end()
    else:
        rest = _REST.match(text, end)
    if not rest:
        return None
    target = (address.start, address.end)
    definition = Definition(
        normal_label(label[0]),
        leaf.place(place, end),
        unescaped(text[slice(*target)]),
        leaf.place(*target),
    )
    return definition, rest.end()
