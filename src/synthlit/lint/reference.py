"""All rules on one Markdown page, docs/rules.md."""

from collections.abc import Iterable, Iterator

from synthlit.lint import rule_page
from synthlit.lint.registry import GROUPS, REDIRECTS
from synthlit.lint.rule import Fixes, Rule

_HEAD = """\
# The rules

{count} rules, in groups by the letters of their codes. A code is never given to another rule. Made
by `synthlit rule --markdown`; `synthlit rule CODE` shows a page in the terminal, and
[linting.md](linting.md) says how rules are chosen and findings excused.

A rule of preset `default` is asked always, one of `house` about the entries of a library of
synthlit's, the others under the preset of their name. A safe fix keeps every fact; an unsafe one is
carried out with `--unsafe-fixes` only.
"""
_MARK = {Fixes.NONE: "", Fixes.SAFE: "safe", Fixes.UNSAFE: "unsafe"}


def render(rules: Iterable[Rule]) -> str:
    """Return a table of each group's rules, and behind the tables the page of each rule."""
    every = list(rules)
    parts = [_HEAD.format(count=len(every)), *_tables(every)]
    parts += (f"## {rule.CODE}\n\n`{rule.NAME}`: {rule_page.markdown(rule)}" for rule in every)
    if REDIRECTS:
        renamed = "".join(f"- {old} is {new} today\n" for old, new in sorted(REDIRECTS.items()))
        parts.append(f"## Renamed rules\n\n{renamed}")
    return "\n".join(parts)


def _tables(rules: list[Rule]) -> Iterator[str]:
    for letters, about in GROUPS.items():
        rows = [rule for rule in rules if rule.CODE.startswith(letters)]
        if rows:
            head = (
                "| code | name | preset | fix | also found by |\n| --- | --- | --- | --- | --- |\n"
            )
            yield f"**{letters}**: {about}\n\n{head}{''.join(map(_row, rows))}"


def _row(rule: Rule) -> str:
    others = " ".join(rule_page.read(rule).others.split()).replace("|", "\\|")
    code = f"[{rule.CODE}](#{rule.CODE.lower()})"
    return f"| {code} | {rule.NAME} | {rule.PRESET} | {_MARK[rule.FIX]} | {others} |\n"
