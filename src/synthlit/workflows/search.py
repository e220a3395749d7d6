"""Find works by words, fields, years and sections, the best match first."""

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from synthlit.errors import InvalidIdentifier, SynthlitError
from synthlit.library.library import Library, Work, newest_first
from synthlit.model.entry import Entry
from synthlit.model.identifiers import ArxivId, Doi
from synthlit.model.latex.plain import plain
from synthlit.model.text import fold

# The fields that are searched for a word without a field, with their weights.
_WEIGHTS = {
    "title": 8.0, "shorttitle": 8.0, "author": 4.0, "venue": 3.0, "annotation": 2.0,
    "journal": 1.0, "booktitle": 1.0, "note": 1.0,
}  # fmt: skip
_TERM = re.compile(r'(-?)(?:([a-z]+):)?(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_YEARS = re.compile(r"(-?\d{1,5})?\.\.(-?\d{1,5})?|(\d{1,5})?-(\d{1,5})?", re.ASCII)
_YEAR = re.compile(r"\d{1,5}", re.ASCII)
_FIRST, _LAST = -(10**6), 10**6
# Fields of a query that are not found by the words of their value in the text of an entry.
_DERIVED = frozenset({"year", "section", "type", "venue"})
_WORDS = re.compile(r"[^\W_]+")
# What `fold` makes other characters of than NFKD does.
_FOLDED = re.compile("[ßẞøØłŁđĐðÐþÞæÆœŒıħĦ]")

# Returns the text of a field for comparing.
Read = Callable[[str], str]
# How well a work, whose texts are read, matches a term; 0 where it does not.
Score = Callable[[Work, Read], float]


@dataclass(frozen=True)
class Term:
    """One condition: a folded phrase, the field to search, and whether it must not match."""

    phrase: str
    field: str = ""
    negated: bool = False


def search(library: Library, terms: Sequence[Term]) -> list[Work]:
    """Return the works that match every term of a query, best match first, then newest.

    Raises SynthlitError for a range of years that is none, and UnknownSection.
    """
    tests = [(_test(library, term), term.negated) for term in terms]
    found: list[tuple[float, Work]] = []
    for work in library.works:
        score = _score(work, tests)
        if score is not None:
            found.append((score, work))
    scores = {id(work): score for score, work in found}
    newest = newest_first(work for _, work in found)
    return sorted(newest, key=lambda work: -scores[id(work)])


def _score(work: Work, tests: Sequence[tuple[Score, bool]]) -> float | None:
    """Return how well a work matches all terms; None where it does not."""
    texts: dict[str, str] = {}

    def read(field: str) -> str:
        if field not in texts:
            texts[field] = _text(work.entry, field)
        return texts[field]

    total = 0.0
    for test, negated in tests:
        score = test(work, read)
        if bool(score) == negated:
            return None
        total += score
    return total


def parse(query: str) -> list[Term]:
    """Read a query into its terms.

    Terms are words or "phrases"; `field:value` looks in one field of the entry, or in `year`
    (`2024`, `2023..2025`, `2024..`), `section`, `key`, `type` or `id`; `-term` excludes. An
    identifier in any form that people paste finds its work.

    Raises SynthlitError for an empty query.
    """
    terms: list[Term] = []
    for match in _TERM.finditer(query):
        minus, field, quoted, word = match.groups()
        whole = match[0].removeprefix("-")
        if quoted is None and _identifier(whole):
            terms.append(Term(whole, "id", bool(minus)))
        elif phrase := fold(word if quoted is None else quoted).strip():
            terms.append(Term(phrase, (field or "").lower(), bool(minus)))
    if not terms:
        raise SynthlitError("the query is empty", "give words, or field:value as in year:2024..")
    return terms


def first_look(terms: Sequence[Term]) -> Callable[[bytes], bool]:
    """Return a test of an entry file's bytes, which is false only where no term set matches.

    It saves reading the entry: each word of a phrase must stand in the text itself, unless TeX, an
    escape of an address or a letter without a decomposition may make it.
    """
    words = {
        word
        for term in terms
        if not term.negated and term.field not in _DERIVED
        for word in _WORDS.findall(_sought(term))
    }
    plain = [word.encode() for word in words if word.isascii()]
    has_others = len(plain) < len(words)

    def may_match(content: bytes) -> bool:
        if not content.isascii():
            text = unicodedata.normalize("NFKD", content.decode("utf-8", "replace"))
            if has_others or _FOLDED.search(text):
                return True
            content = text.encode("ascii", "ignore")
        elif has_others:
            return _is_written(content)
        if _is_written(content):
            return True
        content = content.lower().translate(None, b"{}")
        for word in plain:  # noqa: SIM110 - a generator costs as much as the rest
            if word not in content:
                return False
        return True

    return may_match


def _is_written(content: bytes) -> bool:
    """Return whether TeX or an address may write characters as others."""
    return b"\\" in content or b"$" in content or b"%" in content


def _sought(term: Term) -> str:
    """Return what stands in the text of an entry that a term matches."""
    if term.field != "id":
        return term.phrase
    return str(_identifier(term.phrase) or "").lower()


def _test(library: Library, term: Term) -> Score:
    match term.field:
        case "":
            return lambda work, read: (
                sum(
                    weight * _occurs(term.phrase, read(field)) for field, weight in _WEIGHTS.items()
                )
                + (term.phrase in work.key)
            )
        case "year":
            first, last = _years(term.phrase)
            return lambda work, _: work.entry.year is not None and first <= work.entry.year <= last
        case "section":
            place = library.settings.taxonomy.find(term.phrase)
            return lambda work, _: any(path.within(place) for path in work.sections)
        case "key":
            return lambda work, _: any(
                term.phrase in fold(key) for key in (work.key, *work.entry.former_keys)
            )
        case "type":
            return lambda work, _: work.entry.type == term.phrase
        case "id":
            wanted = _identifier(term.phrase)
            return lambda work, _: (
                wanted is not None and wanted in (work.entry.arxiv, work.entry.doi)
            )
        case "venue":
            return lambda work, _: _occurs(term.phrase, fold(work.entry.venue))
        case field:
            return lambda _, read: _occurs(term.phrase, read(field))


def _identifier(text: str) -> ArxivId | Doi | None:
    for kind in (ArxivId, Doi):
        try:
            return kind.parse(text)
        except InvalidIdentifier:
            continue
    return None


def _text(entry: Entry, field: str) -> str:
    if field == "author":
        return fold("; ".join(name.display for name in entry.authors))
    value = entry.get(field)
    return fold(plain(value)) if value else ""


def _occurs(phrase: str, text: str) -> float:
    """Return 1 for the phrase as whole words, 0.5 for it at a word's beginning, 0.25 inside one."""
    start = text.find(phrase)
    if start < 0:
        return 0.0
    end = start + len(phrase)
    begins = start == 0 or not text[start - 1].isalnum()
    ends = end == len(text) or not text[end].isalnum()
    return 1.0 if begins and ends else 0.5 if begins else 0.25


def _years(text: str) -> tuple[int, int]:
    """Read `2024`, `2023..2025`, `2024..` or `..2020` (or with a hyphen) as first and last year."""
    if _YEAR.fullmatch(text):
        return int(text), int(text)
    match = _YEARS.fullmatch(text)
    if not match or not any(match.groups()):
        raise SynthlitError(
            f"{text!r} is not a range of years", "write year:2024 or year:2023..2025"
        )
    first, last = match.group(1, 2) if ".." in text else match.group(3, 4)
    return int(first or _FIRST), int(last or _LAST)
