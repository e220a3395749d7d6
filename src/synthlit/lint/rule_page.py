"""The page of a rule, from its docstring to what `synthlit rule` shows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from synthlit.lint.registry import GROUPS
from synthlit.lint.rule import Fixes, Rule
from synthlit.lint.visible import visible

WHY = "Why is this bad?"
EXAMPLE = "Example"
INSTEAD = "Use instead"
FIX = "Fix"
OTHERS = "Also found by"
# The headings of a page, in order; only one with a fix says what to use instead.
HEADINGS = (WHY, EXAMPLE, INSTEAD, FIX, OTHERS)

# An example in Markdown has headings of its own, which are none of the page's.
_HEADING = re.compile(rf"^## ({'|'.join(map(re.escape, HEADINGS))})\n", re.MULTILINE)
# An example in Markdown has fences of four signs, so that those of three can stand in it.
_BLOCK = re.compile(
    r"\A(?P<fence>`{3,4})(?:bibtex|markdown)\n(?P<code>.*?)^(?P=fence)\Z", re.DOTALL | re.MULTILINE
)
_MARK = {Fixes.NONE: "", Fixes.SAFE: "safe fix", Fixes.UNSAFE: "unsafe fix"}


@dataclass(frozen=True)
class RulePage:
    """The parts of a rule's page; the examples are BibTeX or Markdown."""

    summary: str
    why: str
    example: str
    instead: str
    fix: str
    others: str
    language: str = "bibtex"


def read(rule: Rule) -> RulePage:
    """Return a rule's page. Raises ValueError where it is not in form."""
    summary, *parts = _HEADING.split((rule.__doc__ or "").strip() + "\n")
    headings, bodies = parts[::2], [part.strip() for part in parts[1::2]]
    sections = dict(zip(headings, bodies, strict=True))
    expected = [heading for heading in HEADINGS if heading != INSTEAD or heading in sections]
    if headings != expected or not all(bodies) or "\n" in summary.strip():
        raise ValueError(f"{rule.CODE}: the page has {headings}, not {expected}")
    return RulePage(
        summary.strip(),
        sections[WHY],
        _code(rule, sections[EXAMPLE]),
        _code(rule, sections[INSTEAD]) if INSTEAD in sections else "",
        sections[FIX],
        sections[OTHERS],
        _language(sections[EXAMPLE]),
    )


def _language(body: str) -> str:
    return body.partition("\n")[0].strip("`")


def _code(rule: Rule, body: str) -> str:
    block = _BLOCK.match(body)
    if not block:
        raise ValueError(f"{rule.CODE}: an example is one block of bibtex or markdown")
    return block["code"]


def render(rule: Rule) -> str:
    """Return a rule's page as plain text."""
    page = read(rule)
    parts = [f"{rule.CODE} {rule.NAME}", page.summary, _part(WHY, page.why)]
    parts.append(_part(EXAMPLE, visible(page.example, keep="\n")))
    if page.instead:
        parts.append(_part(INSTEAD, visible(page.instead, keep="\n")))
    parts += [_part(FIX, page.fix), _part(OTHERS, page.others)]
    return "\n\n".join(parts) + "\n"


def shape(rule: Rule) -> dict[str, str | None]:
    """Return how a rule is called and chosen, and what its page says (docs/json.md)."""
    page = read(rule)
    return {
        "code": rule.CODE,
        "name": rule.NAME,
        "preset": rule.PRESET.value,
        "fix": rule.FIX.value,
        "summary": page.summary,
        "why": page.why,
        "example": page.example,
        "instead": page.instead or None,
        "language": page.language,
        "about_the_fix": page.fix,
        "also_found_by": page.others,
    }


def markdown(rule: Rule) -> str:
    """Return a rule's page as Markdown, without its heading."""
    page = read(rule)
    language = page.language
    parts = [
        page.summary,
        f"**{WHY}** {page.why}",
        f"**{EXAMPLE}:**",
        _fenced(page.example, language),
    ]
    if page.instead:
        parts += [f"**{INSTEAD}:**", _fenced(page.instead, language)]
    parts += [f"**{FIX}** {page.fix}", f"**{OTHERS}** {page.others}"]
    return "\n\n".join(parts) + "\n"


def _fenced(code: str, language: str) -> str:
    """Return an example as a block; what is invisible in it is shown by its number."""
    return f"````{language}\n{visible(code, keep=chr(10))}````"


def group(rule: Rule) -> str:
    """Return what the rules of the rule's group are about."""
    return GROUPS[rule.CODE[:3]]


def _part(heading: str, body: str) -> str:
    lines = body.rstrip("\n").split("\n")
    return "\n".join([heading, *(f"    {line}" if line else "" for line in lines)])


def listing(rules: Iterable[Rule]) -> str:
    """Return a table of rules, a group at a time: code, name, preset, fix, what it finds."""
    table = sorted(rules, key=lambda rule: rule.CODE)
    width = max((len(rule.NAME) for rule in table), default=0)
    lines: list[str] = []
    group = ""
    for rule in table:
        if rule.CODE[:3] != group:
            group = rule.CODE[:3]
            lines += [*([""] if lines else []), f"{group}  {GROUPS[group]}"]
        mark = _MARK[rule.FIX]
        kind = f"{rule.PRESET:<8}  {mark:<10}"
        lines.append(f"  {rule.CODE}  {rule.NAME:<{width}}  {kind}  {read(rule).summary}")
    return "\n".join(lines) + "\n"
