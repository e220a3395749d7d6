"""Find the regions of a Markdown file, its generated parts, and replace their text alone.

A region is between two marker lines:

    <!-- synthlit:begin list -->
    <!-- synthlit:end list -->
"""

from collections.abc import Iterator, Mapping

from synthlit.errors import BrokenMarkers, MissingMarkers
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import Span

LIST, CONTENTS = "list", "contents"
_NAMES = (LIST, CONTENTS)


def empty(name: str) -> str:
    """Return the marker lines of a region without content."""
    return f"<!-- synthlit:begin {name} -->\n<!-- synthlit:end {name} -->\n"


def find_in(document: MarkdownDocument) -> Mapping[str, Span]:
    """Return the regions of a document by name, without the lines of their markers.

    Raises BrokenMarkers with the line if markers do not match.
    """
    path, starts = str(document.path), document.source.line_starts
    found: dict[str, Span] = {}
    begun: tuple[str, int] | None = None
    for edge, name, number in _marks(document):
        if edge == "begin":
            if begun:
                reason = f"{name} begins inside {begun[0]}, which began in line {begun[1]}"
                raise BrokenMarkers(path, number, reason)
            if name in found:
                raise BrokenMarkers(path, number, f"a second {name} begins here")
            begun = (name, number)
        elif begun is None or begun[0] != name:
            raise BrokenMarkers(path, number, f"{name} ends here but did not begin")
        else:
            found[name] = Span(starts[begun[1]], starts[number - 1])
            begun = None
    if begun:
        raise BrokenMarkers(path, begun[1], f"{begun[0]} begins here but never ends")
    return found


def _marks(document: MarkdownDocument) -> Iterator[tuple[str, str, int]]:
    """Yield the edge, the name and the line of each marker."""
    for marker in document.markers:
        edge_at = marker.lines.end if marker.edge == "begin" else marker.lines.start
        number, _ = document.source.position(edge_at)
        if marker.edge not in ("begin", "end") or marker.name not in _NAMES:
            written = marker.comment.of(document.text)
            reason = f"{written} is no marker; a part is called {' or '.join(_NAMES)}"
            raise BrokenMarkers(str(document.path), number, reason)
        yield marker.edge, marker.name, number


def fill(document: MarkdownDocument, name: str, content: str) -> str:
    """Return the text of a document with the content of a region replaced.

    Raises BrokenMarkers, and MissingMarkers if the document has no such region.
    """
    region = find_in(document).get(name)
    if region is None:
        raise MissingMarkers(str(document.path), name)
    return put(document.text, region, content)


def put(text: str, region: Span, content: str) -> str:
    """Return a text with the content of a region replaced, with the line ends of the text."""
    lines = f"\n{content.strip()}\n\n" if content.strip() else ""
    if text[: region.start].endswith("\r\n"):
        lines = lines.replace("\n", "\r\n")
    return text[: region.start] + lines + text[region.end :]
