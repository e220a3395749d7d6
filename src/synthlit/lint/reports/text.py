"""A report for people: each finding with its line, a caret under the position, and a summary."""

import unicodedata

from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.result import LintResult
from synthlit.lint.visible import visible

_RESET = "\x1b[0m"
_STYLES = {"position": "\x1b[1m", "code": "\x1b[1;31m", "fixable": "\x1b[36m", "faint": "\x1b[2m"}
_BEFORE, _AFTER = 48, 40


def render(result: LintResult, *, colour: bool = False) -> str:
    """Return the findings and a line that sums them up."""
    blocks = [_block(each, result.line(each), colour=colour) for each in result.diagnostics]
    return "".join(f"{block}\n" for block in blocks) + summary(result) + "\n"


def summary(result: LintResult) -> str:
    """Return in one line how many problems were fixed and found, and how many files checked."""
    found, fixed = result.diagnostics, len(result.fixed)
    start = f"Fixed {_count(fixed, 'problem')}; " if fixed else ""
    if not found:
        checked = f"({_count(result.checked, 'file')} checked)"
        return f"{start}none remain {checked}." if fixed else f"No problems found {checked}."
    files = _count(len({each.path for each in found}), "file")
    start += f"{len(found):,} remain" if fixed else f"Found {_count(len(found), 'problem')}"
    return f"{start} in {files} ({result.checked:,} checked).{_ways(result)}"


def _ways(result: LintResult) -> str:
    """Return how many of the findings can be fixed, and with which option."""
    safe = [each.fix.safe for each in result.diagnostics if each.fix]
    counts = (safe.count(True), "--fix"), (safe.count(False), "--unsafe-fixes")
    ways = ", ".join(f"{count:,} with {option}" for count, option in counts if count)
    return f" Can be fixed: {ways}." if ways else ""


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _block(found: Diagnostic, line: str, *, colour: bool) -> str:
    def styled(text: str, style: str) -> str:
        return f"{_STYLES[style]}{text}{_RESET}" if colour else text

    position = styled(f"{visible(str(found.path))}:{found.line}:{found.column}", "position")
    fixable = ""
    if found.fix:
        fixable = styled(" [fixable]" if found.fix.safe else " [fixable, unsafe]", "fixable")
    head = f"{position}: {styled(found.code, 'code')} {visible(found.message)}{fixable}"
    if not line:
        return head
    shown, caret = _window(line, found.column)
    margin = styled(f"{found.line:>5} |", "faint")
    return f"{head}\n{margin} {shown}\n{styled('      |', 'faint')} {styled(caret, 'code')}"


def _window(line: str, column: int) -> tuple[str, str]:
    """Return the part of a line around a column, and a line with a caret under that column."""
    at = min(column - 1, len(line))
    start = max(0, at - _BEFORE) if len(line) > _BEFORE + _AFTER else 0
    end = at + _AFTER if at + _AFTER < len(line) else len(line)
    before = ("…" if start else "") + visible(line[start:at])
    after = visible(line[at:end]) + ("…" if end < len(line) else "")
    return before + after, " " * _width(before) + "^"


def _width(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
