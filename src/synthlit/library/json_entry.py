"""An entry as a JSON object: plain text if that loses nothing, else the value as in the file.

docs/jsonl.md describes the form. Every written object reads back as the same entry.
"""

import re
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from synthlit.bibtex.canonical import FIELD_NAME, Problem, canonical_value
from synthlit.errors import InvalidIdentifier
from synthlit.model import fields as known
from synthlit.model.entry import Entry, why_invalid
from synthlit.model.identifiers import ArxivId
from synthlit.model.latex.plain import from_text, plain
from synthlit.model.name import OTHERS, Name, read_names, write_names
from synthlit.model.title import protect

Row: TypeAlias = Mapping[str, object]

# Member of the object -> the field that it holds, where the two are not called the same.
_NAME_LISTS = {"authors": "author", "editors": "editor"}
_LISTS = frozenset({"also", "ids", "keywords"})
_AS_THEY_ARE = known.VERBATIM | known.COMPARED
_RESERVED = frozenset({"type", "key", "fields", "arxiv", *_NAME_LISTS})
_TEXTS = frozenset(known.ORDER) - known.NAMES - _LISTS - _RESERVED
_PARTS = ("given", "particle", "family", "suffix")
_YEAR = re.compile(r"[1-9]\d{3}", re.ASCII)


def write_row(entry: Entry) -> dict[str, object]:
    """Return an entry as an object whose members are in the order of its fields."""
    row: dict[str, object] = {"type": entry.type, "key": entry.key}
    verbatim: dict[str, str] = {}
    arxiv = _arxiv(entry.fields)
    for field, value in entry.fields.items():
        member, shown = _shown(field, value)
        if arxiv and field in ("eprint", "archiveprefix"):
            row["arxiv"] = arxiv
        elif shown and _value(member, shown) == (field, value):
            row[member] = shown
        else:
            verbatim[field] = value
    return row | ({"fields": verbatim} if verbatim else {})


def read_row(row: Row, key: str) -> Entry | Problem:
    """Return the entry of an object, or why it is invalid; `key` is for an object without a key.

    Values of `fields` are not brought into canonical form.
    """
    values: dict[str, str] = {}
    for field, value in _values(row):
        if isinstance(value, Problem):
            return value
        if field in values:
            return Problem(f"{field} is given twice")
        values[field] = value
    type_, own = row.get("type") or _type(values), row.get("key") or key
    if not isinstance(type_, str) or not isinstance(own, str):
        return Problem("type and key must be strings")
    if fault := why_invalid(type_, own):
        return Problem(fault)
    return Entry(type=type_, key=own, fields=values)


def _type(values: Mapping[str, str]) -> str:
    """Return the type of a work whose object has no type."""
    if "journal" in values:
        return "article"
    return "inproceedings" if "booktitle" in values else "misc"


def _values(row: Row) -> Iterator[tuple[str, str | Problem]]:
    """Yield the fields of an object; null and empty values mean no field."""
    for member, value in row.items():
        if member in ("type", "key") or value is None or value in ("", [], {}):
            continue
        if member == "fields":
            yield from _verbatim(value)
        elif member == "arxiv":
            yield from _eprint(value)
        else:
            yield _value(member, value)


def _verbatim(value: object) -> Iterator[tuple[str, str | Problem]]:
    if not isinstance(value, dict):
        yield "fields", Problem("fields must be an object of field names and their values")
        return
    for field, text in value.items():
        if not FIELD_NAME.fullmatch(field):
            yield field, Problem(f"{field!r} cannot be a field's name")
        elif not isinstance(text, str):
            yield field, Problem(f"fields.{field} must be a string")
        else:
            yield field, text


def _eprint(value: object) -> Iterator[tuple[str, str | Problem]]:
    try:
        yield "eprint", ArxivId.parse(str(value)).value
    except InvalidIdentifier as fault:
        yield "eprint", Problem(f"arxiv: {fault.message}")
    yield "archiveprefix", "arXiv"


def _arxiv(fields: Mapping[str, str]) -> str:
    """Return the arXiv identifier, if the fields for it hold nothing else."""
    text = fields.get("eprint", "")
    found = dict(_eprint(text))
    return text if text and all(fields.get(name) == found[name] for name in found) else ""


def _shown(field: str, value: str) -> tuple[str, object]:
    """Return the member that could hold a field: its name, and its value."""
    if field in known.NAMES:
        names = read_names(value)
        return f"{field}s", [_name(name, last=name is names[-1]) for name in names]
    if field in _LISTS:
        return field, value.split(", ") if value else []
    if field == "year" and _YEAR.fullmatch(value):
        return field, int(value)
    return field, value if field in _AS_THEY_ARE else plain(value)


def _name(name: Name, *, last: bool) -> object:
    if name.is_others:
        return OTHERS if last else {"family": OTHERS}
    if name.display != OTHERS and Name.from_display(name.display) == name:
        return name.display
    if name.corporate:
        return {"name": plain(name.family)}
    parts = {part: plain(getattr(name, part)) for part in _PARTS}
    return {part: text for part, text in parts.items() if text}


def _value(member: str, value: object) -> tuple[str, str | Problem]:
    """Return the field of a member, and its canonical value."""
    if member in _NAME_LISTS:
        return _NAME_LISTS[member], _names(member, value)
    if member in _LISTS:
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            return member, Problem(f"{member} must be a list of strings")
        value = ", ".join(text.strip() for text in value)
    elif member not in _TEXTS:
        return member, Problem(f"{member!r} is not a member of this form; put it into fields")
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        return member, Problem(f"{member} must be a string")
    if member in _AS_THEY_ARE:
        return member, canonical_value(member, value)
    text = from_text(value)
    return member, canonical_value(member, protect(text) if member == "title" else text)


def _names(member: str, value: object) -> str | Problem:
    if not isinstance(value, list):
        return Problem(f"{member} must be a list of names")
    names = [_read_name(name, last=number == len(value)) for number, name in enumerate(value, 1)]
    read = [name for name in names if name]
    if len(read) != len(names):
        return Problem(f"{member}: {value[names.index(None)]!r} is not a name")
    return canonical_value(_NAME_LISTS[member], write_names(read))


def _read_name(value: object, *, last: bool) -> Name | None:
    """Return a name from a printed text, `{"name": …}` of a collective, or a person's parts."""
    if isinstance(value, str) and value.strip():
        return Name(OTHERS) if last and value == OTHERS else Name.from_display(value)
    if not isinstance(value, dict):
        return None
    texts = {part: from_text(text) for part, text in value.items() if isinstance(text, str)}
    if len(texts) < len(value) or not texts.get("family", texts.get("name")):
        return None
    if texts.keys() == {"name"}:
        return Name(texts["name"], corporate=True)
    if not texts.keys() <= set(_PARTS):
        return None
    given, particle, suffix = (texts.get(part, "") for part in ("given", "particle", "suffix"))
    return Name(texts["family"], given, particle, suffix)
