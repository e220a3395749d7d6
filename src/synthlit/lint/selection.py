"""Select the rules that are run on a file."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import PurePosixPath

from synthlit.lint.codes import REDIRECTS
from synthlit.lint.registry import GROUPS, RULES, unknown
from synthlit.lint.rule import Preset, Rule, Rules
from synthlit.settings import LintSettings

ALL = "ALL"
# A file that could not be read was not checked: only ignoring these rules hides that.
ALWAYS = frozenset({"FIL001", "FIL002", "FIL006", "SYN001", "SYN002"})
# Of two rules that undo each other's fixes, one is run: the preset's, or else the first.
OPPOSED = (("TXT005", "TXT012"), ("FLD010", "FLD011"))
_NEVER = -1


@dataclass(frozen=True)
class Choice:
    """The choice for this run: a preset, rules instead of it, more rules, fewer rules."""

    preset: str = ""
    select: Sequence[str] = ()
    extend: Sequence[str] = ()
    ignore: Sequence[str] = ()


def select(
    settings: LintSettings,
    choice: Choice = Choice(),
    *,
    path: PurePosixPath | None = None,
    in_library: bool = True,
) -> Rules:
    """Return the rules that the settings and the choice for this run select.

    A prefix of codes selects all rules that begin with it; ALL selects all. If a rule is both
    selected and ignored, the longer prefix decides, and ignoring where they are equal; a rule
    selected for the run is ignored by the settings only with a longer prefix. Settings for a
    pattern that the path matches replace or extend the general ones. Of two opposed rules one is
    left out. Raises SynthlitError for a prefix that no rule has.
    """
    settings = _for_path(settings, path)
    ours = _known(settings.select)
    theirs = _known(settings.ignore)
    more = _known((*settings.extend_select, *choice.extend))
    selected, refused = _known(choice.select), _known(choice.ignore)
    preset = _rules_of(choice.preset or settings.preset, in_library=in_library)
    chosen_instead = selected or (ours if not choice.preset else [])

    def is_on(rule: Rule) -> bool:
        if chosen_instead:
            length = _length(rule, chosen_instead)
        else:
            length = 0 if rule.preset in preset else _NEVER
        length = max(length, _length(rule, more))
        if rule.code in ALWAYS:
            length = max(length, 0)
        ignored = _length(rule, theirs) - bool(selected)
        return length > max(ignored, _length(rule, refused))

    chosen = {rule.code: rule.preset for rule in RULES if is_on(rule)}
    for one, other in OPPOSED:
        if one in chosen and other in chosen:
            del chosen[one if chosen[other] == (choice.preset or settings.preset) else other]
    return RULES.only(chosen)


def rules_for(
    settings: LintSettings, choice: Choice, *, in_library: bool
) -> Callable[[PurePosixPath], Rules]:
    """Return a function that returns the rules of a file: one object where they are the same."""
    chosen: dict[tuple[bool, ...], Rules] = {}

    def of_path(path: PurePosixPath) -> Rules:
        matching = tuple(_matches(path, each.match) for each in settings.paths)
        if matching not in chosen:
            chosen[matching] = select(settings, choice, path=path, in_library=in_library)
        return chosen[matching]

    return of_path


def _rules_of(preset: str, *, in_library: bool) -> frozenset[Preset]:
    """Return the kinds of rules that a preset runs."""
    kinds = {Preset.DEFAULT, Preset(preset)}
    if in_library or preset == Preset.STRICT:
        kinds.add(Preset.HOUSE)
    return frozenset(kinds)


def _for_path(settings: LintSettings, path: PurePosixPath | None) -> LintSettings:
    """Return the settings, changed by those of each pattern that the path matches."""
    for each in settings.paths:
        if path and _matches(path, each.match):
            settings = replace(
                settings,
                preset=each.preset or settings.preset,
                select=each.select or settings.select,
                extend_select=(*settings.extend_select, *each.extend_select),
                ignore=(*settings.ignore, *each.ignore),
            )
    return settings


def _matches(path: PurePosixPath, pattern: str) -> bool:
    """Return whether a pattern matches the path or a folder above it; `**` matches any folders."""
    pattern = pattern.strip("/").replace("**/", "*").replace("**", "*")
    return any(fnmatchcase(str(each), pattern) for each in (path, *path.parents[:-1]))


def _known(prefixes: Iterable[str]) -> list[str]:
    """Return the prefixes in capitals, with redirected codes replaced."""
    codes = {rule.code for rule in RULES}
    found: list[str] = []
    for text in prefixes:
        prefix = REDIRECTS.get(text.strip().upper(), text.strip().upper())
        if prefix != ALL and (not prefix or not any(code.startswith(prefix) for code in codes)):
            raise unknown(text, sorted({*codes, *GROUPS}))
        found.append(prefix)
    return found


def _length(rule: Rule, prefixes: Iterable[str]) -> int:
    """Return the length of the longest prefix that matches the rule: 0 for ALL, -1 for none."""
    lengths = [
        0 if prefix == ALL else len(prefix)
        for prefix in prefixes
        if prefix == ALL or rule.code.startswith(prefix)
    ]
    return max(lengths, default=_NEVER)
