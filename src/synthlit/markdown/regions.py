"""The generated parts of a Markdown file, and how their text is replaced and nothing else.

A part stands between two lines of its own:

    <!-- synthlit:begin list -->
    <!-- synthlit:end list -->
"""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from synthlit.errors import BrokenMarkers, MissingMarkers
from synthlit.markdown.document import MarkdownDocument, read
from synthlit.text import Span

LIST, CONTENTS = "list", "contents"
_NAMES = (LIST, CONTENTS)


def empty(name: str) -> str:
    """Return the two lines between which a part will stand."""
    return f"<!-- synthlit:begin {name} -->\n<!-- synthlit:end {name} -->\n"


def find(path: PurePosixPath, text: str) -> Mapping[str, Span]:
    """Return the generated parts of a file by name, from behind their begin's line to their end's.

    Raises BrokenMarkers with the line where marks do not match.
    """
    return find_in(read(path, text))


def find_in(document: MarkdownDocument) -> Mapping[str, Span]:
    """Return the generated parts of a document.

    Raises BrokenMarkers with the line where marks do not match.
    """
    path, starts = str(document.path), document.source.line_starts
    found: dict[str, Span] = {}
    opened: tuple[str, int] | None = None
    for edge, name, number in _marks(document):
        if edge == "begin":
            if opened:
                reason = f"{name} begins inside {opened[0]}, which began in line {opened[1]}"
                raise BrokenMarkers(path, number, reason)
            if name in found:
                raise BrokenMarkers(path, number, f"a second {name} begins here")
            opened = (name, number)
        elif opened is None or opened[0] != name:
            raise BrokenMarkers(path, number, f"{name} ends here but did not begin")
        else:
            found[name] = Span(starts[opened[1]], starts[number - 1])
            opened = None
    if opened:
        raise BrokenMarkers(path, opened[1], f"{opened[0]} begins here but never ends")
    return found


def _marks(document: MarkdownDocument) -> Iterator[tuple[str, str, int]]:
    """Yield the edge, the name and the line of each mark."""
    for mark in document.marks:
        edge_at = mark.lines.end if mark.edge == "begin" else mark.lines.start
        number, _ = document.source.position(edge_at)
        if mark.edge not in ("begin", "end") or mark.name not in _NAMES:
            written = mark.comment.of(document.text)
            reason = f"{written} is no marker; a part is called {' or '.join(_NAMES)}"
            raise BrokenMarkers(str(document.path), number, reason)
        yield mark.edge, mark.name, number


def fill(path: PurePosixPath, text: str, name: str, content: str, *, needed: bool = True) -> str:
    """Return the file's text with a part's content replaced.

    Raises BrokenMarkers, and MissingMarkers where a needed part has no place.
    """
    region = find(path, text).get(name)
    if region is None:
        if needed:
            raise MissingMarkers(str(path), name)
        return text
    return put(text, region, content)


def put(text: str, region: Span, content: str) -> str:
    """Return a text with the content of a part replaced, in the line ends that it has."""
    lines = f"\n{content.strip()}\n\n" if content.strip() else ""
    if text[: region.start].endswith("\r\n"):
        lines = lines.replace("\n", "\r\n")
    return text[: region.start] + lines + text[region.end :]
