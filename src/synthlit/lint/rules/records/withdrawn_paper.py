"""A paper that its authors withdrew.

## Why is this bad?
Something in it was wrong, often its main result, and whoever cites it should say that they know.

## Example
```bibtex
% known: 0704.0644 | On the HOMFLY and Tutte polynomials | Iain Moffatt | 2007-04 | | withdrawn
@misc{moffatt2007homfly,
  title         = {On the {HOMFLY} and {Tutte} polynomials},
  author        = {Moffatt, Iain},
  year          = {2007},
  eprint        = {0704.0644},
  archiveprefix = {arXiv},
}
```

## Fix
None: read why at arXiv, then take the work out, or say in `note` that it was withdrawn.

## Also found by
no other linter known
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.records.papers import sure_papers
from synthlit.lint.texts import quoted

CODE = "REC011"
NAME = "withdrawn-paper"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_SAYING = ("title", "note", "annotation", "addendum", "pubstate")


def check(context: Context) -> Iterator[Finding]:
    """Yield each entry of a withdrawn paper that does not say so."""
    for work, record in sure_papers(context):
        if record.withdrawn and not any(
            word in work.entry.get(name).lower()
            for name in _SAYING
            for word in ("withdrawn", "retracted")
        ):
            yield Finding(
                work,
                f"arXiv:{record.arxiv} was withdrawn: {quoted(record.comment)}",
                "eprint" if work.entry.get("eprint") else "doi",
            )
