"""The field `verified`: which source confirmed an entry, on which day, and which values.

`arxiv 2026-11-22 3f9a1c; dblp 2026-11-22 77b0aa`: the last word is a hash of the values that were
compared, as people read them, so that braces and other layout make no difference. Parts without
one, and other words for a source, are read as well.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Final

from synthlit.model.entry import Entry
from synthlit.model.latex.plain import plain
from synthlit.model.name import split_names

FIELD: Final = "verified"
_PART = re.compile(r"[^;]+")
_FORM = re.compile(
    r"\s*(?P<source>\S(?:.*?\S)?)\s+(?P<day>\d{4}-\d{2}-\d{2})(?:\s+(?P<digest>[0-9a-f]{6}))?\s*",
    re.ASCII,
)
# The beginning of a source's name -> the day before which it had no records.
_BEGAN = {
    "acl": date(2002, 1, 1), "arxiv": date(1991, 8, 14), "crossref": date(2000, 1, 1),
    "datacite": date(2009, 12, 1), "dblp": date(1993, 1, 1), "github": date(2008, 4, 10),
    "hf": date(2016, 1, 1), "openalex": date(2022, 1, 3), "openreview": date(2013, 1, 1),
    "s2": date(2015, 11, 2),
}  # fmt: skip
_BEFORE_ALL = date(1991, 1, 1)
_PREPRINT_SERVER = "arxiv"
_VENUES = ("venue", "journal", "booktitle")


@dataclass(frozen=True)
class Verification:
    """A source, the day on which it confirmed an entry, and a hash of the values, if known.

    `text` is the part as it is written, `start` its offset in the field's value.
    """

    source: str
    day: str
    digest: str
    text: str
    start: int


def read(value: str) -> tuple[Verification, ...]:
    """Return the well-formed parts of the field's value."""
    found = ((part, _FORM.fullmatch(part[0])) for part in _PART.finditer(value))
    return tuple(
        Verification(
            match["source"], match["day"], match["digest"] or "", part[0].strip(),
            part.start() + match.start("source"),
        )
        for part, match in found
        if match
    )  # fmt: skip


def write(source: str, day: date, entry: Entry) -> str:
    """Return the part which says that a source has the values of an entry."""
    return f"{source} {day.isoformat()} {digest(source, entry)}"


def began(source: str) -> date:
    """Return the day before which a source cannot have confirmed anything."""
    return _BEGAN.get(_service(source), _BEFORE_ALL)


def compared(source: str, entry: Entry) -> Mapping[str, str]:
    """Return the fields on which an entry is compared with a source, and their plain values.

    arXiv has title, authors and identifier of the preprint, and the year of a work that has no
    other publication. Every other source has title, authors, year, venue and DOI.
    """
    if _service(source) == _PREPRINT_SERVER:
        values = {
            "title": plain(entry.get("eprinttitle")) or entry.title,
            "author": _people(entry.get("eprintauthor") or entry.get("author")),
            "eprint": str(entry.arxiv or entry.get("eprint").strip()),
            "year": "" if _is_published(entry) else str(entry.year or ""),
        }
    else:
        values = {
            "title": entry.title,
            "author": _people(entry.get("author")),
            "year": str(entry.year or ""),
            "venue": next((plain(value) for name in _VENUES if (value := entry.get(name))), ""),
            "doi": str(entry.doi or entry.get("doi").strip()).lower(),
        }
    return {name: value for name, value in values.items() if value}


def digest(source: str, entry: Entry) -> str:
    """Return a short hash of the values on which an entry is compared with a source."""
    text = "\0".join(f"{name}={value}" for name, value in compared(source, entry).items())
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=3).hexdigest()


def changed(entry: Entry) -> tuple[Verification, ...]:
    """Return the parts of an entry's field whose hash is not that of the values now."""
    parts = read(entry.get(FIELD))
    return tuple(
        part for part in parts if part.digest and part.digest != digest(part.source, entry)
    )


def without(value: str, dropped: frozenset[str]) -> str | None:
    """Return the field's value without parts with certain texts; None if nothing is left."""
    parts = (part.strip() for part in value.split(";"))
    return "; ".join(part for part in parts if part and part not in dropped) or None


def still_true(before: Entry, after: Entry) -> str | None:
    """Return the field of an entry without the parts whose values a change changes, if any."""
    value = before.get(FIELD)
    lost = (p for p in read(value) if compared(p.source, before) != compared(p.source, after))
    dropped = frozenset(part.text for part in lost)
    return without(value, dropped) if dropped else value or None


def carried_over(before: Entry, after: Entry) -> Entry:
    """Return the entry after a change, without the verifications of values that changed."""
    if after.get(FIELD) != before.get(FIELD):
        return after
    kept = still_true(before, after)
    return after if kept == (before.get(FIELD) or None) else after.revised({FIELD: kept})


def _service(source: str) -> str:
    return re.split(r"[-\s.]", source.lower(), maxsplit=1)[0]


def _is_published(entry: Entry) -> bool:
    return any((v := entry.get(name)) and "arxiv" not in v.lower() for name in _VENUES)


def _people(value: str) -> str:
    """Return the words of each name in any order, so that the form of names does not count."""
    names = (plain(name.replace(",", " ")) for name in split_names(value))
    return "; ".join(" ".join(sorted(name.split())) for name in names)
