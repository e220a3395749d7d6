"""Rules that compare author lists with records of authorities."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache

from synthlit.library.library import Work
from synthlit.lint.author_matching import Author, Person, authors, is_cut, is_same, pairs, people
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.record_matching import is_preprint_record, spelt, sure_papers
from synthlit.lint.rule import Finding, Fixes, collection_rule
from synthlit.lint.texts import and_more, quoted
from synthlit.model.latex.accents import decode
from synthlit.model.latex.plain import from_text, plain
from synthlit.model.name import Name
from synthlit.model.record import Record
from synthlit.model.text import clean, fold
from synthlit.model.title import normal

# More authors are not added to a file.
_MANY = 20


@collection_rule("REC004", "missing-authors", fix=Fixes.SAFE)
def missing_authors(context: Context) -> Iterator[Finding]:
    """Yield each entry whose authors are some of the paper's, but not all."""
    for work, record in doubtful_lists(context):
        value = work.entry.get("author")
        if not value or is_cut(value):
            continue
        listed, known = authors(value), people(record.authors)
        if not listed or len(listed) >= len(known):
            continue
        # "A B, C D" are two people, which another rule reports.
        givens = {normal(author.name.given) for author in listed if " " in author.name.given}
        joined = any("".join(person.words) in givens for person in known)
        found = [person for person in pairs(listed, known) if person]
        if len(found) != len(listed) or joined:
            continue
        preprint = is_preprint_record(work.entry)
        if preprint or _is_cut_off(found, known):
            missing = [person.display for person in known if person not in found]
            lacks = f"it lacks {', '.join(missing[:2])}{and_more(len(missing) - 2)}"
            message = f"the list has {len(listed)} of {len(known)} authors: {lacks}"
            fix = _completion(work, value, listed, found, known) if preprint else None
            yield Finding(work, message, "author", fix=fix)


def _is_cut_off(found: Sequence[Person], known: Sequence[Person]) -> bool:
    """Return whether the list is the beginning of the known one, without a third or more of it."""
    missing = len(known) - len(found)
    return list(known[: len(found)]) == found and missing >= max(2, len(known) / 3)


def _completion(
    work: Work,
    value: str,
    listed: Sequence[Author],
    found: Sequence[Person],
    known: Sequence[Person],
) -> Fix | None:
    places = [known.index(person) for person in found]
    if places != sorted(places):
        return None
    texts = {place: author.text for place, author in zip(places, listed, strict=True)}
    commas = any("," in author.text for author in listed)
    if len(known) - len(listed) > _MANY:
        if places[-1] != len(listed) - 1:
            return None
        return Fix("add and others", Revise({"author": f"{value.rstrip()} and others"}))
    whole = [
        texts.get(place) or spelt(work, _written(person.display, commas=commas))
        for place, person in enumerate(known)
    ]
    return Fix("add the others", Revise({"author": " and ".join(whole)}))


def _written(display: str, *, commas: bool) -> str:
    """Return a name in the order of the other names of the list."""
    name = Name.from_display(display)
    return name.bibtex if commas or name.suffix else from_text(display)


@collection_rule("REC005", "other-authors")
def other_authors(context: Context) -> Iterator[Finding]:
    """Yield each entry with an author who is not an author of the paper."""
    for work, record in doubtful_lists(context):
        value = work.entry.get("author")
        known = people(record.authors)
        if not value or not known:
            continue
        listed = authors(value)
        meant = pairs(listed, known)
        # An author who joined after the record was made replaces nobody.
        if all(meant) or len(listed) > len(known):
            continue
        strange = [
            author
            for author, person in zip(listed, meant, strict=True)
            if author.family
            and not person
            and not any(one.has_family(author.family) for one in known)
        ]
        if strange and (is_preprint_record(work.entry) or _is_misnamed(listed, known)):
            first = f"{quoted(plain(strange[0].text))}{and_more(len(strange) - 1)}"
            paper = f"the {len(known)} authors of arXiv:{record.arxiv}"
            message = f"{first} {'is' if len(strange) == 1 else 'are'} not among {paper}"
            yield Finding(work, message, "author", strange[0].start)


def _is_misnamed(listed: Sequence[Author], known: Sequence[Person]) -> bool:
    """Return whether one family name is the only difference from the record."""
    if len(listed) != len(known):
        return False
    others = [
        (author, person)
        for author, person in zip(listed, known, strict=True)
        if not person.has_family(author.family)
    ]
    if len(others) != 1:
        return False
    [(author, person)] = others
    given = Person(author.name.given).words
    # A name may be added by marriage, and the name at arXiv may be misspelt.
    added = any(len(word) > 2 and word in author.family for word in person.words)
    like = get_close_matches(author.family, person.words, 1)
    return bool(given) and len(given[0]) > 1 and given[0] in person.words and not (added or like)


_WORD = re.compile(r"[^\W\d_]{2,}")


@collection_rule("REC006", "lost-accent", fix=Fixes.SAFE)
def lost_accent(context: Context) -> Iterator[Finding]:
    """Yield the first name of each author list that lacks an accent."""
    for work, record in doubtful_lists(context):
        if all(map(str.isascii, record.authors)):
            continue
        value = work.entry.get("author")
        # Another rule joins a letter and its accent in two characters.
        if not unicodedata.is_normalized("NFC", value):
            continue
        listed = authors(value)
        lost = [
            (author, fixed)
            for author, person in zip(listed, pairs(listed, people(record.authors)), strict=True)
            if person and (fixed := _accented(work, author, person.display)) != author.text
        ]
        if lost:
            revised = value
            for author, fixed in reversed(lost):
                end = author.start + len(author.text)
                revised = revised[: author.start] + fixed + revised[end:]
            first, fixed = lost[0]
            fix = Fix("write the accents", Revise({"author": revised}))
            yield Finding(work, f"{first.text} is written {fixed}", "author", first.start, fix)


def _accented(work: Work, author: Author, display: str) -> str:
    """Return the name with the accents of the record; its own accents stay."""
    if display.isascii():
        return author.text
    name = decode(author.text)
    # Braces and commands that are not accents stay.
    if "{" in name or "\\" in name or (name != author.text and spelt(work, name) != author.text):
        return author.text
    accents = _accents(display)
    fixed = _WORD.sub(lambda word: _word(word[0], accents.get(fold(word[0]), "")), name)
    return spelt(work, fixed) if fixed != name else author.text


def _word(word: str, known: str) -> str:
    """Return the known word if it only has additional accents."""
    pairs = zip(word, known, strict=False)
    more = all(one == two or fold(two) == one.casefold() for one, two in pairs)
    return known if more and len(word) == len(known) else word


def _accents(display: str) -> Mapping[str, str]:
    """Return the words with accents, by their spelling without."""
    words = _WORD.findall(clean(display))
    return {
        fold(word): word
        for word in words
        if not word.isascii() and fold(word).isascii() and len(fold(word)) == len(word)
    }


@collection_rule("REC007", "changed-given-name")
def changed_given_name(context: Context) -> Iterator[Finding]:
    """Yield the first author of each list whose given name is not that of the record."""
    for work, record in doubtful_lists(context):
        listed, known = authors(work.entry.get("author")), people(record.authors)
        if not listed or len(listed) > len(known):
            continue
        for author, person in zip(listed, known, strict=False):
            if _is_changed(author, person, known):
                names = f"{quoted(plain(author.text))} is {quoted(person.display)}"
                message = f"{names} in arXiv:{record.arxiv}"
                yield Finding(work, message, "author", author.start)
                break


def _is_changed(author: Author, person: Person, known: tuple[Person, ...]) -> bool:
    """Return whether two authors have the same family name and nothing else in common."""
    if not author.family or person.agrees(author.initial) or _agrees(author, person):
        return False
    if author.family not in (person.words[0], person.words[-1]):
        return False
    return sum(one.has_family(author.family) for one in known) == 1


def _agrees(author: Author, person: Person) -> bool:
    """Return whether a given name begins with the same letter as one of the person."""
    words = Person(plain(author.name.given)).words
    others = [word for word in person.words if word != author.family]
    return not words or not others or any(a[0] == b[0] for a in words for b in others)


@lru_cache(maxsize=1)
def doubtful_lists(context: Context) -> Sequence[tuple[Work, Record]]:
    """Return the sure papers whose author list is not obviously that of the record."""
    return [
        (work, record)
        for work, record in sure_papers(context)
        if not is_same(work.entry.get("author"), record.authors)
    ]
