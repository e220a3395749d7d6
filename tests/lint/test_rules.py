"""Every rule, on the example of its own page and on the cases below it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest

from synthlit.lint import rule_page
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.registry import RULES
from synthlit.lint.rule import EntryCheck, Fixes, Preset, Rule, Rules
from tests.lint.cases import Case, cases, locations
from tests.lint.conftest import ChooseRules, Example, MakeLibrary, codes, contents, example


def _locations(files: Example, found: Iterable[Diagnostic]) -> tuple[str, ...]:
    """Return where findings are, as pages write it."""
    several = len(files.files) > 1
    return tuple(
        f"{each.path}:{each.line}:{each.column}" if several else f"{each.line}:{each.column}"
        for each in sorted(found)
    )


def _beside(rule: Rule, files: Example) -> Rules:
    """Return the rule with all that run on such files without being named."""
    kinds = {Preset.DEFAULT, *([Preset.HOUSE] if files.entries else [])}
    on = {each.code for each in RULES if each.preset in kinds}
    return RULES.only({*on, rule.code})


def _unfiltered(rules: Rules) -> Rules:
    """Return the rules so that they run on every entry, whatever its fields and characters."""
    return Rules(
        replace(
            rule,
            checks=tuple(
                replace(check, fields=(), characters="") if isinstance(check, EntryCheck) else check
                for check in rule.checks
            ),
        )
        for rule in rules
    )


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: f"{case.code}: {case.title}")
def test_case(case: Case, library_of: MakeLibrary, only_rule: ChooseRules) -> None:
    """The rule finds the error where the page says, and its fix makes the text of the page."""
    files = example(case.text, case.code, case.language)
    rules = only_rule(case.code)

    found = files.check(library_of, rules)

    assert _locations(files, found) == case.found
    after = files.fix(library_of, rules)
    if case.after is not None:
        assert contents(after) == contents(example(case.after, case.code, case.language).checked)
    if case.stays or not case.found:
        assert after == files.checked


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.code)
def test_filters_hide_nothing(rule: Rule, library_of: MakeLibrary, only_rule: ChooseRules) -> None:
    """A rule finds the same where it also runs on entries that its filters would skip."""
    rules = only_rule(rule.code)
    examples = _examples(rule)

    for files in examples if rules.checks(EntryCheck) else ():
        expected = files.check(library_of, rules)
        assert files.check(library_of, _unfiltered(rules)) == expected


def _examples(rule: Rule) -> list[Example]:
    """Return the files of the page's example and of its cases."""
    page = rule_page.read(rule)
    shown = [(page.example, page.language)]
    shown += ((case.text, case.language) for case in _cases()[rule.code])
    return [example(text, rule.code, language) for text, language in shown]


@cache
def _cases() -> dict[str, list[Case]]:
    found: dict[str, list[Case]] = defaultdict(list)
    for case in cases():
        found[case.code].append(case)
    return found


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.code)
def test_example_is_found(rule: Rule, library_of: MakeLibrary) -> None:
    """Of all rules, only that of the page finds an error in its example, at the right location."""
    page = rule_page.read(rule)
    files = example(page.example, rule.code, page.language)

    found = files.check(library_of, _beside(rule, files))

    assert codes(found) == {rule.code}
    assert _locations(files, found) == locations(page.found)


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.code)
def test_example_is_fixed(rule: Rule, library_of: MakeLibrary) -> None:
    """With canonical form, the fix makes the text of "Use instead", without findings."""
    shown = rule_page.read(rule)
    files = example(shown.example, rule.code, shown.language)
    chosen = [rule.code] if rule.fix is Fixes.NONE else [rule.code, "FIL005"]

    after = files.fix(library_of, RULES.only(chosen))

    if rule.fix is Fixes.NONE:
        assert not shown.instead
        assert after == files.checked
    else:
        assert after == example(shown.instead, rule.code, shown.language).checked
        fixed = Example(after, files.records, files.is_library)
        assert not fixed.check(library_of, _beside(rule, fixed))


@pytest.mark.parametrize("rule", list(RULES), ids=lambda rule: rule.code)
def test_fixes_are_what_the_rule_says(
    rule: Rule, library_of: MakeLibrary, only_rule: ChooseRules
) -> None:
    """A rule offers fixes of its kind in its example and all its cases.

    Where a safe one would not keep every fact, it is an unsafe one.
    """
    examples = _examples(rule)
    found = [
        finding for files in examples for finding in files.check(library_of, only_rule(rule.code))
    ]

    safe = {finding.fix.safe for finding in found if finding.fix}

    if rule.fix is Fixes.SAFE:
        assert True in safe
    else:
        assert safe == ({False} if rule.fix is Fixes.UNSAFE else set())


def test_every_rule_has_cases() -> None:
    """Each rule has a case in which it must find something, and one in which it must not."""
    kinds = {(case.code, bool(case.found)) for case in cases()}

    assert kinds == {(rule.code, finds) for rule in RULES for finds in (True, False)}
