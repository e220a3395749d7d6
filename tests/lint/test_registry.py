"""The table of rules."""

import re

import pytest

from synthlit.errors import SynthlitError
from synthlit.lint import rule_page
from synthlit.lint.codes import REDIRECTS, REMOVED
from synthlit.lint.registry import FAMILIES, GROUPS, RULES, find


def test_codes_are_grouped_and_unique() -> None:
    """A code is its group's letters and three digits, and no two rules share code or name."""
    codes = [rule.code for rule in RULES]
    names = [rule.name for rule in RULES]

    assert len(codes) >= 30
    assert codes == sorted(set(codes))
    assert len(set(names)) == len(names)
    assert {code[:3] for code in codes} == set(GROUPS)
    assert all(re.fullmatch(r"[A-Z]{3}\d{3}", code) for code in codes)
    single = {"mojibake", "emoji", "honorific"}
    assert all(name in single or re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", name) for name in names)


def test_functions_are_called_as_their_rules() -> None:
    """A rule is found in the code by its name, and on the pages by its code."""
    for rule in RULES:
        families = [family for family in FAMILIES if rule in vars(family).values()]
        assert [getattr(each, rule.name.replace("-", "_")) for each in families] == [rule]
    assert {page.stem for page in rule_page.DOCS.iterdir()} == {rule.code for rule in RULES}


@pytest.mark.parametrize("text", ["TXT007", "txt007", " shouting-title "])
def test_find(text: str) -> None:
    """A rule is found by code or name."""
    assert find(text).name == "shouting-title"


@pytest.mark.parametrize(("old", "code"), REDIRECTS.items())
def test_find_a_rule_that_another_took_in(old: str, code: str) -> None:
    """An old code leads to the rule of today."""
    assert find(old.lower()).code == code


@pytest.mark.parametrize("text", ["TXT017", "txt017", "white-space-run"])
def test_removed_rule(text: str) -> None:
    """One line says that the rule is gone."""
    with pytest.raises(SynthlitError, match=r"^rule TXT017 \(white-space-run\) was removed$"):
        find(text)


def test_codes_are_not_given_twice() -> None:
    """No rule has a code that another had."""
    codes = {rule.code for rule in RULES}

    assert codes.isdisjoint({*REDIRECTS, *REMOVED})
    assert codes >= set(REDIRECTS.values())


@pytest.mark.parametrize(
    ("text", "hint"),
    [("shouting-titel", "shouting-title"), ("TXT700", "TXT"), ("zzz", "`synthlit rule`")],
)
def test_unknown_rule(text: str, hint: str) -> None:
    """The error names the nearest, or the way to all of them."""
    with pytest.raises(SynthlitError) as caught:
        find(text)

    assert repr(text) in caught.value.message
    assert hint in caught.value.hint
