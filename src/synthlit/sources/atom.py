"""Read arXiv's Atom feeds, in the dialect since November 2025 and in the one before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import ParseError, iterparse

from synthlit.errors import InvalidIdentifier
from synthlit.model.identifiers import ArxivId, Doi, Identifier
from synthlit.model.record import Record
from synthlit.model.text import clean
from synthlit.sources.response import AttemptFailed, Response

_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
_BEGINNING = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|feed)\b")
# Old papers have MSC and ACM classes among their categories ("53C", "I.2.7").
_CATEGORY = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\.[A-Za-z]+(?:-[A-Za-z]+)*)?", re.ASCII)
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)T", re.ASCII)
# Months from that of an identifier to that of a first version. A paper gets its identifier when it
# is announced, and may have waited for a moderator.
_EARLIEST, _LATEST = -3, 1
# More than any feed has: a request is for a hundred papers, and some have 3,000 authors.
_MOST_ELEMENTS = 100_000
_MOST_ENTRIES = 1_000
_LONGEST_TAG = 1 << 16


class MalformedId(Exception):
    """arXiv refuses a whole batch for one identifier that it takes for malformed."""


@dataclass(frozen=True)
class Feed:
    """The records of a feed, and its entries without a title, author or date."""

    records: dict[Identifier, Record] = field(default_factory=dict)
    broken: dict[Identifier, str] = field(default_factory=dict)


def read(response: Response, source: str) -> Feed:
    """Read a feed; entries that are not about a paper are skipped.

    Raises AttemptFailed where it is not a feed or is incomplete, and MalformedId.
    """
    if not _BEGINNING.match(response.body):
        raise AttemptFailed("it sent something other than a feed", is_unusable=True)
    feed = Feed()
    for entry in _entries(response.body):
        address = _text(entry, f"{_ATOM}id")
        if "/api/errors" in address:
            raise _refusal(_text(entry, f"{_ATOM}summary"))
        try:
            id_ = ArxivId.parse(address)
        except InvalidIdentifier:
            continue
        found = _record(entry, id_, source, response.day)
        if isinstance(found, Record):
            feed.records.setdefault(id_, found)
        else:
            feed.broken[id_] = found
    return feed


def _entries(body: bytes) -> Iterator[Element]:
    """Yield the feed's entries, each emptied after use so that they are never held together."""
    _refuse_endless_tags(body)
    root = None
    held = entries = 0
    try:
        for event, element in iterparse(BytesIO(body), ("start", "end"), forbid_dtd=True):
            root = element if root is None else root
            if event == "start":
                held += 1
            elif element.tag == f"{_ATOM}entry":
                yield element
                element.clear()
                held = 0
                entries += 1
            if held > _MOST_ELEMENTS or entries > _MOST_ENTRIES:
                raise AttemptFailed("its feed has no end", retry=False)
    except (ParseError, ValueError, LookupError):
        # ValueError: a DTD or an entity; LookupError: an encoding that does not exist.
        raise AttemptFailed("its feed is broken or stops halfway", is_unusable=True) from None
    if root is None or root.tag != f"{_ATOM}feed":
        raise AttemptFailed("it sent something other than a feed", is_unusable=True)


def _refuse_endless_tags(body: bytes) -> None:
    """Raise AttemptFailed for a tag with so many attributes that they would fill the memory."""
    for start in range(0, len(body) - _LONGEST_TAG + 1, _LONGEST_TAG):
        if body.find(b"<", start, start + _LONGEST_TAG) < 0:
            raise AttemptFailed("its feed has no end", retry=False)


def _refusal(summary: str) -> Exception:
    if summary.lower().startswith("incorrect id format"):
        return MalformedId()
    return AttemptFailed("it refused the query", is_unusable=True)


def _record(entry: Element, id_: ArxivId, source: str, day: date) -> Record | str:
    """Return the record of an entry, or a text that names what is missing."""
    title = _text(entry, f"{_ATOM}title")
    authors = tuple(
        name
        for author in entry.iterfind(f"{_ATOM}author")
        if (name := _text(author, f"{_ATOM}name"))
    )
    published = _day(_text(entry, f"{_ATOM}published"))
    if not title:
        return "no title"
    if not any(map(str.isalpha, "".join(authors))):
        return "no author"
    if not published:
        return "no date"
    year, month, notices = _first_month(id_, published)
    categories = _categories(entry, f"{_ATOM}category")
    primary = _categories(entry, f"{_ARXIV}primary_category") or categories
    return Record(
        source=source,
        seen=day,
        arxiv=id_.value,
        title=title,
        authors=authors,
        year=year,
        month=month,
        primary_class=primary[0] if primary else "",
        categories=categories,
        dois=tuple(_dois(entry)),
        journal_ref=_text(entry, f"{_ARXIV}journal_ref"),
        comment=_text(entry, f"{_ARXIV}comment"),
        notices=notices,
    )


def _first_month(id_: ArxivId, published: date) -> tuple[int, int, tuple[str, ...]]:
    """Return year and month of the first version: the identifier's, where the date cannot be."""
    months = (published.year - id_.year) * 12 + published.month - id_.month
    if _EARLIEST <= months <= _LATEST:
        return published.year, published.month, ()
    own = f"{id_.year}-{id_.month:02}"
    text = f"the date {published} of arXiv:{id_} is not believed: the identifier is of {own}"
    return id_.year, id_.month, (text,)


def _text(parent: Element, tag: str) -> str:
    child = parent.find(tag)
    return "" if child is None else clean("".join(child.itertext()))


def _day(text: str) -> date | None:
    match = _DAY.match(text)
    try:
        return date.fromisoformat(match[1]) if match else None
    except ValueError:
        return None


def _categories(entry: Element, tag: str) -> tuple[str, ...]:
    terms = [clean(element.get("term", "")) for element in entry.iterfind(tag)]
    return tuple(dict.fromkeys(term for term in terms if _CATEGORY.fullmatch(term)))


def _dois(entry: Element) -> Iterator[str]:
    """Yield the DOIs that authors gave: one an element, or in old data several in one."""
    for element in entry.iterfind(f"{_ARXIV}doi"):
        for text in clean(element.text or "").split(" "):
            try:
                yield Doi.parse(text).value
            except InvalidIdentifier:
                continue
