"""Find works by words, fields, years and sections, the best match first."""

import re
from collections.abc import Callable
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
_YEARS = re.compile(r"(\d{4})?(?:(\.\.|-)(\d{4})?)?")

# How well a work matches a term; 0 where it does not.
Score = Callable[[Work], float]


@dataclass(frozen=True)
class Term:
    """One condition: a folded phrase, the field to search, and whether it must not match."""

    phrase: str
    field: str = ""
    negated: bool = False


def search(library: Library, query: str) -> list[Work]:
    """Return the works that match every term of a query, best match first, then newest.

    Terms are words or "phrases"; `field:value` looks in one field of the entry, or in `year`
    (`2024`, `2023..2025`, `2024..`), `section`, `key`, `type` or `id`; `-term` excludes. An
    identifier in any form that people paste finds its work.

    Raises SynthlitError for an empty query, and UnknownSection.
    """
    tests = [(_test(library, term), term.negated) for term in parse(query)]
    found: list[tuple[float, Work]] = []
    for work in newest_first(library.works):
        scores = [(test(work), negated) for test, negated in tests]
        if all(bool(score) != negated for score, negated in scores):
            found.append((sum(score for score, _ in scores), work))
    return [work for _, work in sorted(found, key=lambda pair: -pair[0])]


def parse(query: str) -> list[Term]:
    """Read a query into its terms. Raises SynthlitError where it has none."""
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


def _test(library: Library, term: Term) -> Score:
    match term.field:
        case "":
            return lambda work: (
                sum(
                    weight * _occurs(term.phrase, _text(work.entry, field))
                    for field, weight in _WEIGHTS.items()
                )
                + (term.phrase in work.key)
            )
        case "year":
            first, last = _years(term.phrase)
            return lambda work: first <= (work.entry.year or 0) <= last
        case "section":
            place = library.settings.taxonomy.find(term.phrase)
            return lambda work: any(path.within(place) for path in work.sections)
        case "key":
            return lambda work: any(
                term.phrase in fold(key) for key in (work.key, *work.entry.former_keys)
            )
        case "type":
            return lambda work: work.entry.type == term.phrase
        case "id":
            wanted = _identifier(term.phrase)
            return lambda work: wanted is not None and wanted in (work.entry.arxiv, work.entry.doi)
        case "venue":
            return lambda work: _occurs(term.phrase, fold(work.entry.venue))
        case field:
            return lambda work: _occurs(term.phrase, _text(work.entry, field))


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
    return fold(plain(entry.get(field)))


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
    match = _YEARS.fullmatch(text)
    if not match or not (match[1] or match[3]):
        raise SynthlitError(
            f"{text!r} is not a range of years", "write year:2024 or year:2023..2025"
        )
    first = int(match[1] or 0)
    last = int(match[3] or 9999) if match[2] else first
    return first, last
