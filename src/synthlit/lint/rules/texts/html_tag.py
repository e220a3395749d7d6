r"""An HTML or JATS tag in a text.

## Why is this bad?
Publishers deposit titles with tags, and nothing that reads BibTeX knows them: they print as they
stand, or are taken for HTML on a page that shows the title.

## Example
```bibtex
@misc{ma2025s2r,
  title         = {{S}<sup>2</sup>{R}: Teaching {LLMs} to Self-verify and Self-correct},
  author        = {Ma, Ruotian and Wang, Peisong and Liu, Cheng and others},
  year          = {2025},
  eprint        = {2502.12853},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{ma2025s2r,
  title         = {{S}$^{2}${R}: Teaching {LLMs} to Self-verify and Self-correct},
  author        = {Ma, Ruotian and Wang, Peisong and Liu, Cheng and others},
  year          = {2025},
  eprint        = {2502.12853},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: what the tag says is said in LaTeX where LaTeX can say it (`<i>`, `<b>`, `<sub>`, `<sup>`);
a tag that only groups words or breaks lines goes.

## Also found by
papis, CoLRev
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import texts
from synthlit.model.latex.scan import dollars, outside_math, parts

CODE = "TXT003"
NAME = "html-tag"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()
SIGNS: Final = "<"

_COMMANDS = {
    "i": r"\emph{%s}", "em": r"\emph{%s}", "italic": r"\emph{%s}",
    "b": r"\textbf{%s}", "strong": r"\textbf{%s}", "bold": r"\textbf{%s}",
    "sc": r"\textsc{%s}", "scp": r"\textsc{%s}", "tt": r"\texttt{%s}", "code": r"\texttt{%s}",
    "sub": r"$_{%s}$", "inf": r"$_{%s}$", "sup": r"$^{%s}$",
}  # fmt: skip
_GROUPING = ("span", "font", "u", "small", "big", "underline", "roman", "title", "p", "div")
_NAMES = "|".join(sorted({*_COMMANDS, *_GROUPING}, key=len, reverse=True))
_PAIR = re.compile(
    rf"<(?:jats:)?(?P<name>{_NAMES})(?:\s[^<>]*)?>(?P<inside>[^<>]*)</(?:jats:)?(?P=name)\s*>",
    re.IGNORECASE,
)
_BREAK = re.compile(r"</?(?:jats:)?(?:br|p)\s*/?>", re.IGNORECASE)
_STRAY = re.compile(rf"</(?:jats:)?(?:{_NAMES})\s*>|</?(?:jats|mml):[\w-]+[^<>]*>", re.IGNORECASE)


def check(work: Work) -> Iterator[Finding]:
    """Yield each text with a tag, but for mathematics such as a < b."""
    for field, value in texts(work):
        if "<" in value and (found := first_tag(value)):
            tag, offset = found
            better = outside_math(dollars(value), _without_tags)
            # Formulas in MathML cannot be said in a line, nor can a dollar stand before a digit.
            sayable = "<mml:" not in value and not re.search(r"\}\$\d", better)
            fix = Fix("say it in LaTeX", Revise({field: better})) if sayable else None
            yield Finding(work, f"{field} has the tag {tag}", field, offset, fix)


def first_tag(value: str) -> tuple[str, int] | None:
    """Return the first tag outside mathematics, and where it stands."""
    offset = 0
    for math, part in parts(value):
        found = [m for p in (_PAIR, _BREAK, _STRAY) if (m := p.search(part))] if not math else []
        if found:
            first = min(found, key=lambda match: match.start())
            return first[0].partition(">")[0] + ">", offset + first.start()
        offset += len(part)
    return None


def _without_tags(text: str) -> str:
    while (better := _PAIR.sub(_in_latex, text)) != text:
        text = better
    return _STRAY.sub("", _BREAK.sub(" ", text))


def _in_latex(match: re.Match[str]) -> str:
    inside = match["inside"]
    command = _COMMANDS.get(match["name"].lower(), "%s")
    return command.replace("%s", inside) if inside.strip() else inside
