"""A field that helps to find the work, and that most entries of its type have.

## Why is this bad?
Nothing breaks without it; the reader has to search for the volume, the pages or the address.

## Example
```bibtex
@article{liu2023rltf,
  title   = {{RLTF}: Reinforcement Learning from Unit Test Feedback},
  author  = {Liu, Jiate and Zhu, Yiqin and Xiao, Kaiwen and Fu, Qiang and Han, Xiao and Yang, Wei and Ye, Deheng},
  journal = {Transactions on Machine Learning Research},
  year    = {2023},
}
```

## Fix
None: the value has to be looked up.

## Also found by
bibla
"""  # noqa: E501

from collections.abc import Iterator, Mapping
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.model.datamodel.names import OLD_TYPES

CODE = "FLD012"
NAME = "missing-recommended"
PRESET = Preset.STRICT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = ()

_ADDRESS = ("doi", "url", "eprint")
_PAGES = ("pages", "eid", "articleno")
# Type -> what a reader looks for; any of the names will do.
_RECOMMENDED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "article": (("volume", "number", "issue"), _PAGES, _ADDRESS),
    "book": (("publisher",),),
    "inbook": (("publisher",),),
    "incollection": (("publisher",), (*_PAGES, "chapter")),
    "inproceedings": (_ADDRESS, _PAGES),
    "mastersthesis": (_ADDRESS,),
    "phdthesis": (_ADDRESS,),
    "report": (("number", *_ADDRESS),),
    "techreport": (("number", *_ADDRESS),),
    "thesis": (_ADDRESS,),
}


def check(work: Work) -> Iterator[Finding]:
    """Yield each recommendation that no field of the work follows."""
    entry = work.entry
    if entry.get("crossref"):
        return
    for names in _RECOMMENDED.get(OLD_TYPES.get(entry.type, entry.type), ()):
        if not any(entry.get(name).strip("{} ") for name in names):
            wanted = " or ".join(filter(None, (", ".join(names[:-1]), names[-1])))
            yield Finding(work, f"@{entry.type} had better have {wanted}")
