"""Keep on a page what no entry holds: the place for it is behind the generated part."""

import textwrap
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from synthlit.library.library import Work
from synthlit.markdown import document, regions
from synthlit.markdown.papers.coverage import unheld
from synthlit.model.section import SectionPath
from synthlit.text import Text, TextEdit, applied
from synthlit.workflows.absorb.decision import Decision
from synthlit.workflows.absorb.handwritten import Lists, PageLine, Pages
from synthlit.workflows.absorb.headings import kept, kept_end
from synthlit.workflows.report import Cause, Status

_MOST = 5
_HINT = "move what is right into the entry with `synthlit edit`, and remove the lines"


class Leftovers:
    """What the entries do not hold of the handwritten lines, after all decisions."""

    def __init__(self, pages: Pages, decisions: Sequence[Decision]) -> None:
        self._pages = {path: Text(text) for path, text in pages.items()}
        self._works: dict[str, Work] = {}
        for decision in decisions:
            if work := decision.after or decision.result.work:
                self._works[work.key] = work
        self._definitions = {path: _definitions(path, text) for path, text in pages.items()}
        self._found: dict[str, tuple[str, ...]] = {}

    def settled(self, decision: Decision) -> Decision:
        """Return a decision that says what its entry does not hold, for then its lines stay."""
        result = decision.result
        if result.status is Status.FAILED or result.work is None:
            return decision
        missing = self._missing(decision.line, self._works[result.work.key])
        if not missing:
            return decision
        shown = ", ".join(missing[:_MOST]) + (" …" if len(missing) > _MOST else "")
        numbers = decision.line.numbers
        where = (
            f"lines {numbers[0]} to {numbers[-1]} stay" if len(numbers) > 1 else "the line stays"
        )
        text = f"{where} on the page, for the entry does not hold: {shown}"
        if result.status is Status.SKIPPED and decision.line.inside:
            message = f"{result.message}; {text}"
            failed = replace(
                result, status=Status.FAILED, message=message, hint=_HINT, cause=Cause.REFUSED
            )
            return replace(decision, result=failed)
        return replace(decision, result=replace(result, notices=(*result.notices, text)))

    def is_absorbed(self, decision: Decision) -> bool:
        """Return whether an entry holds all that the lines of a decision say."""
        result = decision.result
        if result.status is Status.FAILED or result.work is None:
            return False
        return not self._missing(decision.line, self._works[result.work.key])

    def _missing(self, line: PageLine, work: Work) -> tuple[str, ...]:
        if line.where not in self._found:
            source = self._pages[line.page]
            text = "\n".join(source.line(number) for number in line.numbers)
            missing = unheld(textwrap.dedent(text), work.entry, self._definitions[line.page])
            self._found[line.where] = missing
        return self._found[line.where]


def _definitions(path: PurePosixPath, text: str) -> str:
    if "]:" not in text:
        return ""
    page = document.read(path, text)
    return "\n".join(each.span.of(text) for each in page.blocks.definitions)


def cleaned(
    path: PurePosixPath,
    text: str,
    lists: Lists,
    absorbed: Iterable[PageLine],
) -> str:
    """Return a page whose list can be generated again without losing a line.

    Lines that were absorbed outside of the list are removed, for the list has them now. Inside, all
    that is neither generated nor absorbed moves behind the end marker, with a note on its section.
    """
    region = regions.find_in(document.read(path, text)).get(regions.LIST)
    done = {n for line in absorbed if line.page == path for n in line.numbers}
    here = [line for line in lists.handwritten if line.page == path]
    sections = {number: line.section for line in here for number in line.numbers}
    if region is None or path not in lists.generated:
        return text
    source = Text(text)
    starts = [*source.line_starts, len(text)]
    spans = {number: slice(*starts[number - 1 : number + 1]) for number in range(1, len(starts))}
    inside = [number for number, span in spans.items() if region.start <= span.start < region.end]
    gone = done | lists.generated[path]
    moved = [n for n in inside if n not in gone and source.line(n).strip()]
    edits = [TextEdit(spans[n].start, spans[n].stop) for n in sorted(done - {*inside})]
    if moved:
        line_end = "\r\n" if "\r\n" in text else "\n"
        after = starts[bisect_right(starts, region.end)]
        lead = line_end if text[:after].endswith(("\n", "\r")) else 2 * line_end
        parts = {number: each.first for each in here for number in each.numbers}
        parts |= _tables(path, text)
        blocks = _blocks(source, moved, sections, parts)
        behind = (2 * line_end).join(block.replace("\n", line_end) for block in blocks)
        edits.append(TextEdit(after, after, f"{lead}{behind}{line_end}"))
        edits += (TextEdit(spans[n].start, spans[n].stop) for n in moved)
    return applied(text, edits)


def _tables(path: PurePosixPath, text: str) -> Mapping[int, int]:
    """Return the first line of the table that each line is in: a row needs its head."""
    page = document.read(path, text)
    found: dict[int, int] = {}
    for table in page.blocks.tables:
        first, last = (page.source.position(at)[0] for at in (table.span.start, table.span.end - 1))
        found |= dict.fromkeys(range(first, last + 1), first)
    return found


def _blocks(
    source: Text,
    numbers: Sequence[int],
    sections: Mapping[int, SectionPath | None],
    parts: Mapping[int, int],
) -> Iterator[str]:
    """Yield kept lines that follow one another, and a note where their section is another.

    Lines of one part, by `parts`, follow one another whatever was between them.
    """
    section: SectionPath | None = None
    noted = False
    group: list[int] = []
    for number in numbers:
        between = range(group[-1] + 1, number) if group else range(0)
        is_apart = not group or parts.get(group[-1], -1) != parts.get(number)
        if group and is_apart and any(source.line(n).strip() for n in between):
            yield _text(source, group)
            group = []
        if not noted or sections.get(number) != section:
            if group:
                yield _text(source, group)
                group = []
            section, noted = sections.get(number), True
            yield kept(section)
        group.append(number)
    yield _text(source, group)
    yield kept_end()


def _text(source: Text, group: Sequence[int]) -> str:
    kept = {*group}
    numbers = range(group[0], group[-1] + 1)
    lines = (source.line(n) for n in numbers if n in kept or not source.line(n).strip())
    return textwrap.dedent("\n".join(lines))
