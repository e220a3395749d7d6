r"""Markdown in a value: a link, or words in bold.

## Why is this bad?
BibTeX knows no Markdown: brackets and asterisks print as they stand, and `\url{[…](…)}` leads
nowhere.

## Example
```bibtex
@misc{ip2023deepeval,
  title        = {deepeval},
  author       = {Ip, Jeffrey and Vongthongsri, Kritin},
  howpublished = {[Confident AI](https://github.com/confident-ai/deepeval)},
  year         = {2023},
}
```

## Use instead
```bibtex
@misc{ip2023deepeval,
  title        = {deepeval},
  author       = {Ip, Jeffrey and Vongthongsri, Kritin},
  howpublished = {Confident AI, \url{https://github.com/confident-ai/deepeval}},
  year         = {2023},
}
```

## Fix
Safe: a link becomes its words and its address, or its address alone where that is all it says; bold
words lose their asterisks.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted
from synthlit.model.fields import NAMES, TEXT

CODE = "TXT006"
NAME = "markdown-markup"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()
SIGNS: Final = "[*"

LINK = re.compile(r"!?\[(?P<words>[^\[\]]*)\]\(\s*<?(?P<address>https?://[^\s()<>]+)>?\s*\)")
_WRAPPED = re.compile(rf"\\url\s*\{{\s*{LINK.pattern}\s*\}}")
_BOLD = re.compile(r"\*\*(?P<words>[^\s*](?:[^*]*[^\s*])?)\*\*")
_ADDRESSES = frozenset({"url", "code"})


def check(work: Work) -> Iterator[Finding]:
    """Yield each value with a link or bold words."""
    for field, value in work.entry.fields.items():
        if field in TEXT or field in _ADDRESSES:
            found = LINK.search(value) if "](" in value else None
            found = found or (_BOLD.search(value) if "**" in value and field in TEXT else None)
            if found:
                message = f"{field} has Markdown in it: {quoted(found[0])}"
                yield Finding(work, message, field, found.start(), _fix(work, field, value))


def _fix(work: Work, field: str, value: str) -> Fix | None:
    if field in _ADDRESSES:
        address = LINK.sub(r"\g<address>", value)
        return Fix("keep the address", Revise({field: address}))
    if field in NAMES and LINK.search(value):
        return None
    changes: dict[str, str | None] = {}
    if field == "title" and (link := LINK.search(value)):
        # A title holds no address; the entry has a field for it.
        if work.entry.get("url") not in ("", link["address"]) or LINK.search(value, link.end()):
            return None
        changes["url"] = link["address"]
        value = LINK.sub(r"\g<words>", value)
    value = _WRAPPED.sub(r"\\url{\g<address>}", value)
    changes[field] = _BOLD.sub(r"\g<words>", LINK.sub(_in_latex, value))
    return Fix("say it without Markdown", Revise(changes))


def _in_latex(match: re.Match[str]) -> str:
    words, address = match["words"].strip(), match["address"]
    if not words or words.rstrip("/") == address.rstrip("/"):
        return rf"\url{{{address}}}"
    return rf"{words}, \url{{{address}}}"
