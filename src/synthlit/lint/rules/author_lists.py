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
    changed_names,
    is_group,
    is_person,
    names,
    place,
    sections,
)
from synthlit.lint.rule import UNUSUAL_NAMES, Finding, Fixes, entry_rule
from synthlit.lint.texts import first_difference, quoted, values
from synthlit.model.fields import NAMES
from synthlit.model.initials import are_initials
from synthlit.model.name import OTHERS, Name, split_names
from synthlit.model.name_lists import families_first
from synthlit.model.particles import SUFFIX, is_corporate
from synthlit.model.title import normal


@entry_rule("NAM001", "et-al-author", fix=Fixes.SAFE, characters=UNUSUAL_NAMES)
def et_al_author(work: Work) -> Iterator[Finding]:
    """Yield each name list with `et al.` or the like."""
    for field, value in values(work, NAMES):
        if (fixed := with_others(value)) != value:
            name = next(name for name in split_names(value) if without(name) != name)
            fix = Fix("write and others", Revise({field: fixed}))
            message = f"{field} has {quoted(name)}, which BibTeX takes for a person"
            yield Finding(work, message, field, value.find(name), fix)


@entry_rule("NAM003", "comma-separated-authors", fix=Fixes.UNSAFE, characters=UNUSUAL_NAMES)
def comma_separated_authors(work: Work) -> Iterator[Finding]:
    """Yield each name list in which commas separate names."""
    for field, value in values(work, LISTS):
        if "," not in value:
            continue
        fixed = families_first(value)
        has_several = any(name.count(",") > 1 for name in names(value))
        found = _comma_separated(value) if has_several else ()
        if not fixed and not found:
            continue
        first = found[0] if found else next(name for name in names(value) if "," in name)
        parts = [part for name in names(value) for part in _parts(name, found)]
        if not fixed and all(map(_is_certain, parts)):
            fixed = " and ".join(parts)
        edit = Revise({field: fixed})
        fix = Fix("write and between the names", edit, safe=False) if fixed else None
        message = f"BibTeX reads {quoted(first)} as one name: separate authors with and"
        yield Finding(work, message, field, place(value, first), fix)


def _is_certain(part: str) -> bool:
    """Return whether a part is a name that ends with the family name."""
    return part == OTHERS or (" " in part and not are_initials(part.rsplit(None, 1)[-1]))


@entry_rule("NAM019", "initials-last", fix=Fixes.UNSAFE, fields=LISTS)
def initials_last(work: Work) -> Iterator[Finding]:
    """Yield each list of names with `and` in which the initials stand behind the family names."""
    for field, value in values(work, LISTS):
        if "," not in value and (fixed := families_first(value)):
            first = names(value)[0]
            fix = Fix("write family names first", Revise({field: fixed}), safe=False)
            message = f"BibTeX takes the initials of {quoted(first)} for the family name"
            yield Finding(work, message, field, place(value, first), fix)


def _comma_separated(value: str) -> tuple[str, ...]:
    """Return the parts of a list that are several names, without a comma at their end."""
    found = names(value)
    last = next((name for name in reversed(found) if name and name != OTHERS), "")
    inverted = "," in last.rstrip(",")
    return tuple(name.rstrip(", ") for name in found if _is_list(name, inverted=inverted))


def _parts(name: str, listed: Collection[str]) -> list[str]:
    if name.rstrip(", ") not in listed:
        return [name]
    return [part for part in sections(name) if part]


def _is_list(name: str, *, inverted: bool) -> bool:
    """Return whether it is more than `Family, Jr, Given`.

    In an inverted list, whose last name is `Family, Given`, a comma after a name is an error.
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


# One or more `and`, with all space and commas around them; And can be a family name.
_JUNCTION = re.compile(r"(?:(?<![\s,])[\s,]+|^)and(?=[\s,]|$)(?:[\s,]+and(?=[\s,]|$))*[\s,]*")
_AND = re.compile(r"\band\b")


@entry_rule("NAM004", "broken-name-list", fix=Fixes.SAFE, fields=LISTS, characters=UNUSUAL_NAMES)
def broken_name_list(work: Work) -> Iterator[Finding]:
    """Yield each name list with an empty name, or with a comma beside `and`."""
    for field, value in values(work, LISTS):
        if _is_suspect(value) and (fixed := _fixed_list(value)) != value:
            at = first_difference(value, fixed)
            fix = Fix("write one and between two names", Revise({field: fixed}))
            error = "an empty name" if "" in names(value) else "a comma at the end of a name"
            yield Finding(work, f"{field} has {error}", field, at, fix)


def _is_suspect(value: str) -> bool:
    found = names(value)
    if "" in found or "and," in value or ",and" in value:
        return True
    return "," in value and any(name.endswith(",") for name in found)


def _fixed_list(value: str) -> str:
    """Return the list with one `and` between two names, and with its line breaks."""
    if not any(names(value)):
        return value
    divided = _comma_separated(value)
    written: list[str] = []
    end = depth = 0
    for match in _JUNCTION.finditer(value):
        name, junction = value[end : match.start()], match[0]
        depth += name.count("{") - name.count("}")
        # A comma can belong to a list that has commas only.
        if depth <= 0 and not ("," in junction and " ".join(name.split()) in divided):
            junction = _fixed(junction, first=not name.strip(), last=match.end() == len(value))
        written += [name, junction]
        end = match.end()
    rest = value[end:]
    name = rest.rstrip(", \t\r\n")
    if rest.rstrip().endswith(",") and " ".join(name.split()) not in divided:
        rest = name + rest[len(name) :].replace(",", "")
    return "".join([*written, rest])


def _fixed(junction: str, *, first: bool, last: bool) -> str:
    """Return the text between two names, before the first one or after the last one."""
    gaps = [gap.replace(",", "") for gap in _AND.split(junction)]
    if first or last:
        return gaps[0] if first else gaps[-1]
    after = next((gap for gap in gaps[1:] if "\n" in gap), gaps[-1])
    return f"{gaps[0] or ' '}and{after or ' '}"


# Of 98,000 papers, 14 have two authors with the same name. All of these are Chinese or Taiwanese,
# with family names of up to five letters; next to each other are only names of up to eight letters.
_LONG_FAMILY = 6
_LONG_NAME = 10


@entry_rule("NAM014", "repeated-author", fields=LISTS)
def repeated_author(work: Work) -> Iterator[Finding]:
    """Yield the first name of each list that is in it twice and must be one person."""
    for field, value in values(work, LISTS):
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


# The first is an HTML entity or a space of TeX, not a separator.
_SEPARATOR = re.compile(
    r"(?P<no>\{?\\?&\}?(?:\{?\\?#\}?)?\w{1,31};|\\;)|(?P<semicolon>[;；、])|"
    r"(?P<weak>\\?&(?=\s)|\{\\&\}(?=\s)|(?<=\s)/(?=\s))"
)
_SEPARATOR_HINT = re.compile("[;&；、/]")


@entry_rule("NAM015", "wrong-separator", fix=Fixes.UNSAFE, fields=LISTS, characters=UNUSUAL_NAMES)
def wrong_separator(work: Work) -> Iterator[Finding]:
    """Yield each name list with another separator than `and`."""
    message = "BibTeX reads {} as one name: separate authors with and"
    fix = "write and between the names"
    return changed_names(work, _joined, message, fix, hint=_SEPARATOR_HINT.search, safe=False)


def _joined(name: str) -> str:
    """Return a name, or several people separated by `and`."""
    if is_group(name):
        return name
    weak = False
    people: list[str] = []
    start = depth = last = 0
    for match in _SEPARATOR.finditer(name):
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
    """Return whether a person has a given name and a family name, or braces."""
    return (" " in person and person[0].isalpha()) or person.startswith("{")
