"""A character that shows as nothing, or as an ordinary space.

## Why is this bad?
Copied from web pages and PDFs, it breaks what looks right: no search finds the title, a heading's
anchor differs, `-` with a no-break space behind it begins no item. Those that turn the direction of
writing can make a line read as something that it is not.

## Example
````markdown
- [Let's Verify\u00a0Step by\u200b Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
````

## Use instead
````markdown
- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman et al. (ICLR 2024)
````

## Fix
Safe: what showed as a space becomes one, what showed as nothing goes. Signs that belong to emoji,
to Arabic, Hebrew, Indic or Chinese writing, and the narrow spaces of French, stay.

## Also found by
no other linter known
"""  # noqa: E501

import re
import unicodedata
from collections.abc import Iterator

from synthlit.lint.diagnostic import Fix, Replace
from synthlit.lint.mojibake import repaired
from synthlit.lint.rule import Context, Finding, Fixes, Preset
from synthlit.lint.rules.markdown.places import lines, spot
from synthlit.markdown.document import MarkdownDocument
from synthlit.model.text import has_invisible
from synthlit.text import Span, TextEdit

CODE = "MDN004"
NAME = "invisible-character-on-page"
PRESET = Preset.DEFAULT
FIX = Fixes.SAFE

_JOINERS = frozenset("\u200c\u200d")
_MARKS_OF_DIRECTION = frozenset("\u200e\u200f\u061c")
# With these, Chinese and Japanese writers make bold and code work beside a letter.
_BREAKS = frozenset("\u200b\u2060")
_MARKUP = frozenset("*_`~")
_FRENCH = frozenset("\u00a0\u202f")
# A black flag and up to six of these make the flag of England.
_FLAG = "\U0001f3f4"
_TAGS = ("\U000e0020", "\U000e007f")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MARK = "\ufeff"


def check(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each line with such characters, all of them in one finding."""
    if page.text.isascii() and page.text.isprintable():
        return
    for line in lines(page):
        if has_invisible(line.of(page.text).replace("\t", " ")):
            yield from _line(page, line)


def _line(page: MarkdownDocument, line: Span) -> Iterator[Finding]:
    text = line.of(page.text)
    turns = _RIGHT_TO_LEFT.search(text) is not None
    places = [
        place
        for place, character in enumerate(text)
        if not character.isascii() or not character.isprintable()
        if _is_hiding(text, place) and not (turns and character in _MARKS_OF_DIRECTION)
    ]
    if line.start == 0 and places[:1] == [0] and text.startswith(_MARK):
        places = places[1:]
    if not places or repaired(text) != text:
        return
    edits = tuple(
        TextEdit(line.start + place, line.start + place + 1, " " if text[place].isspace() else "")
        for place in places
    )
    character = text[places[0]]
    name = unicodedata.name(character, "a control character").lower()
    more = f", and {len(places) - 1} more" if len(places) > 1 else ""
    fix = Fix("take it out" if not more else "take them out", Replace(edits))
    message = f"the line has U+{ord(character):04X} in it: {name}{more}"
    yield Finding(spot(page, line.start + places[0]), message, fix=fix)


def _is_hiding(text: str, place: int) -> bool:
    """Tell whether a character of a line is one that hides, and has no business there."""
    character = text[place]
    if character == "\t" or not has_invisible(character):
        return False
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if character in _JOINERS:
        return not (_is_joined(before) and _is_joined(after))
    if character in _BREAKS:
        return not ({before, after} & _MARKUP)
    if character in _FRENCH:
        return not (before == "«" or (after and after in "»:;!?%"))
    if character == "\u3000":
        return not (_is_wide(before) or _is_wide(after))
    if "\ufe00" <= character <= "\ufe0e":
        return not before or before.isascii()
    return not (_TAGS[0] <= character <= _TAGS[1] and _FLAG in text[max(place - 7, 0) : place])


def _is_joined(character: str) -> bool:
    """Tell whether a joiner beside it has a meaning: in emoji, and in writing with joined letters.

    Letters of Europe are never joined.
    """
    return bool(character) and ord(character) > 0x58F


def _is_wide(character: str) -> bool:
    return bool(character) and unicodedata.east_asian_width(character) in ("W", "F")
