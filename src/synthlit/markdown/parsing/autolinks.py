"""Find the addresses without markup that GitHub links.

Source: GitHub Flavored Markdown 0.29, 6.9; cmark-gfm, extensions/autolink.c.
"""

import re

_BEGIN = re.compile(r"(?<![A-Za-z])(?i:https?|ftp)://(?=[A-Za-z0-9])|(?<![^\s*_~(])www\.")
_HOST = re.compile(r"[\w.-]*")
_REST = re.compile(r"[^ \t\n\r\f\v<]*+")
_ENTITY = re.compile(r"&[A-Za-z]{1,30}+;\Z")


def addresses(text: str) -> list[int]:
    """Return where addresses may begin, the last one first."""
    if "://" not in text and "www." not in text:
        return []
    return [match.start() for match in _BEGIN.finditer(text)][::-1]


def bare_end(text: str, start: int) -> int | None:
    """Return where the address that begins at `start` ends; None if it has no host."""
    begin = _BEGIN.match(text, start)
    # As in cmark-gfm, the last character of a text is not checked: any may follow a host.
    host = _HOST.match(text, begin.end(), max(begin.end(), len(text) - 1)) if begin else None
    rest = _REST.match(text, host.end()) if host else None
    if not host or not rest or "_" in "".join(host[0].split(".")[-2:]):
        return None
    return _trimmed(text, start, rest.end())


def _trimmed(text: str, start: int, end: int) -> int:
    """Return where an address ends: the punctuation of a sentence is not part of it."""
    opened, closed = text.count("(", start, end), text.count(")", start, end)
    while True:
        last = text[end - 1]
        if last == ")" and closed > opened:
            closed -= 1
        elif last == ";" and (match := _ENTITY.search(text, max(start, end - 40), end)):
            end = match.start() + 1
        elif last not in "?!.,:;*_~'\"":
            return end
        end -= 1
