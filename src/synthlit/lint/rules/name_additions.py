"""Rules about titles, affiliations and numbers in a name."""

import re
from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.name_cleaning import AFFILIATION_MARKS, without_affiliation, without_honorific
from synthlit.lint.name_lists import LISTS, changed, is_group, names
from synthlit.lint.rule import UNUSUAL_NAMES, Finding, Fixes, entry_rule
from synthlit.lint.texts import quoted
from synthlit.model.particles import is_corporate

# Literals only, so that the search goes from one of their first letters to the next.
_HINT = re.compile(
    r"Dr|dr\.|DR\.|Prof|prof\.|Mr|Ms\.|Ph\.|PhD|M\.D|M\. D|MD|MSc|M\.Sc|BSc|B\.Sc|MBA|MPH|Esq|"
    r"DPhil|D\.Phil|Dipl\."
)


@entry_rule("NAM008", "honorific", fix=Fixes.UNSAFE, fields=LISTS, characters=UNUSUAL_NAMES)
def honorific(work: Work) -> Iterator[Finding]:
    """Yield each name list with a title or a degree."""
    for field in LISTS:
        value = work.entry.get(field)
        if value and _HINT.search(value) and (new := changed(value, without_honorific)):
            fix = Fix("remove the title", Revise({field: new.value}), safe=False)
            message = f"{quoted(new.name)} has a title or a degree, which is not part of a name"
            yield Finding(work, message, field, new.start, fix)


_SUSPECT = re.compile(rf"[(\[@$\d{AFFILIATION_MARKS}]", re.ASCII)
_COMMANDS = ("\\textsuperscript", "\\thanks", "\\footnote", "\\dag", "\\ddag")
_NUMBERED = re.compile(r"(?<=[a-zà-ž])\d{1,2}(?=[\s,]|$)", re.ASCII)


@entry_rule(
    "NAM009", "affiliation-in-name", fix=Fixes.UNSAFE, fields=LISTS, characters=UNUSUAL_NAMES
)
def affiliation_in_name(work: Work) -> Iterator[Finding]:
    """Yield each name list with what is no name."""
    for field in LISTS:
        value = work.entry.get(field)
        if not value or not _is_suspect(value):
            continue
        numbered = [name for name in names(value) if " " in name and _NUMBERED.search(name)]
        # One alone may be called so on the net.
        new = changed(value, without_affiliation if len(numbered) < 2 else _without_numbers)
        if new:
            fix = Fix(
                "remove all that is not part of the name", Revise({field: new.value}), safe=False
            )
            message = f"{quoted(new.name)} has more than a name in it"
            yield Finding(work, message, field, new.start, fix)


def _is_suspect(value: str) -> bool:
    if _SUSPECT.search(value):
        return True
    return "\\" in value and any(command in value for command in _COMMANDS)


def _without_numbers(name: str) -> str:
    return without_affiliation(
        name if is_group(name) or is_corporate(name) else _NUMBERED.sub("", name)
    )


_HINTS = (" 0", "~0", "{0")
_NUMBER = re.compile(r"(?<=[^\s~])[\s~]+\{?0\d{3}\}?(?=\s*(?:,|$))", re.ASCII)
# What becomes of it where a program writes family names first.
_SWAPPED = re.compile(r"\{?0\d{3}\}?,\s*(?=\S)", re.ASCII)


@entry_rule("NAM016", "number-in-name", fix=Fixes.SAFE, fields=LISTS, characters=UNUSUAL_NAMES)
def number_in_name(work: Work) -> Iterator[Finding]:
    """Yield each name list with such a number."""
    for field in LISTS:
        value = work.entry.get(field)
        if any(map(value.__contains__, _HINTS)) and (new := changed(value, _without)):
            fix = Fix("remove the number", Revise({field: new.value}))
            message = f"{quoted(new.name)} has a number of DBLP's, which BibTeX takes for a name"
            yield Finding(work, message, field, new.start, fix)


def _without(name: str) -> str:
    if is_group(name):
        return name
    if swapped := _SWAPPED.match(name):
        return name[swapped.end() :]
    return _NUMBER.sub("", name)
