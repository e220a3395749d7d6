"""An address that tells where its reader came from.

## Why is this bad?
What a newsletter or a social network hangs on an address follows whoever opens it, and makes one
page look like two.

## Example
```bibtex
% refs.bib
@misc{lightman2023lets,
  title         = {Let's Verify Step by Step},
  author        = {Lightman, Hunter and Kosaraju, Vineet and Burda, Yuri and others},
  year          = {2023},
  url           = {https://openai.com/index/improving-mathematical-reasoning-with-process-supervision/?utm_source=feed},
}
```

## Use instead
```bibtex
% refs.bib
@misc{lightman2023lets,
  title         = {Let's Verify Step by Step},
  author        = {Lightman, Hunter and Kosaraju, Vineet and Burda, Yuri and others},
  year          = {2023},
  url           = {https://openai.com/index/improving-mathematical-reasoning-with-process-supervision/},
}
```

## Fix
Safe: the parameters that only track go, all others stay.

## Also found by
bibla
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import first_difference

CODE = "IDN010"
NAME = "tracking-address"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ("url", "code")

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|_hsenc|_hsmi|ref_src)=[^&#]*&?"
)


def check(work: Work) -> Iterator[Finding]:
    """Yield each address with such a parameter."""
    for field in FIELDS:
        value = work.entry.get(field)
        if "?" in value and (better := untracked(value)) != value:
            fix = Fix("take the tracking out", Revise({field: better}))
            at = first_difference(value, better)
            yield Finding(work, "the address tracks its reader", field, at, fix)


def untracked(address: str) -> str:
    """Return an address without the parameters that only track."""
    path, mark, query = address.partition("?")
    query, hash_, fragment = query.partition("#")
    kept = _TRACKING.sub("", f"{query}&").rstrip("&")
    if kept == query:
        return address
    return path + (mark + kept if kept else "") + hash_ + fragment
