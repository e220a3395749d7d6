"""Find the links of a line to the parts of its work: code, data, model and project page."""

import re

from synthlit.markdown.papers import links
from synthlit.markdown.papers.line_text import LineText
from synthlit.model.fields import PARTS

# What follows these words belongs to another work.
_OF_ANOTHER = re.compile(
    r"\b(?:on|from|of|by|to|with|extends?|extending|uses?|using|like|see|than|following|improves?|"
    r"over|via|unlike|cf\.?)\s+[\[(]?\Z",
    re.IGNORECASE,
)
_NEAR = 24


def parts_linked(line: LineText) -> dict[str, str]:
    """Return the first address of each part of the work that a line links."""
    found: dict[str, str] = {}
    for at, character in enumerate(line.text):
        link = line.links.get(character)
        if link is None or link.role not in PARTS or link.role in found:
            continue
        if not _OF_ANOTHER.search(line.text[max(0, at - _NEAR) : at]):
            found[link.role] = links.full(link.address)
    return found
