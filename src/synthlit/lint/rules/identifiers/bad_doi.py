"""A DOI that is not bare, or is none.

## Why is this bad?
Styles put `https://doi.org/` before it, so a DOI written as an address leads nowhere. One that is
none cannot be resolved, and duplicates are not seen.

## Example
```bibtex
@inproceedings{wang2023leti,
  title     = {{LETI}: Learning to Generate from Textual Interactions},
  author    = {Wang, Xingyao and Peng, Hao and Jabbarvand, Reyhaneh and Ji, Heng},
  booktitle = {Findings of the Association for Computational Linguistics: {NAACL} 2024},
  year      = {2024},
  doi       = {https://doi.org/10.18653/v1/2024.findings-naacl.16},
}
```

## Use instead
```bibtex
@inproceedings{wang2023leti,
  title     = {{LETI}: Learning to Generate from Textual Interactions},
  author    = {Wang, Xingyao and Peng, Hao and Jabbarvand, Reyhaneh and Ji, Heng},
  booktitle = {Findings of the Association for Computational Linguistics: {NAACL} 2024},
  year      = {2024},
  doi       = {10.18653/v1/2024.findings-naacl.16},
}
```

## Fix
Safe: the DOI itself stays, what stands around it goes. Where none can be found there is no fix.

## Also found by
JabRef, bibla, CoLRev
"""

from collections.abc import Iterator
from typing import Final

from synthlit.bibtex.canonical import canonical_value
from synthlit.errors import InvalidIdentifier
from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.fields.placeholders import is_placeholder
from synthlit.lint.texts import quoted
from synthlit.model.identifiers import Doi

CODE = "IDN001"
NAME = "bad-doi"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()


def check(work: Work) -> Iterator[Finding]:
    """Yield the DOI that is not in form."""
    value = work.entry.get("doi")
    if not value.strip("{} ") or is_placeholder("doi", value):
        return
    # Escapes are a matter of canonical form.
    bare = canonical_value("doi", value)
    try:
        doi = Doi.parse(bare)
    except InvalidIdentifier as fault:
        yield Finding(work, f"{quoted(value)} is no DOI: {fault.reason}", "doi")
        return
    if doi.value != bare:
        fix = Fix(f"write {doi}", Revise({"doi": doi.value}))
        yield Finding(work, f"the DOI {quoted(value)} is not bare", "doi", fix=fix)
