"""Rules about characters that are invisible, decomposed, or of another script."""

import re
import unicodedata
from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Revise
from synthlit.lint.mojibake import repaired
from synthlit.lint.passages import Passage, passage_rule
from synthlit.lint.rule import NON_ASCII, Finding, Fixes, Preset, entry_rule
from synthlit.lint.texts import and_more, first_difference, quoted, texts, word_at
from synthlit.model.fields import TEXT
from synthlit.model.text import clean, has_invisible, invisible

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MARKS_OF_DIRECTION = frozenset("\u200e\u200f\u061c")
# Chinese and Japanese writers put these between a letter and bold text or code.
_BREAKS = frozenset("\u200b\u2060")
_MARKUP = frozenset("*_`~")
_FRENCH = frozenset("\u00a0\u202f")
_OTHER_SPACE = re.compile(r"[^\S \n\r\t]")
_BOM = "\ufeff"
# GitHub keeps it in the anchor of a heading whose emoji is gone.
_SELECTOR = "\ufe0f"


@passage_rule(
    "TXT002", "invisible-character", fix=Fixes.SAFE, characters=NON_ASCII, all_fields=True
)
def invisible_character(passage: Passage) -> Iterator[Finding]:
    """Yield the first invisible character of a text, unless it is half of a misread letter."""
    text = passage.text
    if not has_invisible(text):
        return
    offsets = _invisible(passage)
    if offsets and repaired(text) == text:
        character = text[offsets[0]]
        name = unicodedata.name(character, "a control character").lower()
        more = and_more(len(offsets) - 1)
        yield passage.finding(
            f"{passage.name} contains U+{ord(character):04X} ({name}){more}",
            offsets[0],
            fix="remove them" if more else "remove it",
            better="\n".join(map(_clean_line, text.split("\n")))
            if passage.is_value
            else _without(text, frozenset(offsets)),
        )


def _invisible(passage: Passage) -> list[int]:
    """Return the offsets of invisible characters, except those with a meaning on a page."""
    text = passage.text
    spaces = (match.start() for match in _OTHER_SPACE.finditer(text))
    offsets = sorted({*invisible(text), *spaces})
    if passage.is_value:
        return offsets
    return [offset for offset in offsets if not _has_meaning(passage, offset)]


def _has_meaning(passage: Passage, offset: int) -> bool:
    """Return whether the characters beside an invisible one give it a meaning on a page."""
    text = passage.text
    character = text[offset]
    before, after = text[offset - 1 : offset], text[offset + 1 : offset + 2]
    if character == _SELECTOR:
        return True
    if character == _BOM:
        return passage.start + offset == 0
    if character in _MARKS_OF_DIRECTION:
        return bool(_RIGHT_TO_LEFT.search(text))
    if character in _BREAKS:
        return bool({before, after} & _MARKUP)
    if character in _FRENCH:
        return before == "«" or (bool(after) and after in "»:;!?%")
    return character == "\u3000" and (_is_wide(before) or _is_wide(after))


def _is_wide(character: str) -> bool:
    return bool(character) and unicodedata.east_asian_width(character) in ("W", "F")


def _without(text: str, offsets: frozenset[int]) -> str:
    kept = (
        character if offset not in offsets else " " if character.isspace() else ""
        for offset, character in enumerate(text)
    )
    return "".join(kept)


def _clean_line(line: str) -> str:
    """Return a line of a value without invisible characters, but with its indentation."""
    core = line.strip(" \t\r")
    if not has_invisible(core):
        return line
    indent, _, rest = line.partition(core)
    return f"{indent}{clean(core)}{rest}"


# A letter with marks of Latin, Greek and Cyrillic, a kana with its mark, a syllable of Hangul.
_PAIR = re.compile(
    "[^\\W\\d_][\u0300-\u036f]+|[\u3040-\u30ff][\u3099\u309a]|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)


@passage_rule("TXT009", "decomposed-letter", fix=Fixes.SAFE, characters=NON_ASCII)
def decomposed_letter(passage: Passage) -> Iterator[Finding]:
    """Yield each text with a letter and its accent in two characters."""
    text = passage.text
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return
    fixed = unicodedata.normalize("NFC", text) if passage.is_value else _composed(passage)
    if fixed != text:
        at = first_difference(text, fixed)
        word = quoted(ascii(word_at(text, at))[1:-1])
        message = f"{passage.name} has a letter in two characters: {word}"
        yield passage.finding(message, at, fix="write one character", better=fixed)


def _composed(line: Passage) -> str:
    """Return the line of a page with composed letters, except in code and addresses."""

    def written(match: re.Match[str]) -> str:
        composed = unicodedata.normalize("NFC", match[0])
        is_literal = line.is_code(match.start()) or line.is_target(match.start())
        return match[0] if is_literal or len(composed) >= len(match[0]) else composed

    return _PAIR.sub(written, line.text)


# Source: Unicode's confusables.txt, those that look the same in usual fonts.
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТХаеѕіјорсухһԁԛԝ", "ABESIJKMHOPCTXaesijopcyxhdqw", strict=True))
_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))
_LOOKALIKES = _CYRILLIC | _GREEK
# Without the special characters of LaTeX.
_WIDE = {
    0xFEE0 + code: chr(code) for code in range(0x21, 0x7F) if chr(code) not in '&%$#_{}\\~^"@<>|`*'
}
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
_IN_IDENTIFIERS = str.maketrans(_LOOKALIKES) | _WIDE | _DASHES
_IDENTIFIERS = frozenset({"doi", "isbn", "issn"})
_WORD = re.compile(r"[^\W\d_]+")
_SUSPECT = re.compile(f"[{''.join(_LOOKALIKES)}]|[\uff01-\uff5e]")
_EAST_ASIAN = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")


@entry_rule("TXT011", "lookalike-letter", fix=Fixes.UNSAFE, characters=NON_ASCII)
def lookalike_letter(work: Work) -> Iterator[Finding]:
    """Yield each value with a character that looks like a Latin one."""
    for field, value in work.entry.fields.items():
        if value.isascii():
            continue
        fixed = value
        if field in _IDENTIFIERS:
            fixed = value.translate(_IN_IDENTIFIERS)
        elif field in TEXT and _SUSPECT.search(value) and repaired(value) == value:
            fixed = _WORD.sub(_latin, value)
            if not _EAST_ASIAN.search(value):
                fixed = fixed.translate(_WIDE)
        if fixed != value:
            at = first_difference(value, fixed)
            name = unicodedata.name(value[at]).lower()
            fix = Fix(f'write "{fixed[at]}"', Revise({field: fixed}), safe=False)
            word = quoted(word_at(value, at))
            message = f"{word} in {field} contains {name}, which looks like {fixed[at]}"
            yield Finding(work, message, field, at, fix)


def _latin(match: re.Match[str]) -> str:
    """Return the word in Latin letters, if only some of its letters are of another script."""
    word = match[0]
    if word.isascii():
        return word
    lookalikes = [letter for letter in word if letter in _LOOKALIKES]
    others = [letter for letter in word if letter not in _LOOKALIKES]
    # One letter beside a Greek one may be a formula.
    least = 2 if any(lookalike in _GREEK for lookalike in lookalikes) else 1
    if not lookalikes or len(others) < least or not all(map(_is_latin, others)):
        return word
    return "".join(_LOOKALIKES.get(letter, letter) for letter in word)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


# Source: Unicode's emoji-data.txt, Emoji_Presentation, and characters before U+FE0F.
_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u2614\u2615"
    "\u2648-\u2653\u267f\u2693\u26a1\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5"
    "\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf"
    "\u2b1b\u2b1c\u2b50\u2b55]|.\ufe0f"
)


@entry_rule("TXT020", "emoji", preset=Preset.STRICT)
def emoji(work: Work) -> Iterator[Finding]:
    """Yield each text with an emoji."""
    for field, value in texts(work):
        if not value.isascii() and (match := _EMOJI.search(value)) and repaired(value) == value:
            yield Finding(work, f"{field} has an emoji: {match[0]}", field, match.start())
