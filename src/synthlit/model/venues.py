"""Whether two names are those of one venue: in full, abbreviated, or as an acronym."""

import re
from dataclasses import dataclass
from functools import lru_cache

from synthlit.model.known_venues import CONFERENCES
from synthlit.model.latex.plain import plain
from synthlit.model.text import fold

_WORD = re.compile(r"[^\W\d_]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ORDINAL = re.compile(r"\b\d+(?=(?:st|nd|rd|th)\b)")
_SMALL = frozenset(["and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "und", "with"])
# Words that say nothing of which venue it is.
_NOISE = _SMALL | {
    "acm", "annual", "conf", "conference", "conferences", "ieee", "ifip", "int", "international",
    "intl", "meeting", "nd", "proc", "proceedings", "procs", "rd", "siam", "st", "symp",
    "symposium", "th", "usenix",
}  # fmt: skip
_ORGANISATIONS = frozenset(["acm", "ieee", "ifip", "siam", "usa", "usenix"])
_CONFERENCES = frozenset(name.lower() for name in CONFERENCES if name.isalpha())
_OTHER_NAMES = {"neurips": "nips", "sigkdd": "kdd"}
# Events beside a conference that print papers of their own.
_BESIDE = re.compile(r"\b(?:workshops?|companion|demos?|demonstrations?|posters?|tutorials?)\b")
_SHORTEST_ACRONYM = 3


def same_venue(one: str, other: str, *, book: bool = False) -> bool:
    """Return whether two values name one venue, as far as their words and numbers say.

    The names of books and conferences may be longer and shorter; those of journals may be not.
    """
    if one == other:
        return True
    first, second = _named(one), _named(other)
    if first.is_beside != second.is_beside or first.contradicts(second):
        return False
    if first.abbreviates(second) or second.abbreviates(first):
        return True
    if first.is_acronym_of(second) or second.is_acronym_of(first):
        return True
    if not book:
        return False
    words = sorted((frozenset(first.words), frozenset(second.words)), key=len)
    return bool(first.acronyms & second.acronyms) or (len(words[0]) > 1 and words[0] <= words[1])


@dataclass(frozen=True)
class _Named:
    """A venue's name: its significant words, the initials of all, its acronyms and numbers."""

    words: tuple[str, ...]
    initials: str
    acronyms: frozenset[str]
    years: frozenset[str]
    ordinals: frozenset[str]
    is_beside: bool

    def contradicts(self, other: "_Named") -> bool:
        """Return whether both have a year or the number of an event, and none in common."""
        pairs = ((self.years, other.years), (self.ordinals, other.ordinals))
        return any(one and two and one.isdisjoint(two) for one, two in pairs)

    def abbreviates(self, other: "_Named") -> bool:
        """Return whether each word is the other's, or its beginning or some of its letters."""
        return len(self.words) == len(other.words) and all(map(_shortens, self.words, other.words))

    def is_acronym_of(self, other: "_Named") -> bool:
        """Return whether one of the acronyms stands for successive words of the other."""
        return any(acronym in other.initials for acronym in self.acronyms)


@lru_cache(maxsize=1024)
def _named(value: str) -> _Named:
    text = plain(value)
    folded = fold(text)
    shouting = text.isupper() and " " in text.strip()
    words = _WORD.findall(folded)
    acronyms = {
        _OTHER_NAMES.get(word.lower(), word.lower())
        for word in _WORD.findall(text)
        if word.lower() in _CONFERENCES or (not shouting and _is_acronym(word))
    }
    return _Named(
        words=tuple(word for word in words if word not in _NOISE) or tuple(words),
        initials="".join(word[0] for word in words if word not in _SMALL),
        acronyms=frozenset(acronyms - _ORGANISATIONS),
        years=frozenset(_YEAR.findall(text)),
        ordinals=frozenset(_ORDINAL.findall(folded)),
        is_beside=bool(_BESIDE.search(folded)),
    )


def _is_acronym(word: str) -> bool:
    return len(word) >= _SHORTEST_ACRONYM and sum(map(str.isupper, word)) > 1


def _shortens(short: str, word: str) -> bool:
    """Return whether a word begins as another one, and has its letters in their order."""
    if word.startswith(short):
        return True
    letters = iter(word)
    return short[0] == word[0] and all(letter in letters for letter in short)
