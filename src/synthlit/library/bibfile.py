"""The text of an entry file: read it, and write it in canonical form.

A canonical file is comment lines, if any, and one entry:

    @misc{key,
      title  = {…},
      author = {…},
    }

It is read here, exactly and fast; anything else goes to `synthlit.library.foreign`. A property
test holds the two equal on every canonical file.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from synthlit.model import fields as known
from synthlit.model.entry import Entry
from synthlit.model.latex.canonical import canonical
from synthlit.model.latex.scan import balanced
from synthlit.model.name import read_names, write_names

_HEAD = re.compile(r"@([a-z][a-z0-9_-]*)\{([^\s{}(),\"#%=~\\]+),\n")
_FIELD = re.compile(r"  ([a-z][a-z0-9_-]*) *= \{([^\n]*)\},\n")
_UNESCAPE = re.compile(r"\{?\\([&%_#$])\}?|\{_\}")
_WRAPPED_URL = re.compile(r"\\url\s*\{(.*)\}|<(.*)>|\\url\s+(\S+)")


@dataclass(frozen=True)
class Problem:
    """Why a part of a file could not be read; line and column count from 1."""

    message: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True)
class BibFile:
    """What a file holds: entries, and everything else as it stood before or after the first."""

    entries: tuple[Entry, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    strings: Mapping[str, str] = field(default_factory=dict)


def read(text: str) -> BibFile:
    """Read a file's text, whatever its form; what cannot be read is in `problems`."""
    file = read_canonical(text)
    if file is None:
        # bibtexparser is loaded only for files that need it.
        from synthlit.library import foreign

        file = foreign.read(text)
    return file


def read_canonical(text: str) -> BibFile | None:
    """Read a text in canonical layout; None where it is laid out in any other way."""
    before: list[str] = []
    start = 0
    while text.startswith("%", start):
        end = text.find("\n", start)
        line = text[start:end]
        if end < 0 or "@" in line or line != line.rstrip():
            return None
        before.append(line)
        start = end + 1
    head = _HEAD.match(text, start)
    if not head or "\r" in text:
        return None
    values: dict[str, str] = {}
    position = head.end()
    while match := _FIELD.match(text, position):
        name, value = match[1], match[2]
        if name in values or not _is_plain_value(value):
            return None
        values[name] = value
        position = match.end()
    if text[position:] != "}\n" or head[1] in ("comment", "string", "preamble"):
        return None
    entry = Entry.model_construct(type=head[1], key=head[2], fields=values)
    return BibFile((entry,), ("\n".join(before),) if before else ())


def _is_plain_value(value: str) -> bool:
    """Tell whether BibTeX and bibtexparser, which counts no escaped brace, see the same value."""
    if value != value.strip():
        return False
    if "{" not in value and "}" not in value:
        return not value.endswith("\\")
    return (
        balanced(value) and "\\{" not in value and "\\}" not in value and not value.endswith("\\")
    )


def write_entry(entry: Entry) -> str:
    """Return the entry's text: its fields in the order they have, aligned."""
    width = max(map(len, entry.fields), default=0)
    lines = [f"  {name:<{width}} = {{{value}}},\n" for name, value in entry.fields.items()]
    return f"@{entry.type}{{{entry.key},\n{''.join(lines)}}}\n"


def write(entry: Entry, file: BibFile | None = None) -> str:
    """Return the canonical text of an entry, with the comments of the file that it came from."""
    text = write_entry(canonical_entry(entry))
    before = "".join(f"{_tidy(block)}\n" for block in file.before) if file else ""
    after = "".join(f"\n{_tidy(block)}\n" for block in file.after) if file else ""
    return before + text + after


def _tidy(block: str) -> str:
    return "\n".join(line.rstrip() for line in block.strip().splitlines())


def canonical_entry(entry: Entry) -> Entry:
    """Return the entry with its fields in canonical form and order; idempotent."""
    order = {name: place for place, name in enumerate(known.ORDER)}
    names = sorted(entry.fields, key=lambda name: order.get(name, len(order)))
    values = {name: canonical_value(name, entry.fields[name]) for name in names}
    return Entry(type=entry.type, key=entry.key, fields=values)


def canonical_value(name: str, value: str) -> str:
    """Return a field's value in canonical form; an unknown field's only on one line."""
    if name in known.VERBATIM:
        return _verbatim(name, value)
    if name in known.NAMES:
        return write_names(read_names(value)) if balanced(value) else canonical(value)
    if name == "month":
        return _month(value)
    if name in known.ORDER:
        return canonical(value)
    return " ".join(value.split())


def _verbatim(name: str, value: str) -> str:
    value = " ".join(value.split())
    if match := _WRAPPED_URL.fullmatch(value):
        value = match[1] or match[2] or match[3]
    value = (
        value.replace(r"{\textasciitilde}", "~")
        .replace(r"\textasciitilde{}", "~")
        .replace(r"\~{}", "~")
    )
    return _UNESCAPE.sub(lambda match: match[1] or "_", value)


def _month(value: str) -> str:
    text = value.strip().strip("{}").lower()
    if text.isdecimal() and 1 <= int(text) <= 12:
        return known.MONTHS[int(text) - 1]
    if len(text) >= 3 and text[:3] in known.MONTHS and text.rstrip(".").isalpha():
        return text[:3]
    return canonical(value)


def is_valid_entry(type_: str, key: str) -> str:
    """Return why type and key cannot be an entry's, or nothing."""
    try:
        Entry(type=type_, key=key, fields={})
    except ValidationError as fault:
        place = fault.errors()[0]["loc"][0]
        return (
            f"{key!r} cannot be a citation key" if place == "key" else f"@{type_} is no entry type"
        )
    return ""
