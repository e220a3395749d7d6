"""Pages with a single hyphen or a dash, with `pp.`, or in the wrong order.

## Why is this bad?
LaTeX prints one hyphen as a hyphen, `pp.` is printed twice, and 126565 to 126544 is nowhere.

## Example
```bibtex
@inproceedings{patil2023gorilla,
  title     = {Gorilla: Large Language Model Connected with Massive {APIs}},
  author    = {Patil, Shishir G. and Zhang, Tianjun and Wang, Xin and Gonzalez, Joseph E.},
  booktitle = {Advances in Neural Information Processing Systems 37},
  pages     = {126544-126565},
  year      = {2024},
}
```

## Use instead
```bibtex
@inproceedings{patil2023gorilla,
  title     = {Gorilla: Large Language Model Connected with Massive {APIs}},
  author    = {Patil, Shishir G. and Zhang, Tianjun and Wang, Xin and Gonzalez, Joseph E.},
  booktitle = {Advances in Neural Information Processing Systems 37},
  pages     = {126544--126565},
  year      = {2024},
}
```

## Fix
Safe: two hyphens between the numbers, which stay. Pages in the wrong order have none.

## Also found by
JabRef, bibla, BibTool, CoLRev, Better BibTeX, biber
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted

CODE = "NUM003"
NAME = "bad-pages"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()

_DASH = r"\s*(?:-{1,3}|[‐‑‒–—―−]|\\textendash(?:\{\})?|\\textemdash(?:\{\})?)\s*"
# Plain, lettered (S12, e45), Roman, or an article's number with a colon before the page (12:1).
_PAGE = r"(?:[A-Za-z]{0,3}\d+(?::\d+)?[a-z]?|[ivxlcdm]+)"
_RANGE = re.compile(rf"(?P<first>{_PAGE}){_DASH}(?P<last>{_PAGE})")
_LABEL = re.compile(r"^(?:pp?\.?|pages?)\s*(?=\d)", re.IGNORECASE)


def check(work: Work) -> Iterator[Finding]:
    """Yield the pages that are not in form or order."""
    value = work.entry.get("pages")
    if not value or value.isdecimal():
        return
    parts = [part.strip() for part in value.split(",")]
    better = ", ".join(map(_in_form, parts))
    if backward := next((part for part in parts if _is_backward(_LABEL.sub("", part))), None):
        yield Finding(work, f"the pages {quoted(backward)} run backward", "pages")
    elif better != ", ".join(parts):
        fix = Fix(f"write {better}", Revise({"pages": better}))
        message = f"the pages {quoted(value)} are not in the form 12--34"
        yield Finding(work, message, "pages", fix=fix)


def _in_form(part: str) -> str:
    part = _LABEL.sub("", part)
    match = _RANGE.fullmatch(part)
    return f"{match['first']}--{match['last']}" if match else part


def _is_backward(part: str) -> bool:
    """Tell whether the last page comes before the first; its first digits can be left out."""
    match = _RANGE.fullmatch(part)
    if not match:
        return False
    article, _, first = match["first"].rpartition(":")
    other, _, last = match["last"].rpartition(":")
    if article != other or not first.isdecimal() or not last.isdecimal():
        return False
    left_out = 0 if article else max(len(first) - len(last), 0)
    whole = first[:left_out] + last
    return int(whole) < int(first)
