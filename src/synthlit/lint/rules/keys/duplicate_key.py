"""A key that two entries have, or that one has and another once had.

## Why is this bad?
A key stands for one work wherever it is cited. BibTeX and biber take the first entry of a key and
complain of the others.

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
% entries/tools/kimi2025kimi.bib
@misc{kimi2025kimi,
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
from collections.abc import Iterator, Sequence
from itertools import chain, groupby

from synthlit.library.library import Library, Work
from synthlit.lint.rule import (
    KEY,
    Context,
    Finding,
    Fixes,
    Preset,
)
from synthlit.lint.rules.whereabouts import whereabouts

CODE = "KEY001"
NAME = "duplicate-key"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield every work whose key, or former key, is another's too."""
    library = context.library
    for works in library.by_key.values():
        if len(works) > 1:
            for _, same in groupby(sorted(works, key=_key), key=_key):
                yield from _same_key(list(same))
    yield from _former_keys(library)


def _key(work: Work) -> str:
    return work.key


def _same_key(works: Sequence[Work]) -> Iterator[Finding]:
    """Yield each work of a key that has several, with the first other one."""
    for work in works if len(works) > 1 else ():
        other = works[1] if work is works[0] else works[0]
        yield Finding(work, f"{whereabouts(other, work)} has the key {work.key} too", KEY)


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
                    f"of {whereabouts(other, work)}",
                    "ids",
                )
