"""Lists of names with their initials last, as medical journals print them.

BibTeX takes `Wilshut E, Rinkenauer G` for one name, and `Wilshut E and Roe B` for two with the
family names E and B.
"""

import re

from synthlit.model.initials import are_initials, dotted, family_first
from synthlit.model.name import OTHERS, split_names, split_outside_braces

_COMMA = re.compile(",")
# `Family, Given and Family, Given` with one word as family name.
_USUAL = re.compile(r"[^\s,]+, [^,]+?(?: and [^\s,]+, [^,]+?)*")
# A capital at the end of a name, or of a part of one.
_LAST_INITIALS = re.compile(
    r"[\s~,][^\W\d_a-z](?:[^\W\d_a-z]{0,2}|[.-][^,]{0,12}?)(?:[\s~]+\w{2,4}\.?)?\s*(?:,|\sand\s)"
)


def families_first(value: str) -> str:
    """Return a list of names with their initials last as `Family, I. N. and Family, I.`.

    Such are `Wilshut E, Rinkenauer G`, `Wilshut, E., Rinkenauer, G.` and `Wilshut E and Roe B`. For
    any other list, and for one name alone, nothing is returned.
    """
    if _USUAL.fullmatch(value) or not _LAST_INITIALS.search(value):
        return ""
    every = found = [" ".join(name.split()) for name in split_names(value)]
    if OTHERS in found[1:]:
        found = [name for name in found if name != OTHERS]
    groups = [_with_initials(split_outside_braces(name, _COMMA)) for name in found]
    persons = [person for group in groups for person in group]
    is_list = any(len(group) > 1 for group in groups) or "," not in value
    if not all(groups) or not is_list or len(persons) < 2:
        return ""
    return " and ".join([*persons, *([OTHERS] if len(found) < len(every) else [])])


def _with_initials(parts: list[str]) -> list[str]:
    """Return the persons of `Wilshut E, Roe B` or `Wilshut, E., Roe, B.`; nothing for others."""
    parts = [part.strip() for part in parts if part.strip()]
    persons = [family_first(part) for part in parts]
    if all(persons):
        return persons
    pairs = list(zip(parts[::2], parts[1::2], strict=False))
    if len(parts) % 2 or not all(are_initials(given) for _, given in pairs):
        return []
    if any(are_initials(family) for family, _ in pairs):
        return []
    return [f"{family}, {dotted(given)}" for family, given in pairs]
