"""A DOI that stands in an address only.

## Why is this bad?
Programs look for it in `doi`: styles print it from there, and only there it is compared.

## Example
```bibtex
% refs.bib
@inproceedings{ho2022large,
  title         = {Large Language Models Are Reasoning Teachers},
  author        = {Ho, Namgyu and Schmid, Laura and Yun, Se-Young},
  booktitle     = {Proceedings of the 61st Annual Meeting of the {ACL}},
  year          = {2023},
  url           = {https://doi.org/10.18653/v1/2023.acl-long.830},
}
```

## Use instead
```bibtex
% refs.bib
@inproceedings{ho2022large,
  title         = {Large Language Models Are Reasoning Teachers},
  author        = {Ho, Namgyu and Schmid, Laura and Yun, Se-Young},
  booktitle     = {Proceedings of the 61st Annual Meeting of the {ACL}},
  year          = {2023},
  url           = {https://doi.org/10.18653/v1/2023.acl-long.830},
  doi           = {10.18653/v1/2023.acl-long.830},
}
```

## Fix
Safe: the DOI is written into `doi` as well; the address stays.

## Also found by
papis, bibla
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Final
from urllib.parse import unquote

from synthlit.errors import InvalidIdentifier
from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted
from synthlit.model.identifiers import Doi

CODE = "IDN016"
NAME = "doi-in-url"
PRESET = Preset.STRICT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ("url",)

_RESOLVER = re.compile(r"https?://(?:dx\.)?doi\.org/(?P<doi>10\..+)", re.IGNORECASE)


def check(work: Work) -> Iterator[Finding]:
    """Yield the address of a DOI in an entry without one."""
    value = work.entry.get("url")
    match = _RESOLVER.fullmatch(value) if "doi.org/" in value.lower() else None
    if match and not work.entry.get("doi"):
        with suppress(InvalidIdentifier):
            doi = Doi.parse(unquote(match["doi"]))
            fix = Fix("write it into doi", Revise({"doi": doi.value}))
            yield Finding(work, f"the DOI {quoted(doi.value)} stands in url alone", "url", fix=fix)
