"""Tell what somebody typed of a work from what its record or entry says."""

from collections.abc import Iterator

from synthlit.library.candidates import PaperFacts
from synthlit.markdown.lists.line import full_line
from synthlit.markdown.papers import read
from synthlit.model.entry import Entry
from synthlit.model.latex.plain import from_text
from synthlit.model.title import normal, protect, telling_words

_SHARED_WORDS = 0.5


def as_typed(entry: Entry, policy: tuple[str, ...]) -> PaperFacts:
    """Return the parts of the line that an entry generates, as they are read back from it."""
    sheet = read(full_line(entry, policy) + "\n")
    works = [item.work for item in sheet.items if isinstance(item.work, PaperFacts)]
    return works[0] if works else PaperFacts(title=entry.title)


def differences(typed: PaperFacts, record: PaperFacts) -> Iterator[str]:
    """Yield each fact that was typed and is another in the record."""
    if typed.title and typed.title != record.title:
        yield f"title: typed {typed.title!r}, the record has {record.title!r}"
    if typed.authors and not _same_names(typed, record):
        told = " and ".join(typed.authors) + (" et al." if typed.others else "")
        known = " and ".join(record.authors) + (" et al." if record.others else "")
        yield f"authors: typed {told!r}, the record has {known!r}"
    if typed.venue and typed.venue.lower() != record.venue.lower():
        yield f"venue: typed {typed.venue!r}, the record has {record.venue or 'none'!r}"
    if typed.year and typed.year != record.year:
        yield f"year: typed {typed.year}, the record has {record.year or 'none'}"


def _same_names(typed: PaperFacts, record: PaperFacts) -> bool:
    """Tell whether the names that were typed are the record's: whole, or family names alone."""
    if len(typed.authors) > len(record.authors) and not record.others:
        return False
    return all(
        _ends_with(name, other) for name, other in zip(typed.authors, record.authors, strict=False)
    )


def _ends_with(name: str, family: str) -> bool:
    return normal(name).endswith(normal(family)) or normal(family).endswith(normal(name))


def edits(typed: PaperFacts, shown: PaperFacts) -> dict[str, str | None]:
    """Return the fields that a line changed by hand sets, compared with how it was generated.

    Names are never taken from a line, which has only the first of them.
    """
    changes: dict[str, str | None] = {}
    if typed.title and typed.title != shown.title:
        changes["title"] = protect(from_text(typed.title))
    if typed.year and typed.year != shown.year:
        changes["year"] = str(typed.year)
    if typed.venue and typed.venue != shown.venue and typed.venue.lower() != "arxiv":
        changes["venue"] = from_text(typed.venue)
    if typed.code and typed.code != shown.code:
        changes["code"] = typed.code
    if typed.note and typed.note != shown.note:
        changes["annotation"] = from_text(typed.note)
    return changes


def alike(typed: str, title: str) -> bool:
    """Tell whether a typed title may mean the record's: an identifier with a slip is another's."""
    words, known = ({normal(word) for word in telling_words(text)} for text in (typed, title))
    return not words or len(words & known) >= _SHARED_WORDS * min(len(words), len(known))
