"""Initials that are not in the form `J. R. R.`.

## Why is this bad?
BibTeX takes `J.R.R.` for one given name and abbreviates it to `J.`, and `J R R` is printed without
dots beside names that have them.

## Example
```bibtex
@misc{wang2025improving,
  title         = {Improving {LLM}-as-a-Judge Inference with the Judgment Distribution},
  author        = {Wang, Victor and Zhang, Michael J.Q. and Choi, Eunsol},
  year          = {2025},
  eprint        = {2503.03064},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{wang2025improving,
  title         = {Improving {LLM}-as-a-Judge Inference with the Judgment Distribution},
  author        = {Wang, Victor and Zhang, Michael J. Q. and Choi, Eunsol},
  year          = {2025},
  eprint        = {2503.03064},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: a dot behind each initial, a space or a hyphen between two. Capitals without dots between them
(`JRR`) may be a name and stay, and so does a vowel that is all of a given name.

## Also found by
papis, bibla
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.names import honorific
from synthlit.lint.rules.names.persons import LISTS, changed, is_person, sections
from synthlit.lint.texts import quoted

CODE = "NAM006"
NAME = "loose-initials"
PRESET = Preset.STRICT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = LISTS

_CAPITAL = r"[^\W\d_a-z]"
# Russian letters that take two Latin ones begin a name as one.
_PAIR = r"(?:Ch|Kh|Sh|Ts|Ya|Ye|Yu|Zh)(?=\.)"
_INITIAL = rf"(?:{_CAPITAL}|{_PAIR})"
_INITIALS = re.compile(rf"(?:{_INITIAL}(?:\.-?|-))*{_INITIAL}\.?")
_ONE = re.compile(rf"({_PAIR}|{_CAPITAL})\.?")
_JOINED = re.compile(rf"(?<![\w.])((?:{_INITIAL}\.)+)(?={_CAPITAL}[^\W\d_A-Z])")
# A capital by itself without a dot, or with a dot and more behind it.
_LOOSE = re.compile(rf"\b(?:{_CAPITAL}|{_PAIR})(?:(?=[\s,~-]|$)|\.-?(?=[^\s,~-]))")
_WORD = re.compile(r"[^\s~]+")
_VOWELS = frozenset("AEIOUY")
_COUNTRIES = frozenset({"U.S.", "U.K.", "U.N.", "E.U."})


def check(work: Work) -> Iterator[Finding]:
    """Yield each name list with loose initials."""
    for field in LISTS:
        value = work.entry.get(field)
        if value and _LOOSE.search(value) and (new := changed(value, _mended)):
            fix = Fix("write J. R. R.", Revise({field: new.value}))
            message = f"the initials of {quoted(new.name)} are not in the form J. R. R."
            yield Finding(work, message, field, new.start, fix)


def _mended(name: str) -> str:
    if not is_person(name) or honorific.without(name) != name:
        return name
    if len(sections(name)) > 1:
        start, end = name.rindex(",") + 1, len(name)
    else:
        start, end = 0, max(name.rfind(" "), name.rfind("~"), name.rfind("\n"))
    given = name[start:end]
    initials = [word for word in _WORD.findall(given) if _INITIALS.fullmatch(word)]
    # A vowel can be all of a name, as in "I Chien".
    if "{" in given or (len(initials) == 1 and initials[0] in _VOWELS):
        return name
    return name[:start] + _WORD.sub(_spaced, given) + name[end:]


def _spaced(match: re.Match[str]) -> str:
    word = match[0]
    if word in _COUNTRIES or "\\" in word:
        return word
    if _INITIALS.fullmatch(word) and word[0].isupper():
        return _ONE.sub(r"\1. ", word).replace(" -", "-").rstrip()
    return _JOINED.sub(lambda joined: joined[1].replace(".", ". "), word)
