"""Compare two lists of authors."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeAlias

from synthlit.model import particles
from synthlit.model.name import Name, is_corporate, split_names
from synthlit.model.text import fold
from synthlit.model.title import normal

_BREAK = re.compile(r"[\W\d_]+")
# "Koeksal" and "Köksal" are one name: without the second letter both read the same.
_UMLAUT = re.compile(r"([aou])e")
# Most names; a particle is read as part of the family name, which makes no difference here.
_USUAL = re.compile(r"([^\\{}~,\s](?:[^\\{}~,\s]| (?=\S))*), ([^\\{}~,\s](?:[^\\{}~,\s]| (?=\S))*)")
# Characters that no list of names contains; other rules report them.
_NO_LIST = re.compile(r"[;/@…\d]|(?<!\\)&|\bal\b(?!-)|\.\.", re.ASCII)
# At the end of a name these make it a company's.
_COLLECTIVE = (" AI", " Research", " Intelligence")
# Shorter family names are part of too many others.
_SHORTEST_PART = 4
# The words of a name, and all in one.
_Form: TypeAlias = tuple[tuple[str, ...], str]


@dataclass(frozen=True)
class Person:
    """An author as a record prints the name."""

    display: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the name for comparing."""
        return tuple(word for word in _BREAK.split(fold(self.display)) if word)

    @cached_property
    def _initials(self) -> frozenset[str]:
        return frozenset(word[0] for word in self.words)

    @cached_property
    def _as_printed(self) -> _Form:
        return self.words, "".join(self.words)

    @cached_property
    def _without_umlauts(self) -> frozenset[_Form]:
        """The words of the name, and all in one, without the second letter of umlauts."""
        words = tuple(map(_without_umlauts, self.words))
        return frozenset([(words, "".join(words)), (words, _without_umlauts(self._as_printed[1]))])

    def has_family(self, family: str) -> bool:
        """Return whether the person has a family name, normalised for comparing."""
        if _is_in(family, *self._as_printed):
            return True
        bare, forms = _without_umlauts(family), self._without_umlauts
        if bare == family and forms == {self._as_printed}:
            return False
        return any(_is_in(bare, *form) for form in forms)

    def may_be(self, author: "Author") -> bool:
        """Return whether the author has the person's initial and family name."""
        return self.agrees(author.initial) and self.has_family(author.family)

    def agrees(self, initial: str) -> bool:
        """Return whether one of the person's names has the first letter of a given name."""
        return not initial or initial in self._initials


@dataclass(frozen=True)
class Author:
    """A name of an author list: as written, as read, and the offset at which it begins."""

    text: str
    name: Name
    start: int

    @cached_property
    def family(self) -> str:
        """The family name for comparing."""
        return _compared(self.name.family)

    @cached_property
    def initial(self) -> str:
        """The first letter of the given name for comparing."""
        return _compared(self.name.given[:1]) or normal(self.name.given)[:1]


def authors(value: str) -> tuple[Author, ...]:
    """Return the persons of a list, without `others`; none if a name is not a person's."""
    return tuple(name for name in _authors(value) if not name.name.is_others)


def is_cut(value: str) -> bool:
    """Return whether the list ends with `and others`."""
    return any(author.name.is_others for author in _authors(value))


def people(record_authors: Sequence[str]) -> tuple[Person, ...]:
    """Return the persons of a record, or none where one name is a collective's."""
    return _people(tuple(record_authors))


def is_same(value: str, record_authors: Sequence[str]) -> bool:
    """Return whether a list of `Family, Given` or `Given Family` is exactly the record's."""
    listed = value.split(" and ")
    if len(listed) != len(record_authors):
        return False
    parts = (name.partition(", ") for name in listed)
    printed = [f"{given} {family}" if comma else family for family, comma, given in parts]
    return printed == list(record_authors)


def shares_people(value: str, record_authors: Sequence[str]) -> bool:
    """Return whether half of the persons of the list, or its first, are the record's."""
    listed, known = authors(value), people(record_authors)
    if not listed or not known:
        return False
    if known[0].may_be(listed[0]):
        return True
    shared = [any(person.may_be(author) for person in known) for author in listed]
    return sum(shared) * 2 >= len(shared)


def rules_out(value: str, record_authors: Sequence[str]) -> bool:
    """Return whether both have persons, and the list does not share the record's."""
    comparable = authors(value) and people(record_authors)
    return bool(comparable) and not shares_people(value, record_authors)


def pairs(listed: Sequence[Author], known: Sequence[Person]) -> list[Person | None]:
    """Return the person that each author is: the next with that name who is not taken yet."""
    left = list(known)
    found: list[Person | None] = []
    for author in listed:
        candidates = (person for person in left if person.has_family(author.family))
        best = next(candidates, None)
        if best and not best.agrees(author.initial):
            best = next((one for one in candidates if one.agrees(author.initial)), best)
        if best:
            left.remove(best)
        found.append(best)
    return found


# All rules of the family read the same lists.
@lru_cache(maxsize=16384)
def _authors(value: str) -> tuple[Author, ...]:
    if _NO_LIST.search(value):
        return ()
    found = tuple(_read(value))
    if not all(_is_person(author.name) for author in found):
        return ()
    names = (f"{author.name.given} {author.name.family}" for author in found)
    return () if particles.is_corporate(value) and any(map(is_corporate, names)) else found


def _read(value: str) -> Iterator[Author]:
    start = 0
    for text in split_names(value):
        start = max(value.find(text, start), start)
        usual = _USUAL.fullmatch(text)
        yield Author(text, Name(usual[1], usual[2]) if usual else Name.from_bibtex(text), start)
        start += len(text)


def _is_person(name: Name) -> bool:
    if name.is_others:
        return True
    single = bool(name.family and name.given) and not name.corporate
    return single and "," not in name.given and not name.family.endswith(_COLLECTIVE)


@lru_cache(maxsize=16384)
def _people(names: tuple[str, ...]) -> tuple[Person, ...]:
    if any(" " not in name.strip() or name.endswith(_COLLECTIVE) for name in names):
        return ()
    if particles.is_corporate(" ".join(names)) and any(map(is_corporate, names)):
        return ()
    found = tuple(map(Person, names))
    return found if all(person.words for person in found) else ()


def _is_in(family: str, words: Sequence[str], whole: str) -> bool:
    if family in words or whole.startswith(family) or whole.endswith(family):
        return True
    return len(family) >= _SHORTEST_PART and family in whole


def _compared(text: str) -> str:
    return text.casefold() if text.isascii() and text.isalpha() else normal(text)


@lru_cache(maxsize=16384)
def _without_umlauts(text: str) -> str:
    return _UMLAUT.sub(r"\1", text)
