"""Clean text that comes from elsewhere: white space, control and invisible characters."""

import re
import unicodedata
from collections.abc import Iterator

# Default-ignorable, bidi and non-characters (UAX #44, UAX #9): they are invisible, and can change
# how a line reads. U+FE0F is not one of them: nearly always it colours the emoji before it.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufdd0-\ufdef\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff"
# Both, for a class of characters in a regular expression.
NOT_PRINTED = rf"{INVISIBLE}{_CONTROL}"
_ANY = rf"{NOT_PRINTED}\ufe0f"
_INVISIBLE = re.compile(f"[{_ANY}]")
# Scripts whose letters join or stack, so that a joiner between two letters is spelling: Arabic,
# Syriac, N'Ko, Mandaic; those of India and South-East Asia; Mongolian, Tifinagh, Phags-pa, Adlam.
_JOINING = (
    "\u0600-\u061b\u061d-\u074f\u0750-\u077f\u07c0-\u07ff\u0840-\u085f\u0860-\u08ff\u0900-\u0dff"
    "\u1000-\u109f\u1700-\u17b3\u17b6-\u180d\u180f-\u18af\u1900-\u1aaf\u1b00-\u1c7f\u2d30-\u2d7f"
    "\ua800-\ua8ff\ua930-\uaaff\uabc0-\uabff\ufb50-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc"
    "\U00010a00-\U00010eff\U00011000-\U00011fff\U0001e900-\U0001e95f"
)
# Signs that remove the vowel of a letter, after which a joiner chooses the form of the letter.
_VIRAMAS = "\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d3b\u0d3c\u0d4d\u0dca\u1039\u17d2"
_IDEOGRAPHS = (
    "\u2e80-\u2fdf\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
_PICTURES = (
    "\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\u3030\u303d\u3297\u3299\U0001f000-\U0001f3fa\U0001f400-\U0001faff"
)
_PICTURE = f"[{_PICTURES}][\U0001f3fb-\U0001f3ff]?[\ufe0e\ufe0f]?"
_SEEN = rf"[^\s{_ANY}]"
# Invisible characters with a meaning, each together with what gives it one (UTS #51, UTS #37,
# Unicode's StandardizedVariants.txt; Core Specification, 12 and 23.2).
_MEANT = (
    # A flag of a region, such as that of Wales; a family or a profession; a key.
    r"\U0001f3f4[\U000e0020-\U000e007e]{1,12}\U000e007f",
    rf"{_PICTURE}(?:\u200d{_PICTURE})*",
    r"[0-9#*]\ufe0f(?=\u20e3)",
    rf"[{_IDEOGRAPHS}][\ufe00-\ufe02\U000e0100-\U000e01ef]",
    # Punctuation of Chinese in a corner, symbols of mathematics, dotted letters of Khamti.
    r"[\u3001\u3002\uff01\uff0c\uff0e\uff1a\uff1b\uff1f\u2018\u2019\u201c\u201d][\ufe00\ufe01]",
    r"[\u2200-\u22ff\u2a00-\u2aff\u1000-\u109f\uaa60-\uaa7f\ua840-\ua87f]\ufe00",
    rf"(?:[{_VIRAMAS}]|[{_JOINING}](?=\u200d))[\u200c\u200d]",
    rf"[{_JOINING}][\u200c\u200d]+(?={_SEEN})",
    # "API" with a Persian ending.
    rf"{_SEEN}\u200c(?=[{_JOINING}])",
    r"[\u1820-\u18aa]\u180e(?=[\u1820-\u18aa])",
)
_MEANT_OR_INVISIBLE = re.compile(rf"(?P<meant>{'|'.join(_MEANT)})|[{_ANY}]")
# Spaces other than U+0020.
_OTHER_SPACE = re.compile(r"[^\S ]")
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return the text in NFC, on one line, without control and invisible characters.

    Joiners and variation selectors stay where they are part of how a script or an emoji is written.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    cleaned = _one_line(text)
    # NFC orders marks, also those that come together when characters between them are removed: a
    # joiner may follow another character then, where it means nothing.
    while _INVISIBLE.search(cleaned):
        meant = _MEANT_OR_INVISIBLE.sub(lambda match: match["meant"] or "", cleaned)
        if meant == cleaned:
            break
        cleaned = _one_line(meant)
    return cleaned


def _one_line(text: str) -> str:
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text)).strip()


def has_invisible(text: str) -> bool:
    """Return whether the text has characters that are invisible or look like an ordinary space.

    Those that `clean` keeps do not count.
    """
    if text.isascii() and text.isprintable():
        return False
    return bool(_OTHER_SPACE.search(text)) or next(invisible(text), None) is not None


def invisible(text: str) -> Iterator[int]:
    """Yield the offset of each control or invisible character that `clean` removes."""
    if _INVISIBLE.search(text):
        found = _MEANT_OR_INVISIBLE.finditer(text)
        yield from (match.start() for match in found if not match["meant"])


def fold(text: str) -> str:
    """Return the text for comparing: NFKD without marks, case folded.

    Letters that have no decomposition (ø, ł, ß) become the ASCII ones people type for them.
    """
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(c for c in decomposed if not unicodedata.combining(c))
    return unicodedata.normalize("NFC", bare.casefold().translate(_UNDECOMPOSED))


_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
