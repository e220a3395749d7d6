"""Read BibTeX in any form that is found in the wild, without losing any of it.

bibtexparser splits the text into blocks and fields; its middlewares are not used, because they
drop braces and bare ampersands. This is the only module that knows bibtexparser.
"""

import logging
import re
from collections.abc import Mapping

from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    ExplicitComment,
    ImplicitComment,
    ParsingFailedBlock,
    Preamble,
    String,
)
from bibtexparser.model import Entry as Block
from bibtexparser.splitter import Splitter

from synthlit.bibtex.canonical import BibFile, Problem, is_valid_entry
from synthlit.model.entry import Entry
from synthlit.model.fields import MONTHS
from synthlit.model.latex.scan import balanced

# bibtexparser tells its log what it also returns as a failed block.
logging.getLogger("bibtexparser.splitter").setLevel(logging.CRITICAL)

# BibTeX lets white space stand between @, type and brace; bibtexparser does not.
_SPREAD_START = re.compile(r"@(\s*)(\w+)(\s*)([{(])")
# More of them are no slip of the pen, and each costs a look at the whole text.
_FEW = 20
_JOIN = re.compile(r"\s*#\s*")
_BRACE_OR_AT = re.compile(r"[{}]|\n\s*@")
_UNCLOSED = "the entry is not closed before the next one begins"
_DELIMITER = re.compile(r'[{}"]')
# A number, or the name of a @string.
_WORD = re.compile(r"[^\s\"#%'(),={}]+")
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_COMMENTS = re.compile(r"(?:%[^\n]*\n\s*)+")
_FIELD_NAME = re.compile(r"[a-z][\w:.+-]*")
_MONTH_MACROS = {name: name for name in MONTHS}


def read(text: str) -> BibFile:
    """Read a text; every part that could not be understood is a problem with its place."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    reader = _read(text)
    if reader.spread:
        for comment, _ in reader.spread[:_FEW]:
            if text.count(comment) == 1:
                text = text.replace(comment, _SPREAD_START.sub(_together, comment))
        reader = _read(text)
        for _, start_line in reader.spread:
            reader.problem("white space stands between the @, the type and the brace", start_line)
    file = reader.file()
    if any(problem.message == _UNCLOSED for problem in file.problems):
        # An @ that begins a line within a value is taken for an entry's; try without that line end.
        joined = _read(_joined(text)).file()
        if not joined.problems:
            return joined
    return file


def _together(match: re.Match[str]) -> str:
    """Put @, type and brace together, and what stood between them behind."""
    return f"@{match[2]}{match[4]}{match[1]}{match[3]}"


def _read(text: str) -> "_Reader":
    """Read a text as bibtexparser splits it."""
    reader = _Reader()
    for block in Splitter(text).split().blocks:
        match block:
            case Block():
                reader.entry(block)
            case DuplicateFieldKeyBlock():
                names = ", ".join(sorted(block.duplicate_keys))
                reader.problem(f"the field {names} stands twice", block.start_line)
            case DuplicateBlockKeyBlock():
                reader.problem(f"{block.key!r} stands twice", block.start_line)
            case ParsingFailedBlock():
                reader.problem(_reason(block), block.start_line)
            case String():
                reader.string(block)
                reader.keep(block.raw)
            case Preamble() | ExplicitComment():
                reader.keep(block.raw)
            case ImplicitComment():
                reader.loose(block)
    return reader


def _joined(text: str) -> str:
    """Return the text with every @ that stands in the braces of a value on the line before."""
    pieces: list[str] = []
    depth = end = 0
    for match in _BRACE_OR_AT.finditer(text):
        found = match[0]
        depth += (found == "{") - (found == "}")
        within = depth > 1 and found.endswith("@")
        pieces += (text[end : match.start()], " @" if within else found)
        end = match.end()
    return "".join([*pieces, text[end:]])


class _Reader:
    """What was read so far, block by block."""

    def __init__(self) -> None:
        self.spread: list[tuple[str, int | None]] = []
        self._entries: list[Entry] = []
        self._before: list[str] = []
        self._after: list[str] = []
        self._problems: list[Problem] = []
        self._strings: dict[str, str] = {}

    def file(self) -> BibFile:
        """Return all that was read."""
        if not self._entries and not self._problems and any("@" in text for text in self._before):
            self.problem("there is an @ but no entry could be read", 0)
        return BibFile(
            tuple(self._entries),
            tuple(self._before),
            tuple(self._after),
            tuple(self._problems),
            self._strings,
        )

    def problem(self, message: str, start_line: int | None) -> None:
        """Note what could not be read, and where."""
        self._problems.append(Problem(message, (start_line or 0) + 1))

    def keep(self, text: str | None) -> None:
        """Keep a comment or a definition as it stands."""
        (self._after if self._entries else self._before).append(text or "")

    def loose(self, block: ImplicitComment) -> None:
        """Keep a text between blocks, and note where it has an entry that is spread out."""
        self.keep(block.raw)
        if match := _SPREAD_START.search(block.raw or ""):
            lines = match.string.count("\n", 0, match.start())
            self.spread.append((match.string, (block.start_line or 0) + lines))

    def string(self, block: String) -> None:
        """Define a macro."""
        value = value_of(block.value, _MONTH_MACROS | self._strings)
        if isinstance(value, Problem):
            self.problem(f"@string {block.key}: {value.message}", block.start_line)
        else:
            self._strings[block.key.lower()] = value

    def entry(self, block: Block) -> None:
        """Read an entry; the first field that cannot be read makes it a problem."""
        kind = block.entry_type.lower()
        if fault := is_valid_entry(kind, block.key):
            self.problem(fault, block.start_line)
            return
        macros = _MONTH_MACROS | self._strings
        values: dict[str, str] = {}
        comments: list[str] = []
        for field in block.fields:
            name = field.key
            if match := _COMMENTS.match(name):
                comments += map(str.strip, match[0].strip().split("\n"))
                name = name[match.end() :]
            name = name.lower()
            value = value_of(field.value, _month(name, field.value) | macros)
            if isinstance(value, Problem):
                self.problem(f"{name}: {value.message}", field.start_line)
                return
            if not _FIELD_NAME.fullmatch(name):
                self.problem(f"{field.key!r} cannot be a field's name", field.start_line)
                return
            if name in values:
                self.problem(f"the field {name} stands twice", field.start_line)
                return
            values[name] = value
        if comments:
            self.keep("\n".join(comments))
        self._entries.append(Entry(type=kind, key=block.key, fields=values))


def _month(name: str, raw: str) -> dict[str, str]:
    """Return the macro that `month = June` means, which is none but leaves no doubt."""
    is_month = name == "month" and raw.isalpha() and raw[:3].lower() in MONTHS
    return {raw.lower(): raw} if is_month and raw.lower() not in MONTHS else {}


def value_of(raw: str, macros: Mapping[str, str]) -> str | Problem:
    """Return the text of a value: `{…}`, `"…"`, a number or a macro, joined by `#`."""
    pieces: list[str] = []
    position = 0
    while position < len(raw):
        if raw[position] in '{"':
            end = _end_of(raw, position)
            if end is None:
                return Problem("the braces or quotes do not match")
            pieces.append(raw[position + 1 : end - 1])
        elif match := _WORD.match(raw, position):
            word, end = match[0], match.end()
            if not word.isdecimal() and word.lower() not in macros:
                return Problem(f"{word} is neither quoted nor a @string that is defined")
            pieces.append(macros.get(word.lower(), word))
        else:
            return Problem(f"{raw[position]!r} is out of place")
        join = _JOIN.match(raw, end)
        rest = raw[end : end + 20].strip()
        if rest and not join:
            return Problem(f"{rest!r} is out of place after the value")
        if join and join.end() == len(raw):
            return Problem("nothing follows the #")
        position = join.end() if join else len(raw)
    value = "".join(pieces)
    matching = balanced(value) and balanced(_ESCAPED.sub("", value))
    return value if matching else Problem("the braces do not match")


def _end_of(raw: str, start: int) -> int | None:
    """Return where the `{…}` or `"…"` ends, counting braces as BibTeX does; None if nowhere."""
    closing = "}" if raw[start] == "{" else '"'
    depth = 0
    for match in _DELIMITER.finditer(raw, start + 1):
        if match[0] == closing and depth == 0:
            return match.end()
        if match[0] == "{":
            depth += 1
        elif match[0] == "}":
            depth -= 1
            if depth < 0:
                return None
    return None


def _reason(block: ParsingFailedBlock) -> str:
    """Say in a plain sentence what stopped bibtexparser."""
    reason = str(getattr(block.error, "abort_reason", block.error)).replace("`", "").strip()
    if "end of file" in reason:
        return "the entry is never closed"
    if "Unexpected block start" in reason:
        return _UNCLOSED
    if "Expected comma after entry key" in reason:
        return "there is no comma after the key, or no key"
    return reason[:1].lower() + reason[1:].rstrip(".")
