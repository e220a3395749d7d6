"""Web addresses without characters that Markdown or TeX would interpret."""

import re
from urllib.parse import quote

from synthlit.model.entry import Entry
from synthlit.model.fields import ADDRESSES

_WEB = re.compile(r"https?://[^\s/?#]+(?:[/?#].*)?", re.IGNORECASE)
# Characters that a URL needs not encode (RFC 3986), without those that Markdown or TeX reads.
_SAFE = "-._~:/?#@!$&'*+,;=%[]()"
_RUNS = re.compile(r"[\s\0-\x20]*(?:javascript|data|vbscript)\s*:", re.IGNORECASE)
_STRAY_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")


def web_address(text: str) -> str:
    """Return a web address with every other character percent-encoded; empty for other schemes.

    Braces, backslashes, quotes, spaces and letters that are not ASCII are encoded as UTF-8.
    """
    text = text.strip()
    if not _WEB.fullmatch(text):
        return ""
    return quote(_STRAY_PERCENT.sub("%25", text), safe=_SAFE)


def printed_address(text: str) -> str:
    """Return an address of any scheme or none, encoded as web addresses are.

    Empty for schemes that run a program in a browser, where someone clicks on the address.
    """
    text = text.strip()
    if web := web_address(text):
        return web
    if _RUNS.match(text):
        return ""
    return quote(_STRAY_PERCENT.sub("%25", text), safe=_SAFE)


def address(entry: Entry, policy: tuple[str, ...] = ()) -> str:
    """Return the address that a line links to: the first of the policy, else any that the work has.

    Empty if the work has no address on the web.
    """
    known = {
        "arxiv": entry.arxiv.url if entry.arxiv else "",
        "doi": entry.doi.url if entry.doi else "",
        **{name: web_address(entry.get(name)) for name in ADDRESSES},
    }
    wanted = dict.fromkeys((*policy, *known))
    return next((known[name] for name in wanted if known.get(name)), "")
