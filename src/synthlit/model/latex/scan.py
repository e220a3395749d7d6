"""Tell the parts of a value apart: math, groups, and whether the braces match."""

import re
from collections.abc import Callable, Iterator

# Nothing but these characters needs a second look: most values have none of them.
_NEEDS_WORK = re.compile(r"[\\{}&%_#$~^`]|''|[^\x20-\x7e]|  ")
# An opening dollar has no space after it, a closing one no space before it and no digit after:
# the rule by which pandoc tells math from money.
_MATH = re.compile(r"(?<!\\)\$(?=[^\s$])((?:[^$\\]|\\.)*?[^\s\\$])\$(?!\d)")


def needs_work(value: str) -> bool:
    """Tell whether the value has anything but plain ASCII words in it."""
    return bool(_NEEDS_WORK.search(value))


def balanced(value: str) -> bool:
    """Tell whether the braces match, counted as BibTeX counts them: escaped ones too."""
    if "{" not in value and "}" not in value:
        return True
    depth = 0
    for character in value:
        if character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
            if depth < 0:
                return False
    return depth == 0


def parts(value: str) -> Iterator[tuple[bool, str]]:
    """Yield the value's parts in order, each with whether it is math (dollars included)."""
    end = 0
    if "$" in value:
        for match in _MATH.finditer(value):
            if not balanced(match[0]):
                continue
            if match.start() > end:
                yield False, value[end : match.start()]
            yield True, match[0]
            end = match.end()
    if end < len(value):
        yield False, value[end:]


def outside_math(value: str, change: Callable[[str], str]) -> str:
    """Return the value with everything but its math changed."""
    if "$" not in value:
        return change(value)
    return "".join(part if math else change(part) for math, part in parts(value))
