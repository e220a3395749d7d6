"""An arXiv identifier that is another paper's.

## Why is this bad?
The link leads to a paper that has nothing to do with the entry. It happens when identifiers are
typed or taken from memory, and it is what language models invent most often.

## Example
```bibtex
% known: 2506.10910 | Magistral | Mistral-AI | 2025-06 | cs.CL
@misc{ho2022large,
  title         = {Large Language Models Are Reasoning Teachers},
  author        = {Ho, Namgyu and Schmid, Laura and Yun, Se-Young},
  year          = {2025},
  eprint        = {2506.10910},
  archiveprefix = {arXiv},
}
```

## Fix
None: look the identifier up by the title. A paper that only changed its title is spared as long as
half of its telling words, its first author, or half of its authors stayed, unless another paper is
known by the title; where all authors are others, as long as nearly all words did.

## Also found by
bibtex-updater, refproof, refaudit
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.records.papers import is_other, known_papers
from synthlit.lint.rules.records.swapped_identifiers import owner
from synthlit.lint.texts import quoted

CODE = "REC001"
NAME = "other-paper"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield each entry whose identifier is another paper's, unless it is an entry's of the file."""
    for work, record in known_papers(context):
        if is_other(context, work, record) and not owner(context, work, record):
            field = "eprint" if work.entry.get("eprint") else "doi"
            yield Finding(work, f"arXiv:{record.arxiv} is {quoted(record.title)}", field)
