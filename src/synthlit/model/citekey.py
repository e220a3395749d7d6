"""Make citation keys, and check which keys can be file names."""

import itertools
import re
from collections.abc import Callable

from anyascii import anyascii

from synthlit.model.dates import year_text
from synthlit.model.name import Name
from synthlit.model.section import is_device
from synthlit.model.title import significant_words

_PORTABLE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,98}[A-Za-z0-9_+-])?", re.ASCII)
_NOT_KEY = re.compile(r"[^a-z0-9]+")
_WORDS = 6
_LONGEST = 90


def is_portable(key: str) -> bool:
    """Return whether the key can be a file's name on every system and a key in every engine."""
    return bool(_PORTABLE.fullmatch(key)) and not is_device(key)


def ascii_word(text: str) -> str:
    """Return the text as lower-case ASCII letters and digits, transliterated from any script."""
    return _NOT_KEY.sub("", anyascii(text).lower())


def make(
    authors: tuple[Name, ...], year: int | None, title: str, is_taken: Callable[[str], bool]
) -> str:
    """Return family name, year and first significant word, lengthened until the key is free.

    `is_taken` gets lower-case keys. Words of the title come before a counter:
    `shao2024deepseekmathpushing` says more than `shao2024deepseekmath2`.
    """
    family = next((word for name in authors if (word := ascii_word(name.short))), "anon")
    words = [word for part in significant_words(title) if (word := ascii_word(part)[:30])]
    stem = family[:40] + ("nd" if year is None else ascii_word(year_text(year)))
    # One letter is not enough: `yao2024tbench`, not `yao2024t`.
    least = 2 if words and len(words[0]) == 1 else 1
    longest = ""
    for count in range(least, _WORDS + 1):
        longest = (stem + "".join(words[:count]))[:_LONGEST]
        if is_portable(longest) and not is_taken(longest):
            return longest
    return next(key for n in itertools.count(2) if not is_taken(key := f"{longest}-{n}"))
