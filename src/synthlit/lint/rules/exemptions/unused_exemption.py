"""An exemption that excuses nothing.

## Why is this bad?
The fault that it excused is gone, and the comment stays behind to excuse the next one, which nobody
has looked at.

## Example
```bibtex
% entries/sft/ho2022large.bib
% synthlit: ignore TXT007: the title page has it in capitals
@misc{ho2022large,
  title         = {Large Language Models Are Reasoning Teachers},
  author        = {Ho, Namgyu and Schmid, Laura and Yun, Se-Young},
  year          = {2022},
  eprint        = {2212.10071},
  archiveprefix = {arXiv},
}
```

## Fix
None: take the code, or the comment, out.

## Also found by
ruff and ESLint, of their own comments
"""

from collections.abc import Iterator

from synthlit.lint.rule import Finding, Fixes, Location, Preset
from synthlit.lint.suppression import SuppressionUsage

CODE = "EXM001"
NAME = "unused-exemption"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(ledger: SuppressionUsage) -> Iterator[Finding]:
    """Yield each code that excused nothing, though the rules that it names were asked."""
    for exemption in ledger.exemptions:
        for code in exemption.codes:
            named = {each for each in ledger.known if each.startswith(code)}
            if named and named <= ledger.asked and (exemption.offset, code) not in ledger.used:
                at = Location(ledger.path, ledger.source, exemption.offset)
                yield Finding(at, f"there is nothing here that {code} would find: take it out")
