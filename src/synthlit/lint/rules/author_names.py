"""Rules about the form of the names of people and groups."""

import re
from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.name_cleaning import braced, with_braced_groups, without_honorific
from synthlit.lint.name_lists import (
    LISTS,
    changed,
    changed_names,
    is_person,
    names,
    place,
    sections,
    words,
)
from synthlit.lint.rule import UNUSUAL_NAMES, Finding, Fixes, Preset, entry_rule
from synthlit.lint.texts import quoted, values
from synthlit.model.fields import NAMES
from synthlit.model.initials import family_first
from synthlit.model.latex.plain import plain
from synthlit.model.name import Name, split_names


@entry_rule("NAM002", "unbraced-corporate-name", fix=Fixes.SAFE, fields=LISTS)
def unbraced_corporate_name(work: Work) -> Iterator[Finding]:
    """Yield each name list in which the name of a group has no braces."""
    for field, value in values(work, NAMES):
        if (fixed := with_braced_groups(value)) != value:
            group = next(name for name in split_names(value) if braced(name) != name)
            fix = Fix("put braces around the name", Revise({field: fixed}))
            message = f"BibTeX takes {quoted(group)} for a person"
            yield Finding(work, message, field, value.find(group), fix)


@entry_rule("NAM005", "natural-name-order", fix=Fixes.SAFE, preset=Preset.STRICT, fields=LISTS)
def natural_name_order(work: Work) -> Iterator[Finding]:
    """Yield each name list in which a name begins with the given name."""
    message = "{} is not in the form Family, Given"
    return changed_names(work, _inverted, message, "write family names first")


def _inverted(name: str) -> str:
    return inverted(name) if is_person(name) and not family_first(name) else name


_CAPITAL = r"[^\W\d_a-z]"
# Two Latin letters for one Russian letter are one initial.
_PAIR = r"(?:Ch|Kh|Sh|Ts|Ya|Ye|Yu|Zh)(?=\.)"
_INITIAL = rf"(?:{_CAPITAL}|{_PAIR})"
_ANY_INITIALS = re.compile(rf"(?:{_INITIAL}(?:\.-?|-))*{_INITIAL}\.?")
_SINGLE_INITIAL = re.compile(rf"({_PAIR}|{_CAPITAL})\.?")
_JOINED = re.compile(rf"(?<![\w.])((?:{_INITIAL}\.)+)(?={_CAPITAL}[^\W\d_A-Z])")
# A single capital without a dot, or with a dot and more text after it.
_UNSPACED = re.compile(rf"\b(?:{_CAPITAL}|{_PAIR})(?:(?=[\s,~-]|$)|\.-?(?=[^\s,~-]))")
_WORD = re.compile(r"[^\s~]+")
_VOWELS = frozenset("AEIOUY")
_COUNTRIES = frozenset({"U.S.", "U.K.", "U.N.", "E.U."})


@entry_rule("NAM006", "nonstandard-initials", fix=Fixes.SAFE, preset=Preset.STRICT, fields=LISTS)
def nonstandard_initials(work: Work) -> Iterator[Finding]:
    """Yield each name list in which the initials of a name are not in the form J. R. R."""
    message = "the initials of {} are not in the form J. R. R."
    return changed_names(work, _spaced_initials, message, "write J. R. R.", hint=_UNSPACED.search)


def _spaced_initials(name: str) -> str:
    if not is_person(name) or without_honorific(name) != name:
        return name
    if len(sections(name)) > 1:
        start, end = name.rindex(",") + 1, len(name)
    else:
        start, end = 0, max(name.rfind(" "), name.rfind("~"), name.rfind("\n"))
    given = name[start:end]
    initials = [word for word in _WORD.findall(given) if _ANY_INITIALS.fullmatch(word)]
    # A vowel can be a whole name, as in "I Chien".
    if "{" in given or (len(initials) == 1 and initials[0] in _VOWELS):
        return name
    return name[:start] + _WORD.sub(_spaced, given) + name[end:]


def _spaced(match: re.Match[str]) -> str:
    word = match[0]
    if word in _COUNTRIES or "\\" in word:
        return word
    if _ANY_INITIALS.fullmatch(word) and word[0].isupper():
        return _SINGLE_INITIAL.sub(r"\1. ", word).replace(" -", "-").rstrip()
    return _JOINED.sub(lambda joined: joined[1].replace(".", ". "), word)


# A single author with initials usually publishes under them.
_FEWEST = 2
_INITIAL_HINT = re.compile(r"\b[^\W\d_](?:\.|\b)")
# A vowel without a dot can be a whole name.
_INITIALS = re.compile(r"(?:[^\W\d_]\.[\s-]?|[^\W\d_aeiouyAEIOUY](?![^\W\d_])[\s-]?)+")


@entry_rule("NAM007", "initials-only", preset=Preset.STRICT, fields=LISTS)
def initials_only(work: Work) -> Iterator[Finding]:
    """Yield each name list with full given names and, more than once, initials."""
    for field, value in values(work, LISTS):
        if not _INITIAL_HINT.search(value):
            continue
        people = [name for name in names(value) if is_person(name)]
        abbreviated = [name for name in people if _INITIALS.fullmatch(plain(_given(name)))]
        if _FEWEST <= len(abbreviated) < len(people):
            first = abbreviated[0]
            message = f"{quoted(first)} has only initials, others in {field} have full names"
            yield Finding(work, message, field, place(value, first))


def _given(name: str) -> str:
    parts = sections(name)
    return parts[-1] if len(parts) > 1 else " ".join(words(name)[:-1])


_PARTICLE_HINT = re.compile(r"V(?:an|AN|on|ON) |D(?:e|E) L")
_PARTICLE = (
    r"(?:(?:Van|VAN)\s(?:Der|DER|Den|DEN|De|DE)|(?:Von|VON)(?:\s(?:Der|DER|Den|DEN|Dem|DEM))?|"
    r"(?:De|DE)\s(?:La|LA|Las|LAS|Los|LOS))(?=\s[^\W\d_]{2})"
)
_LEADING = re.compile(rf"^{_PARTICLE}")
# After a given name, `Van De` can be part of it.
_INNER = re.compile(rf"(?<=\s)(?!(?:Van|VAN)\s(?:De|DE)\s){_PARTICLE}")


@entry_rule("NAM010", "particle-case", fix=Fixes.UNSAFE, preset=Preset.STRICT, fields=LISTS)
def particle_case(work: Work) -> Iterator[Finding]:
    """Yield each name list in which a particle has a capital."""
    message, fix = "{} has a particle with a capital", "write the particle in lower case"
    return changed_names(
        work, _lower_particle, message, fix, hint=_PARTICLE_HINT.search, safe=False
    )


def _lower_particle(name: str) -> str:
    if not is_person(name):
        return name
    pattern = _LEADING if "," in name else _INNER
    return pattern.sub(lambda match: match[0].lower(), name, count=1)


# Not V, which is an initial far more often.
_JUNIOR = re.compile(r"(?:Jr|Sr|Jnr|Snr)\.?")
_SUFFIX = re.compile(rf"{_JUNIOR.pattern}|I{{2,3}}|IV")
_SUFFIX_LETTERS = ("Jr", "Sr", "II", "IV", "nr")
_SUFFIX_HINT = re.compile(r"\b(?:[JS]n?r\b(?!-)|III?\b|IV\b)")


@entry_rule("NAM011", "misplaced-suffix", fix=Fixes.SAFE, fields=LISTS, characters=UNUSUAL_NAMES)
def misplaced_suffix(work: Work) -> Iterator[Finding]:
    """Yield each name list in which a suffix is in the wrong place."""
    for field, value in values(work, LISTS):
        if any(map(value.__contains__, _SUFFIX_LETTERS)) and _SUFFIX_HINT.search(value):
            # Beside "Family, Given", two words before ", IV" can be a family with initials.
            ordered = any(_is_ordered(name) for name in names(value))
            if new := changed(value, _placed_sure_suffix if ordered else _placed_suffix):
                fix = Fix("write Family, Jr., Given", Revise({field: new.value}))
                message = f"the suffix of {quoted(new.name)} is not in the form Family, Jr., Given"
                yield Finding(work, message, field, new.start, fix)


def _is_ordered(name: str) -> bool:
    _, comma, rest = name.partition(",")
    return bool(comma) and not _SUFFIX.fullmatch(rest.strip())


def _placed_sure_suffix(name: str) -> str:
    """Return the name with its suffix in the right place, unless that may be two initials."""
    parts = sections(name)
    is_sure = len(parts) != 2 or not _SUFFIX.fullmatch(parts[1]) or _JUNIOR.fullmatch(parts[1])
    return _placed_suffix(name) if is_sure else name


def _placed_suffix(name: str) -> str:
    if not _SUFFIX_HINT.search(name) or not is_person(name):
        return name
    parts = sections(name)
    if len(parts) == 1:
        found = words(name)
        return inverted(name) if len(found) > 2 and _SUFFIX.fullmatch(found[-1]) else name
    if len(parts) == 3 and _SUFFIX.fullmatch(parts[2]) and not _SUFFIX.fullmatch(parts[1]):
        return f"{parts[0]}, {parts[2]}, {parts[1]}"
    if len(parts) != 2:
        return name
    return _of_two(*parts) or name


def _of_two(first: str, second: str) -> str:
    """Return the name with its suffix in the right place, or nothing if it has none."""
    if _SUFFIX.fullmatch(second):
        family_name, comma, given_name = inverted(first).partition(", ")
        return f"{family_name}, {second}, {given_name}" if comma else ""
    family, given = words(first), words(second)
    if len(family) > 1 and _SUFFIX.fullmatch(family[-1]):
        return f"{' '.join(family[:-1])}, {family[-1]}, {second}"
    if len(given) > 1 and _SUFFIX.fullmatch(given[-1]):
        return f"{first}, {given[-1]}, {' '.join(given[:-1])}"
    if len(given) > 1 and given[0] in ("Jr.", "Sr."):
        return f"{first}, {given[0]}, {' '.join(given[1:])}"
    return ""


# Nobody has a longer name, and what is longer takes long to read.
_MOST_WORDS = 30


def inverted(name: str) -> str:
    """Return `Given von Family Jr.` as `von Family, Jr., Given`, spelt as it is.

    What cannot be taken apart for sure, and what has a comma, comes back as it is.
    """
    found = words(name)
    if len(sections(name)) > 1 or not 1 < len(found) < _MOST_WORDS:
        return name
    read = Name.from_bibtex(name)
    counts = [len(part.split()) for part in (read.given, read.particle, read.family, read.suffix)]
    if read.corporate or not read.given or sum(counts) != len(found):
        return name
    given = found[: counts[0]]
    family = found[counts[0] : counts[0] + counts[1] + counts[2]]
    suffix = found[len(given) + len(family) :]
    return ", ".join(" ".join(part) for part in (family, suffix, given) if part)
