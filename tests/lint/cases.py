"""The cases on the pages of rules: files in which a rule must or must not find something.

A case is a heading, `### Found at 3:5, 4:1: title` or `### Not found: title`, and a block with one
file, or with several that `% path` lines begin. Then follows `Becomes:` with the files after the
fix, or `No fix.` A location is line and column in its file, after the path of the file where the
case has several.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from synthlit.lint import rule_page
from synthlit.lint.registry import RULES

_CASE = re.compile(
    r"\n### (?:Found at (?P<found>\S+(?:, \S+)*)|Not found): (?P<title>.+)\n\n"
    rf"{rule_page.BLOCK}\n"
    rf"(?:\n(?:Becomes:\n\n{rule_page.BLOCK.replace('P<', 'P<after_').replace('P=', 'P=after_')}"
    r"|(?P<stays>No fix\.))\n)?"
)


@dataclass(frozen=True)
class Case:
    """Files, the locations of the findings in them, and the files after the fix."""

    code: str
    title: str
    found: tuple[str, ...]
    language: str
    text: str
    after: str | None = None
    stays: bool = False


def cases() -> Iterator[Case]:
    """Yield the cases of every rule."""
    for rule in RULES:
        yield from cases_of(rule.code, rule_page.read(rule).cases)


def cases_of(code: str, text: str) -> Iterator[Case]:
    """Yield the cases of one page. Raises ValueError if there is other text between them."""
    end = 0
    while match := _CASE.match(text, end):
        yield Case(
            code,
            match["title"],
            locations(match["found"] or ""),
            match["language"],
            rule_page.decoded(match["code"]),
            _after(match),
            bool(match["stays"]),
        )
        end = match.end()
    if end != len(text):
        raise ValueError(f"{code}: this is not a case: {text[end : end + 80]!r}")


def locations(text: str) -> tuple[str, ...]:
    """Return the locations of a list of them."""
    return tuple(text.split(", ")) if text else ()


def _after(match: re.Match[str]) -> str | None:
    if match["after_code"] is None:
        return None
    return rule_page.decoded(match["after_code"])
