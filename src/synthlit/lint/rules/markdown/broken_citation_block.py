r"""BibTeX that readers are asked to copy, and that does not work.

## Why is this bad?
Whoever cites from it gets an error, or a reference without a year; nobody tells the list.

## Example
````markdown
# Citation

```bibtex
@misc{shen2026awesome,
  title        = {Awesome Synthetic Data: A Survey of Methodologies},
  author       = {Zhennan Shen},
  year         = {2026},
  howpublished = {\url{[https://github.com/5456es/x](https://github.com/5456es/x)}},
}
```
````

## Use instead
````markdown
# Citation

```bibtex
@misc{shen2026awesome,
  title        = {Awesome Synthetic Data: A Survey of Methodologies},
  author       = {Zhennan Shen},
  year         = {2026},
  howpublished = {\url{https://github.com/5456es/x}},
}
```
````

## Fix
Safe: a Markdown link to an address that it also shows becomes the address. What cannot be read, a
missing title, author or year, and a `journal` of a `@misc`, which no style prints, have none.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator

from synthlit.bibtex import parser
from synthlit.bibtex.nodes import FATAL, EntryNode, ErrorKind
from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import spot
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Fence
from synthlit.text import TextEdit

CODE = "MDN002"
NAME = "broken-citation-block"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE

_LANGUAGES = ("bibtex", "bib", "biblatex")
_LINK = re.compile(r"\[([^\[\]\n]{0,400})\]\((https?://[^()\s]{1,400})\)")
_ABOUT_EACH = (
    ("title", ("title",)),
    ("author", ("author", "editor", "organization", "key")),
    ("year", ("year", "date")),
)
_INHERITS = ("crossref", "xdata")


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield what is wrong with each block of BibTeX that is no template."""
    for fence, body in citations(page):
        yield from _block(page, fence, body)


def citations(page: MarkdownDocument) -> Iterator[tuple[Fence, str]]:
    """Yield the blocks of BibTeX that are neither quoted nor templates, with their text."""
    for fence in page.fences:
        body = fence.body.of(page.text)
        language = fence.info.strip("{.}").partition(" ")[0].lower()
        is_quoted = ">" in page.text[page.text.rfind("\n", 0, fence.opening.start) + 1 :][:1]
        if language in _LANGUAGES and not is_quoted and "..." not in body and "…" not in body:
            yield fence, body


def _block(page: MarkdownDocument, fence: Fence, body: str) -> Iterator[Finding]:
    sheet = parser.read(page.path, body)
    start = fence.body.start
    for fault in sheet.faults:
        if fault.flaw in FATAL or fault.flaw is ErrorKind.MISSING_COMMA:
            message = f"this BibTeX cannot be read: {fault.message}"
            yield Finding(spot(page, start + fault.offset), message)
            return
    for block in sheet.blocks:
        yield from _entry(page, start, block)
    for link in _LINK.finditer(body):
        yield Finding(
            spot(page, start + link.start()),
            f"BibTeX knows no Markdown: the link to {link[2][:48]} prints as it is written",
            fix=_plain_address(start, link),
        )


def _entry(page: MarkdownDocument, start: int, block: EntryNode) -> Iterator[Finding]:
    names = {field.name for field in block.fields if field.value.strip()}
    at = spot(page, start + block.start)
    if not names.intersection(_INHERITS):
        for what, fields in _ABOUT_EACH:
            if not names.intersection(fields):
                yield Finding(at, f"{block.key or 'the entry'} has no {what}")
    journal = block.field("journal")
    if journal and block.type == "misc":
        yield Finding(
            spot(page, start + journal.start), "a @misc has no journal: no style prints it"
        )


def _plain_address(start: int, link: re.Match[str]) -> Fix | None:
    if link[1].strip("/") != link[2].strip("/"):
        return None
    edit = TextEdit(start + link.start(), start + link.end(), link[2])
    return Fix("leave the address", Replace((edit,)))
