"""What a report says of a rule, beside its findings."""

from collections.abc import Mapping
from enum import StrEnum

from synthlit.lint.registry import RULES
from synthlit.lint.rule import Preset, Rule

URL = "https://github.com/5456es/awesome-synthetic-data"
_PAGES = f"{URL}/blob/main/src/synthlit/lint/rules/docs"
_RULES: Mapping[str, Rule] = {rule.code: rule for rule in RULES}


class Severity(StrEnum):
    """How grave a finding is: an error is wrong whatever one's taste, a warning in one's form."""

    ERROR = "error"
    WARNING = "warning"


def rule(code: str) -> Rule:
    """Return the rule of a finding's code."""
    return _RULES[code]


def severity(code: str) -> Severity:
    """Return how grave a finding of the rule is, which its preset says."""
    always = (Preset.DEFAULT, Preset.HOUSE)
    return Severity.ERROR if rule(code).preset in always else Severity.WARNING


def page_url(code: str) -> str:
    """Return the address of a rule's page."""
    return f"{_PAGES}/{code}.md"
