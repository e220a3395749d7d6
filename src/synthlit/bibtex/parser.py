"""Read a `.bib` file as BibTeX and biber do, without losing the place of anything.

One pass from left to right: no part of the text is looked at more than a few times, whatever it
holds. The grammar is read in one place, hence the length.

Source: BibTeX's bibtex.web, sections 227 to 263; btparse's language reference.
"""

import re
from operator import attrgetter
from pathlib import PurePosixPath

from synthlit.bibtex.nodes import (
    BibDocument,
    EntryNode,
    ErrorKind,
    FieldNode,
    Macro,
    MacroUse,
    OtherBlock,
    ParseError,
    Piece,
)
from synthlit.model.dates import month_macro
from synthlit.model.fields import MONTHS
from synthlit.text import Text

_LOST = re.compile("\ufffd")
_AT = re.compile(r"@|(?:^\ufeff?|(?<=\r))[ \t]*%[^\r\n]*", re.MULTILINE)
_HEAD = re.compile(r"@[ \t\r\n]*([A-Za-z][\w:.+-]*)[ \t\r\n]*([{(])[ \t\r\n]*")
# A parenthesis may stand in the key of an entry that stands in braces.
_KEY = {
    opening: re.compile(rf"([^,={{}}\r\n]*?)[ \t\r\n]*(?:(,)|(?={closing}))")
    for opening, closing in (("{", r"\}"), ("(", r"\)"))
}
# A key with a field right behind it: the comma was forgotten.
_LONE_KEY = re.compile(r"([^\s,={}\"#%()]+)[ \t\r\n]+(?=[A-Za-z][\w:.+-]*[ \t\r\n]*=)")
_SPACE = re.compile(r"[ \t\r\n]*")
# A field whose value is one piece with at most one level of braces inside, which most are. What is
# matched is kept (`++`, `*+`), so that no text is looked at twice.
_PLAIN = re.compile(
    r"[ \t\r\n]*+([A-Za-z][\w:.+-]*+)[ \t\r\n]*+=[ \t\r\n]*+"
    r"(?:\{((?:[^{}]++|\{[^{}]*+\})*+)\}|\"([^\"{}]*+)\"|(\d++))[ \t\r\n]*+(?:(,)|(?=[})]))"
)
_NAME = re.compile(r"([A-Za-z_][\w:.+/-]*)[ \t\r\n]*=[ \t\r\n]*")
_WORD = re.compile(r"[^\s\"#%'(),={}@\\]+")
_LAST_COMMA = re.compile(r"[ \t\r\n]*(?:,[ \t\r\n]*)?")
_JOIN = re.compile(r"[ \t\r\n]*#[ \t\r\n]*")
# What can only be the beginning of the next entry, so that this one was never closed.
NEXT = re.compile(r"[\r\n][ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(][ \t]*[^\s,{}=]*[ \t]*,")
_BRACES = re.compile(rf"[{{}}]|{NEXT.pattern}")
_QUOTES = re.compile(rf'["{{}}]|{NEXT.pattern}')
# What closes nowhere is looked for down to the end of the text, so not too often: then whatever
# begins with an @ on a line of its own ends the search.
_DEAD_ENDS = 8
_ANY_AT = re.compile(r"[\r\n][ \t]*@[ \t]*[A-Za-z]")
_RESUME = re.compile(r"(?:^|(?<=\r))[ \t]*@", re.MULTILINE)
_LINE = re.compile(r"[^\r\n]*")


def read(path: PurePosixPath, text: str) -> BibDocument:
    """Read a file's text; what cannot be read is among the errors, and never raised.

    U+FFFD stands for bytes that were not UTF-8.
    """
    scan = _Scan(text)
    scan.run()
    return BibDocument(
        path,
        Text(text),
        tuple(scan.entries),
        tuple(scan.others),
        tuple(scan.macros),
        tuple(sorted(scan.macro_uses, key=attrgetter("offset"))),
        tuple(sorted(scan.errors, key=attrgetter("offset"))),
        tuple(match.start() for match in _LOST.finditer(text)),
    )


class _Scan:
    """The reading of one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.entries: list[EntryNode] = []
        self.others: list[OtherBlock] = []
        self.macros: list[Macro] = []
        self.macro_uses: list[MacroUse] = []
        self.errors: list[ParseError] = []
        self.strings = {name: name for name in MONTHS}
        self.dead_ends = 0

    def run(self) -> None:
        """Read from the first character to the last."""
        text, position, gap = self.text, 0, 0
        while found := _AT.search(text, position):
            position = found.end()
            head = _HEAD.match(text, found.start()) if found[0] == "@" else None
            if not head:
                continue
            self._between(gap, found.start())
            position = gap = self._block(head)
        self._between(gap, len(text))

    def _between(self, start: int, end: int) -> None:
        if self.text[start:end].strip("\ufeff \t\r\n"):
            self.others.append(OtherBlock("text", start, end))

    def _block(self, head: re.Match[str]) -> int:
        """Read what begins with a head, and return where it ends."""
        kind = head[1].lower()
        if kind == "comment":
            return self._comment(head)
        if kind in ("string", "preamble"):
            return self._definition(head, kind)
        return self._entry(head)

    def _comment(self, head: re.Match[str]) -> int:
        closing, pattern = _COMMENTS[head[2]]
        depth = 0
        for match in pattern.finditer(self.text, head.end(2), self._horizon(head.end(2))):
            if match[0] != closing:
                depth += 1
            elif depth:
                depth -= 1
            else:
                self.others.append(OtherBlock("comment", head.start(), match.end()))
                return match.end()
        self.dead_ends += 1
        error = ParseError(ErrorKind.UNCLOSED, head.start(), "this @comment is never closed")
        return self._failed(head.start(), error)

    def _horizon(self, start: int) -> int:
        """Return up to where it is looked for what closes."""
        if self.dead_ends < _DEAD_ENDS:
            return len(self.text)
        found = _ANY_AT.search(self.text, start)
        return found.start() if found else len(self.text)

    def _failed(self, start: int, error: ParseError) -> int:
        """Give a block up, and return where the next one may begin."""
        self.errors.append(error)
        resume = _RESUME.search(self.text, max(error.offset, start + 1))
        end = resume.start() if resume else len(self.text)
        self.others.append(OtherBlock("failed", start, end))
        return end

    def _definition(self, head: re.Match[str], kind: str) -> int:
        """Read a @string or a @preamble."""
        text, start = self.text, head.start()
        name = _NAME.match(text, head.end()) if kind == "string" else None
        if kind == "string" and not name:
            message = "this @string has no name or no value"
            return self._failed(start, ParseError(ErrorKind.STRAY, start, message))
        used = len(self.macro_uses)
        found = self._value(name.end() if name else head.end(), "")
        if not isinstance(found, FieldNode):
            return self._failed(start, found)
        end = _end(_LAST_COMMA, text, found.end)
        if text[end : end + 1] not in ("}", ")"):
            error = ParseError(ErrorKind.UNCLOSED, start, f"this @{kind} is never closed")
            return self._failed(start, error)
        if name:
            self.macros.append(Macro(name[1], found.value, name.start()))
            if all(use.defined for use in self.macro_uses[used:]):
                self.strings[name[1].lower()] = found.value
        self.others.append(OtherBlock(kind, start, end + 1))
        return end + 1

    def _entry(self, head: re.Match[str]) -> int:
        text, start = self.text, head.start()
        key = _KEY[head[2]].match(text, head.end()) or _LONE_KEY.match(text, head.end())
        key_start = key_end = position = head.end()
        if key:
            key_end, position = key.end(1), key.end()
        if not key or not key[1]:
            self.errors.append(ParseError(ErrorKind.NO_KEY, head.end(), "this entry has no key"))
        fields: list[FieldNode] = []
        closing = "}" if head[2] == "{" else ")"
        comma = key is None or key.re is not _LONE_KEY
        while True:
            if comma and (plain := _PLAIN.match(text, position)):
                fields.append(_plain(plain))
                position, comma = plain.end(), plain[5] is not None
                continue
            position = _end(_SPACE, text, position)
            character = text[position : position + 1]
            if character == closing:
                break
            if character == ",":
                if comma:
                    self.errors.append(
                        ParseError(ErrorKind.EXTRA_COMMA, position, "a superfluous comma")
                    )
                position, comma = position + 1, True
                continue
            if character == "%":
                self.errors.append(ParseError(ErrorKind.PERCENT, position, "a % inside the entry"))
                position = _end(_LINE, text, position)
                continue
            name = _NAME.match(text, position)
            if not name:
                return self._failed(start, self._stray(start, position))
            if not comma:
                message = "there is no comma before this field"
                last = fields[-1].end if fields else key_end
                self.errors.append(ParseError(ErrorKind.MISSING_COMMA, last, message))
            found = self._value(name.end(), name[1].lower(), name.start())
            if not isinstance(found, FieldNode):
                return self._failed(start, found)
            fields.append(found)
            position, comma = found.end, False
        places = (start, head.start(1), key_start, key_end, position, position + 1)
        written = key[1] if key else ""
        self.entries.append(EntryNode(head[1].lower(), written, tuple(fields), *places))
        return position + 1

    def _stray(self, start: int, position: int) -> ParseError:
        """Return what is wrong where neither a field nor the end of the entry follows."""
        if position >= len(self.text) or _HEAD.match(self.text, position):
            return ParseError(ErrorKind.UNCLOSED, start, "this entry is never closed")
        return ParseError(ErrorKind.STRAY, position, "expected a field or the end of the entry")

    def _value(self, position: int, name: str, start: int = 0) -> FieldNode | ParseError:
        """Read a value: pieces, joined by `#`."""
        text = self.text
        first = position
        pieces: list[Piece] = []
        parts: list[str] = []
        while True:
            character = text[position : position + 1]
            if character in ("{", '"'):
                end = self._piece_end(position, character)
                if end < 0:
                    return ParseError(
                        ErrorKind.UNCLOSED, position, f"this {_CALLED[character]} is never closed"
                    )
                parts.append(text[position + 1 : end - 1])
            elif word := _WORD.match(text, position):
                end, character = word.end(), ""
                parts.append(self._word(name, word))
            else:
                return ParseError(ErrorKind.NO_VALUE, position, "expected a value")
            pieces.append(Piece(position, end, character))
            join = _JOIN.match(text, end)
            if not join:
                break
            position = join.end()
        whole = len(pieces) == 1 and pieces[0].delimiter
        inner = first + 1 if whole else -1
        return FieldNode(name, "".join(parts), start, first, end, inner, tuple(pieces))

    def _word(self, name: str, word: re.Match[str]) -> str:
        if word[0].isdecimal():
            return word[0]
        macro = word[0].lower()
        # `month = June` leaves no doubt; the rule about months reports it.
        if macro in self.strings or name != "month" or not month_macro(macro):
            self.macro_uses.append(MacroUse(word[0], word.start(), macro in self.strings))
        return self.strings.get(macro, word[0])

    def _piece_end(self, start: int, opening: str) -> int:
        """Return where a piece ends, counting braces as BibTeX does; -1 where nowhere."""
        depth = 0
        pattern, closing = (_BRACES, "}") if opening == "{" else (_QUOTES, '"')
        for match in pattern.finditer(self.text, start + 1, self._horizon(start)):
            character = match[0]
            if character == closing and not depth:
                return match.end()
            if character == "{":
                depth += 1
            elif character == "}":
                depth -= 1
                if depth < 0:
                    return -1
            elif character != '"':
                return -1
        self.dead_ends += 1
        return -1


# How a comment opens and closes; an entry inside is part of it.
_COMMENTS = {"{": ("}", re.compile(r"[{}]")), "(": (")", re.compile(r"[()]"))}
_CALLED = {"{": "brace", '"': "quote"}


def _plain(match: re.Match[str]) -> FieldNode:
    """Return the field that the pattern for plain ones matched."""
    name, first = match[1].lower(), match.start(1)
    start, end = match.span(2)
    if start < 0:
        start, end = match.span(3)
    if start < 0:
        return FieldNode(name, match[4], first, *match.span(4), -1)
    return FieldNode(name, match.string[start:end], first, start - 1, end + 1, start)


def _end(pattern: re.Pattern[str], text: str, position: int) -> int:
    match = pattern.match(text, position)
    return match.end() if match else position
