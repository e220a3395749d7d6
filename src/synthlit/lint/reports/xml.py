"""Write elements of XML whose texts may hold anything."""

from collections.abc import Iterable, Mapping
from xml.sax.saxutils import escape, quoteattr

from synthlit.lint.visible import visible

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
# What `visible` leaves, and XML 1.0 forbids.
_FORBIDDEN = {0xFFFE: "<U+FFFE>", 0xFFFF: "<U+FFFF>"}


def element(
    name: str, attributes: Mapping[str, object], inside: Iterable[str] = (), text: str = ""
) -> str:
    """Return an element on lines of its own, what is inside set off by two spaces."""
    shown = "".join(f" {key}={quoteattr(_clean(str(it)))}" for key, it in attributes.items())
    lines = [f"  {line}\n" for part in inside for line in part.splitlines()]
    if lines:
        return f"<{name}{shown}>\n{''.join(lines)}</{name}>\n"
    if text:
        return f"<{name}{shown}>{escape(_clean(text))}</{name}>\n"
    return f"<{name}{shown}/>\n"


def _clean(text: str) -> str:
    """Return the text without characters that XML forbids, or that a terminal obeys."""
    return visible(text).translate(_FORBIDDEN)
