"""An exemption that does not say why.

## Why is this bad?
Who meets it later can neither judge it nor dare to remove it.

## Example
```bibtex
% entries/sft/ho2022large.bib
% synthlit: ignore TXT007
@misc{ho2022large,
  title         = {LARGE LANGUAGE MODELS ARE REASONING TEACHERS},
  author        = {Ho, Namgyu and Schmid, Laura and Yun, Se-Young},
  year          = {2022},
  eprint        = {2212.10071},
  archiveprefix = {arXiv},
}
```

## Fix
None: write a colon and the reason behind the codes.

## Also found by
none
"""

from collections.abc import Iterator

from synthlit.lint.rule import Finding, Fixes, Location, Preset
from synthlit.lint.suppression import SuppressionUsage

CODE = "EXM002"
NAME = "exemption-without-reason"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(ledger: SuppressionUsage) -> Iterator[Finding]:
    """Yield each exemption without a reason."""
    for exemption in ledger.exemptions:
        if exemption.codes and not exemption.reason:
            at = Location(ledger.path, ledger.source, exemption.offset)
            codes = ", ".join(exemption.codes)
            yield Finding(at, f"say why {codes} may be ignored here: `ignore {codes}: the reason`")
