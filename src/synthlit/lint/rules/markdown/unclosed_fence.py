"""A block of code that is not closed.

## Why is this bad?
All that stands behind it shows as code: headings and links are no longer any.

## Example
````markdown
# Citation

```bibtex
@misc{mistral2025magistral,
  title  = {Magistral},
  author = {{Mistral-AI}},
  year   = {2025},
}
````

## Use instead
````markdown
# Citation

```bibtex
@misc{mistral2025magistral,
  title  = {Magistral},
  author = {{Mistral-AI}},
  year   = {2025},
}
```
````

## Fix
Safe: the closing line is put where the block ends now. There is none where the block swallows a
heading, or another block's opening line: only the writer knows where it should have ended.

## Also found by
markdownlint, in part
"""

import re
from collections.abc import Iterator

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import line_end, spot
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.parsing.parts import Fence
from synthlit.text import TextEdit

CODE = "MDN001"
NAME = "unclosed-fence"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE

_OPENING = re.compile(r"^[ \t>]{0,8}(`{3,}|~{3,})[ \t]{0,4}([A-Za-z][\w+#.-]*)[ \t]*\r?$", re.M)
_HEADING = re.compile(r"^[ \t>]{0,8}#{1,6}[ \t]+\S[^\n]*", re.MULTILINE)
# In these languages a line that begins with # is a comment.
_HASH_COMMENTS = frozenset(
    (
        "bash",
        "sh",
        "shell",
        "zsh",
        "console",
        "python",
        "py",
        "yaml",
        "yml",
        "toml",
        "r",
        "ruby",
        "perl",
        "make",
        "makefile",
        "dockerfile",
        "ini",
        "conf",
        "text",
        "txt",
    )
)


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the first block that holds another's opening line, or the one that is left open."""
    for fence in page.fences:
        inner = _swallowed_opening(page, fence)
        if inner:
            where = spot(page, fence.opening.start)
            line = page.source.point(fence.opening.start)[0]
            at = page.source.point(fence.body.start + inner.start())[0]
            yield Finding(
                where,
                f"the block of code that begins in line {line} is not closed before another "
                f"begins in line {at}: {quoted(inner[0])}",
            )
            # From here on, what is code and what is not has changed places.
            return
        if fence.closing is None:
            message = f"the block of code that begins with {quoted(fence.opening.of(page.text))}"
            at_opening = spot(page, fence.opening.start)
            yield Finding(at_opening, f"{message} is never closed", fix=_closing(page, fence))


def _swallowed_opening(page: MarkdownDocument, fence: Fence) -> re.Match[str] | None:
    for match in _OPENING.finditer(fence.body.of(page.text)):
        if match[1].startswith(fence.marker):
            return match
    return None


def _closing(page: MarkdownDocument, fence: Fence) -> Fix | None:
    body = fence.body.of(page.text)
    if fence.info.partition(" ")[0].lower() not in _HASH_COMMENTS and _HEADING.search(body):
        return None
    at = fence.body.start + len(body.rstrip(" \t\r\n>")) if body.strip(" \t\r\n>") else 0
    at = at or fence.opening.end
    line = page.source.line_starts[page.source.point(fence.opening.start)[0] - 1]
    # What a list or a quotation puts before each line, with the item's marker as space.
    before = re.sub(r"[^\s>]", " ", page.text[line : fence.opening.start])
    edit = TextEdit(at, at, f"{line_end(page)}{before}{fence.marker}")
    return Fix("close it where it ends", Replace((edit,)))
