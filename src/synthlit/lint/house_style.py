"""Report a matter of house style once for a page, with the number of its places."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import Finding
from synthlit.text import TextEdit


def once(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the first finding about a page, with the number of all of them and all their fixes.

    A list that has another style has it in every line, and its readers need no finding for each.
    """
    found = [*findings]
    if len(found) < 2:
        yield from found
        return
    first, *others = found
    fixes = [each.fix for each in found if each.fix and isinstance(each.fix.edit, Replace)]
    edits = tuple(edit for fix in fixes for edit in _edits(fix))
    fix = replace(fixes[0], edit=Replace(edits)) if fixes else None
    more = "1 more place" if len(others) == 1 else f"{len(others)} more places"
    yield replace(first, message=f"{first.message}; the file has {more} like this", fix=fix)


def _edits(fix: Fix) -> tuple[TextEdit, ...]:
    return fix.edit.edits if isinstance(fix.edit, Replace) else ()
