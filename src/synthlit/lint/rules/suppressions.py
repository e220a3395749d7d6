"""Rules about suppression comments."""

from collections.abc import Iterator

from synthlit.lint.codes import REMOVED
from synthlit.lint.rule import Finding, Location, suppression_rule
from synthlit.lint.suppression import SuppressionUsage


@suppression_rule("EXM001", "unused-suppression")
def unused_suppression(usage: SuppressionUsage) -> Iterator[Finding]:
    """Yield each code that excused nothing, though the rules that it names were asked."""
    for exemption in usage.exemptions:
        for code in exemption.codes:
            named = {each for each in usage.known if each.startswith(code)}
            if named and named <= usage.asked and (exemption.offset, code) not in usage.used:
                at = Location(usage.path, usage.source, exemption.offset)
                yield Finding(at, f"there is nothing here that {code} would find: take it out")


@suppression_rule("EXM002", "suppression-without-reason")
def suppression_without_reason(usage: SuppressionUsage) -> Iterator[Finding]:
    """Yield each exemption without a reason."""
    for exemption in usage.exemptions:
        if exemption.codes and not exemption.reason:
            at = Location(usage.path, usage.source, exemption.offset)
            codes = ", ".join(exemption.codes)
            yield Finding(at, f"say why {codes} may be ignored here: `ignore {codes}: the reason`")


@suppression_rule("EXM003", "unknown-suppression")
def unknown_suppression(usage: SuppressionUsage) -> Iterator[Finding]:
    """Yield each code that no rule has or begins with, and each exemption that names none."""
    for exemption in usage.exemptions:
        at = Location(usage.path, usage.source, exemption.offset)
        if not exemption.codes:
            yield Finding(at, "this exemption names no rule: `synthlit: ignore CODE: the reason`")
        for code in exemption.codes:
            if not any(each.startswith(code) for each in usage.known):
                gone = f"rule {code} was removed: take it out of the comment"
                yield Finding(at, gone if code in REMOVED else f"there is no rule {code}")
