"""A merge that was not finished.

## Why is this bad?
Both versions stand on the page, with git's marks between them.

## Example
````markdown
# Reading

<<<<<<< HEAD
Papers about synthetic data.
=======
Papers on synthetic data.
>>>>>>> wording
````

## Fix
None: choose one version, and remove the three lines that git put there.

## Also found by
pre-commit
"""

import re
from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import spot
from synthlit.markdown.document import MarkdownDocument

CODE = "MDN016"
NAME = "unfinished-merge"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

_MARK = re.compile(r"^(<{7}|={7}|>{7})(?: [^\r\n]*)?\r?$", re.MULTILINE)


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield the first mark of each conflict; seven `>` alone are a quotation."""
    if "<<<<<<<" not in page.text and ">>>>>>>" not in page.text:
        return
    before = ""
    for match in _MARK.finditer(page.text):
        if page.is_code(match.start()):
            continue
        sign = match[1][0]
        # The lines between the marks may hide one in code; git's last mark follows its middle one.
        if sign == "<" or (sign == ">" and before == "="):
            yield Finding(
                spot(page, match.start()),
                f"a merge was not finished: git's mark {match[0].strip()[:48]} is still there",
            )
        before = "<" if before == "<" and sign == "=" else sign
