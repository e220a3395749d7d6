"""HTML in the contents that GitHub does not show: `<span style>`, `<font>`, `<center>`.

## Why is this bad?
GitHub takes colours and fonts away, so the tag does nothing but stand in the way of those who edit
the list and of programs that read it.

## Example
````markdown
- [General SFT](#general-sft)
- [RLVR](#rlvr) <span style="color:red">**(New & Hot)**</span>
- [Preference](#preference)

## General SFT

## RLVR

## Preference
````

## Use instead
````markdown
- [General SFT](#general-sft)
- [RLVR](#rlvr) **(New & Hot)**
- [Preference](#preference)

## General SFT

## RLVR

## Preference
````

## Fix
Safe: the tags go, what stands between them stays.

## Also found by
markdownlint
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Location,
    Preset,
)
from synthlit.lint.rules.headings.contents import contents
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Tag
from synthlit.text import TextEdit

CODE = "HDG003"
NAME = "markup-in-contents"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE

_NOTHING = frozenset({"span", "font", "center", "big"})


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each such tag in an item of the contents."""
    starts = [tag.span.start for tag in page.tags]
    for entry in contents(page):
        first, end = (
            bisect_left(starts, at) for at in (entry.item.content.start, entry.item.content.end)
        )
        for opening, closing in _pairs(page.tags[first:end]):
            tags = [opening, *([closing] if closing else [])]
            edits = tuple(TextEdit(tag.span.start, tag.span.end) for tag in tags)
            spot = Location(page.path, page.source, opening.span.start)
            message = f"GitHub does nothing with the tag <{opening.name}>"
            yield Finding(spot, message, fix=Fix("take the tags away", Replace(edits)))


def _pairs(tags: Sequence[Tag]) -> Iterator[tuple[Tag, Tag | None]]:
    """Yield the tags that do nothing, each with the one that closes it; anchors do something."""
    open_: list[Tag] = []
    closing: dict[int, Tag] = {}
    for tag in tags:
        if tag.name in _NOTHING and not tag.closing:
            open_.append(tag)
        elif tag.closing and open_ and open_[-1].name == tag.name:
            closing[open_.pop().span.start] = tag
    for tag in tags:
        if tag.name in _NOTHING and not tag.closing and not {"id", "name"} & tag.attributes.keys():
            yield tag, closing.get(tag.span.start)
