"""Compare the facts on a handwritten line with those of a record or an entry."""

from collections.abc import Iterator

from synthlit.library.candidates import PaperFacts
from synthlit.markdown.lists.line import full_line
from synthlit.markdown.papers import read
from synthlit.model.entry import Entry
from synthlit.model.latex.plain import from_text
from synthlit.model.preprints import names_arxiv, names_preprint
from synthlit.model.title import normal, protect, significant_words

_SHARED_WORDS = 0.5


def facts_of(entry: Entry, policy: tuple[str, ...]) -> PaperFacts:
    """Return the parts of the line that an entry generates, as they are read back from it."""
    found = read(full_line(entry, policy) + "\n")
    works = [item.work for item in found.items if isinstance(item.work, PaperFacts)]
    return works[0] if works else PaperFacts(title=entry.title)


def differences(written: PaperFacts, record: PaperFacts) -> Iterator[str]:
    """Yield each written fact that differs from the record."""
    if written.title and written.title != record.title:
        yield f"title: the line has {written.title!r}, the record has {record.title!r}"
    if written.authors and not _same_names(written, record):
        names = " and ".join(written.authors) + (" et al." if written.others else "")
        known = " and ".join(record.authors) + (" et al." if record.others else "")
        yield f"authors: the line has {names!r}, the record has {known!r}"
    if written.venue and not _same_venue(written.venue, record.venue):
        yield f"venue: the line has {written.venue!r}, the record has {record.venue or 'none'!r}"
    if written.year and written.year != record.year:
        yield f"year: the line has {written.year}, the record has {record.year or 'none'}"


def _same_venue(written: str, record: str) -> bool:
    """Return whether two venues are one, or both say that the work is a preprint."""
    return written.lower() == record.lower() or all(
        names_arxiv(venue) or names_preprint(venue) for venue in (written, record)
    )


def _same_names(written: PaperFacts, record: PaperFacts) -> bool:
    """Return whether the written names are the record's: in full, or the family names only."""
    if len(written.authors) > len(record.authors) and not record.others:
        return False
    names, known = (map(normal, facts.authors) for facts in (written, record))
    return all(
        name.endswith(other) or other.endswith(name)
        for name, other in zip(names, known, strict=False)
    )


def edits(written: PaperFacts, shown: PaperFacts) -> dict[str, str | None]:
    """Return the fields that a handwritten line sets, compared with how it was generated.

    Names are never taken from a line, which has only the first of them.
    """
    changes: dict[str, str | None] = {}
    if written.title and written.title != shown.title:
        changes["title"] = protect(from_text(written.title))
    if written.year and written.year != shown.year:
        changes["year"] = str(written.year)
    if written.venue and written.venue != shown.venue and written.venue.lower() != "arxiv":
        changes["venue"] = from_text(written.venue)
    if written.code and written.code != shown.code:
        changes["code"] = written.code
    if written.note and written.note != shown.note:
        changes["annotation"] = from_text(written.note)
    return changes


def alike(written: str, title: str) -> bool:
    """Return whether a title may be the record's: an identifier with a typo is another's."""
    words, known = ({normal(word) for word in significant_words(text)} for text in (written, title))
    return not words or len(words & known) >= _SHARED_WORDS * min(len(words), len(known))
