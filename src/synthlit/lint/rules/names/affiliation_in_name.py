r"""An affiliation, a footnote's mark, an e-mail address or a role in a name.

## Why is this bad?
It was copied along with the title page. BibTeX takes it for a part of the name, prints it in every
reference and sorts by it.

## Example
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor*},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
Unsafe: what is no name goes, and with it where the author worked. Nicknames in parentheses, names
in braces and collectives stay.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import UNUSUAL_NAMES, Finding, Fixes, Preset
from synthlit.lint.rules.names.persons import LISTS, changed, is_group, names
from synthlit.lint.texts import quoted
from synthlit.model.particles import is_corporate

CODE = "NAM009"
NAME = "affiliation-in-name"
PRESET = Preset.DEFAULT
FIX = Fixes.UNSAFE
FIELDS: Final[tuple[str, ...]] = LISTS
SIGNS: Final = UNUSUAL_NAMES

_SIGNS = "*†‡§¶∗⁎✉⋆¹²³⁰⁴-⁹"
_SUSPECT = re.compile(rf"[(\[@$\d{_SIGNS}]", re.ASCII)
_COMMANDS = ("\\textsuperscript", "\\thanks", "\\footnote", "\\dag", "\\ddag")
# An institution, in the languages of most papers, a well-known one, or what somebody did.
_PLACE = (
    r"\b(?:Univ|Instit|Inst\.|Colleg|School|Dep(?:t|artment)\b|Facult|Laborator|Labs?\b|Cent(?:er|re)"
    r"\b|Academ|Hospital|Research|Corporation|Corp\b|Inc\b|Ltd\b|GmbH|LLC\b|Compan|Polytechn|[EÉ]cole|"
    r"Hochschule|Google|DeepMind|Microsoft|Meta\b|Facebook|OpenAI|Anthropic|Amazon|Apple\b|Nvidia|"
    r"Alibaba|Tencent|Baidu|ByteDance|Huawei|Stanford|Harvard|Princeton|Berkeley|Oxford|Cambridge|"
    r"Tsinghua|Peking|(?:[Cc]orresponding|[Ff]irst|[Ss]enior|[Jj]oint|[Ll]ead)\s[Aa]uthor|[Ee]qual\s"
    r"[Cc]ontribution|[Ii]ntern\b|[Dd]eceased)|^(?:[Ee]d(?:itor|itors|s)?\.?|[Tt]ransl?\.|[Tt]ranslator|"
    r"Hrsg\.|[A-Z]{3,}(?:[ -][A-Z]{2,})*|[\d*,\s†‡§¶∗]+)$"
)
_IS_PLACE = re.compile(_PLACE)
_GROUP = re.compile(r"[\s~]?\(([^()]*)\)|[\s~]?\[([^\[\]]*)\]")
_IN_BRACKETS = re.compile(r"[\d*,\s†‡§¶∗]+|[a-z](?:\s*,\s*[a-z])*")
_SIGN = rf"[{_SIGNS}]|\\(?:d?dag(?:ger)?(?![A-Za-z])(?:\{{\}})?|[*])"
_MARKS = re.compile(
    rf"(?:(?<=[^\s,{_SIGNS}])\s?|^)(?:{_SIGN})(?:[,\s]*(?:{_SIGN}))*(?=[\s,]|$)|^[{_SIGNS}]+\s*"
)
_RAISED = re.compile(
    r"\$\s*(?:\{\})?\^[^$]{0,40}\$|\$\s*\\(?:d?dag(?:ger)?|ast|star|S|P)\s*\$|"
    r"\\(?:textsuperscript|thanks|footnote|footnotemark)(?:\[[^\[\]]{0,9}\])?\{[^{}]*\}"
)
_MAIL = re.compile(r"[<(\[]?(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}[>)\]]?")
_NUMBERED = re.compile(r"(?<=[a-zà-ž])\d{1,2}(?=[\s,]|$)", re.ASCII)
_SPACES = re.compile(r"(?<![\s~])[\s~]+(?=,|$)")


def check(work: Work) -> Iterator[Finding]:
    """Yield each name list with what is no name."""
    for field in LISTS:
        value = work.entry.get(field)
        if not value or not _is_suspect(value):
            continue
        numbered = [name for name in names(value) if " " in name and _NUMBERED.search(name)]
        # One alone may be called so on the net.
        new = changed(value, without if len(numbered) < 2 else _without_numbers)
        if new:
            fix = Fix("take out what is no name", Revise({field: new.value}), safe=False)
            message = f"{quoted(new.name)} has more in it than a name"
            yield Finding(work, message, field, new.start, fix)


def _is_suspect(value: str) -> bool:
    if _SUSPECT.search(value):
        return True
    return "\\" in value and any(command in value for command in _COMMANDS)


def without(name: str) -> str:
    """Return the name without affiliations, marks, addresses and roles."""
    if is_group(name) or "](" in name:
        return name
    bare = _MAIL.sub("", name) if "@" in name else name
    bare = _RAISED.sub("", bare) if "$" in bare or "\\" in bare else bare
    bare = _MARKS.sub("", _GROUP.sub(_kept, bare))
    if bare == name:
        return name
    bare = _SPACES.sub("", bare.replace("{}", "")).strip(" \t\r\n,~")
    return name if not bare or is_corporate(bare) else bare


def _without_numbers(name: str) -> str:
    return without(name if is_group(name) or is_corporate(name) else _NUMBERED.sub("", name))


def _kept(match: re.Match[str]) -> str:
    """Return what stands in brackets if it may be a name, a nickname for one."""
    if match[2] is not None and _IN_BRACKETS.fullmatch(match[2]):
        return ""
    return "" if _IS_PLACE.search(match[1] or match[2] or "") else match[0]
