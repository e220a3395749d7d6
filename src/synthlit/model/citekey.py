"""Make citation keys, and tell which can be the name of a file."""

import re
from collections.abc import Callable

from anyascii import anyascii

from synthlit.model.name import Name
from synthlit.model.title import telling_words

_PORTABLE = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9._+-]{0,98}[A-Za-z0-9_+-])?", re.ASCII)
_NOT_KEY = re.compile(r"[^a-z0-9]+")
# Names that Windows keeps for devices, whatever the ending.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


def is_portable(key: str) -> bool:
    """Tell whether the key can be a file's name on every system and a key in every engine."""
    return bool(_PORTABLE.fullmatch(key)) and not _RESERVED.fullmatch(key)


def ascii_word(text: str) -> str:
    """Return the text as lower-case ASCII letters and digits, transliterated from any script."""
    return _NOT_KEY.sub("", anyascii(text).lower())


def make(
    authors: tuple[Name, ...], year: int | None, title: str, taken: Callable[[str], bool]
) -> str:
    """Return family name, year and first telling word, lengthened until it is free.

    `taken` is asked with lower-case keys. Words of the title come before a counter:
    `shao2024deepseekmathpushing` says more than `shao2024deepseekmath2`.
    """
    family = next((word for name in authors if (word := ascii_word(name.short))), "")
    words = [ascii for word in telling_words(title) if (ascii := ascii_word(word)[:30])]
    stem = (family[:40] or "anon") + (str(year) if year else "nd")
    key = stem + (words[0] if words else "")
    for word in words[1:6]:
        if not taken(key) and not _RESERVED.fullmatch(key):
            return key
        key += word
    key = key[:90]
    if not taken(key):
        return key
    number = 2
    while taken(f"{key}-{number}"):
        number += 1
    return f"{key}-{number}"
