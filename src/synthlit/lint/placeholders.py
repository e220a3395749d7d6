"""Words that stand for a value that is not there."""

import re
from typing import Final

ABSENT: Final = frozenset(["n/a", "null", "nil", "none", "nan", "undefined", "unknown"])
REMINDER: Final = frozenset(["todo", "tbd", "tba", "fixme", "to be determined", "to do"])
# No placeholder is longer.
LONGEST: Final = 24
# Words that may be a title, a name or a remark of its own right there.
_SPARED = {"title": ABSENT - {"n/a", "undefined"}, "shorttitle": ABSENT, "keywords": ABSENT}
_MARKS = re.compile(r"\?+|-+|–|—|\.{2,}")


def is_placeholder(name: str, value: str) -> bool:
    """Return whether a field's whole value keeps the place of one."""
    if len(value) > LONGEST or not value or value[0].isdigit():
        return False
    text = bare(value)
    if text in _SPARED.get(name, ()):
        return False
    return text in ABSENT or text in REMINDER or bool(_MARKS.fullmatch(text))


def bare(value: str) -> str:
    """Return a value in small letters, without what is around it."""
    return value.strip("{}[]()<> \t\n").lower().removesuffix(".") or value
