"""Findings about lists of names whose fix changes single names."""

from collections.abc import Callable, Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.name_lists import LISTS, changed
from synthlit.lint.rule import Finding
from synthlit.lint.texts import quoted


def changed_names(
    work: Work,
    change: Callable[[str], str],
    message: str,
    fix: str,
    *,
    hint: Callable[[str], object] = bool,
    safe: bool = True,
) -> Iterator[Finding]:
    """Yield a finding at the first name of each list that `change` changes.

    Only lists for which `hint` is true are read. In `message`, `{}` stands for the name.
    """
    for field in LISTS:
        value = work.entry.get(field)
        if value and hint(value) and (new := changed(value, change)):
            made = Fix(fix, Revise({field: new.value}), safe)
            yield Finding(work, message.format(quoted(new.name)), field, new.start, made)
