"""Rules about characters that are hidden, decomposed, or of another script."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from synthlit.library.library import Work
from synthlit.lint.diagnostic import Fix, Replace, Revise
from synthlit.lint.mojibake import repaired
from synthlit.lint.pages import in_page, lines
from synthlit.lint.rule import NON_ASCII, Context, Finding, Fixes, Preset, entry_rule, page_rule
from synthlit.lint.texts import first_difference, quoted, texts, word_at
from synthlit.markdown.document import MarkdownDocument
from synthlit.model.fields import TEXT
from synthlit.model.text import clean, has_invisible
from synthlit.text import Span, TextEdit


@entry_rule("TXT002", "invisible-character", fix=Fixes.SAFE, characters=NON_ASCII)
def invisible_character(work: Work) -> Iterator[Finding]:
    """Yield each value with such a character, unless it is half of a misread letter."""
    for field, value in work.entry.fields.items():
        if (value.isascii() and value.isprintable()) or not is_hiding(value):
            continue
        if repaired(value) == value:
            at = next(place for place, character in enumerate(value) if is_hiding(character))
            character = value[at]
            name = unicodedata.name(character, "a control character").lower()
            fix = Fix("take it out", Revise({field: _cleaned(value)}))
            message = f"{field} has U+{ord(character):04X} in it: {name}"
            yield Finding(work, message, field, at, fix)


def is_hiding(text: str) -> bool:
    """Tell whether there is an invisible character; how lines are broken is layout."""
    return has_invisible(text.translate(_LAYOUT))


def _cleaned(value: str) -> str:
    """Return the value with its lines clean, and broken and indented as they were."""
    return "\n".join(_clean_line(line) for line in value.split("\n"))


def _clean_line(line: str) -> str:
    if not is_hiding(line):
        return line
    core = line.strip(" \t\r")
    begun, _, rest = line.partition(core)
    return f"{begun}{clean(core)}{rest}"


_LAYOUT = str.maketrans("\n\r\t", "   ")


@entry_rule("TXT009", "decomposed-letter", fix=Fixes.SAFE, characters=NON_ASCII)
def decomposed_letter(work: Work) -> Iterator[Finding]:
    """Yield each text that is not in Unicode's composed form."""
    for field, value in texts(work):
        if not value.isascii() and not unicodedata.is_normalized("NFC", value):
            better = unicodedata.normalize("NFC", value)
            at = first_difference(value, better)
            fix = Fix("make one character of them", Revise({field: better}))
            message = (
                f"{field} has a letter in two characters: {quoted(ascii(word_at(value, at))[1:-1])}"
            )
            yield Finding(work, message, field, at, fix)


# Source: Unicode's confusables.txt, those that no usual font tells apart.
_CYRILLIC = dict(zip("АВЕЅІЈКМНОРСТХаеѕіјорсухһԁԛԝ", "ABESIJKMHOPCTXaesijopcyxhdqw", strict=True))


_GREEK = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "ABEZHIKMNOPTYXo", strict=True))


_TWINS = _CYRILLIC | _GREEK


# Without those that LaTeX takes for its own.
_WIDE = {
    0xFEE0 + code: chr(code) for code in range(0x21, 0x7F) if chr(code) not in '&%$#_{}\\~^"@<>|`*'
}


_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


_IN_IDENTIFIERS = str.maketrans(_TWINS) | _WIDE | _DASHES


_IDENTIFIERS = frozenset({"doi", "isbn", "issn"})


_WORD = re.compile(r"[^\W\d_]+")


_SUSPECT = re.compile(f"[{''.join(_TWINS)}]|[\uff01-\uff5e]")


_EAST_ASIAN = re.compile("[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")


@entry_rule("TXT011", "lookalike-letter", fix=Fixes.UNSAFE, characters=NON_ASCII)
def lookalike_letter(work: Work) -> Iterator[Finding]:
    """Yield each value with such a character."""
    for field, value in work.entry.fields.items():
        if value.isascii():
            continue
        better = value
        if field in _IDENTIFIERS:
            better = value.translate(_IN_IDENTIFIERS)
        elif field in TEXT and _SUSPECT.search(value) and repaired(value) == value:
            better = _WORD.sub(_latin, value)
            if not _EAST_ASIAN.search(value):
                better = better.translate(_WIDE)
        if better != value:
            at = first_difference(value, better)
            name = unicodedata.name(value[at]).lower()
            fix = Fix(f'write "{better[at]}"', Revise({field: better}), safe=False)
            message = f"{quoted(word_at(value, at))} in {field} has a {name} for {better[at]}"
            yield Finding(work, message, field, at, fix)


def _latin(match: re.Match[str]) -> str:
    """Return the word in Latin letters, if it is a Latin one with some that only look so."""
    word = match[0]
    if word.isascii():
        return word
    twins = [letter for letter in word if letter in _TWINS]
    others = [letter for letter in word if letter not in _TWINS]
    # One letter beside a Greek one may be a formula's.
    least = 2 if any(twin in _GREEK for twin in twins) else 1
    if not twins or len(others) < least or not all(map(_is_latin, others)):
        return word
    return "".join(_TWINS.get(letter, letter) for letter in word)


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith("LATIN")


# Source: Unicode's emoji-data.txt, Emoji_Presentation; and what U+FE0F makes one.
_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff\u231a\u231b\u23e9-\u23ec\u23f0\u23f3\u2614\u2615"
    "\u2648-\u2653\u267f\u2693\u26a1\u26bd\u26be\u26c4\u26c5\u26ce\u26d4\u26ea\u26f2\u26f3\u26f5"
    "\u26fa\u26fd\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2757\u2795-\u2797\u27b0\u27bf"
    "\u2b1b\u2b1c\u2b50\u2b55]|.\ufe0f"
)


@entry_rule("TXT020", "emoji", preset=Preset.STRICT)
def emoji(work: Work) -> Iterator[Finding]:
    """Yield each text with one."""
    for field, value in texts(work):
        if not value.isascii() and (match := _EMOJI.search(value)) and repaired(value) == value:
            yield Finding(work, f"{field} has an emoji: {match[0]}", field, match.start())


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


@page_rule("MDN004", "invisible-character-on-page", fix=Fixes.SAFE)
def invisible_character_on_page(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
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
    yield Finding(in_page(page, line.start + places[0]), message, fix=fix)


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


# A letter with marks of Latin, Greek and Cyrillic, a kana with its mark, a syllable of Hangul.
_PAIR = re.compile(
    "[^\\W\\d_][\u0300-\u036f]+|[\u3040-\u30ff][\u3099\u309a]|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?"
)


@page_rule("MDN019", "decomposed-letter-on-page", fix=Fixes.SAFE)
def decomposed_letter_on_page(page: MarkdownDocument, context: Context) -> Iterator[Finding]:  # noqa: ARG001
    """Yield each line with such letters, all of them in one finding."""
    if page.text.isascii() or unicodedata.is_normalized("NFC", page.text):
        return
    targets = [
        link.target
        for link in page.links
        if link.target and not link.url.startswith("#") and not link.nested
    ]
    starts = [target.start for target in targets]
    for line in lines(page):
        text = line.of(page.text)
        if text.isascii():
            continue
        edits = [
            TextEdit(at.start, at.end, better)
            for at, better in _pairs(text, line.start)
            if not page.is_code(at.start) and not _is_within(at.start, starts, targets)
        ]
        if edits:
            first = edits[0].start
            word = ascii(word_at(text, first - line.start))[1:-1]
            fix = Fix("make one character of them", Replace(tuple(edits)))
            message = f"the line has a letter in two characters: {quoted(word)}"
            yield Finding(in_page(page, first), message, fix=fix)


def _pairs(text: str, start: int) -> Iterator[tuple[Span, str]]:
    for match in _PAIR.finditer(text):
        better = unicodedata.normalize("NFC", match[0])
        if len(better) < len(match[0]):
            yield Span(start + match.start(), start + match.end()), better


def _is_within(offset: int, starts: list[int], spans: list[Span]) -> bool:
    at = bisect_right(starts, offset) - 1
    return at >= 0 and offset < spans[at].end
