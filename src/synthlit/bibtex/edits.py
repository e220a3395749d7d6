"""Change fields of an entry in place, and nothing else in the file."""

import re
from collections.abc import Callable, Mapping

from synthlit.bibtex.canonical import written
from synthlit.bibtex.nodes import EntryNode, FieldNode
from synthlit.text import TextEdit

_COMMA = re.compile(r"[ \t\r\n]*,")
_REST = re.compile(r"[ \t]*(?:\r\n?|\n)?")


def revise(
    text: str, entry: EntryNode, changes: Mapping[str, str | None], type_: str = ""
) -> list[TextEdit]:
    """Return the edits that set fields, remove those that are None, and change the type.

    If one field is removed and another set to its value, the field is renamed in place. New fields
    follow the last one, in its layout. Of a duplicate field, the first is set, and all are removed.
    """
    edits: list[TextEdit] = []
    if type_ and type_ != entry.type:
        edits.append(TextEdit(entry.type_start, entry.type_start + len(entry.type), type_))
    changes = dict(changes)
    for name in [name for name, value in changes.items() if value is None]:
        field = entry.field(name)
        new = field and _renamed(field, entry, changes)
        if field and new:
            edits.append(_renaming(text, field, new))
            del changes[name], changes[new]
    added: list[tuple[str, str]] = []
    for name, value in changes.items():
        found = [field for field in entry.fields if field.name == name]
        if value is None:
            edits += (field_removal(text, field) for field in found)
        elif not found:
            added.append((name, value))
        elif value != found[0].value:
            edits.append(_setting(text, found[0], value))
    if added:
        last = entry.fields[-1] if entry.fields else None
        if last and changes.get(last.name, "") is None:
            # The first new field replaces the removed one.
            edits = [edit for edit in edits if not edit.start <= last.start < edit.end]
            edits.append(_addition(text, entry, added, at=last.start))
        else:
            edits.append(_addition(text, entry, added))
    return edits


def _renaming(text: str, field: FieldNode, new: str) -> TextEdit:
    """Return the edit that renames a field and keeps an aligned = in its column."""
    end = field.start + len(field.name)
    padding = len(text[end : field.value_start]) - len(text[end : field.value_start].lstrip(" "))
    if padding > 1:
        kept = max(len(field.name) + padding - len(new), 1)
        return TextEdit(field.start, end + padding, new + " " * kept)
    return TextEdit(field.start, end, new)


def _renamed(field: FieldNode, entry: EntryNode, changes: Mapping[str, str | None]) -> str:
    """Return the new name of a field whose value is set under another name, or an empty string."""
    for name, value in changes.items():
        if value == field.value and value is not None and not entry.field(name):
            return name
    return ""


def _setting(text: str, field: FieldNode, value: str) -> TextEdit:
    if field.inner >= 0 and (text[field.value_start] == "{" or '"' not in value):
        return TextEdit(field.inner, field.end - 1, value)
    return TextEdit(field.value_start, field.end, written(field.name, value))


def field_removal(text: str, field: FieldNode) -> TextEdit:
    """Return the edit that removes a field with its comma and, if it has its own, its line."""
    comma = _COMMA.match(text, field.end)
    end = comma.end() if comma else field.end
    start = field.start
    while text[start - 1 : start] in (" ", "\t") and start:
        start -= 1
    starts_line = start == 0 or text[start - 1] in "\r\n"
    rest = _REST.match(text, end)
    if starts_line and rest and rest[0].endswith(("\r", "\n")):
        return TextEdit(start, rest.end())
    return TextEdit(field.start, end) if starts_line else TextEdit(start, end)


def _addition(
    text: str, entry: EntryNode, added: list[tuple[str, str]], at: int | None = None
) -> TextEdit:
    """Return the edit that adds fields after the last one, or replaces it."""
    last = entry.fields[-1] if entry.fields else None
    end = last.end if last else entry.key_end
    comma = _COMMA.match(text, end)
    end = comma.end() if comma else end
    before, between = _layout(text, last)
    fields = ",".join(
        f"{before}{name}{between(name)}{written(name, value)}" for name, value in added
    )
    if at is not None:
        return TextEdit(at, end, f"{fields.lstrip()}{',' if comma else ''}")
    return TextEdit(end, end, f"{fields}," if comma else f",{fields}")


def _layout(text: str, last: FieldNode | None) -> tuple[str, Callable[[str], str]]:
    """Return the text before a field like the last one, and that between a name and its value."""
    if not last:
        return "\n  ", lambda _: " = "
    start = max(text.rfind("\n", 0, last.start), text.rfind("\r", 0, last.start)) + 1
    equals = text[last.start + len(last.name) : last.value_start]
    padding = len(equals) - len(equals.lstrip(" "))
    if text[start : last.start].strip(" \t"):
        return " ", lambda _: equals if padding < 2 else " = "
    end = "\r\n" if text[start - 2 : start] == "\r\n" else "\n"
    width = len(last.name) + padding

    def between(name: str) -> str:
        if not padding:
            return equals
        return " " * max(width - len(name), 1) + equals.lstrip(" ")

    return end + text[start : last.start], between
