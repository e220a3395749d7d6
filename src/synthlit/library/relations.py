"""In what two entries of one title differ, and whether they are a preprint and its publication."""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.model.entry import Entry
from synthlit.model.identifiers import Doi
from synthlit.model.known_venues import is_conference
from synthlit.model.preprints import is_preprint_doi, names_preprint
from synthlit.model.title import normal
from synthlit.model.venues import same_venue

_CONTAINERS: Final = ("journal", "journaltitle", "booktitle")
_KINDS: Final = {
    **dict.fromkeys(("misc", "unpublished"), ""),
    **dict.fromkeys(("article", "suppperiodical"), "paper"),
    **dict.fromkeys(("inproceedings", "conference", "incollection", "inbook"), "paper"),
    **dict.fromkeys(("inreference", "bookinbook", "suppbook", "suppcollection"), "paper"),
    **dict.fromkeys(("book", "mvbook", "collection", "mvcollection", "booklet"), "book"),
    **dict.fromkeys(("proceedings", "mvproceedings", "reference", "mvreference"), "book"),
    **dict.fromkeys(("report", "techreport"), "report"),
    **dict.fromkeys(("online", "electronic", "www"), "online"),
}
# What may have a preprint, or be one.
_PUBLISHABLE: Final = frozenset({"", "paper", "book", "report", "online"})
_THESES: Final = ("phdthesis", "mastersthesis", "thesis", "bachelorsthesis")
_DEGREES: Final = (
    ("bachelor", re.compile(r"bachelor|\bb\.?\s?(?:sc|a)\b", re.IGNORECASE)),
    ("master", re.compile(r"master|magist|mathesis|diplom|\bm\.?\s?(?:sc|a)\b", re.IGNORECASE)),
)
# What differs between editions, volumes, issues and articles, and is the same for one of them.
_PLACES: Final = (
    "volume", "number", "issue", "pages", "eid", "edition", "chapter", "part", "subtitle",
    "titleaddon", "version",
)  # fmt: skip
_REMARKS: Final = (
    "howpublished", "note", "pubstate", "eprinttype", "archiveprefix", "publisher", "organization",
    "institution", "type", "url",
)  # fmt: skip
# How long papers are preprints.
_YEARS: Final = 3
_NUMBER = re.compile(r"\d+")
_DECIMAL = re.compile(r"\d\.\d")
_ORDINALS: Final = {
    "first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6",
    "seventh": "7", "eighth": "8", "ninth": "9", "tenth": "10",
}  # fmt: skip
_CONFERENCE = re.compile(
    r"\b(?:conference|proceedings|symposium|workshop)\b|\badvances in neural|\bproc\. of\b"
)
# Makes identifiers in the form of DOIs that no one registers.
_NO_DOI: Final = ("10.5555/", "10/")


def differences(one: Entry, other: Entry) -> tuple[str, ...]:
    """Return in what two entries of one title differ that one work has only once.

    A preprint and its publication do not differ, nor do two preprints: one work has all.
    """
    kinds = _kind(one), _kind(other)
    if kinds[0] != kinds[1] and not (_PUBLISHABLE.issuperset(kinds) and _may_be_one(one, other)):
        return ("type",)
    preprints = is_preprint(one), is_preprint(other)
    if any(preprints) and (not all(preprints) or _on_server(one) or _on_server(other)):
        return ()
    if _may_be_preprint_of(one, other) or _may_be_preprint_of(other, one):
        return ()
    return tuple(_differing(one, other))


def _may_be_one(one: Entry, other: Entry) -> bool:
    """Return whether entries of two types may be one work: one is a preprint or says little."""
    return any(is_preprint(each) or _says_little(each) for each in (one, other))


def _may_be_preprint_of(one: Entry, other: Entry) -> bool:
    """Return whether an entry that says little may be the preprint of a paper, by their years."""
    if not _says_little(one) or _kind(other) != "paper":
        return False
    return one.year is None or other.year is None or 0 <= other.year - one.year <= _YEARS


def _differing(one: Entry, other: Entry) -> Iterator[str]:
    """Yield in what two entries differ of which none is, or both are, a preprint."""
    venues = _venue(one), _venue(other)
    same = None if not all(venues) else _same_venue(one, other)
    if same is False:
        yield "venue"
    if _publishers_differ(one, other):
        yield "publisher"
    unlike = [name for name in _PLACES if _differ(name, one.get(name), other.get(name))]
    yield from unlike
    if differs := _years_differ(one, other):
        yield "year"
    placed = same is not False and not unlike and not differs and _same_pages(one, other)
    if not placed and _dois_differ(one, other):
        yield "DOI"


def same_place(one: Entry, other: Entry) -> bool:
    """Return whether pages, and all else that says where a work stands in a volume, are the same.

    Then one of two that differ in year, venue or DOI has it wrong, or writes it in another way.
    """
    if any(_differ(name, one.get(name), other.get(name)) for name in _PLACES):
        return False
    return _same_pages(one, other) and _is_book(one) == _is_book(other)


def pages_differ(one: Entry, other: Entry) -> bool:
    """Return whether two entries have pages, and begin on different ones."""
    return _differ("pages", one.get("pages"), other.get("pages"))


def is_preprint(entry: Entry) -> bool:
    """Return whether an entry is on a preprint server or not published yet, by all that it says."""
    if _kind(entry) not in _PUBLISHABLE or _kind(entry) == "book":
        return False
    if venue := _venue(entry):
        return names_preprint(venue) and not _published_doi(entry)
    if _published_doi(entry):
        return False
    return (
        entry.type == "unpublished"
        or _on_server(entry)
        or any(names_preprint(entry.get(name)) for name in _REMARKS if name in entry.fields)
    )


def is_published(entry: Entry) -> bool:
    """Return whether an entry has a journal or a book, or a DOI, that is no preprint server's."""
    venue = _venue(entry)
    return bool(_published_doi(entry) or (venue and not names_preprint(venue)))


def _on_server(entry: Entry) -> bool:
    if entry.arxiv or (entry.doi and is_preprint_doi(entry.doi)):
        return True
    return names_preprint(_venue(entry))


def _published_doi(entry: Entry) -> Doi | None:
    return entry.doi if entry.doi and not is_preprint_doi(entry.doi) else None


def _kind(entry: Entry) -> str:
    """Return the kind of a work by its type; empty if the type tells nothing."""
    if entry.type in _THESES:
        said = f"{entry.type} {entry.get('type')}"
        return next((name for name, words in _DEGREES if words.search(said)), "doctoral")
    kind = _KINDS.get(entry.type, entry.type)
    return kind or ("paper" if _venue(entry) else "")


def _says_little(entry: Entry) -> bool:
    """Return whether an entry does not say what was published where, so that it may be any."""
    if _kind(entry) or _published_doi(entry):
        return False
    published = entry.get("howpublished").strip("{} ")
    return not published or "http" in published or "\\url" in published


def _venue(entry: Entry) -> str:
    return next(filter(None, map(entry.get, _CONTAINERS)), "").strip()


def _is_book(entry: Entry) -> bool:
    """Return whether a work is in proceedings or another book, not in a journal."""
    journal = entry.get("journal") or entry.get("journaltitle")
    if not journal:
        return bool(entry.get("booktitle"))
    return is_conference(journal) or bool(_CONFERENCE.search(journal.lower()))


def _same_venue(one: Entry, other: Entry) -> bool:
    book = _is_book(one)
    return book == _is_book(other) and same_venue(_venue(one), _venue(other), book=book)


def _publishers_differ(one: Entry, other: Entry) -> bool:
    """Return whether two publishers printed a book, each with its own number."""
    if _kind(one) != "book" or _kind(other) != "book":
        return False
    numbers = [_NUMBER.findall(entry.get("isbn")) for entry in (one, other)]
    if not all(numbers) or numbers[0] == numbers[1]:
        return False
    names = one.get("publisher"), other.get("publisher")
    return all(names) and not same_venue(*names, book=True)


def _years_differ(one: Entry, other: Entry) -> bool:
    return one.year is not None and other.year is not None and one.year != other.year


def _dois_differ(one: Entry, other: Entry) -> bool:
    values = [str(entry.doi).lower() for entry in (one, other) if entry.doi]
    return len({doi for doi in values if not doi.startswith(_NO_DOI)}) > 1


def _differ(name: str, one: str, other: str) -> bool:
    """Return whether two values of a field differ: by their first numbers, or by their words."""
    if not one or not other or one == other:
        return False
    if name in ("version", "subtitle", "titleaddon"):
        return normal(one).removeprefix("v") != normal(other).removeprefix("v")
    if name == "edition" and _DECIMAL.search(one) and _DECIMAL.search(other):
        return _NUMBER.findall(one) != _NUMBER.findall(other)
    first, second = _number(one), _number(other)
    if first and second:
        return first != second
    return not first and not second and normal(one) != normal(other)


def _number(value: str) -> str:
    """Return the first number of a value, without zeros before it; empty if there is none."""
    if found := _NUMBER.search(value):
        return found[0].lstrip("0") or "0"
    return _ORDINALS.get(value.lower().partition(" ")[0], "")


def _same_pages(one: Entry, other: Entry) -> bool:
    """Return whether both have the same pages, which prove that they are the same paper.

    Many papers begin on page 1; those in one volume do not. The pages of a book are its length.
    """
    if _kind(one) != "paper" or _kind(other) != "paper":
        return False
    pages = [tuple(_NUMBER.findall(entry.get("pages"))) for entry in (one, other)]
    if not pages[0] or not pages[1]:
        return False
    (first, *_), (second, *_) = pages
    if first.lstrip("0") != second.lstrip("0") or not pages[0][-1].endswith(pages[1][-1][-2:]):
        return False
    return first.lstrip("0") != "1" or bool(one.get("volume") and other.get("volume"))
