"""Names with their initials last, as medical journals print them: `Brookhuis KA, van Heel M`.

BibTeX takes the initials of such a name for the family name.
"""

import re

from synthlit.model.latex.plain import plain
from synthlit.model.particles import SUFFIX

_CAPITAL = r"[^\W\d_a-z]"
_DOTTED = rf"(?:{_CAPITAL}\.[\s~]*-?){{1,4}}"
_INITIALS = rf"{_DOTTED}|{_CAPITAL}{{1,3}}|{_CAPITAL}-{_CAPITAL}"
# Most names have neither two capitals nor a capital with a dot at their end.
_NAME = re.compile(
    rf"(?P<family>\S(?:.*?\S)??)[\s~]+(?P<initials>{_INITIALS})(?:[\s~]+(?P<suffix>{SUFFIX.pattern}))?"
)
_ALONE = re.compile(_INITIALS)
_LETTER = re.compile(r"(-?)(\w)\.?[\s~]*")
# Nobody has a longer family name, with its particles.
_MOST_WORDS = 4
_SHORTEST_SHOUTED = 4


def family_first(name: str) -> str:
    """Return `Family, I. N.` for a name with its initials last; nothing for any other name.

    A capital at the end can be a family name, so one name alone does not show which it is.
    """
    match = _NAME.fullmatch(name.strip())
    if not match or not _is_family(match["family"]) or not are_initials(match["initials"]):
        return ""
    parts = (match["family"], match["suffix"], dotted(match["initials"]))
    return ", ".join(part for part in parts if part)


def are_initials(text: str) -> bool:
    """Return whether a text is nothing but initials."""
    text = text.strip()
    letters = [c for c in text if c.isalpha()]
    is_suffix = SUFFIX.fullmatch(text)
    return bool(_ALONE.fullmatch(text)) and all(map(str.isupper, letters)) and not is_suffix


def dotted(initials: str) -> str:
    """Return initials in the form `J. R. R.`."""
    pieces = (f"{hyphen or ' '}{letter}." for hyphen, letter in _LETTER.findall(initials))
    return "".join(pieces).strip()


def _is_family(text: str) -> bool:
    if text.count("{") != text.count("}") or "," in text:
        return False
    words = plain(text).split()
    if not words or len(words) > _MOST_WORDS or any(map(_ALONE.fullmatch, words)):
        return False
    last = words[-1]
    if not all(c.isalpha() or c in "'’-." for c in "".join(words)):
        return False
    return len(last) >= (_SHORTEST_SHOUTED if last.isupper() else 2)
