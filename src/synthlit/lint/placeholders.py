"""Placeholders for missing values."""

import re
from typing import Final

ABSENT: Final = frozenset(["n/a", "null", "nil", "none", "nan", "undefined", "unknown"])
REMINDER: Final = frozenset(["todo", "tbd", "tba", "fixme", "to be determined", "to do"])
# No placeholder is longer.
LONGEST: Final = 24
# Words that may be real titles, names or remarks in these fields.
_SPARED = {"title": ABSENT - {"n/a", "undefined"}, "shorttitle": ABSENT, "keywords": ABSENT}
# All placeholders begin with one of these, in brackets or not.
_FIRST = frozenset("nNuUtTfF?-–—.{}[]()<> \t\n")
_MARKS = re.compile(r"\?+|-+|–|—|\.{2,}")


def is_placeholder(name: str, value: str) -> bool:
    """Return whether the whole value of a field is a placeholder."""
    if len(value) > LONGEST or not value or value[0] not in _FIRST:
        return False
    text = bare(value)
    if text in _SPARED.get(name, ()):
        return False
    return text in ABSENT or text in REMINDER or bool(_MARKS.fullmatch(text))


def bare(value: str) -> str:
    """Return a value in lower case, without brackets around it or a full stop after it."""
    return value.strip("{}[]()<> \t\n").lower().removesuffix(".") or value
