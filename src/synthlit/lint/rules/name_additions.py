"""Rules about titles, affiliations and numbers in a name."""

import re
from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.name_cleaning import without_affiliation, without_honorific
from synthlit.lint.name_lists import LISTS, changed, changed_names, is_group, names
from synthlit.lint.rule import UNUSUAL_NAMES, Finding, Fixes, entry_rule
from synthlit.lint.texts import quoted, values
from synthlit.model.affiliation import MARKS
from synthlit.model.particles import is_corporate

# Literals only, so that the search jumps from one of their first letters to the next.
_TITLE = re.compile(
    r"Dr|dr\.|DR\.|Prof|prof\.|Mr|Ms\.|Ph\.|PhD|M\.D|M\. D|MD|MSc|M\.Sc|BSc|B\.Sc|MBA|MPH|Esq|"
    r"DPhil|D\.Phil|Dipl\."
)


@entry_rule("NAM008", "honorific", fix=Fixes.UNSAFE, fields=LISTS, characters=UNUSUAL_NAMES)
def honorific(work: Work) -> Iterator[Finding]:
    """Yield each name list in which a name has a title or a degree."""
    message = "{} has a title or a degree, which is not part of a name"
    return changed_names(
        work, without_honorific, message, "remove the title", hint=_TITLE.search, safe=False
    )


_SUSPECT = re.compile(rf"[(\[@$\d{MARKS}]", re.ASCII)
_COMMANDS = ("\\textsuperscript", "\\thanks", "\\footnote", "\\dag", "\\ddag")
_NUMBERED = re.compile(r"(?<=[a-zà-ž])\d{1,2}(?=[\s,]|$)", re.ASCII)


@entry_rule(
    "NAM009", "affiliation-in-name", fix=Fixes.UNSAFE, fields=LISTS, characters=UNUSUAL_NAMES
)
def affiliation_in_name(work: Work) -> Iterator[Finding]:
    """Yield each name list in which a name has an affiliation, a mark, an address or a role."""
    for field, value in values(work, LISTS):
        if not _is_suspect(value):
            continue
        numbered = [name for name in names(value) if " " in name and _NUMBERED.search(name)]
        # A single one may be the name of an account.
        change = without_affiliation if len(numbered) < 2 else _without_numbers
        if new := changed(value, change):
            fix = Fix("remove all other text", Revise({field: new.value}), safe=False)
            message = f"{quoted(new.name)} contains more than a name"
            yield Finding(work, message, field, new.start, fix)


def _is_suspect(value: str) -> bool:
    return bool(_SUSPECT.search(value)) or any(command in value for command in _COMMANDS)


def _without_numbers(name: str) -> str:
    return without_affiliation(
        name if is_group(name) or is_corporate(name) else _NUMBERED.sub("", name)
    )


_NUMBER = re.compile(r"(?<=[^\s~])[\s~]+\{?0\d{3}\}?(?=\s*(?:,|$))", re.ASCII)
# Programs that write family names first move it to the front.
_SWAPPED = re.compile(r"\{?0\d{3}\}?,\s*(?=\S)", re.ASCII)


@entry_rule("NAM016", "number-in-name", fix=Fixes.SAFE, fields=LISTS, characters=UNUSUAL_NAMES)
def number_in_name(work: Work) -> Iterator[Finding]:
    """Yield each name list in which a name has a number of DBLP."""
    message = "{} has a number from DBLP, which BibTeX takes for a name"
    fix = "remove the number"
    return changed_names(work, _without_number, message, fix, hint=lambda value: "0" in value)


def _without_number(name: str) -> str:
    if is_group(name):
        return name
    if swapped := _SWAPPED.match(name):
        return name[swapped.end() :]
    return _NUMBER.sub("", name)
