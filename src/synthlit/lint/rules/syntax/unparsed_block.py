"""An entry that cannot be read.

## Why is this bad?
BibTeX skips to the next `@` and biber may lose everything behind the fault, so works that are
cited are not in the bibliography. A file with such a part is never changed by a fix.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data,
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
@misc{mistral2025magistral,
  title         = {Magistral},
  author        = {{Mistral-AI}},
  year          = {2025},
  eprint        = {2506.10910},
  archiveprefix = {arXiv},
}
```

## Fix
None: close what is open, or take out what does not belong there.

## Also found by
BibTeX, biber, JabRef, bibtex-tidy, bibla
"""

import re
from collections.abc import Iterator

from synthlit.bibtex.nodes import FATAL, BibDocument, ErrorKind, ParseError
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.syntax.spots import spot

CODE = "SYN001"
NAME = "unparsed-block"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_HEAD = re.compile(r"@[ \t\r\n]*[A-Za-z][\w:.+-]*[ \t\r\n]*[{(]")
_BRACE_OR_FIELD = re.compile(
    r"[{}]|[\r\n][ \t]*(?:@|([A-Za-z][\w:.+-]*)[ \t]*=[ \t]*(?=[{\"]))", re.ASCII
)
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>")


def check(sheet: BibDocument) -> Iterator[Finding]:
    """Yield the place at which each unreadable part goes wrong."""
    for fault in sheet.faults:
        if fault.flaw in FATAL:
            offset, message = _told(sheet.text, fault)
            yield Finding(spot(sheet, offset), message)


def _told(text: str, fault: ParseError) -> tuple[int, str]:
    """Return where the fault is for a reader, who looks for what is not closed."""
    if text.startswith(_CONFLICT, fault.offset):
        return fault.offset, "a merge was not finished: git's mark is still there"
    head = _HEAD.match(text, fault.offset) if fault.flaw is ErrorKind.UNCLOSED else None
    found = _open_field(text, head) if head else None
    if found:
        name, offset = found
        return offset, f"this entry cannot be read: the brace of {name} never closes"
    return fault.offset, f"this entry cannot be read: {fault.message}"


def _open_field(text: str, head: re.Match[str]) -> tuple[str, int] | None:
    """Return name and place of the field that swallows the next line with a field."""
    depth = 1 if head[0].endswith("{") else 0
    level, last = depth, None
    for match in _BRACE_OR_FIELD.finditer(text, head.end()):
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth < level:
                return None
        elif depth > level:
            return last
        elif match[0].endswith("@"):
            return None
        else:
            last = match[1], match.start(1)
    return None
