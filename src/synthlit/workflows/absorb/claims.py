"""Put what only a handwritten line says into an entry, and name what no field of it holds."""

import re
from collections.abc import Iterator

from synthlit.bibtex.canonical import canonical_entry
from synthlit.library import from_record
from synthlit.library.candidates import PaperFacts
from synthlit.markdown.escape import readable
from synthlit.markdown.papers.coverage import holds
from synthlit.model.entry import Entry
from synthlit.model.latex.plain import from_text
from synthlit.model.preprints import names_arxiv, names_preprint
from synthlit.model.publication_pages import is_publication_page
from synthlit.model.text import fold

_NAME = re.compile(r"[^\W_]\S{1,39}(?: \S{1,20})?")
# Words in front of a title that name no work.
_REMARKS = frozenset(["best", "hot", "must read", "new", "sota", "star", "survey", "todo", "wip"])


def with_claims(entry: Entry, facts: PaperFacts) -> Entry:
    """Return the entry of a record with venue and DOI of a line as claims.

    The page of the publication is its address, where the record has none.
    """
    changes: dict[str, str | None] = {}
    is_preprint = names_arxiv(facts.venue) or names_preprint(facts.venue)
    if facts.venue and not is_preprint and not entry.get("claimedref"):
        claim = f"{facts.venue} {facts.year}" if facts.year else facts.venue
        changes["claimedref"] = from_text(claim)
    if facts.doi and not entry.doi and not entry.get("claimeddoi"):
        changes["claimeddoi"] = str(facts.doi)
    if is_publication_page(facts.link) and not entry.get("url") and not holds(entry, facts.link):
        changes["url"] = facts.link
    return canonical_entry(entry.revised(changes)) if changes else entry


def with_line(entry: Entry, facts: PaperFacts) -> Entry:
    """Return an entry with the parts, the note and the short name that only a line has."""
    parts = {name: address for name, address in facts.parts.items() if not entry.get(name)}
    parts = {name: address for name, address in parts.items() if not holds(entry, address)}
    note = "" if entry.get("annotation") else facts.note
    entry = from_record.with_options(entry, note=note, parts=parts)
    if _is_name(facts.short) and not entry.get("shorttitle") and not _says(entry, facts.short):
        entry = canonical_entry(entry.revised({"shorttitle": from_text(facts.short)}))
    return entry


def left(entry: Entry, facts: PaperFacts) -> Iterator[str]:
    """Yield a notice for each link, and for the short name, that no field of an entry holds."""
    for address in facts.addresses:
        if not holds(entry, address):
            yield f"no field holds {address!r}"
    if facts.short and not _says(entry, facts.short):
        yield f"no field holds {facts.short!r}"


def _is_name(text: str) -> bool:
    """Return whether a text in front of a title looks like the short name of its work."""
    return bool(_NAME.fullmatch(text)) and fold(text).strip(" !:") not in _REMARKS


def _says(entry: Entry, name: str) -> bool:
    texts = (entry.title, readable(entry.get("shorttitle")))
    return any(fold(name) in fold(text) for text in texts)
