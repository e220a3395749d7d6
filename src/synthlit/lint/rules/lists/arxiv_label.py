"""A venue's label in another form: `Arxiv`, `ArXiv`, `arvix`, `(arXiv 24)`, `(ICLR24)`.

## Why is this bad?
arXiv is written so, and a year has four digits; labels are what readers search and programs count.

## Example
````markdown
- [Constitutional AI](https://arxiv.org/abs/2212.08073) - Bai et al. (Arxiv 22)
````

## Use instead
````markdown
- [Constitutional AI](https://arxiv.org/abs/2212.08073) - Bai et al. (arXiv 2022)
````

## Fix
Safe: the name is spelt as arXiv spells it, and the year gets its century.

## Also found by
none
"""

import re
from collections.abc import Iterator

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.rule import (
    Context,
    Finding,
    Fixes,
    Location,
    Preset,
)
from synthlit.lint.rules.lists.lines import lines
from synthlit.lint.texts import quoted
from synthlit.markdown.document import MarkdownDocument
from synthlit.text import TextEdit

CODE = "LST005"
NAME = "arxiv-label"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE

_VENUES = (
    "AAAI|ACL|AISTATS|ASE|CCS|CHI|CIKM|COLING|COLM|CONLL|CVPR|EACL|ECCV|EMNLP|FSE|ICASSP|ICCV|ICLR|"
    "ICML|ICRA|ICSE|IJCAI|INTERSPEECH|IROS|ISSTA|JMLR|KDD|MLSYS|NAACL|NEURIPS|NIPS|SIGIR|SIGMOD|TACL|"
    "TMLR|UAI|VLDB|WSDM|WWW"
)
_LABEL = re.compile(
    rf"(?<![\w/.\[@-])(?:(?P<arxiv>arxiv|arvix|axriv)(?!\.?[\w/:\]])|(?P<venue>{_VENUES}))"
    r"(?:(?P<space>\s?)(?P<year>[012]\d)(?=\)))?",
    re.IGNORECASE,
)


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each label behind a title that is written otherwise."""
    for line in lines(page):
        for match in _LABEL.finditer(line.tail):
            name = "arXiv" if match["arxiv"] else match["venue"]
            better = f"{name} 20{match['year']}" if match["year"] else name
            if better != match[0]:
                place = line.place(*match.span())
                fix = Fix(f"write {better}", Replace((TextEdit(place.start, place.end, better),)))
                spot = Location(page.path, page.source, place.start)
                yield Finding(spot, f"{quoted(match[0])} is written {better}", fix=fix)
