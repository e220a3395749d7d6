"""Rules about suppression comments."""

from collections.abc import Iterator

from synthlit.lint.codes import REMOVED
from synthlit.lint.rule import Finding, Position, suppression_rule
from synthlit.lint.suppression import SuppressionUsage


@suppression_rule("EXM001", "unused-suppression")
def unused_suppression(usage: SuppressionUsage) -> Iterator[Finding]:
    """Yield each code that suppressed nothing although all rules that it names have run."""
    for suppression in usage.suppressions:
        for code in suppression.codes:
            named = {each for each in usage.known if each.startswith(code)}
            if named and named <= usage.ran and (suppression.offset, code) not in usage.used:
                at = Position(usage.path, *usage.source.position(suppression.offset))
                yield Finding(at, f"this comment suppresses no finding of {code}: remove the code")


@suppression_rule("EXM002", "suppression-without-reason")
def suppression_without_reason(usage: SuppressionUsage) -> Iterator[Finding]:
    """Yield each suppression without a reason."""
    for suppression in usage.suppressions:
        if suppression.codes and not suppression.reason:
            at = Position(usage.path, *usage.source.position(suppression.offset))
            codes = ", ".join(suppression.codes)
            yield Finding(at, f"give the reason: `ignore {codes}: the reason`")


@suppression_rule("EXM003", "unknown-suppression")
def unknown_suppression(usage: SuppressionUsage) -> Iterator[Finding]:
    """Yield each code that is no rule's code or prefix, and each suppression without a code."""
    for suppression in usage.suppressions:
        at = Position(usage.path, *usage.source.position(suppression.offset))
        if not suppression.codes:
            yield Finding(at, "this suppression names no rule: `synthlit: ignore CODE: the reason`")
        for code in suppression.codes:
            if not any(each.startswith(code) for each in usage.known):
                removed = f"rule {code} was removed: remove its code from the comment"
                yield Finding(at, removed if code in REMOVED else f"there is no rule {code}")
