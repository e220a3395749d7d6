"""How often each rule found something, the most frequent first."""

from collections import Counter

from synthlit.lint.registry import RULES
from synthlit.lint.reports.text import summary
from synthlit.lint.result import LintResult
from synthlit.lint.rule import Fixes

_MARKS = {Fixes.NONE: "", Fixes.SAFE: "fixable", Fixes.UNSAFE: "fixable, unsafe"}


def render(result: LintResult) -> str:
    """Return a line a rule with how many of its findings can be fixed, and a summary."""
    counts = Counter(found.code for found in result.diagnostics)
    fixable = Counter(found.code for found in result.diagnostics if found.fix)
    names = {code: RULES[code].name for code in counts}
    number = max((len(f"{count:,}") for count in counts.values()), default=0)
    width = max(map(len, names.values()), default=0)
    lines: list[str] = []
    for code, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        mark = _MARKS[RULES[code].fix] if fixable[code] else ""
        some = f"{fixable[code]:,} " if mark and fixable[code] < count else ""
        line = f"{count:>{number},}  {code}  {names[code]:<{width}}  {some}{mark}"
        lines.append(f"{line.rstrip()}\n")
    return "".join([*lines, summary(result), "\n"])
