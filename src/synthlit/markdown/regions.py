"""The generated parts of a Markdown file, and how their text is replaced and nothing else.

A part stands between two lines of its own:

    <!-- synthlit:begin list -->
    <!-- synthlit:end list -->
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from synthlit.errors import BrokenMarkers, MissingMarkers
from synthlit.markdown.lists.text_lines import Line, text_lines
from synthlit.markdown.region_marks import MARK

LIST, CONTENTS = "list", "contents"
_NAMES = (LIST, CONTENTS)
_MARKER = re.compile(rf" {{0,3}}<!--{MARK.pattern}-->\s*")


@dataclass(frozen=True)
class RegionSpan:
    """Where a generated part lies: behind the line of its begin, before that of its end."""

    start: int
    end: int


def empty(name: str) -> str:
    """Return the two lines between which a part will stand."""
    return f"<!-- synthlit:begin {name} -->\n<!-- synthlit:end {name} -->\n"


def find(path: PurePosixPath, text: str) -> Mapping[str, RegionSpan]:
    """Return the file's generated parts by name; markers inside code blocks are none.

    Raises BrokenMarkers with the line where markers do not match.
    """
    found: dict[str, RegionSpan] = {}
    opened: tuple[str, Line] | None = None
    for edge, name, line in _markers(path, text):
        if edge == "begin":
            if opened:
                reason = f"{name} begins inside {opened[0]}, which began in line {opened[1].number}"
                raise BrokenMarkers(str(path), line.number, reason)
            if name in found:
                raise BrokenMarkers(str(path), line.number, f"a second {name} begins here")
            opened = (name, line)
        elif opened is None or opened[0] != name:
            raise BrokenMarkers(str(path), line.number, f"{name} ends here but did not begin")
        else:
            found[name] = RegionSpan(opened[1].end, line.start)
            opened = None
    if opened:
        raise BrokenMarkers(str(path), opened[1].number, f"{opened[0]} begins here but never ends")
    return found


def _markers(path: PurePosixPath, text: str) -> Iterator[tuple[str, str, Line]]:
    for line in text_lines(text):
        if match := _MARKER.fullmatch(line.text):
            edge, name = match["edge"], match["name"] or ""
            if edge not in ("begin", "end") or name not in _NAMES:
                reason = f"{line.text.strip()} is no marker; a part is called {' or '.join(_NAMES)}"
                raise BrokenMarkers(str(path), line.number, reason)
            yield edge, name, line


def fill(path: PurePosixPath, text: str, name: str, content: str, *, needed: bool = True) -> str:
    """Return the file's text with a part's content replaced, in the line ends that the file has.

    Raises BrokenMarkers, and MissingMarkers where a needed part has no place.
    """
    region = find(path, text).get(name)
    if region is None:
        if needed:
            raise MissingMarkers(str(path), name)
        return text
    lines = f"\n{content.strip()}\n\n" if content.strip() else ""
    if text[: region.start].endswith("\r\n"):
        lines = lines.replace("\n", "\r\n")
    return text[: region.start] + lines + text[region.end :]
