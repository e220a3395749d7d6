"""A report for people: each finding with its line, a caret under the place, and a summary."""

import unicodedata
from collections.abc import Mapping
from pathlib import PurePosixPath

from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.result import LintResult
from synthlit.lint.visible import visible
from synthlit.text import Text

NAME = "text"

_RESET = "\x1b[0m"
_STYLES = {"place": "\x1b[1m", "code": "\x1b[1;31m", "fixable": "\x1b[36m", "faint": "\x1b[2m"}
_BEFORE, _BEHIND = 48, 40


def render(result: LintResult, *, colour: bool = False) -> str:
    """Return the findings and a line that sums them up."""
    lines = _Lines(result.texts)
    blocks = [_block(found, lines, colour=colour) for found in result.diagnostics]
    return "".join(f"{block}\n" for block in blocks) + summary(result) + "\n"


def summary(result: LintResult) -> str:
    """Return how much was fixed, found and checked, in a line."""
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
    fixes = [each.fix for each in result.diagnostics if each.fix]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    ways = [f"{safe:,} with --fix"] if safe else []
    ways += [f"{unsafe:,} with --unsafe-fixes"] if unsafe else []
    return f" Can be fixed: {', '.join(ways)}." if ways else ""


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def _block(found: Diagnostic, lines: "_Lines", *, colour: bool) -> str:
    def styled(text: str, style: str) -> str:
        return f"{_STYLES[style]}{text}{_RESET}" if colour else text

    place = styled(f"{visible(str(found.path))}:{found.line}:{found.column}", "place")
    fixable = ""
    if found.fix:
        fixable = styled(" [fixable]" if found.fix.safe else " [fixable, unsafe]", "fixable")
    head = f"{place}: {styled(found.code, 'code')} {visible(found.message)}{fixable}"
    line = lines.line(found.path, found.line)
    if not line:
        return head
    shown, caret = _window(line, found.column)
    margin = styled(f"{found.line:>5} |", "faint")
    return f"{head}\n{margin} {shown}\n{styled('      |', 'faint')} {styled(caret, 'code')}"


class _Lines:
    """The lines of files, each file split once."""

    def __init__(self, texts: Mapping[PurePosixPath, str]) -> None:
        self._texts = texts
        self._sources: dict[PurePosixPath, Text] = {}

    def line(self, path: PurePosixPath, number: int) -> str:
        """Return a line, counted from 1; nothing where there is none."""
        if path not in self._sources:
            self._sources[path] = Text(self._texts.get(path, ""))
        return self._sources[path].line(number)


def _window(line: str, column: int) -> tuple[str, str]:
    """Return the part of a line around a column, and a line with a caret under that column."""
    at = min(column - 1, len(line))
    start = max(0, at - _BEFORE) if len(line) > _BEFORE + _BEHIND else 0
    end = at + _BEHIND if at + _BEHIND < len(line) else len(line)
    before = ("…" if start else "") + visible(line[start:at])
    behind = visible(line[at:end]) + ("…" if end < len(line) else "")
    return before + behind, " " * _width(before) + "^"


def _width(text: str) -> int:
    """Return how many columns of a terminal the text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )
