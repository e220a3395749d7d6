"""Errors in the form of a web address."""

import re
from typing import Final
from urllib.parse import urlsplit

_TWO = re.compile(r"https?:?/*(?:https?:|https?//)", re.IGNORECASE)
_BROKEN = re.compile(r"https?(?::/?(?!/)|//|:///)", re.IGNORECASE)
_SCHEME = re.compile(r"([a-z]{3,7})(?=:/)", re.IGNORECASE)
_MISSPELT = re.compile(r"[htps]{3,7}", re.IGNORECASE)
# A space between two words is part of a file's name; elsewhere it was typed by mistake.
_SPACE = re.compile(r"(?<!\w)\s|\s(?!\w)|%20(?:$|(?=/))", re.IGNORECASE)
# These are hosts even where a folder could have such a name.
_BARE_HOST = re.compile(
    r"www\.[\w-]+\.|(?:[\w-]+\.)*(?:arxiv\.org|doi\.org|github\.com|huggingface\.co|"
    r"openreview\.net|aclanthology\.org|youtube\.com|twitter\.com|semanticscholar\.org)(?:/|$)",
    re.IGNORECASE,
)
_HOST = re.compile(r"(?:[\w-]+\.)+[\w-]{2,}\.?")
_NUMBERS = re.compile(r"[\d.]+|\[.*\]|[0-9a-f]*:[0-9a-f:.]*")
NO_SCHEME: Final = "it has no scheme"


def fault(url: str) -> str:
    """Return the error in an address; nothing if it is valid or not a web address."""
    scheme = _SCHEME.match(url)
    if _BARE_HOST.match(url):
        return NO_SCHEME
    if _TWO.match(url):
        return "it has two schemes"
    if _BROKEN.match(url):
        return "there is no :// after the scheme"
    if scheme and _MISSPELT.fullmatch(scheme[1]) and scheme[1].lower() not in ("http", "https"):
        return f"{scheme[1]} is not a scheme"
    if not url.lower().startswith(("http://", "https://")):
        return ""
    if _SPACE.search(url):
        return "it has a space"
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return "its host or port is invalid"
    if host == "localhost" or _NUMBERS.fullmatch(host) or _HOST.fullmatch(host):
        return ""
    return f"{host[:48]} is not a host" if host else "it has no host"
