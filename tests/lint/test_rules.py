"""Every rule, on its own page's example and on the cases in cases/CODE.bib or cases/CODE.md.

A case begins with `% finds: …` or `% spares: …`; behind `% becomes` stands what its fix makes of
it, and `% stays` says that there is none.
"""

import importlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from synthlit.lint import rule_page
from synthlit.lint.registry import RULES
from synthlit.lint.rule import Fixes, Preset, Rule
from synthlit.lint.rules.rules import Rules
from tests.lint.conftest import ChooseRules, Example, MakeLibrary, codes, example

CASES = Path(__file__).parent / "cases"
_CASE = re.compile(r"^% (finds|spares|becomes|stays)(?:: (.+))?\n", re.MULTILINE)

# Where a rule finds the fault of its example.
EXAMPLE_LINES: dict[str, int] = {
    code: line
    for file in sorted((Path(__file__).parent / "example_lines").glob("[a-z]*.py"))
    for code, line in importlib.import_module(f"tests.lint.example_lines.{file.stem}").LINES.items()
}


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
    for file in sorted([*CASES.glob("*.bib"), *CASES.glob("*.md")]):
        found: list[Case] = []
        # Line ends are read as they are: some cases are about them.
        _, *parts = _CASE.split(file.read_bytes().decode("utf-8"))
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


def _beside(rule: Rule, files: Example) -> Rules:
    """Return the rule with all that are asked of such files without being named."""
    kinds = {Preset.DEFAULT, *([Preset.HOUSE] if files.entries else [])}
    asked = {each.CODE for each in RULES if each.PRESET in kinds}
    return RULES.only({*asked, rule.CODE})


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.code}: {case.title}")
def test_case(case: Case, library_of: MakeLibrary, only_rule: ChooseRules) -> None:
    """The rule finds the fault or spares the text, and its fix makes of it what stands there."""
    files = example(case.text, case.code)
    rules = only_rule(case.code)

    found = files.check(library_of, rules)

    assert bool(found) == case.finds
    after = files.fix(library_of, rules)
    if case.after is not None:
        assert after == example(case.after, case.code).judged
    if case.stays or not case.finds:
        assert after == files.judged


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.CODE)
def test_example_is_found(rule: Rule, library_of: MakeLibrary) -> None:
    """Of all rules, only the page's own finds a fault in its example, and at the right line."""
    files = example(rule_page.read(rule).example, rule.CODE)

    found = files.check(library_of, _beside(rule, files))

    assert codes(found) == {rule.CODE}
    assert found[0].line == EXAMPLE_LINES[rule.CODE]


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.CODE)
def test_example_is_mended(rule: Rule, library_of: MakeLibrary, only_rule: ChooseRules) -> None:
    """The fix makes "use instead" of the example, in which no rule finds anything."""
    shown = rule_page.read(rule)
    files = example(shown.example, rule.CODE)

    after = files.fix(library_of, only_rule(rule.CODE))

    if rule.FIX is Fixes.NONE:
        assert not shown.instead
        assert after == files.judged
    else:
        assert after == example(shown.instead, rule.CODE).judged
        mended = Example(after, files.known, files.is_library)
        assert not mended.check(library_of, _beside(rule, mended))


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.CODE)
def test_fixes_are_what_the_rule_says(
    rule: Rule, library_of: MakeLibrary, only_rule: ChooseRules
) -> None:
    """A rule offers fixes of its own kind only, in its example and all its cases."""
    texts = [
        rule_page.read(rule).example,
        *(case.text for case in cases() if case.code == rule.CODE),
    ]
    found = [
        finding
        for text in texts
        for finding in example(text, rule.CODE).check(library_of, only_rule(rule.CODE))
    ]

    safe = {finding.fix.safe for finding in found if finding.fix}

    assert safe == {Fixes.NONE: set(), Fixes.SAFE: {True}, Fixes.UNSAFE: {False}}[rule.FIX]


def test_every_rule_has_cases() -> None:
    """Each rule has a case that it must find and one that it must spare."""
    kinds = {(case.code, case.finds) for case in cases()}

    assert kinds == {(rule.CODE, finds) for rule in RULES for finds in (True, False)}
    assert EXAMPLE_LINES.keys() == {rule.CODE for rule in RULES}
