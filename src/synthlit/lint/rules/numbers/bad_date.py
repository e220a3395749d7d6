"""A date that is none, or one that is yet to come.

## Why is this bad?
`added` and `verified` say when a work came in and when its facts were compared. A date that
cannot be read says nothing, and one in the future says more than anybody knows.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
  verified      = {arxiv 2026-13-01},
}
```

## Fix
None: write the day as in 2026-11-22, behind the source's name in `verified`.

## Also found by
JabRef, bibla, biber
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.fields.placeholders import is_placeholder
from synthlit.lint.texts import quoted

CODE = "NUM002"
NAME = "bad-date"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_PART = re.compile(r"[^;]+")
_VERIFIED = re.compile(r"\s*\S(?:.*\S)?\s+(?P<day>\S+)\s*")
# It is tomorrow already at the other end of the world.
_EARLIER = timedelta(days=1)


def check(context: Context) -> Iterator[Finding]:
    """Yield each date of our own fields, and of `urldate`, that cannot be one."""
    latest = context.today + _EARLIER
    for work in context.library.works:
        fields = work.entry.fields
        for field in ("added", "urldate"):
            value = fields.get(field, "").strip()
            if value and not is_placeholder(field, value) and (fault := _fault(value, latest)):
                yield Finding(work, f"{field}: {fault}", field)
        for part in _PART.finditer(fields.get("verified", "")):
            match = _VERIFIED.fullmatch(part[0])
            fault = _fault(match["day"], latest) if match else "a source and a day are asked for"
            if fault and part[0].strip():
                offset = part.start() + (match.start("day") if match else 0)
                yield Finding(work, f"verified: {fault}", "verified", offset)


def _fault(text: str, latest: date) -> str:
    """Return what is wrong with a day, or nothing."""
    if not _DAY.fullmatch(text):
        return f"{quoted(text)} is no day as in 2026-11-22"
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return f"the calendar has no {text}"
    return f"{text} is yet to come" if day > latest else ""
