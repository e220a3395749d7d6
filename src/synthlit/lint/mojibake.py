"""Repair UTF-8 that was decoded in another encoding, where that is certain."""

import re
import unicodedata

_NON_ASCII = re.compile(r"[^\x00-\x7f]+")
# Not at other spaces: a no-break space may be half of a letter.
_WORD = re.compile(r"[^ \n\t]+")
LOST = "\ufffd"
# In Windows-1252 the second half of a letter can be a mark that people write after one.
_OPENING, _CLOSING = frozenset("‘“‚„‹«•"), frozenset("’”›»–—…™")
# In Mac Roman both halves can be mathematics.
_MATH = frozenset("∞±≤≥≠∂∑∏π∫Ωµ°√≈∆")
# In code page 437 both halves can be pieces of a frame, which has no letters beside it.
_FRAME = re.compile(r"[\u2500-\u259f]+")
_LETTER = re.compile(r"[A-Za-z0-9]")
_CLOSED = frozenset(")]}$")
# What Windows-1252 makes of a byte, and is read wrongly a second time.
_TWICE = frozenset("ƒˆ˜")
_LATIN_BEYOND = frozenset("ƠơƯưȘșȚț")


def _bytes_of(encoding: str) -> dict[str, int]:
    """Return each character's byte."""
    characters = ((bytes([byte]).decode(encoding, "ignore"), byte) for byte in range(0x80, 0x100))
    return {character: byte for character, byte in characters if character}


# Windows-1252 takes in what Latin-1 makes of the same bytes: control characters.
_WINDOWS = {chr(byte): byte for byte in range(0x80, 0x100)} | _bytes_of("cp1252")
_TABLES = (_WINDOWS, _bytes_of("mac_roman"), _bytes_of("cp437"))


def repaired(text: str) -> str:
    """Return the text with its misread words repaired; unchanged where that is uncertain."""
    if text.isascii():
        return text
    for _ in range(4):
        readings = (_reread(text, table) for table in _TABLES)
        better = next((reading for reading in readings if reading), None)
        if better is None:
            break
        text = better
    return text


def _reread(text: str, table: dict[str, int]) -> str | None:
    """Return the text decoded again, if at least one word was certainly misread."""
    pieces: list[str] = []
    end, sure = 0, False
    for word in _WORD.finditer(text):
        if not word[0].isascii() and (reading := _read_word(word[0], table)):
            meant, is_sure = reading
            pieces += [text[end : word.start()], meant]
            end, sure = word.end(), sure or is_sure
    return "".join([*pieces, text[end:]]) if sure else None


def _read_word(word: str, table: dict[str, int]) -> tuple[str, bool] | None:
    """Return the intended word and whether it is certain; None if it was never UTF-8."""
    pieces: list[str] = []
    end, sure = 0, False
    for run in _NON_ASCII.finditer(word):
        try:
            meant = bytes(table[character] for character in run[0]).decode("utf-8")
        except (KeyError, UnicodeDecodeError):
            return None
        if LOST in meant:
            return None
        before, after = word[: run.start()][-1:], word[run.end() :][:1]
        framed = _FRAME.fullmatch(run[0]) and not _LETTER.search(word) and word != "┬╖"
        sure = sure or (not framed and _is_certain(meant, run[0], before, after))
        pieces += [word[end : run.start()], meant]
        end = run.end()
    return "".join([*pieces, word[end:]]), sure


def _is_certain(meant: str, misread: str, before: str, after: str) -> bool:
    """Return whether the characters are certainly misread, not what a person may write."""
    if len(meant) > 1 and not _TWICE.isdisjoint(meant):
        meant = "".join(character for character in meant if character not in _TWICE)
    foreign = [character for character in meant if not _is_western(character)]
    if foreign:
        scripts = {unicodedata.name(each, "?").partition(" ")[0] for each in foreign}
        # One letter of another script is chance; several of one kind are a word.
        return len(foreign) > 1 and len(scripts) <= 3
    if len(misread) != 2:
        return True
    first, second = misread[0], misread[1]
    if first in "√≈∆¬" and second in _MATH:
        return _is_letter_not_formula(first, second, before, after)
    if "À" <= first <= "ô":
        if second in _OPENING:
            return before.isalpha() or after.isalpha()
        if second in _CLOSING:
            return after.isalpha()
    return True


def _is_letter_not_formula(first: str, second: str, before: str, after: str) -> bool:
    if first == "¬":
        closed = before in _CLOSED and after != before
        # "Not a sum" has no meaning: it is a misread dot between words.
        return before.isalnum() or closed or (second == "∑" and not before and not after)
    if second == "Ω":
        return before.isalpha() or after.isalpha()
    return before.isalpha() and (second != "π" or after.isalpha())


def _is_western(character: str) -> bool:
    code = ord(character)
    return (
        0xA0 <= code < 0x180  # Latin-1, Latin Extended-A
        or 0x391 <= code <= 0x3D6  # Greek letters
        or 0x1E00 <= code < 0x1F00  # Vietnamese
        or 0x2000 <= code < 0x2C00  # dashes, quotes, arrows, mathematics, symbols
        or code == 0xFE0F
        or code >= 0x1F000  # emoji
        or character in _LATIN_BEYOND
    )
