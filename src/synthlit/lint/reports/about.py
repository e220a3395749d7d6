"""Facts about rules that reports add to findings."""

from enum import StrEnum

from synthlit.lint.registry import RULES
from synthlit.lint.rule import Preset

URL = "https://github.com/5456es/awesome-synthetic-data"
# The folder of the pages of rules, CODE.md.
PAGES = f"{URL}/blob/main/src/synthlit/lint/rules/docs"


class Severity(StrEnum):
    """An error is wrong in every file; a warning is a matter of form that a preset chooses."""

    ERROR = "error"
    WARNING = "warning"


def severity(code: str) -> Severity:
    """Return the severity of a rule's findings, which depends on its preset."""
    always = (Preset.DEFAULT, Preset.HOUSE)
    return Severity.ERROR if RULES[code].preset in always else Severity.WARNING
