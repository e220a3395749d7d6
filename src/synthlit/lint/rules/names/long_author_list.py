"""More than 50 names in a list.

## Why is this bad?
BibTeX's own styles and those of most conferences print every name. From 50 on, one reference takes
ten lines or more of a page limit.

## Example
```bibtex
% refs.bib
@misc{bo2026macaron,
  title         = {Macaron-V1: Towards Open Continual Learning with Self-Improvement and
                   Mixture-of-{LoRA}},
  author        = {{Mind Lab} and Bo, Vin and Cai, Asher and Cao, Jingwei and Cao, Song and Cao,
                   Vic and Chen, Amelia and Chen, Andrew and Chen, Kaijie and Cheng, Cleon and
                   Chiang, Steven and Fan, Kaixuan and Feng, Hera and Feng, Huan and Fu, Arthur
                   and Gao, Jun and Han, Pyke and Ho, Nolan and Hong, Ori and Hou, Hailee and
                   Hua, Piers and Huang, Charles and Jiang, Miles and Jiang, Nora and Jiang, Yuyi
                   and Jin, Qiuyu and Kong, Fancy and Koo, Kuss and Lee, Jaron and Lei, Andrew
                   and Li, Alexy and Li, Dawn and Li, Lucian and Li, Ray and Li, Ricardo and Li,
                   Smith and Li, Theo and Lin, Allen and Lin, Elliot and Lin, Fan and Ling, Chen
                   and Liu, Kairus and Liu, Kieran and Liu, Logan and Liu, Neo and Liu, Xiang and
                   Lu, Yuxin and Luo, Maeve and Ma, Pony and Niu, Verity and Qiao, Cole and Qiu,
                   Guian and Qu, Vince and Sentry and Song, Niko and Wang, Vincent and Wu, Bo and
                   Yang, Rio and Ye, Evelyn and Ye, Fiona and Ye, Ina and Ye, Regis and Ying,
                   Josh and Zeng, Atlas and Zeng, Danney and Zhan, Salmon and Zhang, Anya and
                   Zhang, Di and Zhang, Mia and Zhang, Sueky and Zhao, Wei and Zhou, Ada and
                   Zhou, Adrian and Zhou, Yuhua and Zhu, Juno and Zhuang, Murphy},
  year          = {2026},
  eprint        = {2608.09819},
  archiveprefix = {arXiv},
}
```

## Fix
None: whom to name is a decision. Choose a style that cuts long lists, as biblatex does with
`maxbibnames`, and allow the finding; or keep the first names and end the list in `and others`.

## Also found by
no other linter known
"""

from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.lint.rules.names.persons import LISTS, names

CODE = "NAM013"
NAME = "long-author-list"
PRESET = Preset.STRICT
FIX = Fixes.NONE
FIELDS: Final[tuple[str, ...]] = LISTS

_MOST = 50
# No name and its `and` are shorter.
_SHORTEST = 6


def check(work: Work) -> Iterator[Finding]:
    """Yield each name list that is too long to be printed."""
    for field in LISTS:
        value = work.entry.get(field)
        if len(value) > _MOST * _SHORTEST and (count := len(names(value))) > _MOST:
            yield Finding(work, f"{field} has {count} names, and most styles print all", field)
