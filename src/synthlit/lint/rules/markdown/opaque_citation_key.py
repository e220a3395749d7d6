"""A key in the citation block that says neither who nor when.

## Why is this bad?
Readers copy the block into their own files, where names and years tell entries apart: another key
looks like none of theirs, and clashes with that of the next list.

## Example
````markdown
```bibtex
@misc{magistral-paper,
  title  = {Magistral},
  author = {{Mistral-AI}},
  year   = {2025},
}
```
````

## Fix
None: some have copied the block, and cite its key. `mistralai2025magistral` is the usual form.

## Also found by
no other linter known
"""

from collections.abc import Iterator

from synthlit.bibtex import parser
from synthlit.bibtex.nodes import EntryNode
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.broken_citation_block import citations
from synthlit.lint.rules.markdown.places import spot
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.model.citekey import ascii_word
from synthlit.model.name import read_names

CODE = "MDN023"
NAME = "opaque-citation-key"
PRESET = Preset.STRICT
FIX = Fixes.NONE


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the keys with neither an author's name nor the year."""
    for fence, body in citations(page):
        for block in parser.read(page.path, body).blocks:
            key = ascii_word(block.key)
            if key and not any(word in key for word in _words(block)):
                place = spot(page, fence.body.start + block.key_start)
                yield Finding(place, f"the key {quoted(block.key)} says neither who nor when")


def _words(block: EntryNode) -> Iterator[str]:
    """Yield what tells an entry from others: the year's last digits, and family names."""
    for name in ("year", "date"):
        if (field := block.field(name)) and len(field.value) >= 4:
            yield field.value[2:4]
    if author := block.field("author"):
        yield from filter(None, (ascii_word(name.short) for name in read_names(author.value)))
