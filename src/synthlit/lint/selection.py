"""Which rules are asked."""

from collections.abc import Iterable, Mapping, Sequence

from synthlit.lint.registry import GROUPS, REDIRECTS, RULES, Rules, unknown
from synthlit.lint.rule import Rule
from synthlit.settings import LintSettings

ALL = "ALL"
# What could not be read was not judged: choosing other rules does not hide that, ignoring does.
ALWAYS = frozenset({"FIL001", "FIL002"})
_NEVER = -1


def select(
    settings: LintSettings,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    redirects: Mapping[str, str] = REDIRECTS,
) -> Rules:
    """Return the rules that the settings choose, and the command line beside or instead of them.

    A code, or the beginning of one, stands for the rules that begin so; ALL stands for all. Where a
    rule is both chosen and ignored, the longer beginning counts, and ignoring where they are equal;
    what the command line chooses, the settings ignore only by a longer one. Raises SynthlitError
    for a beginning that no rule has.
    """
    ours = _known(settings.select, redirects)
    theirs = _known(settings.ignore, redirects)
    asked, refused = _known(select, redirects), _known(ignore, redirects)

    def is_on(rule: Rule) -> bool:
        chosen = _length(rule, asked or ours)
        if rule.CODE in ALWAYS:
            chosen = max(chosen, 0)
        ignored = _length(rule, theirs) - bool(asked)
        return chosen > max(ignored, _length(rule, refused))

    return Rules(
        tuple(rule for rule in RULES.files if is_on(rule)),
        tuple(rule for rule in RULES.works if is_on(rule)),
        tuple(rule for rule in RULES.libraries if is_on(rule)),
    )


def _known(prefixes: Iterable[str], redirects: Mapping[str, str]) -> list[str]:
    """Return the beginnings in capitals, renamed codes by their code today."""
    codes = {rule.CODE for rule in RULES}
    found: list[str] = []
    for text in prefixes:
        prefix = redirects.get(text.strip().upper(), text.strip().upper())
        if prefix != ALL and (not prefix or not any(code.startswith(prefix) for code in codes)):
            raise unknown(text, sorted({*codes, *GROUPS}))
        found.append(prefix)
    return found


def _length(rule: Rule, prefixes: Iterable[str]) -> int:
    """Return the length of the longest beginning that the rule has; ALL is none, -1 is no match."""
    lengths = [
        0 if prefix == ALL else len(prefix)
        for prefix in prefixes
        if prefix == ALL or rule.CODE.startswith(prefix)
    ]
    return max(lengths, default=_NEVER)
