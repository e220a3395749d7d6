"""Make a value one that TeX prints, and does nothing else with."""

import re

from synthlit.model.latex.plain import from_text
from synthlit.model.latex.safe import ESCAPES, typesettable
from synthlit.model.latex.scan import fits_braces

# An address that cannot stand in an argument, which is where biblatex and natbib put values
# (url.sty, 4): what follows the percent sign would be a comment.
_ODD = r"[^{}]*[%#\\^][^{}]*"
_URL = re.compile(rf"\\(?:url|nolinkurl|path)\s*\{{({_ODD})\}}")
_HREF = re.compile(rf"\\href\s*\{{{_ODD}\}}")


def tex_safe(value: str) -> str:
    r"""Return a canonical value with its commands that only print; others print as they read.

    A value with unbalanced braces prints as it reads, too: nobody can say what it means.
    """
    if not fits_braces(value):
        value = from_text(value)
    value = typesettable(value)
    if "{" not in value or "\\" not in value:
        return value
    return _HREF.sub("", _URL.sub(lambda match: match[1].translate(ESCAPES), value))
