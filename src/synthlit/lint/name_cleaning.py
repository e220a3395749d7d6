"""Names without titles, affiliations and `et al.`, which several rules compare."""

import re

from synthlit.lint.name_lists import is_group, sections
from synthlit.model import affiliation
from synthlit.model.name import OTHERS, split_names
from synthlit.model.particles import is_corporate, is_corporate_word, may_be_corporate

_HINT = re.compile(r"\bal\b|\.\.|…", re.IGNORECASE)
_ET_AL = r"et\.?,?\s*al\b\.?"
# Alone, or as programs that swap names leave it; dots say the same.
_ET_AL_ALONE = re.compile(rf"\{{?(?:{_ET_AL}|al\.?,\s*et\.?|\.{{2,}}|…)\}}?", re.IGNORECASE)
# After a name, or before one that was swapped with it.
_ET_AL_AFTER = re.compile(rf"(?<=[\s,]){_ET_AL}$|(?<!\.)\.{{3,}}$|…$", re.IGNORECASE)
_ET_AL_BEFORE = re.compile(rf"^{_ET_AL},\s*", re.IGNORECASE)


def with_others(value: str) -> str:
    """Return the name list with `others` at its end in place of `et al.` or dots."""
    if not _HINT.search(value):
        return value
    names = split_names(value)
    kept = [without(name) for name in names]
    if kept == names:
        return value
    return " and ".join([*(name for name in kept if name and name != OTHERS), OTHERS])


def without(name: str) -> str:
    """Return the name without `et al.` or dots; nothing if it has no other words."""
    if _ET_AL_ALONE.fullmatch(name):
        return ""
    if _ET_AL_AFTER.search(name):
        return _ET_AL_AFTER.sub("", name).rstrip(", \t\n")
    return _ET_AL_BEFORE.sub("", name)


# What a company is, after a comma; "Smith, S. A." is a person.
_LEGAL_FORM = re.compile(
    r"(?:Inc|Incorporated|Ltd|Limited|LLC|LLP|Corp|Corporation|GmbH|SARL|Srl|S\.p\.A|A/S"
    r"|(?:Pty|Pte|Co)\.?,? Ltd)\.?"
)
# A name that ends with these words is a collective's; within a list they can be overlooked.
_LAST_WORDS = ("Research", "Intelligence", "AI")


def with_braced_groups(value: str) -> str:
    """Return the name list with braces around the names of collectives."""
    if not may_be_corporate(value):
        return value
    if not is_corporate(value) and not any(hint in value for hint in _LAST_WORDS):
        return value
    names = split_names(value)
    better = [braced(name) for name in names]
    return value if better == names else " and ".join(better)


def braced(name: str) -> str:
    """Return a collective's name in braces, in the order in which people say it."""
    if "{" in name or name.count(",") > 1 or name == OTHERS or without_affiliation(name) != name:
        return name
    family, comma, given = name.partition(",")
    if names_place(family, given.strip()):
        return name
    if _LEGAL_FORM.fullmatch(given.strip()):
        return f"{{{' '.join(name.split())}}}"
    # "Team, Kimi" is what programs make of "Kimi Team"; "Design Team, NVIDIA" is how people write.
    swapped = comma and (" " not in family.strip() or family[:1].islower())
    spoken = f"{given} {family}" if swapped else name
    spoken = " ".join(spoken.split())
    return f"{{{spoken}}}" if is_corporate(spoken.replace(",", "")) else name


def names_place(person: str, place: str) -> bool:
    """Return whether the text after a comma is an institution, and that before it a person."""
    if " " not in person or is_corporate(person) or not place:
        return False
    return is_corporate(place) if " " in place else is_corporate_word(place)


_TITLE = (
    r"(?:(?:Dr|DR|dr|Prof|prof|Mr|Mrs|Ms|Dipl)\.(?:-Ing\.?|-ing\.?|[\s~]*rer\.[\s~]*nat\.?|"
    r"[\s~]*h\.[\s~]*c\.)?|(?:Dr|Prof)(?=[\s~])|(?:(?:Assistant|Associate)[\s~]+)?Professor(?=[\s~]))"
)
_DEGREE = r"(?:Ph\.?D\.?|D\.Phil\.?|DPhil|[MB]\.Sc\.?|[MB]Sc|MBA|MPH|Esq\.?|Dr\.(?:-Ing\.?)?)"
_HONORIFIC_BEFORE = re.compile(rf"^(?:{_TITLE}[\s~]*)+(?=\S)")
_HONORIFIC_AFTER = re.compile(
    rf"(?<=[^\s~])[\s~]+(?:{_DEGREE}|\({_DEGREE}\))(?:[\s~]+(?:[Cc]andidate|[Ss]tudent))?$"
)
# Degrees that one name can have.
_MOST = 4
_HONORIFIC_ALONE = re.compile(
    rf"(?:{_TITLE}|{_DEGREE}|Prof|Dr|Professor)(?:[\s~]*{_DEGREE})*", re.ASCII
)
# Of a doctor of medicine; elsewhere they are two initials, or Mohammed.
_MEDICAL = re.compile(r"M\.?[\s~]?D\.?")


def is_degree(part: str) -> bool:
    """Return whether a part of a name between commas is nothing but titles and degrees."""
    return bool(_HONORIFIC_ALONE.fullmatch(part) or _MEDICAL.fullmatch(part))


def without_honorific(name: str) -> str:
    """Return the name without titles and degrees."""
    if is_group(name) or is_corporate(name):
        return name
    parts = sections(name)
    kept = [
        part
        for number, part in enumerate(parts)
        # "Zeiler, M.D." and "Rahman, MD" have no other given name.
        if not (
            number
            and (_HONORIFIC_ALONE.fullmatch(part) or (number > 1 and _MEDICAL.fullmatch(part)))
        )
    ]
    bare = [_bare(part) for part in kept]
    return name if bare == parts or not all(bare) else ", ".join(bare)


def _bare(part: str) -> str:
    part = _HONORIFIC_BEFORE.sub("", part)
    for _ in range(_MOST):
        part = _HONORIFIC_AFTER.sub("", part)
    return part


def without_affiliation(name: str) -> str:
    """Return the name without affiliations, marks, addresses and roles."""
    if is_group(name) or "](" in name:
        return name
    bare = affiliation.without_affiliation(name)
    return name if not bare or is_corporate(bare) else bare
