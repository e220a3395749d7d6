"""The table of rules."""

import re

import pytest

from synthlit.errors import SynthlitError
from synthlit.lint import rule_page
from synthlit.lint.registry import GROUPS, RULES, find


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
        assert {check.check.__name__ for check in rule.checks} == {rule.name.replace("-", "_")}
    assert {page.stem for page in rule_page.DOCS.iterdir()} == {rule.code for rule in RULES}


@pytest.mark.parametrize("text", ["TXT007", "txt007", " shouting-title "])
def test_find(text: str) -> None:
    """A rule is found by code or name."""
    assert find(text).name == "shouting-title"


def test_find_a_renamed_rule() -> None:
    """An old code leads to the rule of today."""
    assert find("ttl001", {"TTL001": "TXT007"}).name == "shouting-title"


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
