r"""An accent command that stands in no braces of its own.

## Why is this bad?
To BibTeX only `{\'E}` is one letter. Of `\'Emile` a style that abbreviates makes a lone backslash,
and LaTeX fails at it; labels and sorting go wrong with it.

## Example
```bibtex
% refs.bib
@inproceedings{huyuk2024adaptive,
  title     = {Adaptive Experiment Design with Synthetic Controls},
  author    = {H\"{u}y\"{u}k, Alihan and Qian, Zhaozhi and van der Schaar, Mihaela},
  booktitle = {International Conference on Artificial Intelligence and Statistics},
  year      = {2024},
}
```

## Use instead
```bibtex
% refs.bib
@inproceedings{huyuk2024adaptive,
  title     = {Adaptive Experiment Design with Synthetic Controls},
  author    = {H{\"{u}}y{\"{u}}k, Alihan and Qian, Zhaozhi and van der Schaar, Mihaela},
  booktitle = {International Conference on Artificial Intelligence and Statistics},
  year      = {2024},
}
```

## Fix
Safe: braces around the command change nothing in print. What stands in braces already, and
mathematics, is left alone.

## Also found by
no other linter known
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import first_difference, quoted, texts, word_at
from synthlit.model.latex.scan import parts

CODE = "TXT014"
NAME = "unbraced-accent"
PRESET = Preset.BIBTEX
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ()

_TOKEN = re.compile(
    r"""(?P<accent>\\(?:
        [`'^"~=.] (?: [ ]?\{[^{}]{1,8}\} | \\[ij](?![A-Za-z]) | [A-Za-z] )
      | [uvHcdbkrt] (?: [ ]?\{[^{}]{1,8}\} | [ ][A-Za-z] | \\[ij](?![A-Za-z]) )
      | (?P<letter>ss|oe|OE|aa|AA|ae|AE|dh|DH|dj|DJ|th|TH|ng|NG|[oOlLij]) (?![A-Za-z])
    ))(?P<end>\{\}|[ ])? | \\[^{}] | [{}]""",
    re.VERBOSE | re.DOTALL,
)


def check(work: Work) -> Iterator[Finding]:
    """Yield each text with such a command."""
    for field, value in texts(work):
        if "\\" in value and (better := braced(value)) != value:
            at = first_difference(value, better)
            fix = Fix("put braces around it", Revise({field: better}))
            message = f"{field} has an accent without braces: {quoted(word_at(value, at))}"
            yield Finding(work, message, field, at, fix)


def braced(value: str) -> str:
    """Return the value with braces around each accent command that stands in none."""
    depth = 0

    def written(match: re.Match[str]) -> str:
        nonlocal depth
        depth += (match[0] == "{") - (match[0] == "}")
        # Behind a slash a tilde is that of an address.
        is_path = match.string[match.start() - 1 : match.start()] == "/"
        if depth or not match["accent"] or is_path:
            return match[0]
        # What ends a command's name is nothing in print, what follows an argument is.
        rest = "" if match["letter"] else match["end"] or ""
        return f"{{{match['accent']}}}{rest}"

    return "".join(part if math else _TOKEN.sub(written, part) for math, part in parts(value))
