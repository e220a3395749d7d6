r"""A formula in a title.

## Why is this bad?
Lists, feeds and search engines show the TeX of it. Where a character says the same, as τ for
`$\tau$` or ² for `$^2$`, people can read the title everywhere.

## Example
```bibtex
@inproceedings{li2022c3kg,
  title     = {{C}$^3${KG}: A Chinese Commonsense Conversation Knowledge Graph},
  author    = {Li, Dawei and Li, Yanran and Zhang, Jiayi and Li, Ke and others},
  booktitle = {Findings of the Association for Computational Linguistics: ACL 2022},
  pages     = {1369--1383},
  year      = {2022},
  doi       = {10.18653/v1/2022.findings-acl.107},
}
```

## Fix
None: not every formula can be said in characters.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted
from synthlit.model.latex.scan import dollars, parts

CODE = "TXT016"
NAME = "math-in-title"
PRESET = Preset.STRICT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("title",)

_BARE = re.compile(r"\\(?:ensuremath|math[a-z]+)(?![A-Za-z])")


def check(work: Work) -> Iterator[Finding]:
    """Yield the title that has one."""
    title = work.entry.get("title")
    if "$" not in title and "\\" not in title:
        return
    formula = next((part for math, part in parts(dollars(title)) if math), "")
    if not formula and (match := _BARE.search(title)):
        formula = match[0]
    if formula:
        at = max(title.find(formula), 0)
        yield Finding(work, f"the title has a formula: {quoted(formula)}", "title", at)
