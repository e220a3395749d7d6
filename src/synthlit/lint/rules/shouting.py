"""Rules about names and venues in capitals."""

import re
from collections.abc import Collection, Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.name_lists import LISTS, changed_names, is_person, sections, words
from synthlit.lint.rule import UNUSUAL_NAMES, Finding, Fixes, entry_rule
from synthlit.lint.texts import quoted, values
from synthlit.model.known_venues import CONFERENCES
from synthlit.model.latex.plain import plain
from synthlit.model.particles import SUFFIX
from synthlit.model.text import fold
from synthlit.model.title import is_shouting

_CAPITALS = re.compile(r"[A-ZÀ-ÖØ-Þ]{2}")
_NAME_WORD = re.compile(r"[^\s~,]+")
_TOKEN = re.compile(r"\\[A-Za-z]+|\\?.", re.DOTALL)
_LETTERS = frozenset({"\\AA", "\\AE", "\\DH", "\\DJ", "\\L", "\\NG", "\\O", "\\OE", "\\TH"})
_SCOTTISH = re.compile(r"Mc(?=[a-z]{3})")
_VOWELS = frozenset("aeiouy")
# Fewer letters may be initials; those of an Indian given name may be four.
_FAMILY, _GIVEN = 4, 5
# At the end of a group's name these are not family names.
_GROUP_ACRONYMS = frozenset([
    "ASLP", "BAAI", "CERN", "CIFAR", "CNRS", "ELLIS", "EPFL", "FAIR", "IEEE", "INRIA", "KAIST",
    "LAION", "MILA", "NASA", "NAVER", "NIST", "NVIDIA", "OPENAI", "POSTECH", "SAIL", "SIGCHI",
    "SIGGRAPH", "SIGPLAN", "UNESCO", "UNIST",
])  # fmt: skip
_PARTICLES = frozenset([
    "da", "de", "del", "della", "den", "der", "di", "dos", "du", "la", "las", "los", "van", "von",
])  # fmt: skip


@entry_rule("NAM012", "shouting-name", fix=Fixes.UNSAFE, fields=LISTS, characters=UNUSUAL_NAMES)
def shouting_name(work: Work) -> Iterator[Finding]:
    """Yield each name list with a name in capitals."""
    fix = "write the name in lower case"
    return changed_names(
        work, _lower_name, "{} is in capitals", fix, hint=_CAPITALS.search, safe=False
    )


def _lower_name(name: str) -> str:
    if not _CAPITALS.search(name) or not is_person(name):
        return name
    parts = sections(name)
    given, family = (words(parts[-1]), words(parts[0])) if len(parts) > 1 else _divided(words(name))
    found: set[str] = set()
    if all(_name_shouts(word) or word.lower() in _PARTICLES for word in family):
        found = _shouting(family, _FAMILY)
    if all(plain(word).isupper() for word in given) and (names := _shouting(given, _GIVEN, found)):
        # A family name of two letters is not initials where the given name is in capitals too.
        found |= {*names, *(word for word in family if _name_shouts(word, least=2))}
    return _NAME_WORD.sub(lambda word: _lower(word[0]) if word[0] in found else word[0], name)


def _shouting(found: list[str], least: int, beside: Collection[str] = ()) -> set[str]:
    """Return the words in capitals, if one is long enough to be a name or is beside one."""
    if any(_name_shouts(word) and (beside or len(plain(word)) >= least) for word in found):
        return {word for word in found if _name_shouts(word) or word.lower() in _PARTICLES}
    return set()


def _divided(found: list[str]) -> tuple[list[str], list[str]]:
    """Return given names and family name, with capital particles, of `Given Family`."""
    end = len(found) - 1 if SUFFIX.fullmatch(found[-1]) else len(found)
    start = end - 1
    while start > 1 and found[start - 1].isupper() and found[start - 1].lower() in _PARTICLES:
        start -= 1
    return found[: max(start, 0)], found[max(start, 0) : end]


def _name_shouts(word: str, least: int = 3) -> bool:
    letters = [letter for letter in plain(word) if letter.isalpha()]
    if len(letters) < least or not all(map(str.isupper, letters)) or word in _GROUP_ACRONYMS:
        return False
    # Several initials have no vowel.
    return not _VOWELS.isdisjoint(fold("".join(letters)))


def _lower(word: str) -> str:
    """Return the word with capitals only at its start and after hyphens and apostrophes."""
    if word.lower() in _PARTICLES:
        return word.lower()
    written: list[str] = []
    begins = True
    for token in _TOKEN.findall(word):
        if token.isalpha() or token in _LETTERS:
            written.append(token if begins else token.lower())
            begins = False
        else:
            written.append(token)
            begins = begins or token in ("-", "'", "’")
    lower = "".join(written)
    return f"Mc{lower[2:].capitalize()}" if _SCOTTISH.match(lower) else lower


_VENUES = ("booktitle", "journal", "journaltitle", "series")
_FEWEST_WORDS = 4
_VENUE_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LITTLE = frozenset([
    "a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to",
    "with",
])  # fmt: skip
_VENUE_ACRONYMS = CONFERENCES | {
    "ACM", "AI", "CVF", "IEEE", "IFIP", "IET", "SIAM", "UK", "US", "USA", "USENIX",
}  # fmt: skip


@entry_rule("VEN009", "shouting-venue", fix=Fixes.UNSAFE, fields=_VENUES)
def shouting_venue(work: Work) -> Iterator[Finding]:
    """Yield each venue in capitals."""
    for field, value in values(work, _VENUES):
        if any(map(str.islower, value[:8])) or not _venue_shouts(value):
            continue
        fix = Fix("write it in title case", Revise({field: _title_case(value)}), safe=False)
        yield Finding(work, f"{field} is all in capitals: {quoted(value)}", field, fix=fix)


def _venue_shouts(value: str) -> bool:
    words = [word for word in _VENUE_WORD.findall(value) if word not in _VENUE_ACRONYMS]
    return len(words) >= _FEWEST_WORDS and is_shouting(value)


def _title_case(value: str) -> str:
    def written(match: re.Match[str]) -> str:
        word = match[0]
        before = value[: match.start()].rstrip()
        if "\\" in value[max(match.start() - 1, 0) : match.start()] or word in _VENUE_ACRONYMS:
            return word
        if word.lower() in _LITTLE and before and before[-1] not in ":.(":
            return word.lower()
        return word[0] + word[1:].lower()

    return _VENUE_WORD.sub(written, value)
