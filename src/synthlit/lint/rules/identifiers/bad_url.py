"""An address that is no http or https URL.

## Why is this bad?
Lists and sites link to it. An address without a scheme leads into the list's own folder, one with a
space breaks off, and any other scheme has no place in a list that strangers open.

## Example
```bibtex
@online{niklaus2026synthetic,
  title  = {The Synthetic Data Playbook: Generating Trillions of the Finest Tokens},
  author = {Niklaus, Joel and Penedo, Guilherme and Kydlíček, Hynek and others},
  year   = {2026},
  url    = {huggingface.co/spaces/HuggingFaceFW/finephrase},
}
```

## Use instead
```bibtex
@online{niklaus2026synthetic,
  title  = {The Synthetic Data Playbook: Generating Trillions of the Finest Tokens},
  author = {Niklaus, Joel and Penedo, Guilherme and Kydlíček, Hynek and others},
  year   = {2026},
  url    = {https://huggingface.co/spaces/HuggingFaceFW/finephrase},
}
```

## Fix
Safe where only the scheme is missing. Anything else has to be looked at.

## Also found by
JabRef, bibtex-tidy
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.bibtex.canonical import canonical_value
from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.fields.placeholders import is_placeholder
from synthlit.lint.rules.texts.markdown_markup import LINK

CODE = "IDN003"
NAME = "bad-url"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()

_GOOD = re.compile(r"https?://[^\s/?#@:]+(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_HOST = re.compile(
    r"(?://)?(?P<rest>(?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?#]\S*)?)", re.IGNORECASE
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_FIELDS = ("url", "code")


def check(work: Work) -> Iterator[Finding]:
    """Yield each address that cannot be linked."""
    for field in _FIELDS:
        value = work.entry.get(field)
        if not value or _GOOD.fullmatch(value):
            continue
        address = canonical_value(field, value)
        if (
            not address.strip("{}")
            or _GOOD.fullmatch(address)
            or is_placeholder(field, value)
            or LINK.search(value)
        ):
            continue
        fix = None
        if match := _HOST.fullmatch(address):
            why = "it has no scheme"
            fix = Fix("put https:// before it", Revise({field: f"https://{match['rest']}"}))
        elif " " in address:
            why = "there is a space in it"
        elif (scheme := _SCHEME.match(address)) and scheme[1].lower() not in ("http", "https"):
            why = f"{scheme[1]} is neither http nor https"
        else:
            why = "it has no scheme and host as in https://example.org/paper"
        yield Finding(work, f"{field} cannot be linked: {why}", field, fix=fix)
