"""Names in lists of authors and editors, and findings whose fix changes single names."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding
from synthlit.lint.texts import quoted, values
from synthlit.model import particles
from synthlit.model.name import OTHERS, split_names, split_outside_braces

# The fields with a name list, in the order in which they are checked.
LISTS: Final[tuple[str, ...]] = ("author", "editor")
_AND = re.compile(r"(?:(?<=\s)|^)and(?=\s|$)", re.IGNORECASE)
_COMMA = re.compile(",")
# After a backslash, a ~ is an accent.
_BLANK = re.compile(r"(?:\s|(?<!\\)~)+")
# Characters that no person's name has; other rules report them.
_FOREIGN = re.compile(r"[;&@/*\d()\[\]$]|\\slash\b|\bet\.? al\b")


@dataclass(frozen=True)
class Changed:
    """A list with some names changed, and the first of these as it was, with its offset."""

    value: str
    name: str
    start: int


# All rules of the family check one list before the next.
@lru_cache(maxsize=512)
def names(value: str) -> tuple[str, ...]:
    """Return the names of a list, each on one line; empty ones are kept."""
    text = " ".join(value.split())
    if _is_simple(text):
        found = text.split(" and ")
        if "{" not in text or all(name.count("{") == name.count("}") for name in found):
            return tuple(found)
    return tuple(split_names(text))


def _is_simple(text: str) -> bool:
    """Return whether nothing but a small `and` between two names divides the list."""
    if text == "and" or text.startswith("and ") or text.endswith(" and") or " and and " in text:
        return False
    return " And " not in text and " AND " not in text


def pieces(value: str) -> Iterator[tuple[int, str]]:
    """Yield each part between two `and`, with the space around it, and where it begins."""
    start = last = depth = 0
    for match in _AND.finditer(value):
        here = match.start()
        depth += value.count("{", last, here) - value.count("}", last, here)
        last = here
        if depth <= 0:
            yield start, value[start:here]
            start = match.end()
    yield start, value[start:]


def changed(value: str, change: Callable[[str], str]) -> Changed | None:
    """Return the list with each name changed in place, or None if none changes."""
    first: tuple[str, int] | None = None
    written: list[str] = []
    end = 0
    for start, piece in pieces(value):
        name = piece.strip()
        new = change(name) if name else name
        written += [value[end:start], piece if new == name else piece.replace(name, new, 1)]
        end = start + len(piece)
        if new != name and not first:
            first = name, start + piece.index(name)
    return Changed("".join(written), *first) if first else None


def changed_names(
    work: Work,
    change: Callable[[str], str],
    message: str,
    fix: str,
    *,
    hint: Callable[[str], object] = bool,
    safe: bool = True,
) -> Iterator[Finding]:
    """Yield a finding at the first name of each list that `change` changes.

    Only lists for which `hint` is true are read. In `message`, `{}` stands for the name.
    """
    for field, value in values(work, LISTS):
        if hint(value) and (new := changed(value, change)):
            made = Fix(fix, Revise({field: new.value}), safe)
            yield Finding(work, message.format(quoted(new.name)), field, new.start, made)


def place(value: str, name: str) -> int:
    """Return the offset of the first name of a list that is this one when written on one line.

    Commas after it are not part of the name.
    """
    found = (
        start + len(piece) - len(piece.lstrip())
        for start, piece in pieces(value)
        if " ".join(piece.split()).rstrip(", ") == name.rstrip(", ")
    )
    return next(found, 0)


def sections(name: str) -> list[str]:
    """Split a name at its commas, as BibTeX does."""
    return [part.strip() for part in split_outside_braces(name, _COMMA)]


def words(text: str) -> list[str]:
    """Split a part of a name into its words, as BibTeX does."""
    return [word for word in split_outside_braces(text, _BLANK) if word]


def is_person(name: str) -> bool:
    """Return whether a name seems to be a person's, with a given name."""
    if name == OTHERS or not _BLANK.search(name) or is_group(name) or _FOREIGN.search(name):
        return False
    return not particles.is_corporate(name)


def is_group(name: str) -> bool:
    """Return whether braces keep the whole name together."""
    if not (name.startswith("{") and name.endswith("}")) or name.startswith("{\\"):
        return False
    depth = 0
    for character in name[:-1]:
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return False
    return True
