"""Read authors as people write them in a list: `Lightman et al.`, `A. Yuan, B. Li and C. Wu`."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from synthlit.model import particles
from synthlit.model.text import clean

_OTHERS = re.compile(
    r"(?:^|[\s,;&]|\band\b)[\s,;&]*(?:and\s+)?"
    r"(?:\bet\b[\s.]*\bal\b\.?|\band\s+others\b|\betc\b\.?|等人?|他)[\s.,]*$"
    r"|(?<=[\u3040-\u9fff\uac00-\ud7af])等人?[\s.,]*$",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*(?:[,;、，；]|\s·\s|&|\band\b)\s*")
_MARK = re.compile(r"[*†‡§¶#^∗⁰¹²³⁴-⁹\d]+$")
_NEVER = re.compile(r"[!?/\\<>{}=\"“”$|_~%:]|\.\.|https")
# Words that a collective's name has in lower case.
_CORPORATE = frozenset([
    "@", "at", "authors", "collaboration", "contributors", "de", "for", "group", "in", "of", "on",
    "team", "the",
])  # fmt: skip
_NICKNAME = re.compile(r"\s(?:\"[\w.-]+\"|“[\w.-]+”|\([\w.-]+\))(?=\s)")
_MOST_WORDS = 6
_MOST_STRANGE_WORDS = 9
_LONGEST_NAME = 80
# `et al.` is searched for in this many characters at the end.
_TAIL = 40


@dataclass(frozen=True)
class Names:
    """Authors in their order, and whether others were said to follow."""

    names: tuple[str, ...] = ()
    others: bool = False

    @property
    def are_certain(self) -> bool:
        """Whether hardly any text but a list of authors has this form."""
        full = sum(" " in name for name in self.names)
        return self.others or (len(self.names) > 1 and full * 2 >= len(self.names))


def read_names(text: str, *, sure: bool = False) -> Names | None:
    """Return the names of a text that has nothing else; None where a part of it is no name.

    `sure` says that authors are expected here, so that every part of the text is one.
    """
    text = clean(text).strip(" ,;:-–—|·•*_")
    match = _OTHERS.search(text, max(0, len(text) - _TAIL))
    bare = text[: match.start()] if match else text
    names = [name for part in _BETWEEN.split(bare) if (name := _tidy(part))]
    if not names or not (sure or _are_names(names)):
        return None
    return Names(tuple(names), bool(match))


def _tidy(text: str) -> str:
    text = _MARK.sub("", text.strip(" *_")).strip()
    last = text.rpartition(" ")[2]
    # A full stop ends the list, but belongs to initials or to "Jr.".
    if last.find(".") == len(last) - 1 > 1 and not particles.SUFFIX.fullmatch(last):
        text = text[:-1]
    return text


def _are_names(names: Sequence[str]) -> bool:
    """Return whether texts are names; among many, a few may have an unusual form."""
    strange = [name for name in names if not is_name(name)]
    return len(strange) * 4 <= len(names) and all(
        len(name.split()) <= _MOST_STRANGE_WORDS and _begins_name(name) and ":" not in name
        for name in strange
    )


def is_name(text: str) -> bool:
    """Return whether a text could be the name of a person or a collective."""
    words = _NICKNAME.sub("", text).split()
    text = " ".join(words)
    if len(text) > _LONGEST_NAME or len(words) > _MOST_WORDS or _NEVER.search(text):
        return False
    if particles.is_corporate(text):
        return all(_begins_name(word) or word in _CORPORATE for word in words)
    if any(c.isdigit() for c in text) and len(words) > 1:
        return False
    fits = (
        _begins_name(word)
        or particles.begins_family(words, index)
        or word.startswith(("al-", "el-"))
        for index, word in enumerate(words)
    )
    return any(map(_begins_name, words)) and all(fits)


def _begins_name(word: str) -> bool:
    """Return whether a word's first letter is a capital, or of a script without capitals."""
    letter = next((c for c in word if c.isalpha()), "")
    if not letter:
        return False
    return letter.isupper() or letter.istitle() or unicodedata.category(letter) == "Lo"
