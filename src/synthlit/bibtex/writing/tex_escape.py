"""Escape a value so that TeX only prints it."""

import re

from synthlit.model.latex.plain import from_text
from synthlit.model.latex.safe import ESCAPES, typesettable
from synthlit.model.latex.scan import fits_braces

# An address with these cannot be part of an argument, in which biblatex and natbib put values
# (url.sty, 4): a percent sign would begin a comment.
_SPECIAL = r"[^{}]*[%#\\^][^{}]*"
_URL = re.compile(rf"\\(?:url|nolinkurl|path)\s*\{{({_SPECIAL})\}}")
_HREF = re.compile(rf"\\href\s*\{{{_SPECIAL}\}}")


def tex_safe(value: str) -> str:
    r"""Return a canonical value with its commands that only print; others print as they read.

    A value with unbalanced braces also prints as it reads, because its meaning is unknown.
    """
    if not fits_braces(value):
        value = from_text(value)
    value = typesettable(value)
    if "{" not in value or "\\" not in value:
        return value
    return _HREF.sub("", _URL.sub(lambda match: match[1].translate(ESCAPES), value))
