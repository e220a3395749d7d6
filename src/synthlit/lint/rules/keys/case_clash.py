"""Two keys that differ only in case.

## Why is this bad?
BibTeX takes them for one and stops, biber for two; on Windows and macOS their files are one.

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
None: give the entry that was cited less another key. In a library, `synthlit rename` does.

## Also found by
BibTeX, biber
"""

from collections.abc import Iterator

from synthlit.lint.rule import (
    KEY,
    Context,
    Finding,
    Fixes,
    Preset,
)
from synthlit.lint.rules.whereabouts import whereabouts

CODE = "KEY004"
NAME = "case-clash"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield every work whose key is another's in other letter case."""
    for works in context.library.by_key.values():
        if len(works) < 2:
            continue
        # Two keys are enough to find another one for each.
        spellings = list({work.key: work for work in works}.values())[:2]
        for work in works if len(spellings) > 1 else ():
            other = spellings[0] if spellings[0].key != work.key else spellings[1]
            message = (
                f"{whereabouts(other, work)} has the key {other.key}, which differs only in case"
            )
            yield Finding(work, message, KEY)
