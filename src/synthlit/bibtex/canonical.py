"""The text of an entry file: read it, and write it in canonical form.

A canonical file is comment lines, if any, and one entry:

    @misc{key,
      title  = {…},
      author = {…},
    }

It is read here, exactly and fast; anything else goes to `synthlit.bibtex.reader`. A property
test holds the two equal on every canonical file.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern

from synthlit.model import dates
from synthlit.model import fields as known
from synthlit.model.entry import Entry
from synthlit.model.latex import accents
from synthlit.model.latex.canonical import canonical, fitted
from synthlit.model.latex.scan import balanced, fits_braces, is_plain, unbraced
from synthlit.model.name import canonical_names
from synthlit.model.text import clean

_FIELD = re.compile(r"  ([a-z_][a-z0-9_-]*) *= \{(\S[^\n]*\S|\S|)\},\n")
_ENTRY = re.compile(
    r"@([a-z][a-z0-9_-]*)\{([^\s{}(),\"#%=~\\]+),\n"
    r"((?:  [a-z_][a-z0-9_-]* *= \{[^\n]*\},\n)*)\}\n"
)
_DATED = dates.DATES | {"year", "month"}
_NOT_ENTRIES = ("comment", "string", "preamble")
FIELD_NAME = re.compile(r"[a-z_][\w:.+-]*")
# A macro of a month as a word of its own.
_MACRO = re.compile(rf"(?<![^\W\d_])(?<!\\)(?:{'|'.join(known.MONTHS)})(?![^\W\d_])")
# In an address, a command or an escaped character is a character of the address.
_ESCAPED = re.compile(r"\{?\\([&%_#$])\}?|\{_\}")
_COMMAND = re.compile(
    r"\{?\\(textasciitilde|textunderscore|textdollar|textquotesingle|~)(?:\{\}|\s+|\b|(?=\}))\}?"
    r"|\$\\sim\$"
)
_CHARACTER = {"textunderscore": "_", "textdollar": "$", "textquotesingle": "'"}
# Addresses are shorter; longer text would only cost time.
_LONGEST_ADDRESS = 5000
_WRAPPED = re.compile(r"\\url\s*\{(.*)\}|<(.*)>|\\url\s+(\S+)|\{(.*)\}")


@dataclass(frozen=True)
class Problem:
    """Why a part of a file could not be read; line and column count from 1."""

    message: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class BibFile:
    """The entries of a file, and the other text before and after the first one.

    `offsets` are where the entries begin in the text. A text that `read_canonical` could read has
    no syntax errors.
    """

    entries: tuple[Entry, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    offsets: tuple[int, ...] = field(default=(), compare=False)
    has_canonical_layout: bool = field(default=False, compare=False)


def read_canonical(text: str) -> BibFile | None:
    """Read a text in canonical layout; None for any other layout."""
    before: list[str] = []
    start = 0
    while text.startswith("%", start):
        end = text.find("\n", start)
        line = text[start:end]
        if end < 0 or "@" in line or line != line.rstrip():
            return None
        before.append(line)
        start = end + 1
    match = _ENTRY.fullmatch(text, start)
    if not match or "\r" in text or match[1] in _NOT_ENTRIES:
        return None
    fields = match[3]
    values = {intern(name): value for name, value in _FIELD.findall(fields)}
    number = fields.count("\n")
    if len(values) != number:
        return None
    if "\\" in fields or fields.count("{") != number or fields.count("}") != number:
        for value in values.values():
            if ("{" in value or "}" in value or "\\" in value) and not fits_braces(value):
                return None
    # The pattern accepts only valid types and keys.
    entry = Entry.unchecked(match[1], match[2], values)
    comments = ("\n".join(before),) if before else ()
    return BibFile((entry,), comments, offsets=(start,), has_canonical_layout=True)


def write_entry(entry: Entry) -> str:
    """Return the entry's text: its fields in the order they have, aligned."""
    return _layout(tuple(entry.fields)) % (entry.type, entry.key, *entry.fields.values())


# Thousands of entries have only a few dozen sets of fields.
@lru_cache(maxsize=1024)
def _layout(names: tuple[str, ...]) -> str:
    """Return the text of an entry with these fields, `%s` in place of type, key and values."""
    fields = [(name.replace("%", "%%"), "{%s}") for name in names]
    return lay_out("%s", "%s", fields)


def written(name: str, value: str) -> str:
    """Return a value as written after the `=`: in braces, or joined with macros of months.

    `may~3` is `may # "~3"`: styles print a macro in their language and length.
    """
    if name != "month":
        return f"{{{value}}}"
    if value in known.MONTHS:
        return value
    return _joined(value) if _MACRO.search(value) else f"{{{value}}}"


def _joined(month: str) -> str:
    """Return a month as its macros, and the text around them in quotes."""
    pieces: list[str] = []
    start = 0
    for match in _MACRO.finditer(month):
        before = month[start : match.start()]
        if before.count("{") == before.count("}"):
            pieces += (before, match[0])
            start = match.end()
    pieces.append(month[start:])
    written = (each if each in known.MONTHS else _quoted(each) for each in pieces if each)
    return " # ".join(written)


def _quoted(text: str) -> str:
    return f"{{{text}}}" if '"' in text else f'"{text}"'


def lay_out(
    type_: str, key: str, fields: Sequence[tuple[str, str]], *, last_comma: bool = True
) -> str:
    """Return an entry of fields whose values are written out, one on a line, aligned."""
    width = max((len(name) for name, _ in fields), default=0)
    lines = ",\n".join([f"  {name:<{width}} = {value}" for name, value in fields])
    end = ",\n" if last_comma else "\n"
    return f"@{type_}{{{key},\n{lines}{end if fields else ''}}}\n"


def write(entry: Entry, file: BibFile | None = None) -> str:
    """Return the canonical text of an entry, with the comments of the file that it came from."""
    return with_comments(canonical_entry(entry), file)


def with_comments(entry: Entry, file: BibFile | None = None) -> str:
    """Return the text of an entry as it is, with the comments of the file that it came from."""
    text = write_entry(entry)
    before = "".join(f"{_tidy(block)}\n" for block in file.before) if file else ""
    after = "".join(f"\n{_tidy(block)}\n" for block in file.after) if file else ""
    return before + text + after


def _tidy(block: str) -> str:
    # Other white space stays: without it, `@` and the next word would begin an entry.
    return "\n".join(line.rstrip(" \t") for line in block.strip(" \t\n").split("\n"))


def canonical_entry(entry: Entry) -> Entry:
    """Return the entry with its fields in canonical form and order; idempotent."""
    names = sorted(entry.fields, key=known.place)
    values = {name: canonical_value(name, entry.fields[name]) for name in names}
    return Entry(type=entry.type, key=entry.key, fields=values)


def value_start(text: str, name: str, start: int) -> int:
    """Return where a field's value begins in canonical layout, in the entry from `start` on.

    Where the entry has no such field, that is where the entry itself begins.
    """
    line = f"\n  {name}"
    at = text.find(line, start)
    while at >= 0:
        brace = text.index("{", at)
        if text[at + len(line) : brace].strip(" ") == "=":
            return brace + 1
        at = text.find(line, brace)
    return start


def canonical_value(name: str, value: str) -> str:
    """Return a field's value in canonical form; an unknown field's only on one line."""
    if name not in known.NAMES and name != "month" and is_plain(value):
        return value.strip()
    if name in known.VERBATIM:
        return _verbatim(value)
    if name in known.COMPARED:
        is_text = name == "keywords"
        return fitted(clean(accents.decode(value)) if is_text else " ".join(value.split()))
    if name in known.NAMES:
        return canonical_names(fitted(value))
    if name in _DATED:
        return _dated(name, value)
    if name in known.ORDER:
        return canonical(value, is_list=name in known.LISTS)
    return fitted(" ".join(value.split()))


def _dated(name: str, value: str) -> str:
    """Return a date, a year or a month in canonical form."""
    if name in dates.DATES and dates.is_date(text := unbraced(value)):
        return text
    if name == "month" and (macro := dates.month_macro(value)):
        return macro
    return canonical(value)


def _verbatim(value: str) -> str:
    """Return an address or an identifier without TeX around or inside it."""
    value = clean(value)
    before = None
    while value != before and len(value) <= _LONGEST_ADDRESS:
        before, value = value, clean(_without_tex(value))
    if fits_braces(value):
        return value
    return value.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")


def _without_tex(value: str) -> str:
    match = _WRAPPED.fullmatch(value)
    inside = next(filter(None, match.groups()), "") if match else ""
    if inside and balanced(inside):
        return inside
    value = _COMMAND.sub(lambda match: _CHARACTER.get(match[1], "~"), value)
    return _ESCAPED.sub(lambda match: match[1] or "_", value)
