"""Titles: normalise for comparison, protect capitals, and find significant words."""

import re
import unicodedata
from itertools import accumulate

from synthlit.model.latex.canonical import fitted
from synthlit.model.latex.plain import plain
from synthlit.model.latex.scan import units
from synthlit.model.text import fold

_NOT_WORD = re.compile(r"[\W_]+")
_TEX = re.compile(r"\\[A-Za-z]+|[\\${}]")
_BETWEEN = re.compile(r"[\s\-–—/:]+")
_AROUND_WORDS = frozenset('(),;:!?"“”[]<>/{}\\')
_ESCAPED = frozenset([r"\&", r"\%", r"\_", r"\#", r"\$"])
_HYPHEN = re.compile(r"([-–—‐])")
# Most titles have no commands, no math, and no braces within braces.
_FLAT = re.compile(r"[^{}\\$]*(?:\{[^{}\\$]*\}[^{}\\$]*)*")
_AROUND = re.escape("".join(_AROUND_WORDS))
# A group, or a word that may have a case to keep: it has a capital, a digit or a letter that is
# not ASCII after its first character.
_FLAT_WORD = re.compile(
    rf"\{{[^{{}}]*\}}|(?<![^\s{_AROUND}])(?=[^\s{_AROUND}]+(?![\s{_AROUND}])[^\0-/:-@\[-\x7f])"
    rf"[^\s{_AROUND}]+"
)
# Words that say nothing about the subject of a paper.
_STOP_WORDS = frozenset([
    "a", "an", "the", "of", "on", "in", "for", "to", "and", "or", "nor", "with", "without",
    "from", "by", "at", "as", "is", "are", "be", "via", "do", "does", "into", "over", "under",
    "using", "towards", "toward", "how", "what", "why", "when", "where", "which", "who", "can",
    "its", "it", "this", "that", "these", "those", "we", "our", "your", "you", "i", "my", "der",
    "die", "das", "ein", "eine", "le", "la", "les", "un", "une", "el", "los", "de", "des", "du",
    "et", "und",
])  # fmt: skip


def normal(title: str) -> str:
    """Return the title for comparison: no case, accents, punctuation, TeX or spaces."""
    if title.isascii() and "\\" not in title and "$" not in title:
        # Without commands and math, TeX adds neither letters nor digits.
        return _NOT_WORD.sub("", title).lower()
    return _NOT_WORD.sub("", fold(_without_tex(title)))


def significant_words(title: str) -> list[str]:
    """Return the title's words without stop words; all words if there are no others."""
    text = re.sub(r"['’]", "", _without_tex(title))
    words = [word for part in _BETWEEN.split(text) if (word := _NOT_WORD.sub("", part))]
    return [word for word in words if word.lower() not in _STOP_WORDS] or words


def _without_tex(title: str) -> str:
    """Return the title's text without commands."""
    text = plain(title)
    return _TEX.sub(" ", text) if "\\" in text or "$" in text else text


def is_shouting(text: str) -> bool:
    """Return whether the text has several words and hardly a lower-case letter."""
    text = plain(text)
    capitals = sum(map(str.isupper, text))
    if capitals < 11 or len(text.split()) < 3:
        return False
    if text.isascii():
        letters = sum(map(str.isalpha, text))
    else:
        cased = [c for c in text if c.isalpha() and c.lower() != c.upper()]
        letters, capitals = len(cased), sum(map(str.isupper, cased))
    return letters >= 12 and capitals / letters > 0.85


def protect(title: str) -> str:
    """Return the title with braces around the words whose capitals a style must keep.

    These are words with a capital after their first letter (`{LLMs}`, `{DeepSeek-R1}`), letters
    joined with digits (`{3D}`), and math with capitals. Ordinary title case needs no braces,
    and a title in capitals throughout has no case to keep.
    """
    title = fitted(title)
    if is_shouting(title):
        return title
    if _FLAT.fullmatch(title):
        return _FLAT_WORD.sub(lambda m: m[0] if m[0][0] == "{" else _protect_word(m[0]), title)
    pieces: list[str] = []
    word = ""
    depth = 0
    for unit in units(title):
        if not depth and _is_in_word(unit):
            word += unit
            continue
        is_math = not depth and unit[0] == "$" and any(map(str.isupper, unit))
        pieces += (_protect_word(word), f"{{{unit}}}" if is_math else unit)
        word = ""
        depth += (unit == "{") - (unit == "}")
    return fitted("".join([*pieces, _protect_word(word)]))


def loses_capitals(title: str) -> bool:
    """Return whether a style that writes titles in lower case changes letters of a title.

    That is BibTeX's change.case$ with "t": it keeps what is in braces, the first character, and one
    after a colon and a space; a group that begins with a command is one character.
    """
    depth, is_kept, is_command = 0, True, False
    for at, character in enumerate(title):
        if character == "{":
            depth += 1
            if depth == 1:
                is_command = not is_kept and title[at + 1 : at + 2] == "\\"
        elif character == "}":
            depth -= 1
        elif character.isascii() and character.isupper() and (is_command or not (depth or is_kept)):
            return True
        if not depth:
            is_command = False
            is_kept = character.isspace() and (is_kept or title[:at].rstrip()[-1:] == ":")
    return False


def stands_in(name: str, title: str) -> bool:
    """Return whether a name stands in a title as people read both, in the same case."""
    return bool(_occurrences(plain(name), plain(title)))


def protect_name(title: str, name: str) -> str:
    """Return a title with braces around a whole name that has capitals, wherever it stands."""
    if not name or not any(map(str.isupper, name)):
        return title
    pieces = list(units(title))
    depths = [0, *accumulate((piece == "{") - (piece == "}") for piece in pieces)]
    shown: list[str] = []  # what is read, and beside each character the piece that it is in
    places: list[int] = []
    for place, piece in enumerate(pieces):
        text = "" if piece in "{}" else _read(piece)
        shown += text
        places += [place] * len(text)
    for start, end in _occurrences(plain(name), "".join(shown)):
        _embrace(pieces, depths, places[start], places[end - 1] + 1)
    return "".join(pieces)


def _read(unit: str) -> str:
    return unit if len(unit) == 1 or unit[0] == "$" else plain(unit)


def _occurrences(name: str, text: str) -> list[tuple[int, int]]:
    pattern = rf"(?<!\w){re.escape(name)}(?!\w)"
    return [match.span() for match in re.finditer(pattern, text)] if name else []


def _embrace(pieces: list[str], depths: list[int], start: int, end: int) -> None:
    """Put braces around some pieces of a title, instead of those within, unless they have them."""
    while depths[end] < depths[start] and start and pieces[start - 1] == "{":
        start -= 1
        start -= bool(start) and pieces[start - 1][0] == "\\"  # its argument begins here
    while depths[end] > depths[start] and pieces[end : end + 1] == ["}"]:
        end += 1
    if depths[start] or depths[end]:
        return
    inside = range(start, end)
    if not any(pieces[i][0] == "\\" and pieces[i] not in _ESCAPED for i in inside):
        for i in inside:
            pieces[i] = pieces[i].strip("{}")
    # BibTeX changes the case of a group that begins with a command.
    is_command = pieces[start][:1] == "\\"
    pieces[start] = ("{{" if is_command else "{") + pieces[start]
    pieces[end - 1] += "}}" if is_command else "}"


def _is_in_word(unit: str) -> bool:
    if len(unit) == 1:
        return unit not in _AROUND_WORDS and not unit.isspace()
    return unit in _ESCAPED


def _protect_word(word: str) -> str:
    """Protect from the first to the last part of a hyphenated word that needs it."""
    if word.isascii() and word[1:].islower() and not any(map(str.isdigit, word)):
        return word
    halves = _HYPHEN.split(word)
    needing = [i for i in range(0, len(halves), 2) if _has_case(halves[i])]
    if not needing:
        return word
    first, last = needing[0], needing[-1]
    # "GPT-4", "R1-2.5": numbers after a name are part of it.
    while last + 2 < len(halves) and halves[last + 2][:1].isdigit():
        last += 2
    core = "".join(halves[first : last + 1])
    stem = core.rstrip(".'’")
    return "".join(halves[:first]) + f"{{{stem}}}{core[len(stem) :]}" + "".join(halves[last + 1 :])


def _has_case(word: str) -> bool:
    """Return whether a word has capitals to keep: after the first letter, or with digits."""
    letters = [c for c in word if unicodedata.category(c)[0] in "LN"]
    if len(letters) < 2:
        return False
    if any(c.isdigit() for c in letters):
        return any(map(str.isupper, letters))
    return any(map(str.isupper, letters[1:]))
