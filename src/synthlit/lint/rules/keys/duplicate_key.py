"""A key that two entries have, or that one has and another once had.

## Why is this bad?
A key stands for one work wherever it is cited. BibTeX takes the first entry, biber the last, and
keys that differ only in case are one file on some disks and an error in BibTeX.

## Example
```bibtex
% entries/rlvr/kimi2025kimi.bib
@misc{kimi2025kimi,
  title         = {Kimi k1.5: Scaling Reinforcement Learning with {LLMs}},
  author        = {{Kimi Team}},
  year          = {2025},
  eprint        = {2501.12599},
  archiveprefix = {arXiv},
}
% entries/tools/Kimi2025kimi.bib
@misc{Kimi2025kimi,
  title         = {Kimi {K2}: Open Agentic Intelligence},
  author        = {{Kimi Team}},
  year          = {2025},
  eprint        = {2507.20534},
  archiveprefix = {arXiv},
}
```

## Fix
None: `synthlit remove` the copy, or `synthlit rename` the entry that was cited less.

## Also found by
JabRef, papis, biber, bibtex-tidy, BibTool, cobib
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain

from synthlit.library.library import Library, Work
from synthlit.lint.rule import KEY, Context, Finding, Fixes

CODE = "KEY001"
NAME = "duplicate-key"
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield every work whose key, or former key, is another's too."""
    library = context.library
    for works in library.by_key.values():
        for work in works if len(works) > 1 else ():
            yield Finding(work, _same_key(work, next(w for w in works if w is not work)), KEY)
    yield from _former_keys(library)


def _same_key(work: Work, other: Work) -> str:
    if work.key == other.key:
        return f"{other.path} has the key {work.key} too"
    return f"{other.path} has the key {other.key}, which differs only in case"


def _former_keys(library: Library) -> Iterator[Finding]:
    holders: dict[str, list[Work]] = defaultdict(list)
    for work in library.works:
        if "ids" in work.entry.fields:
            for former in {former.lower(): None for former in work.entry.former_keys}:
                holders[former].append(work)
    for former, works in holders.items():
        for work in works:
            others = chain(library.by_key.get(former, ()), works)
            if other := next((other for other in others if other is not work), None):
                is_key = other.key.lower() == former
                yield Finding(
                    work,
                    f"the former key {former} is {'the key' if is_key else 'a former key'} "
                    f"of {other.path}",
                    "ids",
                )
