"""A field that nearly all other entries of the type have, and this one has not.

## Why is this bad?
References printed below each other look careless where one lacks what the others have.

## Example
```bibtex
% refs.bib
@inproceedings{andreas2019measuring,
  title     = {Measuring Compositionality in Representation Learning},
  author    = {Andreas, Jacob},
  booktitle = {7th International Conference on Learning Representations},
  year      = {2019},
  url       = {https://openreview.net/forum?id=HJz05o0qK7},
}
@inproceedings{johnson2019deep,
  title     = {Deep, Skinny Neural Networks are not Universal Approximators},
  author    = {Johnson, Jesse},
  booktitle = {7th International Conference on Learning Representations},
  year      = {2019},
  url       = {https://openreview.net/forum?id=ryGgSsAcFQ},
}
@inproceedings{stich2019local,
  title     = {Local {SGD} Converges Fast and Communicates Little},
  author    = {Stich, Sebastian U.},
  booktitle = {7th International Conference on Learning Representations},
  year      = {2019},
  url       = {https://openreview.net/forum?id=S1g2JnRcFX},
}
@inproceedings{yaida2019fluctuation,
  title     = {Fluctuation-dissipation relations for stochastic gradient descent},
  author    = {Yaida, Sho},
  booktitle = {7th International Conference on Learning Representations},
  year      = {2019},
  url       = {https://openreview.net/forum?id=SkNksoRctQ},
}
@inproceedings{bekkers2020spline,
  title     = {{B}-Spline {CNNs} on {Lie} groups},
  author    = {Bekkers, Erik J.},
  booktitle = {8th International Conference on Learning Representations},
  year      = {2020},
}
```

## Fix
None: the value has to be looked up.

## Also found by
JabRef
"""

from collections import defaultdict
from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.rule import Context, Finding, Fixes, Preset

CODE = "FLD017"
NAME = "uneven-fields"
PRESET = Preset.STRICT
FIX = Fixes.NONE

# Each with what may stand in its place.
_COMPARED = {
    "address": ("address", "location"),
    "doi": ("doi",),
    "editor": ("editor",),
    "month": ("month", "date"),
    "number": ("number", "issue"),
    "pages": ("pages", "eid", "articleno"),
    "publisher": ("publisher",),
    "series": ("series",),
    "url": ("url",),
    "volume": ("volume",),
}
# Fewer entries show no custom.
_FEWEST = 5
_SHARE = 10


def check(context: Context) -> Iterator[Finding]:
    """Yield each entry without a field that nine in ten of its type have, or all but this one."""
    kinds: dict[str, list[Work]] = defaultdict(list)
    for work in context.library.works:
        if not work.entry.get("crossref"):
            kinds[work.entry.type].append(work)
    for type_, works in kinds.items():
        if len(works) < _FEWEST:
            continue
        for name, alternatives in _COMPARED.items():
            lacking = [work for work in works if not any(map(work.entry.get, alternatives))]
            if 0 < len(lacking) <= max(len(works) // _SHARE, 1):
                have = len(works) - len(lacking)
                for work in lacking:
                    message = f"{have} of {len(works)} @{type_} have {name}, and this has not"
                    yield Finding(work, message)
