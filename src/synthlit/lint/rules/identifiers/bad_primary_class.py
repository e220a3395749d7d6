"""A class that arXiv does not have.

## Why is this bad?
It is printed behind the identifier, and whoever sorts by it does not find the paper.

## Example
```bibtex
% refs.bib
@misc{lightman2023lets,
  title         = {Let's Verify Step by Step},
  author        = {Lightman, Hunter and Kosaraju, Vineet and Burda, Yuri and others},
  year          = {2023},
  eprint        = {2305.20050},
  archiveprefix = {arXiv},
  primaryclass  = {cs.ML},
}
```

## Fix
None: arXiv's page of the paper says which it is.

## Also found by
no other linter known
"""

import difflib
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.texts import quoted

CODE = "IDN015"
NAME = "bad-primary-class"
PRESET = Preset.DEFAULT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ("primaryclass", "eprintclass")

# Source: arXiv's category taxonomy, https://arxiv.org/category_taxonomy.
_SUBJECTS = {
    "cs": "AI AR CC CE CG CL CR CV CY DB DC DL DM DS ET FL GL GR GT HC IR IT LG LO MA MM MS NA NE "
    "NI OH OS PF PL RO SC SD SE SI SY",
    "econ": "EM GN TH",
    "eess": "AS IV SP SY",
    "math": "AC AG AP AT CA CO CT CV DG DS FA GM GN GR GT HO IT KT LO MG MP NA NT OA OC PR QA RA "
    "RT SG SP ST",
    "astro-ph": "CO EP GA HE IM SR",
    "cond-mat": "dis-nn mes-hall mtrl-sci other quant-gas soft stat-mech str-el supr-con",
    "nlin": "AO CD CG PS SI",
    "physics": "acc-ph ao-ph app-ph atm-clus atom-ph bio-ph chem-ph class-ph comp-ph data-an ed-ph "
    "flu-dyn gen-ph geo-ph hist-ph ins-det med-ph optics plasm-ph pop-ph soc-ph space-ph",
    "q-bio": "BM CB GN MN NC OT PE QM SC TO",
    "q-fin": "CP EC GN MF PM PR RM ST TR",
    "stat": "AP CO ME ML OT TH",
}
# Archives without subjects, and those of papers from before they were divided or closed.
_WHOLE = (
    "gr-qc hep-ex hep-lat hep-ph hep-th math-ph nucl-ex nucl-th quant-ph astro-ph cond-mat cs math "
    "physics q-bio nlin stat acc-phys adap-org alg-geom ao-sci atom-ph bayes-an chao-dyn chem-ph "
    "cmp-lg comp-gas dg-ga funct-an mtrl-th patt-sol plasm-ph q-alg solv-int supr-con econ eess "
    "q-fin"
)
CLASSES: Final = frozenset(_WHOLE.split()).union(
    f"{archive}.{subject}"
    for archive, subjects in _SUBJECTS.items()
    for subject in subjects.split()
)


def check(work: Work) -> Iterator[Finding]:
    """Yield each class of an arXiv paper that is none."""
    if not work.entry.arxiv:
        return
    for field in FIELDS:
        value = work.entry.get(field).strip()
        if value and value not in CLASSES:
            subject = "." + value.rpartition(".")[2]
            near = [each for each in sorted(CLASSES) if each.endswith(subject)]
            near = near or difflib.get_close_matches(value, sorted(CLASSES), n=1, cutoff=0.7)
            meant = f": did you mean {near[0]}?" if near else ""
            yield Finding(work, f"arXiv has no class {quoted(value)}{meant}", field)
