"""Find the section to which a line of a page belongs, from the headings above it."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePosixPath

from synthlit.library import layout
from synthlit.library.candidates import ListHeading
from synthlit.markdown.document import MarkdownDocument
from synthlit.markdown.lists.targets import places
from synthlit.model.section import SectionPath
from synthlit.settings import Settings

_KEPT = "kept by synthlit from "
_NOWHERE = "no section"
_KEPT_END = "end of what synthlit kept"


def kept(section: SectionPath | None) -> str:
    """Return the note above handwritten lines that were in a section."""
    return f"<!-- {_KEPT}{section or _NOWHERE} -->"


def kept_end() -> str:
    """Return the note below the last of such lines."""
    return f"<!-- {_KEPT_END} -->"


def _kept_under(page: MarkdownDocument) -> Iterator[tuple[int, str]]:
    """Yield the line of each note, and the section that it names; the last one names none."""
    if _KEPT not in page.text:
        return
    for comment in page.comments:
        text = comment.inner.of(page.text).strip()
        if text.startswith(_KEPT) or text == _KEPT_END:
            line = page.source.position(comment.span.start)[0]
            yield line, "" if text == _KEPT_END else text.removeprefix(_KEPT)


class SectionHeadings:
    """The headings of a list's sections: their anchors, and their titles."""

    def __init__(self, settings: Settings) -> None:
        self._taxonomy = settings.taxonomy
        self._pages: dict[PurePosixPath, SectionPath] = {}
        # A section is known by its title on every page, a subsection on its own.
        self._names: dict[tuple[PurePosixPath | None, str], SectionPath] = {
            (target.page, f"#{target.anchor}"): path for path, target in places(settings).items()
        }
        for section in settings.sections:
            page = layout.section_page(section)
            self._names.setdefault((None, section.title), section.path)
            for inner in section.subsections:
                path = SectionPath(section.slug, inner.slug)
                self._names.setdefault((page, inner.title), path)
            if section.folder:
                self._pages.setdefault(page, section.path)

    def on(
        self, page: MarkdownDocument, headings: Iterable[ListHeading]
    ) -> Callable[[int], SectionPath | None]:
        """Return which section each line of a page belongs to: that of the nearest heading above.

        On a section's own page, a line under no such heading belongs to the section itself. A note
        above lines that were kept behind the list says under which heading they were; a heading
        among them that is no section's changes nothing.
        """
        lines: list[int] = []
        above: list[tuple[int, SectionPath | None]] = [(0, self._pages.get(page.path))]
        sections = [above[0][1]]
        marks: list[tuple[int, str | ListHeading]] = [*_kept_under(page)]
        marks += ((heading.line, heading) for heading in headings)
        kept_from = ""
        for line, mark in sorted(marks, key=lambda mark: mark[0]):
            if isinstance(mark, str):
                kept_from = mark
            else:
                own = self._section(page.path, mark)
                above = [outer for outer in above if outer[0] < mark.level]
                above.append((mark.level, own or above[-1][1]))
                kept_from = "" if own else kept_from
            lines.append(line)
            sections.append(self._present(kept_from) if kept_from else above[-1][1])
        return lambda line: sections[bisect_left(lines, line)]

    def _present(self, name: str) -> SectionPath | None:
        path = SectionPath.parse(name)
        now = self._taxonomy.current(path) if path else None
        return now if now in self._taxonomy.names else None

    def _section(self, page: PurePosixPath, heading: ListHeading) -> SectionPath | None:
        anchors = ((page, f"#{anchor}") for anchor in heading.anchors)
        names = (*anchors, (None, heading.text), (page, heading.text))
        return next((self._names[name] for name in names if name in self._names), None)
