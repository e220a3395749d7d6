"""The relative links that a person wrote into Markdown, and how they follow what moves."""

import posixpath
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TypeAlias
from urllib.parse import quote, unquote

from synthlit.markdown.lists.text_lines import text_lines

_ADDRESS = re.compile(
    r"\]\(\s*(?:<(?P<angled>[^<>\n]*)>|(?P<inline>[^\s()<>]+(?:\([^\s()]*\)[^\s()]*)*))"
    r"|^ {0,3}\[[^\]\n]+\]:[ \t]*(?:<(?P<angled_reference>[^<>\n]*)>|(?P<reference>[^\s<]\S*))"
    r"|\b(?:href|src)\s*=\s*\"(?P<double>[^\"\n]*)\"|\b(?:href|src)\s*=\s*'(?P<single>[^'\n]*)'"
)
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:.+?)(?<!`)\1(?!`)")
_PARTS = re.compile(r"(?P<path>[^?#]*)(?P<query>\?[^#]*)?(?:#(?P<fragment>.*))?", re.DOTALL)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_PLAIN = "/-._~!+,=@"


@dataclass(frozen=True)
class Target:
    """A file or folder of the library, and an anchor there."""

    path: PurePosixPath
    anchor: str = ""


# Where a target is found now; itself where nothing is other.
Follow: TypeAlias = Callable[[Target], Target]


@dataclass(frozen=True)
class Span:
    """A part of a text by its characters' numbers."""

    start: int
    end: int


def follow_links(
    text: str, page: PurePosixPath, new: PurePosixPath, follow: Follow, skip: Sequence[Span] = ()
) -> str:
    """Return a page's text, which will stand at `new`, with the links whose target is elsewhere.

    Links in code and in the spans to skip are left, and so is every link that is right as it is.
    """
    pieces: list[str] = []
    done = 0
    for span in _addresses(text):
        if any(other.start <= span.start < other.end for other in skip):
            continue
        address = text[span.start : span.end]
        pieces += [text[done : span.start], _followed(address, page, new, follow)]
        done = span.end
    return "".join([*pieces, text[done:]])


def _addresses(text: str) -> Iterator[Span]:
    """Yield where the addresses of links stand that lead to a file, or an anchor of this one."""
    for line in text_lines(text):
        code = [match.span() for match in _CODE.finditer(line.text)]
        for match in _ADDRESS.finditer(line.text):
            start, end = match.span(match.lastgroup or 0)
            in_code = any(first < start < last for first, last in code)
            if start < end and not in_code and not _SCHEME.match(line.text[start:end]):
                yield Span(line.start + start, line.start + end)


def _followed(address: str, page: PurePosixPath, new: PurePosixPath, follow: Follow) -> str:
    parts = _PARTS.fullmatch(address)
    assert parts is not None
    path, query, fragment = parts["path"], parts["query"] or "", unquote(parts["fragment"] or "")
    rooted = path.startswith("/")
    written = posixpath.normpath(unquote(path).lstrip("/") or ".") if path else ""
    base, start = ("", "") if rooted else (page.parent.as_posix(), new.parent.as_posix())
    old = posixpath.normpath(posixpath.join(base, written)) if path else page.as_posix()
    if old.startswith(".."):
        return address
    target = follow(Target(PurePosixPath(old), fragment))
    if not path and target.path == new:
        relative = ""
    else:
        relative = posixpath.relpath(target.path.as_posix(), start or ".")
    if (relative, target.anchor) == (written, fragment):
        return address
    # An anchor that is another is a heading's, or a slug, and has nothing to be escaped.
    anchor = parts["fragment"] if target.anchor == fragment else target.anchor
    return _in_manner_of(path, relative) + query + (f"#{anchor}" if anchor else "")


def _in_manner_of(path: str, relative: str) -> str:
    """Return a path from the page, or from the library's root, written as another one is."""
    quoted = quote(relative, safe=_PLAIN)
    if path.startswith("/"):
        quoted = f"/{quoted}"
    elif path.startswith("./") and not quoted.startswith("../"):
        quoted = f"./{quoted}"
    return f"{quoted}/" if path.endswith("/") and not quoted.endswith(".md") else quoted
