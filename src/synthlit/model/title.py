"""Titles: what makes two the same, which capitals to keep, which words tell."""

import re
import unicodedata

from synthlit.model.latex.plain import plain
from synthlit.model.latex.scan import parts
from synthlit.model.text import fold

_NOT_WORD = re.compile(r"[\W_]+")
_TEX = re.compile(r"\\[A-Za-z]+|[\\${}]")
_PIECES = re.compile(r"(\{(?:[^{}]|\{[^{}]*\})*\}|\\(?:[A-Za-z]+\s*|.)|[\s(),;:!?\"“”\[\]/]+)")
_HYPHEN = re.compile(r"([-–—‐])")
# Words that say nothing about what a paper is about.
_STOP_WORDS = frozenset(
    ["a", "an", "the", "of", "on", "in", "for", "to", "and", "or", "nor", "with", "without", "from", "by", "at", "as", "is", "are", "be", "via", "do", "does", "into", "over", "under", "using", "towards", "toward", "how", "what", "why", "when", "where", "which", "who", "can", "its", "it", "this", "that", "these", "those", "we", "our", "your", "you", "i", "my", "der", "die", "das", "ein", "eine", "le", "la", "les", "un", "une", "el", "los", "de", "des", "du", "et", "und"]
)


def normal(title: str) -> str:
    """Return the title for comparing: no case, accents, punctuation, TeX or spaces."""
    text = plain(title) if "{" in title or "\\" in title else title
    if "$" in text:
        text = _TEX.sub(" ", text)
    return _NOT_WORD.sub("", fold(text))


def telling_words(title: str) -> list[str]:
    """Return the title's words in order without the ones that say nothing; all if none is left."""
    text = _TEX.sub(" ", plain(title)) if "$" in title else plain(title)
    words = [
        _NOT_WORD.sub("", word) for word in re.split(r"[\s\-–—/:]+", re.sub(r"['’]", "", text))
    ]
    words = [word for word in words if word]
    return [word for word in words if word.lower() not in _STOP_WORDS] or words


def is_shouting(text: str) -> bool:
    """Tell whether the text has several words and hardly a lower-case letter."""
    letters = [c for c in plain(text) if c.isalpha() and c.lower() != c.upper()]
    if len(letters) < 12 or len(plain(text).split()) < 3:
        return False
    return sum(map(str.isupper, letters)) / len(letters) > 0.85


def protect(title: str) -> str:
    """Return the title with braces around the words whose capitals a style must not touch.

    These are words with a capital behind their first letter (`{LLMs}`, `{DeepSeek-R1}`), letters
    joined with digits (`{3D}`), and math with capitals. Ordinary title case needs nothing, and a
    title in capitals throughout has no case worth keeping.
    """
    if is_shouting(title):
        return title
    return "".join(
        _protect_math(part) if math else _protect_words(part) for math, part in _top_level(title)
    )


def _top_level(title: str) -> list[tuple[bool, str]]:
    """Return the parts as math or not; math inside a group belongs to its group."""
    if "$" not in title:
        return [(False, title)]
    result: list[tuple[bool, str]] = []
    depth = 0
    for math, part in parts(title):
        if math and not depth:
            result.append((True, part))
        elif result and not result[-1][0] and depth:
            result[-1] = (False, result[-1][1] + part)
        else:
            result.append((False, part))
        if not math:
            depth += part.count("{") - part.count("}")
            if depth and (not result or result[-1][0]):
                result.append((False, ""))
    return result


def _protect_math(math: str) -> str:
    return f"{{{math}}}" if any(map(str.isupper, math)) else math


def _protect_words(text: str) -> str:
    pieces = _PIECES.split(text)
    pieces[::2] = [_protect_word(piece) if piece else piece for piece in pieces[::2]]
    return "".join(pieces)


def _protect_word(word: str) -> str:
    """Protect from the first to the last part of a hyphenated word that needs it."""
    if word.isascii() and word[1:].islower() and not any(map(str.isdigit, word)):
        return word
    units = _HYPHEN.split(word)
    needing = [i for i in range(0, len(units), 2) if _has_case(units[i])]
    if not needing:
        return word
    first, last = needing[0], needing[-1]
    # "GPT-4", "R1-2.5": numbers behind a name are part of it.
    while last + 2 < len(units) and units[last + 2][:1].isdigit():
        last += 2
    core = "".join(units[first : last + 1])
    stem = core.rstrip(".'’")
    return "".join(units[:first]) + f"{{{stem}}}{core[len(stem) :]}" + "".join(units[last + 1 :])


def _has_case(unit: str) -> bool:
    """Tell whether a unit's capitals mean something: any behind the first letter, or with digits."""
    letters = [c for c in unit if unicodedata.category(c)[0] in "LN"]
    if len(letters) < 2:
        return False
    if any(c.isdigit() for c in letters):
        return any(map(str.isupper, letters))
    return any(map(str.isupper, letters[1:]))
