"""Every rule, in a table; codes are grouped, and are never given to another rule."""

import difflib
from collections.abc import Iterable, Mapping

from synthlit.errors import SynthlitError
from synthlit.lint.rule import Rule
from synthlit.lint.rules.duplicates import table as duplicates
from synthlit.lint.rules.exemptions import table as exemptions
from synthlit.lint.rules.fields import table as fields
from synthlit.lint.rules.files import table as files
from synthlit.lint.rules.generated import table as generated
from synthlit.lint.rules.headings import table as headings
from synthlit.lint.rules.identifiers import table as identifiers
from synthlit.lint.rules.keys import table as keys
from synthlit.lint.rules.links import table as links
from synthlit.lint.rules.lists import table as lists
from synthlit.lint.rules.markdown import table as markdown
from synthlit.lint.rules.names import table as names
from synthlit.lint.rules.numbers import table as numbers
from synthlit.lint.rules.records import table as records
from synthlit.lint.rules.rules import Rules
from synthlit.lint.rules.sections import table as sections
from synthlit.lint.rules.syntax import table as syntax
from synthlit.lint.rules.texts import table as texts
from synthlit.lint.rules.titles import table as titles
from synthlit.lint.rules.venues import table as venues

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
    "REC": "what authorities know",
    "LST": "lines of a list",
    "LNK": "links",
    "HDG": "headings and contents",
    "MDN": "Markdown texts",
    "GEN": "generated files",
    "EXM": "exemptions",
}

RULES = Rules.joined(
    (
        files.RULES,
        syntax.RULES,
        keys.RULES,
        duplicates.RULES,
        sections.RULES,
        fields.RULES,
        texts.RULES,
        titles.RULES,
        names.RULES,
        numbers.RULES,
        identifiers.RULES,
        venues.RULES,
        records.RULES,
        lists.RULES,
        links.RULES,
        headings.RULES,
        markdown.RULES,
        generated.RULES,
        exemptions.RULES,
    )
)

# The old code of a rule that was renamed, and its code today.
REDIRECTS: Mapping[str, str] = {}


def find(text: str, redirects: Mapping[str, str] = REDIRECTS) -> Rule:
    """Return the rule of a code or a name. Raises SynthlitError that names the nearest."""
    wanted = redirects.get(text.strip().upper(), text.strip()).lower()
    for rule in RULES:
        if wanted in (rule.CODE.lower(), rule.NAME):
            return rule
    raise unknown(text, [name for rule in RULES for name in (rule.CODE, rule.NAME)])


def unknown(text: str, known: Iterable[str]) -> SynthlitError:
    """Return the error that says that there is no such rule, and which of the known is meant."""
    names = {name.lower(): name for name in known}
    near = difflib.get_close_matches(text.strip().lower(), names, n=1)
    hint = f"did you mean {names[near[0]]}? " if near else ""
    return SynthlitError(f"there is no rule {text!r}", f"{hint}`synthlit rule` lists all rules")
