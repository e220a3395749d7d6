"""Text in a code block that shows that the block should have ended before."""

import re

from synthlit.markdown.parsing.nodes import Fence

_FENCE_OPENING = re.compile(
    r"^[ \t>]{0,8}(`{3,}|~{3,})[ \t]{0,4}([A-Za-z][\w+#.-]*)[ \t]*\r?$", re.M
)
_HEADING = re.compile(r"^[ \t>]{0,8}#{1,6}[ \t]+\S[^\n]*", re.MULTILINE)
# In these languages a line that begins with # is a comment.
_HASH_COMMENTS = frozenset((
    "bash", "sh", "shell", "zsh", "console", "python", "py", "yaml", "yml", "toml", "r", "ruby",
    "perl", "make", "makefile", "dockerfile", "ini", "conf", "text", "txt",
))  # fmt: skip


def inner_opening(fence: Fence, text: str) -> re.Match[str] | None:
    """Return the first line in a code block of a page's text that opens another, if any.

    Offsets of the match count from the beginning of the body.
    """
    for match in _FENCE_OPENING.finditer(fence.body.of(text)):
        if match[1].startswith(fence.marker):
            return match
    return None


def contains_heading(fence: Fence, text: str) -> bool:
    """Return whether a code block of a page's text contains a line that looks like a heading."""
    language = fence.info.partition(" ")[0].lower()
    return language not in _HASH_COMMENTS and bool(_HEADING.search(fence.body.of(text)))
