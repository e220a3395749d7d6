"""An author who is not among the paper's.

## Why is this bad?
The wrong people are credited: the list was typed from memory, made up, or taken from another entry.

## Example
```bibtex
% known: 2604.26960 | LLM Biases | Jinhui Han; Ming Hu; Xilin Zhang | 2026-04
@misc{han2026biases,
  title         = {{LLM} Biases},
  author        = {Han, Jinhui and Schmid, Laura and Zhang, Xilin},
  year          = {2026},
  eprint        = {2604.26960},
  archiveprefix = {arXiv},
}
```

## Fix
None: look at the paper. Family names are compared with every name that arXiv's authors have,
without accents, so that order and particles do not matter. Passed over are collectives, entries of
a publication, whose list may be another than the preprint's, and authors who stand in nobody's
place: they may have joined with a later version.

## Also found by
bibtex-updater
"""

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.records.papers import is_preprint, sure_papers
from synthlit.lint.rules.records.people import authors, pairs, people
from synthlit.lint.texts import quoted
from synthlit.model.latex.plain import plain

CODE = "REC005"
NAME = "other-authors"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE


def check(context: Context) -> Iterator[Finding]:
    """Yield each preprint with authors whom the paper does not have."""
    for work, record in sure_papers(context):
        value = work.entry.get("author")
        known = people(record.authors)
        if not value or not known or not is_preprint(work.entry):
            continue
        listed = authors(value)
        meant = pairs(listed, known)
        # Who joined after the record was made stands in nobody's place.
        if all(meant) or len(listed) > len(known):
            continue
        strange = [
            author
            for author, person in zip(listed, meant, strict=True)
            if author.family and not person and not any(one.bears(author.family) for one in known)
        ]
        if strange:
            more = f" and {len(strange) - 1} more" if len(strange) > 1 else ""
            verb = "are" if more else "is"
            yield Finding(
                work,
                f"{quoted(plain(strange[0].text))}{more} {verb} not among the "
                f"{len(known)} authors of arXiv:{record.arxiv}",
                "author",
                strange[0].start,
            )
