"""An exemption from a rule that does not exist.

## Why is this bad?
A slip in the code excuses nothing, and the finding that was meant comes back.

## Example
```bibtex
% entries/sft/ho2022large.bib
% synthlit: ignore TXT777: the title page has it in capitals
@misc{ho2022large,
  title         = {Large Language Models Are Reasoning Teachers},
  author        = {Ho, Namgyu and Schmid, Laura and Yun, Se-Young},
  year          = {2022},
  eprint        = {2212.10071},
  archiveprefix = {arXiv},
}
```

## Fix
None: `synthlit rule` lists all codes.

## Also found by
ruff, of its own comments
"""

from collections.abc import Iterator

from synthlit.lint.rule import Finding, Fixes, Location, Preset
from synthlit.lint.suppression import SuppressionUsage

CODE = "EXM003"
NAME = "unknown-exemption"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(ledger: SuppressionUsage) -> Iterator[Finding]:
    """Yield each code that no rule has or begins with, and each exemption that names none."""
    for exemption in ledger.exemptions:
        at = Location(ledger.path, ledger.source, exemption.offset)
        if not exemption.codes:
            yield Finding(at, "this exemption names no rule: `synthlit: ignore CODE: the reason`")
        for code in exemption.codes:
            if not any(each.startswith(code) for each in ledger.known):
                yield Finding(at, f"there is no rule {code}")
