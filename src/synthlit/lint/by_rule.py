"""One finding for what a whole file does by rule, in place of one in each of its entries."""

from collections.abc import Sequence
from dataclasses import replace

from synthlit.lint.diagnostic import Diagnostic

# So many titles in braces, and one in ten of a file, are what its publisher wants.
_TITLES, _SHARE = 50, 10
# A file that uses so many strings, and defines none, is read after another one that does.
_STRINGS = 5


def summarised(found: Sequence[Diagnostic], text: str, entries: int) -> Sequence[Diagnostic]:
    """Return the findings in a standalone `.bib` file of so many entries, in their order."""
    titles = [each for each in found if each.code == "TTL003"]
    if len(titles) >= _TITLES and len(titles) * _SHARE >= entries:
        more = f", as in {len(titles) - 1:,} other entries of this file"
        found = _with_first(found, titles, f"{titles[0].message}{more}")
    strings = [each for each in found if each.code == "SYN006"]
    words = len({each.message for each in strings})
    if words >= _STRINGS and "@string" not in text.lower():
        message = (
            f"{words} words have no @string in this file: name the file that defines them"
            " before it, or use braces"
        )
        found = _with_first(found, strings, message)
    return found


def _with_first(
    found: Sequence[Diagnostic], these: Sequence[Diagnostic], message: str
) -> Sequence[Diagnostic]:
    """Return the findings in which the first of some stands for all of them, without a fix."""
    first, others = these[0], set(map(id, these))
    kept = [each for each in found if each is first or id(each) not in others]
    return [replace(each, message=message, fix=None) if each is first else each for each in kept]
