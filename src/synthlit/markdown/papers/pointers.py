"""Find the addresses and identifiers in plain text."""

import re
from collections.abc import Iterator

_ADDRESS = re.compile(
    r"https?://[^\s<>\"|`（）\ue000-\uf8ff]{1,2000}"
    r"|(?<![\w./@-])(?:www\.|export\.)?(?:arxiv|alphaxiv)\.org/[^\s<>\"|`（）\ue000-\uf8ff]{1,2000}",
    re.IGNORECASE,
)
# An identifier is read as an address, where its kind is named or where it begins the line.
_IDENTIFIER = re.compile(
    r"(?<![\w./])arxiv(?:\s*[:：]\s*(?:\d{1,6}\.\d{1,6}|[a-z-]{2,20}(?:\.[a-z]{2})?/\d{5,8})"
    r"|\s\s?\d{4}\.\d{4,5})(?:v\d+)?"
    r"|(?<![\w./])doi\s?[:：]\s?10\.\d{4,9}/[^\s<>|]{1,200}",
    re.IGNORECASE,
)
_FIRST_IDENTIFIER = re.compile(r"\s*(?P<id>\d{4}\.\d{4,5}(?:v\d+)?)(?=\s|$|[,:)\]])")
_POINTER = re.compile(f"{_ADDRESS.pattern}|{_IDENTIFIER.pattern}", re.IGNORECASE)
_OPENING = {")": "(", "]": "[", "}": "{"}


def pointers(text: str, *, first: bool) -> Iterator[tuple[int, str]]:
    """Yield the addresses and identifiers of a text, each with its index.

    `first` says that the text begins the line; a bare number can be an identifier there.
    """
    end = 0
    if first and (match := _FIRST_IDENTIFIER.match(text)):
        end = match.end()
        yield match.start("id"), match["id"]
    for match in _POINTER.finditer(text, end):
        yield match.start(), _without_punctuation(match[0])


def _without_punctuation(address: str) -> str:
    """Return an address without the punctuation and the brackets of the sentence around it."""
    while _ends_outside(address):
        address = address[:-1]
    return address


def _ends_outside(address: str) -> bool:
    last = address[-1]
    opening = _OPENING.get(last)
    closes_nothing = opening is not None and address.count(last) > address.count(opening)
    return last in ".,;:!?'*_~“”’" or closes_nothing
