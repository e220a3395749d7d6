r"""A title such as "Editorial", or the name of a file.

## Why is this bad?
Reference managers take in front matter with the papers, and file names where a PDF has no title.
Nobody meant to cite `Table of Contents` or `paper_final.pdf`.

## Example
```bibtex
@inproceedings{lescao2021many,
  title     = {naacl2021\_final.pdf},
  author    = {Le Scao, Teven and Rush, Alexander},
  booktitle = {North American Chapter of the Association for Computational Linguistics},
  year      = {2021},
}
```

## Fix
None: the title has to be looked up, or the entry to go.

## Also found by
CoLRev
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted

CODE = "TTL002"
NAME = "front-matter-title"
PRESET = Preset.STRICT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("title",)

_LONGEST = 60
_FRONT_MATTER = frozenset([
    "acknowledgements", "acknowledgments", "author index", "back cover", "back matter", "contents",
    "copyright page", "cover", "cover page", "editorial", "editorial board", "editor's note",
    "editors' note", "erratum", "foreword", "from the editor", "front cover", "front matter",
    "guest editorial", "index", "in this issue", "issue information", "keyword index", "masthead",
    "organizing committee", "preface", "program committee", "reviewers", "subject index",
    "table of contents", "title page", "untitled", "untitled document", "welcome message",
])  # fmt: skip
_FILE = re.compile(
    r"(?:microsoft word - .+|.*\S\.(?:pdf|docx?|tex|dvi|ps|odt|rtf|pptx?|indd|qxd))\Z", re.DOTALL
)


def check(work: Work) -> Iterator[Finding]:
    """Yield the title that is one of these."""
    title = work.entry.get("title")
    if len(title) > _LONGEST:
        return
    core = " ".join(title.strip("{}. \n\t").lower().replace("’", "'").split())
    if core in _FRONT_MATTER:
        yield Finding(work, f"{quoted(title)} is no paper's title but front matter", "title")
    elif _FILE.match(core):
        yield Finding(work, f"the title is the name of a file: {quoted(title)}", "title")
