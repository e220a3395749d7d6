"""Clean text that comes from elsewhere: white space, control and invisible characters."""

import re
import unicodedata

# Default-ignorable, bidi and non-characters (UAX #44, UAX #9): they are invisible, and can change
# how a line reads. U+FE0F stays, it belongs to emoji.
INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufdd0-\ufdef\ufe00-\ufe0e\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
_CONTROL = "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff"
_DROPPED = re.compile(f"[{INVISIBLE}{_CONTROL}]")
# Spaces other than U+0020.
_OTHER_SPACE = re.compile(r"[^\S ]")
_SPACES = re.compile(r"\s+")


def clean(text: str) -> str:
    """Return the text in NFC, on one line, without control and invisible characters."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    text = _DROPPED.sub("", text)
    return unicodedata.normalize("NFC", _SPACES.sub(" ", text)).strip()


def has_invisible(text: str) -> bool:
    """Return whether the text has characters that are invisible or look like an ordinary space."""
    if text.isascii() and text.isprintable():
        return False
    return bool(_DROPPED.search(text) or _OTHER_SPACE.search(text))


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
