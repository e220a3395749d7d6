"""All rules, and their groups by the first letters of their codes."""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from synthlit.errors import SynthlitError
from synthlit.lint import rules
from synthlit.lint.codes import REDIRECTS, REMOVED
from synthlit.lint.rule import Rule, Rules

GROUPS: Mapping[str, str] = {
    "FIL": "entry files",
    "SYN": "the syntax of .bib files",
    "KEY": "citation keys",
    "DUP": "one work in two entries",
    "SEC": "sections",
    "FLD": "types and fields",
    "TXT": "texts",
    "TTL": "titles",
    "NAM": "author lists",
    "NUM": "years, dates and pages",
    "IDN": "identifiers and addresses",
    "VEN": "venues",
    "REC": "comparison with records of authorities",
    "LST": "lines of a list",
    "LNK": "links",
    "HDG": "headings and contents",
    "MDN": "Markdown texts",
    "GEN": "generated files",
    "EXM": "suppressions",
}

# The modules of rules: every module of the package is one.
FAMILIES: tuple[ModuleType, ...] = tuple(
    import_module(f"{rules.__name__}.{module.name}") for module in iter_modules(rules.__path__)
)


def rules_of(family: ModuleType) -> Iterator[Rule]:
    """Yield the rules that a module defines; a name with an underscore is part of another rule."""
    names = vars(family).items()
    return (each for name, each in names if isinstance(each, Rule) and not name.startswith("_"))


RULES = Rules(rule for family in FAMILIES for rule in rules_of(family))


def find(text: str) -> Rule:
    """Return the rule of a code or a name. Raises SynthlitError that names the nearest."""
    wanted = REDIRECTS.get(text.strip().upper(), text.strip()).lower()
    for rule in RULES:
        if wanted in (rule.code.lower(), rule.name):
            return rule
    raise unknown(text, [name for rule in RULES for name in (rule.code, rule.name)])


def unknown(text: str, known: Iterable[str]) -> SynthlitError:
    """Return the error for a code or name that no rule has, or that a removed rule had."""
    if code := removed(text):
        return SynthlitError(
            f"rule {code} ({REMOVED[code]}) was removed", "`synthlit rule` lists all rules"
        )
    names = {name.lower(): name for name in known}
    near = difflib.get_close_matches(text.strip().lower(), names, n=1)
    hint = f"did you mean {names[near[0]]}? " if near else ""
    return SynthlitError(f"there is no rule {text!r}", f"{hint}`synthlit rule` lists all rules")


def removed(text: str) -> str:
    """Return the code of the removed rule that had a code or name, or nothing."""
    wanted = text.strip()
    codes = (code for code, name in REMOVED.items() if wanted.upper() == code or wanted == name)
    return next(codes, "")
