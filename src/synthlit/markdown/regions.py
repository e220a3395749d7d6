"""Find the regions of a Markdown file, its generated parts, and replace their text alone.

A region is between two marker lines:

    <!-- synthlit:begin list -->
    <!-- synthlit:end list -->
"""

from collections.abc import Mapping

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
    starts = document.source.line_starts
    found: dict[str, Span] = {}
    begun: tuple[str, int] | None = None
    for marker in document.markers:
        edge, name, reason = marker.edge, marker.name, ""
        edge_at = marker.lines.end if edge == "begin" else marker.lines.start
        number, _ = document.source.position(edge_at)
        if edge not in ("begin", "end") or name not in _NAMES:
            written = marker.comment.of(document.text)
            reason = f"{written} is no marker; a part is called {' or '.join(_NAMES)}"
        elif edge == "begin" and begun:
            reason = f"{name} begins inside {begun[0]}, which began in line {begun[1]}"
        elif edge == "begin" and name in found:
            reason = f"a second {name} begins here"
        elif edge == "begin":
            begun = (name, number)
        elif begun is None or begun[0] != name:
            reason = f"{name} ends here but did not begin"
        else:
            found[name] = Span(starts[begun[1]], starts[number - 1])
            begun = None
        if reason:
            raise BrokenMarkers(str(document.path), number, reason)
    if begun:
        raise BrokenMarkers(str(document.path), begun[1], f"{begun[0]} begins here but never ends")
    return found


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
