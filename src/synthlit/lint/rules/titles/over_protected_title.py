r"""A whole title in braces, as if every letter of it had to stay.

## Why is this bad?
The braces keep every style from writing the title as it writes all others. Only names and acronyms
need them.

## Example
```bibtex
@misc{saha2025learning,
  title         = {{Learning to Plan \& Reason for Evaluation with Thinking-LLM-as-a-Judge}},
  author        = {Saha, Swarnadeep and Li, Xian and Ghazvininejad, Marjan and others},
  year          = {2025},
  eprint        = {2501.18099},
  archiveprefix = {arXiv},
}
```

## Use instead
```bibtex
@misc{saha2025learning,
  title         = {Learning to Plan \& Reason for Evaluation with Thinking-{LLM}-as-a-Judge},
  author        = {Saha, Swarnadeep and Li, Xian and Ghazvininejad, Marjan and others},
  year          = {2025},
  eprint        = {2501.18099},
  archiveprefix = {arXiv},
}
```

## Fix
Safe: the words that have capitals inside keep braces of their own. Left alone are what may be a
name, up to four words with capitals, titles in German, whose nouns are written so, and titles in
capitals throughout.

## Also found by
bibtex-tidy, JabRef
"""

import re
from collections.abc import Iterator
from typing import Final

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.rule import Finding, Fixes, Preset
from synthlit.model.latex.scan import fits_braces
from synthlit.model.title import is_shouting, protect

CODE = "TTL003"
NAME = "over-protected-title"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE
FIELDS: Final[tuple[str, ...]] = ("title",)

# A short name may be a proper one throughout.
_FEWEST_WORDS = 3
_NAME_WORDS = 4
_GERMAN = re.compile(r"\b(?:der|die|das|dem|den|des|und|für|von|zur|zum|im|eine?[rsnm]?|über)\b")
_ENGLISH = frozenset({"english", "american", "british", "en", "en-us", "en-gb", "usenglish"})


def check(work: Work) -> Iterator[Finding]:
    """Yield the title that stands in one more pair of braces."""
    title = work.entry.get("title").strip()
    if not title.startswith("{"):
        return
    inner = unwrapped(title)
    if inner == title or len(inner.split()) < _FEWEST_WORDS or not _may_be_small(inner):
        return
    language = work.entry.get("langid") or work.entry.get("language")
    if (language and language.lower() not in _ENGLISH) or _GERMAN.search(inner):
        return
    fix = Fix("protect only what needs it", Revise({"title": protect(inner)}))
    yield Finding(work, "the whole title is in braces", "title", fix=fix)


def unwrapped(title: str) -> str:
    """Return the title without each pair of braces that holds all of it."""
    while title.startswith("{") and title.endswith("}") and fits_braces(title[1:-1]):
        # A command's group, such as `{\it …}`, says how all of it looks; math may need its own.
        if title[1:2] == "\\" or (title[1:2] == "$" and title.count("$") == 2 and title[-2] == "$"):
            break
        title = title[1:-1].strip()
    return title


def _may_be_small(title: str) -> bool:
    """Tell whether it is no name, so that a style may write it small."""
    words = title.split()
    return not is_shouting(title) and (len(words) > _NAME_WORDS or any(map(str.islower, words)))
