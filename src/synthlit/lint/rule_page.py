"""The page of a rule, `rules/docs/CODE.md`, and the list of rules that `synthlit rule` shows.

Below the page, which people read, are the cases that the tests run. In the examples an invisible
character is written as its number, `<U+200B>`, and `<EOF>` marks a last line without a line end.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from synthlit.lint.registry import GROUPS
from synthlit.lint.rule import Fixes, Rule
from synthlit.lint.visible import from_visible

DOCS = Path(__file__).parent / "rules" / "docs"

WHY = "Why is this bad?"
EXAMPLE = "Example"
INSTEAD = "Use instead"
FIX = "Fix"
OTHERS = "Also found by"
# The headings of a page, in order; only pages of rules with a fix have INSTEAD.
HEADINGS = (WHY, EXAMPLE, INSTEAD, FIX, OTHERS)

# A block of code; its fence is longer than any in the code.
BLOCK = r"(?P<fence>`{3,})(?P<language>bibtex|markdown)\n(?P<code>(?:.*\n)*?)(?P=fence)"

_CASES = "\n## Cases\n"
# Examples in Markdown have other headings, which must not match.
_HEADING = re.compile(rf"^## ({'|'.join(map(re.escape, HEADINGS))})\n", re.MULTILINE)
_EXAMPLE = re.compile(rf"{BLOCK}\n\nFound at (?P<found>[^ ]+(?:, [^ ]+)*)\.")
_INSTEAD = re.compile(BLOCK)
_NO_LINE_END = "<EOF>\n"
_MARK = {Fixes.NONE: "", Fixes.SAFE: "safe fix", Fixes.UNSAFE: "unsafe fix"}


@dataclass(frozen=True)
class RulePage:
    """The parts of a rule's page; the examples are BibTeX or Markdown.

    `text` is the page as written, without the cases; `found` has the positions of the findings in
    the example.
    """

    text: str
    summary: str
    why: str
    example: str
    found: str
    instead: str
    fix: str
    others: str
    language: str
    cases: str


def read(rule: Rule, folder: Path = DOCS) -> RulePage:
    """Return a rule's page. Raises ValueError where it is malformed."""
    text, _, cases = (folder / f"{rule.code}.md").read_text("utf-8").partition(_CASES)
    head, *parts = _HEADING.split(text)
    headings, bodies = parts[::2], [part.strip() for part in parts[1::2]]
    title, _, summary = head.strip().partition("\n\n")
    sections = dict(zip(headings, bodies, strict=True))
    expected = [heading for heading in HEADINGS if heading != INSTEAD or heading in sections]
    if headings != expected or not all(bodies):
        raise ValueError(f"{rule.code}: the page has {headings}, not {expected}")
    if title != f"# {rule.code}: {rule.name}" or not summary or "\n" in summary:
        raise ValueError(f"{rule.code}: the page begins with its code and name, and a summary")
    example = _EXAMPLE.fullmatch(sections[EXAMPLE])
    instead = _INSTEAD.fullmatch(sections[INSTEAD]) if INSTEAD in sections else None
    if not example or (INSTEAD in sections and not instead):
        raise ValueError(f"{rule.code}: an example is one block of bibtex or markdown")
    return RulePage(
        text.rstrip("\n") + "\n",
        summary,
        sections[WHY],
        decoded(example["code"]),
        example["found"],
        decoded(instead["code"]) if instead else "",
        sections[FIX],
        sections[OTHERS],
        example["language"],
        cases,
    )


def decoded(code: str) -> str:
    """Return the text that a block of code represents."""
    return from_visible(code.removesuffix(_NO_LINE_END))


def shape(rule: Rule) -> dict[str, str | None]:
    """Return a rule and the contents of its page as docs/json.md describes it."""
    page = read(rule)
    return {
        "code": rule.code,
        "name": rule.name,
        "preset": rule.preset.value,
        "fix": rule.fix.value,
        "summary": page.summary,
        "why": page.why,
        "example": page.example,
        "instead": page.instead or None,
        "language": page.language,
        "about_the_fix": page.fix,
        "also_found_by": page.others,
    }


def listing(rules: Iterable[Rule]) -> str:
    """Return a table of rules by group: code, name, preset, fix and summary."""
    table = sorted(rules, key=lambda rule: rule.code)
    width = max((len(rule.name) for rule in table), default=0)
    lines: list[str] = []
    group = ""
    for rule in table:
        if rule.code[:3] != group:
            group = rule.code[:3]
            lines += [*([""] if lines else []), f"{group}  {GROUPS[group]}"]
        mark = _MARK[rule.fix]
        kind = f"{rule.preset:<8}  {mark:<10}"
        lines.append(f"  {rule.code}  {rule.name:<{width}}  {kind}  {read(rule).summary}")
    return "\n".join(lines) + "\n"
