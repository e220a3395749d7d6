"""Find the record of an entry's paper, and compare the two."""

import re
from collections.abc import Sequence
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple, Self, TypeAlias

from synthlit.library.library import Work
from synthlit.lint.author_matching import rules_out, shares_people
from synthlit.lint.context import Context
from synthlit.model.entry import Entry
from synthlit.model.latex.accents import encode
from synthlit.model.preprints import names_arxiv
from synthlit.model.record import Record
from synthlit.model.text import fold
from synthlit.model.title import normal, significant_words

# The share of the shorter title's words that two titles of one paper have in common; a larger one
# is needed where the authors differ.
_COMMON = 0.5
_NEARLY_ALL = 0.8
# Words that half of all titles contain.
_GENERIC = frozenset(["large", "language", "model", "models", "llm", "llms", "learning", "data"])
_PLACES = ("journal", "journaltitle", "booktitle", "venue", "publisher")
_PUBLICATION = ("school", "institution", "isbn")


class Likeness(Enum):
    """How similar a title is to the record's: the same, in part, or not at all."""

    SAME = auto()
    CHANGED = auto()
    OTHER = auto()


# Each entry with the record of its identifier.
_Papers: TypeAlias = Sequence[tuple[Work, Record]]


# All rules of the group look at the same papers.
@lru_cache(maxsize=1)
def known_papers(context: Context) -> _Papers:
    """Return each entry with the record of its identifier, where there is one."""
    return tuple(
        (work, record)
        for id_, works in context.entries.by_arxiv.items()
        if (record := context.records.by_arxiv(id_))
        for work in works
    )


def sure_papers(context: Context) -> _Papers:
    """Return the known papers whose record is of the entry's paper."""
    return _divided(context)[0]


def other_papers(context: Context) -> _Papers:
    """Return the known papers whose record is of another paper."""
    return _divided(context)[1]


@lru_cache(maxsize=1)
def _divided(context: Context) -> tuple[_Papers, _Papers]:
    sure: list[tuple[Work, Record]] = []
    others: list[tuple[Work, Record]] = []
    for work, record in known_papers(context):
        (others if is_other(context, work, record) else sure).append((work, record))
    return sure, others


def is_other(context: Context, work: Work, record: Record) -> bool:
    """Return whether the record is of another paper than the entry."""
    found = likeness(work.entry, record)
    if found is Likeness.CHANGED:
        return right_paper(context, work, record) is not None
    return found is Likeness.OTHER


def right_paper(context: Context, work: Work, record: Record) -> Record | None:
    """Return the one paper that has the entry's title, if it is not the record's."""
    found = [
        each
        for each in context.records.by_title(work.entry.normal_title)
        if not rules_out(work.entry.get("author"), each.authors)
    ]
    return found[0] if len(found) == 1 and found[0].arxiv != record.arxiv else None


def likeness(entry: Entry, record: Record) -> Likeness:
    """Return how similar the entry's title is to the record's.

    Titles change from version to version: another title of the same authors counts as changed.
    """
    if has_title(entry, record):
        return Likeness.SAME
    own, theirs = _words(entry.title), _words(record.title)
    common = len(own & theirs) / max(min(len(own), len(theirs)), 1)
    persons = entry.get("author")
    if common >= _NEARLY_ALL or shares_people(persons, record.authors):
        return Likeness.CHANGED
    if common >= _COMMON and not rules_out(persons, record.authors):
        return Likeness.CHANGED
    return Likeness.OTHER


def has_title(entry: Entry, record: Record) -> bool:
    """Return whether the entry has no other title than the record."""
    return not entry.normal_title or entry.normal_title == _normal(record.title)


def is_preprint_record(entry: Entry) -> bool:
    """Return whether the entry cites the preprint and has no field of a publication."""
    if not entry.arxiv or (entry.doi and not entry.doi.arxiv):
        return False
    fields = entry.fields
    if any(fields.get(name, "").strip() for name in _PUBLICATION):
        return False
    venues = (fields.get(name, "").strip() for name in _PLACES)
    return all(not venue or names_arxiv(venue) for venue in venues)


def identifier_field(entry: Entry) -> str:
    """Return the field that holds the entry's arXiv identifier."""
    return "eprint" if entry.get("eprint") else "doi"


# A future event is no publication, and authors forget to correct old remarks.
_NOT_YET = ("submitted", "under review", "to appear", "in preparation")


def publication(record: Record) -> str:
    """Return the DOI of the paper's publication, or its reference; nothing if none is known."""
    dois = (doi for doi in record.dois if not doi.lower().startswith("10.48550/"))
    if doi := next(dois, ""):
        return f"https://doi.org/{doi}"
    reference = record.journal_ref
    return "" if any(word in reference.lower() for word in _NOT_YET) else reference


@lru_cache(maxsize=8192)
def _normal(title: str) -> str:
    return normal(title)


@lru_cache(maxsize=1024)
def _words(title: str) -> frozenset[str]:
    words = frozenset(fold(word) for word in significant_words(title))
    return words - _GENERIC or words


_COMMAND = re.compile(r"\\(?:[\"'`^~=.]|[cvuHkr][ {])\{?\\?[A-Za-z]")
_LETTER = re.compile(r"[À-ÖØ-öø-ɏḀ-ỿ]")
_DOTLESS = re.compile(r"\\[ij](?![A-Za-z])")
_DOTTED = re.compile(r"\\[\"'`^~=]\{?[ij](?![A-Za-z])")
_GROUP = re.compile(r"\{\\([ij])\}")


def spelt(work: Work, text: str) -> str:
    """Return the text with accents as commands, if that is how the authors or the file have most.

    The dots of an i are removed where most are in the file.
    """
    if text.isascii():
        return text
    authors = work.entry.get("author")
    commands = bool(_COMMAND.search(authors))
    if commands == bool(_LETTER.search(authors)):
        commands, _ = _form(work.text)
    if not commands:
        return text
    return encode(text) if _form(work.text)[1] else _GROUP.sub(r"\1", encode(text))


class Accents(NamedTuple):
    """How often a text has accents as commands and as letters, and over an i without a dot or with.

    The numbers of a text are those of its lines together.
    """

    commands: int = 0
    letters: int = 0
    dotless: int = 0
    dotted: int = 0

    @classmethod
    def of(cls, text: str) -> Self:
        """Return those of a text."""
        return cls(*(len(each.findall(text)) for each in (_COMMAND, _LETTER, _DOTLESS, _DOTTED)))

    @property
    def form(self) -> tuple[bool, bool]:
        """Whether most are commands, and most without a dot."""
        return self.commands > self.letters, self.dotless > self.dotted


@lru_cache(maxsize=8)
def _form(text: str) -> tuple[bool, bool]:
    return Accents.of(text).form
