"""Rules about lists of authors and editors."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import pairwise

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.name_cleaning import is_degree, with_others, without
from synthlit.lint.name_lists import (
    LISTS,
    changed,
    is_group,
    is_person,
    names,
    place,
    sections,
)
from synthlit.lint.rule import UNUSUAL_NAMES, Finding, Fixes, entry_rule
from synthlit.lint.texts import first_difference, quoted
from synthlit.model.fields import NAMES
from synthlit.model.name import OTHERS, Name, split_names
from synthlit.model.particles import SUFFIX, is_corporate
from synthlit.model.title import normal


@entry_rule("NAM001", "et-al-author", fix=Fixes.SAFE, characters=UNUSUAL_NAMES)
def et_al_author(work: Work) -> Iterator[Finding]:
    """Yield each name list that ends so."""
    for field in NAMES:
        value = work.entry.get(field)
        if value and (better := with_others(value)) != value:
            at_fault = next(name for name in split_names(value) if without(name) != name)
            fix = Fix("write and others", Revise({field: better}))
            message = f"{field} has {quoted(at_fault)}, which BibTeX takes for a person"
            yield Finding(work, message, field, value.find(at_fault), fix)


@entry_rule("NAM003", "comma-separated-authors", fix=Fixes.UNSAFE, characters=UNUSUAL_NAMES)
def comma_separated_authors(work: Work) -> Iterator[Finding]:
    """Yield each name list in which a name has parts that no name has."""
    for field in LISTS:
        value = work.entry.get(field)
        if "," not in value or not any(name.count(",") > 1 for name in names(value)):
            continue
        found = _comma_separated(value)
        if found:
            fix = None
            parts = [part for name in names(value) for part in _parts(name, found)]
            if all(" " in part or part == OTHERS for part in parts):
                fix = Fix(
                    "join the names with and", Revise({field: " and ".join(parts)}), safe=False
                )
            message = f"BibTeX reads {quoted(found[0])} as one name: separate authors with and"
            yield Finding(work, message, field, place(value, found[0]), fix)


def _comma_separated(value: str) -> tuple[str, ...]:
    """Return the names of a list that are several, without a comma behind the last of them."""
    found = names(value)
    last = next((name for name in reversed(found) if name and name != OTHERS), "")
    inverted = "," in last.rstrip(",")
    return tuple(name.rstrip(", ") for name in found if _is_list(name, inverted=inverted))


def _parts(name: str, listed: Collection[str]) -> list[str]:
    if name.rstrip(", ") not in listed:
        return [name]
    return [part for part in sections(name) if part]


def _is_list(name: str, *, inverted: bool) -> bool:
    """Return whether there are more parts than `Family, Jr, Given` has, or others than those.

    In an inverted list, where the last name is `Family, Given`, a comma behind one is a slip.
    """
    parts = sections(name)
    if len(parts) < 3 or ";" in name:
        return False
    ended = not parts[-1]
    while parts and (not parts[-1] or SUFFIX.fullmatch(parts[-1]) or is_degree(parts[-1])):
        parts.pop()
    if len(parts) < 3:
        return ended and not inverted and len(parts) == 2 and all(" " in part for part in parts)
    return len(parts) > 3 or " " in parts[1]


# One `and` or more, with all space and commas around; a family can be called And.
_JOINT = re.compile(r"(?:(?<![\s,])[\s,]+|^)and(?=[\s,]|$)(?:[\s,]+and(?=[\s,]|$))*[\s,]*")
_AND = re.compile(r"\band\b")


@entry_rule("NAM004", "broken-name-list", fix=Fixes.SAFE, fields=LISTS, characters=UNUSUAL_NAMES)
def broken_name_list(work: Work) -> Iterator[Finding]:
    """Yield each name list that does not hold together."""
    for field in LISTS:
        value = work.entry.get(field)
        if value and _is_suspect(value) and (better := _mended_list(value)) != value:
            at = first_difference(value, better)
            fix = Fix("write one and between two names", Revise({field: better}))
            fault = "an empty name" if "" in names(value) else "a comma that ends a name"
            yield Finding(work, f"{field} has {fault}", field, at, fix)


def _is_suspect(value: str) -> bool:
    found = names(value)
    if "" in found or "and," in value or ",and" in value:
        return True
    return "," in value and any(name.endswith(",") for name in found)


def _mended_list(value: str) -> str:
    """Return the list with one `and` between two names, laid out as it is."""
    if not any(names(value)):
        return value
    divided = _comma_separated(value)
    written: list[str] = []
    end = depth = 0
    for match in _JOINT.finditer(value):
        name, joint = value[end : match.start()], match[0]
        depth += name.count("{") - name.count("}")
        # A comma can belong to a list that has commas only.
        if depth <= 0 and not ("," in joint and " ".join(name.split()) in divided):
            joint = _mended(joint, first=not name.strip(), last=match.end() == len(value))
        written += [name, joint]
        end = match.end()
    rest = value[end:]
    name = rest.rstrip(", \t\r\n")
    if rest.rstrip().endswith(",") and " ".join(name.split()) not in divided:
        rest = name + rest[len(name) :].replace(",", "")
    return "".join([*written, rest])


def _mended(joint: str, *, first: bool, last: bool) -> str:
    """Return what stands between two names, before the first or behind the last of them."""
    gaps = [gap.replace(",", "") for gap in _AND.split(joint)]
    if first or last:
        return gaps[0] if first else gaps[-1]
    behind = next((gap for gap in gaps[1:] if "\n" in gap), gaps[-1])
    return f"{gaps[0] or ' '}and{behind or ' '}"


# Of 98,000 papers, 14 have two authors of one name who are two people: all Chinese or Taiwanese,
# with families of up to five letters, and next to each other only where both names have eight or
# fewer together.
_LONG_FAMILY = 6
_LONG_NAME = 10


@entry_rule("NAM014", "repeated-author", fields=LISTS)
def repeated_author(work: Work) -> Iterator[Finding]:
    """Yield the first name of each list that stands twice in it and is one person's."""
    for field in LISTS:
        value = work.entry.get(field)
        found = names(value)
        if len(set(found)) == len(found):
            continue
        for name, count in Counter(found).items():
            if count > 1 and _is_one_person(name, found):
                message = f"{quoted(name)} is {count} times in {field}"
                yield Finding(work, message, field, place(value, name))
                break


def _is_one_person(name: str, found: tuple[str, ...]) -> bool:
    if not is_person(name):
        return False
    read = Name.from_bibtex(name)
    family, given = normal(read.family), normal(read.given)
    # Initials are not enough.
    if len(given) < 2 or read.corporate:
        return False
    if len(family) > _LONG_FAMILY:
        return True
    return len(family + given) >= _LONG_NAME and (name, name) in pairwise(found)


# The first is an HTML entity or a space of TeX, and no separator.
_SIGN = re.compile(
    r"(?P<no>\{?\\?&\}?(?:\{?\\?#\}?)?\w{1,31};|\\;)|(?P<semicolon>[;；、])|"
    r"(?P<weak>\\?&(?=\s)|\{\\&\}(?=\s)|(?<=\s)/(?=\s))"
)


@entry_rule("NAM015", "wrong-separator", fix=Fixes.UNSAFE, fields=LISTS, characters=UNUSUAL_NAMES)
def wrong_separator(work: Work) -> Iterator[Finding]:
    """Yield each name list that is divided so."""
    for field in LISTS:
        value = work.entry.get(field)
        if not value or not (";" in value or "&" in value or " / " in value or _is_wide(value)):
            continue
        if new := changed(value, _joined):
            fix = Fix("write and between the names", Revise({field: new.value}), safe=False)
            message = f"BibTeX reads {quoted(new.name)} as one name: separate authors with and"
            yield Finding(work, message, field, new.start, fix)


def _is_wide(value: str) -> bool:
    return not value.isascii() and ("；" in value or "、" in value)


def _joined(name: str) -> str:
    """Return what stands between two `and`, divided by `and` where there are several persons."""
    if is_group(name):
        return name
    weak = False
    people: list[str] = []
    start = depth = last = 0
    for match in _SIGN.finditer(name):
        here = match.start()
        depth += name.count("{", last, here) - name.count("}", last, here)
        last = here
        if depth == 0 and not match["no"]:
            weak = weak or bool(match["weak"])
            people.append(name[start:here].strip())
            start = match.end()
    people.append(name[start:].strip())
    people = [person for person in people if person]
    if start == 0 or not people:
        return name
    if weak and (is_corporate(name) or not all(map(_is_whole, people))):
        return name
    return " and ".join(people)


def _is_whole(person: str) -> bool:
    """Return whether it has a given and a family name."""
    return (" " in person and person[0].isalpha()) or person.startswith("{")
