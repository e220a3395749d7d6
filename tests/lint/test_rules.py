"""Every rule, on its own page's example and on the cases in cases/CODE.bib.

A case begins with `% finds: …` or `% spares: …`; behind `% becomes` stands what its fix makes of
it, and `% stays` says that there is none.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

import pytest

from synthlit.library.library import Library
from synthlit.lint import page
from synthlit.lint.fixer import fix
from synthlit.lint.linter import check
from synthlit.lint.registry import RULES
from synthlit.lint.rule import Fixes, Rule
from tests.lint.conftest import ChooseRules, MakeLibrary, ReadFiles

CASES = Path(__file__).parent / "cases"
_SIZE = re.compile(r"% (\d+) bytes\n")
_CASE = re.compile(r"^% (finds|spares|becomes|stays)(?:: (.+))?\n", re.MULTILINE)

# Where a rule finds the fault of its example.
EXAMPLE_LINES = {
    "DUP001": 5, "DUP002": 6, "DUP003": 2, "FIL001": 1, "FIL002": 1, "FIL003": 7, "FIL004": 1,
    "FIL005": 2, "FIL006": 2, "FLD001": 1, "FLD002": 7, "FLD003": 4, "FLD004": 1, "GEN001": 1,
    "GEN002": 1,
    "IDN001": 6, "IDN002": 5, "IDN003": 5, "IDN004": 6, "IDN005": 5, "IDN006": 5, "KEY001": 1,
    "KEY002": 1, "NAM001": 3, "NAM002": 3, "NAM003": 3, "NUM001": 4, "NUM002": 7, "NUM003": 5,
    "SEC001": 1, "SEC002": 7, "SEC003": 7, "TXT001": 3, "TXT002": 2, "TXT003": 2, "TXT004": 2,
    "TXT005": 3, "TXT006": 4, "TXT007": 2, "TXT008": 2, "TXT009": 3, "TXT010": 2, "VEN001": 4,
    "VEN002": 1,
}  # fmt: skip


@dataclass(frozen=True)
class Case:
    """Files in which a rule must or must not find a fault, and what its fix makes of them."""

    code: str
    title: str
    finds: bool
    text: str
    after: str | None = None
    stays: bool = False


def cases() -> Iterator[Case]:
    """Yield the cases of every rule."""
    for file in sorted(CASES.glob("*.bib")):
        found: list[Case] = []
        _, *parts = _CASE.split(file.read_text("utf-8"))
        for kind, title, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            if kind in ("finds", "spares"):
                found.append(Case(file.stem, title, kind == "finds", text))
            else:
                last = found.pop()
                after = text if kind == "becomes" else None
                found.append(
                    Case(last.code, last.title, last.finds, last.text, after, kind == "stays")
                )
        yield from found


@dataclass(frozen=True)
class Lists:
    """The generated files that an example names: those out of date, and the sizes that it gives."""

    stale: list[PurePosixPath]
    sizes: dict[PurePosixPath, int]


def _library(make: MakeLibrary, files: dict[str, str]) -> tuple[Library, Lists]:
    """Return the entries and generated files of an example; one with a size is up to date."""
    lists = {PurePosixPath(p): text for p, text in files.items() if not p.startswith("entries/")}
    sizes = {p: int(match[1]) for p, text in lists.items() if (match := _SIZE.match(text))}
    found = Lists([path for path in lists if path not in sizes], sizes)
    entries = {path: text for path, text in files.items() if path.startswith("entries/")}
    return make(entries), found


def _texts(library: Library) -> dict[str, str]:
    return {str(work.path): work.text for work in library.works}


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.code}: {case.title}")
def test_case(
    case: Case, library_of: MakeLibrary, files_in: ReadFiles, only_rule: ChooseRules, today: date
) -> None:
    """The rule finds the fault or spares the text, and its fix makes of it what stands there."""
    library, lists = _library(library_of, files_in(case.text))
    rules = only_rule(case.code)

    found = check(library, rules, stale=lists.stale, sizes=lists.sizes, today=today)

    assert bool(found) == case.finds
    fixed = fix(library, rules, today=today, unsafe=True)
    if case.after is not None:
        assert _texts(fixed.library) == files_in(case.after)
    if case.stays or not case.finds:
        assert _texts(fixed.library) == _texts(library)
        assert not fixed.diagnostics


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.CODE)
def test_example_is_found(
    rule: Rule, library_of: MakeLibrary, files_in: ReadFiles, today: date
) -> None:
    """Of all rules, only the page's own finds a fault in its example, and at the right line."""
    library, lists = _library(library_of, files_in(page.read(rule).example))

    found = check(library, RULES, stale=lists.stale, sizes=lists.sizes, today=today)

    assert {each.code for each in found} == {rule.CODE}
    assert found[0].line == EXAMPLE_LINES[rule.CODE]


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.CODE)
def test_example_is_mended(
    rule: Rule, library_of: MakeLibrary, files_in: ReadFiles, only_rule: ChooseRules, today: date
) -> None:
    """The fix makes "use instead" of the example, in which no rule finds anything."""
    example = page.read(rule)
    library, _ = _library(library_of, files_in(example.example))

    fixed = fix(library, only_rule(rule.CODE), today=today, unsafe=rule.FIX is Fixes.UNSAFE)

    if rule.FIX is Fixes.NONE:
        assert not example.instead
        assert not fixed.diagnostics
    else:
        assert _texts(fixed.library) == files_in(example.instead)
        assert not check(fixed.library, RULES, today=today)


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.CODE)
def test_fixes_are_what_the_rule_says(
    rule: Rule, library_of: MakeLibrary, files_in: ReadFiles, only_rule: ChooseRules, today: date
) -> None:
    """A rule offers fixes of its own kind only, in its example and all its cases."""
    examples = [page.read(rule).example, *(case.text for case in cases() if case.code == rule.CODE)]
    found = [
        finding
        for example in examples
        for finding in check(
            _library(library_of, files_in(example))[0], only_rule(rule.CODE), today=today
        )
    ]

    safe = {finding.fix.safe for finding in found if finding.fix}

    assert safe == {Fixes.NONE: set(), Fixes.SAFE: {True}, Fixes.UNSAFE: {False}}[rule.FIX]


def test_every_rule_has_cases() -> None:
    """Each rule has a case that it must find and one that it must spare."""
    kinds = {(case.code, case.finds) for case in cases()}

    assert kinds == {(rule.CODE, finds) for rule in RULES for finds in (True, False)}
    assert EXAMPLE_LINES.keys() == {rule.CODE for rule in RULES}
