"""Ask the rules about single entries, each only about entries that it may find fault with."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from synthlit.library.library import Work
from synthlit.lint.rule import NON_ASCII, UNUSUAL_NAMES, Finding, WorkRule
from synthlit.model.fields import NAMES

_Check = Callable[[Work], Iterator[Finding]]
_Call = tuple[tuple[str, ...], str]

_WORD = (
    r"(?!(?:Al|Dr|Esq|Et|Jr|Mr|Mrs|Ms|Prof|Professor|Snr|Sr)\b)"
    r"(?:(?:[A-Z]')?[A-Z][a-z]+(?:(?:(?:-|\{-\}|')[A-Z]?|[A-Z])[a-z]+)*|[A-Z]\.(?:-[A-Z]\.)*|van|von|de|der)"
)
_NAME = rf"{_WORD}(?: {_WORD})*(?:, {_WORD}(?: {_WORD})*)?"
# Lists with which no rule about names has anything to do, which are most.
ORDINARY_NAMES = re.compile(rf"{_NAME}(?:\s+and\s+{_NAME})*(?:\s+and\s+others)?")


class EntryRuleRunner:
    """Asks rules about works; which rules an entry calls for is worked out once for its like.

    Thousands of entries have one of a few dozen sets of fields and of telling characters.
    """

    def __init__(self, rules: Sequence[WorkRule]) -> None:
        self._rules = [(rule, frozenset(getattr(rule, "SIGNS", ""))) for rule in rules]
        self._signs = sorted({sign for _, signs in self._rules for sign in signs} - _NO_CHARACTERS)
        self._checks: dict[_Call, tuple[tuple[str, _Check], ...]] = {}

    def __call__(self, works: Iterable[Work]) -> Iterator[tuple[str, Finding]]:
        """Yield the code and what the rule found, work by work."""
        for work in works:
            call = self._call(work)
            checks = self._checks.get(call)
            if checks is None:
                checks = self._checks[call] = tuple(self._called_for(*call))
            for code, check in checks:
                for finding in check(work):
                    yield code, finding

    def _call(self, work: Work) -> _Call:
        """Return the fields of an entry and the telling characters in its values."""
        fields = work.entry.fields
        values = " ".join(fields.values())
        signs = "".join([sign for sign in self._signs if sign in values])
        plain = values.isascii() and (
            values.isprintable() or values.translate(_LINE_ENDS).isprintable()
        )
        if not plain:
            signs += NON_ASCII
        for name in NAMES:
            if name in fields and not ORDINARY_NAMES.fullmatch(fields[name]):
                return tuple(fields), signs + UNUSUAL_NAMES
        return tuple(fields), signs

    def _called_for(self, fields: tuple[str, ...], signs: str) -> Iterator[tuple[str, _Check]]:
        for rule, wanted in self._rules:
            if (not rule.FIELDS or not set(fields).isdisjoint(rule.FIELDS)) and (
                not wanted or not wanted.isdisjoint(signs)
            ):
                yield rule.CODE, rule.check


_NO_CHARACTERS = {NON_ASCII, UNUSUAL_NAMES}
_LINE_ENDS = str.maketrans("\n\r\t", "   ")
