"""What changes in a file, as a unified diff."""

import difflib
import re

# Other signs that end a line for Python are a part of it for `patch`.
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def unified(path: str, before: str, after: str, moved_to: str = "") -> str:
    """Return the diff of a file's text, or nothing where there is no difference."""
    if before == after:
        return ""  # difflib would compare each line with each
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in difflib.unified_diff(
            _LINE.findall(before), _LINE.findall(after), f"a/{path}", f"b/{moved_to or path}"
        )
    )
