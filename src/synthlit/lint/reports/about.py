"""The severity and the fingerprint that reports add to findings."""

import hashlib
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.registry import RULES
from synthlit.lint.result import LintResult
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


def fingerprints(result: LintResult) -> Iterator[tuple[Diagnostic, str]]:
    """Yield each finding with a name by which a service knows it when other lines change.

    It is unique in the result: a hash of file, rule, entry and the text of the line, with a number
    where these are equal.
    """
    seen: Counter[str] = Counter()
    for found in result.diagnostics:
        line = result.line(found) if found.path in result.sources else found.message
        parts = (str(found.path), found.code, found.key, " ".join(line.split()))
        data = "\0".join(parts).encode("utf-8", "surrogatepass")
        digest = hashlib.sha256(data).hexdigest()[:32]
        seen[digest] += 1
        yield found, f"{digest}:{seen[digest]}"
