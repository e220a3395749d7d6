"""Remove absorbed lines from a page, and keep those that could not be absorbed."""

from bisect import bisect_right
from collections.abc import Iterable
from pathlib import PurePosixPath

from synthlit.markdown import regions
from synthlit.text import Text, TextEdit, applied
from synthlit.workflows.absorb.decision import Decision
from synthlit.workflows.report import Status


def without(path: PurePosixPath, text: str, decisions: Iterable[Decision]) -> str:
    """Return a page whose list can be generated again without losing a line.

    Absorbed lines outside of the list are removed, for the list has them now; refused lines
    inside of it move to after its end marker.
    """
    done: set[int] = set()
    refused: set[int] = set()
    for decision in decisions:
        if decision.line.page == path:
            failed = decision.result.status is Status.FAILED
            (refused if failed else done).update(decision.line.numbers)
    region = regions.find(path, text).get(regions.LIST)
    if region is None or not (done or refused):
        return text
    starts = [*Text(text).line_starts, len(text)]
    spans = {number: slice(*starts[number - 1 : number + 1]) for number in range(1, len(starts))}
    inside = {number for number, span in spans.items() if region.start <= span.start < region.end}
    moved = sorted(refused & inside)
    edits = [TextEdit(spans[n].start, spans[n].stop) for n in (*moved, *(done - inside))]
    if moved:
        line_end = "\r\n" if "\r\n" in text else "\n"
        after = starts[bisect_right(starts, region.end)]
        lead = line_end if text[:after].endswith(("\n", "\r")) else 2 * line_end
        lines = (text[spans[number]].rstrip("\r\n") + line_end for number in moved)
        edits.append(TextEdit(after, after, lead + "".join(lines)))
    return applied(text, edits)
