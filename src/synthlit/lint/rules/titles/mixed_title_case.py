"""A title in another case than nearly all others of the file.

## Why is this bad?
A style can make capitals small, but not small letters capital: under one that prints titles as they
stand, the odd one out looks as if nobody had read the list.

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
@misc{gallego2025configurable,
  title         = {Configurable Preference Tuning with Rubric-Guided Synthetic Data},
  author        = {Gallego, Víctor},
  year          = {2025},
  eprint        = {2506.11702},
  archiveprefix = {arXiv},
}
```

## Fix
None: which words are names only a reader knows.

## Also found by
Zotero
"""

import re
from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.texts import quoted

CODE = "TTL006"
NAME = "mixed-title-case"
PRESET = Preset.STRICT
FIX = Fixes.NONE

# A word of four letters or more, not the first of a title or of what stands behind a colon.
_WORD = re.compile(r"(?<=[^:.?!] )([^\W\d_])[^\W\d_]{3,}")
_BRACED = re.compile(r"\{[^{}]*\}|\$[^$]*\$")
# So few words tell no case, and so few titles no custom.
_FEWEST_WORDS = 3
_FEWEST_TITLES = 5
_SHARE = 10


def check(context: Context) -> Iterator[Finding]:
    """Yield the titles in the case that at most one in ten has, or only this one."""
    cases: dict[bool, list[Work]] = {True: [], False: []}
    for work in context.library.works:
        if (capitals := _in_capitals(work.entry.get("title"))) is not None:
            cases[capitals].append(work)
    few, many = sorted(cases.values(), key=len)
    if len(few) + len(many) < _FEWEST_TITLES or len(few) > max(len(many) // _SHARE, 1):
        return
    here, there = ("capitals", "small") if few is cases[True] else ("small letters", "capital")
    for work in few:
        title = quoted(work.entry.get("title"))
        message = f"{title} has {here} where {len(many)} other titles have {there} ones"
        yield Finding(work, message, "title")


def _in_capitals(title: str) -> bool | None:
    """Tell whether nearly all words begin with capitals, or nearly none; None if neither."""
    firsts = _WORD.findall(_BRACED.sub("", title))
    capitals = sum(map(str.isupper, firsts))
    if len(firsts) < _FEWEST_WORDS or len(firsts) < 4 * capitals < 3 * len(firsts):
        return None
    return 4 * capitals >= 3 * len(firsts)
