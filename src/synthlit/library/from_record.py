"""Convert the record of a source to an entry; there is no other way."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from synthlit.bibtex.canonical import canonical_entry
from synthlit.errors import KeyTaken, UnusableKey
from synthlit.library.library import Library
from synthlit.model import citekey, verified
from synthlit.model.entry import Entry
from synthlit.model.fields import MONTHS, WITHDRAWN
from synthlit.model.latex.plain import from_text
from synthlit.model.latex.printed import value_of
from synthlit.model.name import write_names
from synthlit.model.people import read_people
from synthlit.model.record import Record
from synthlit.model.section import SectionPath
from synthlit.model.title import protect

DRAFT_KEY = "draft"


def draft(record: Record, today: date) -> Entry:
    """Return a record as an entry with the key `DRAFT_KEY`.

    The DOI and the journal reference that authors entered at arXiv are kept as claims.
    """
    values = {
        "title": protect(value_of(record.title)),
        "author": write_names(read_people(record.authors)),
        "year": str(record.year),
        "month": MONTHS[record.month - 1] if 1 <= record.month <= 12 else "",
        "eprint": record.arxiv,
        "archiveprefix": "arXiv" if record.arxiv else "",
        "primaryclass": record.primary_class,
        "doi": record.doi,
        "pubstate": WITHDRAWN[0] if record.withdrawn else "",
        "claimeddoi": " ".join(record.dois),
        "claimedref": value_of(record.journal_ref),
        "added": today.isoformat(),
    }
    fields = {name: value for name, value in values.items() if value}
    entry = canonical_entry(Entry(type="misc", key=DRAFT_KEY, fields=fields))
    confirmed = verified.write(record.source, record.seen, entry)
    return canonical_entry(entry.revised({verified.FIELD: confirmed}))


def with_options(
    entry: Entry,
    *,
    also: Sequence[SectionPath] = (),
    note: str = "",
    parts: Mapping[str, str] = MappingProxyType({}),
) -> Entry:
    """Return the entry with the options of the person who adds it.

    `parts` are the addresses of its code and the like, by the names of their fields.
    """
    options = {
        "also": ", ".join(map(str, also)),
        "annotation": from_text(note),
        **{name: address.strip() for name, address in parts.items()},
    }
    return canonical_entry(entry.revised({name: value for name, value in options.items() if value}))


def free_key(entry: Entry, is_taken: Callable[[str], bool]) -> str:
    """Return a generated key that no entry has or had."""
    return citekey.make(entry.authors, entry.first_year, entry.get("title"), is_taken)


def chosen_key(key: str, library: Library) -> str:
    """Return a key that a person chose.

    Raises UnusableKey for a key that cannot be a file name, and KeyTaken for one in use.
    """
    if not citekey.is_portable(key):
        raise UnusableKey(key)
    if path := library.path_of(key):
        raise KeyTaken(key, str(path))
    return key
