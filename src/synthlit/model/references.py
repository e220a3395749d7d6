"""The fields of an entry that name other entries by their keys."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple

# Fields by which an entry takes over values of others.
INHERITANCE: Final = ("crossref", "xdata")
# Fields with a key, or with a list of keys.
FIELDS: Final = (*INHERITANCE, "xref", "related", "entryset")

_KEY = re.compile(r"[^\s,{}](?:[^,{}]*[^\s,{}])?")
# `xdata=KEY-FIELD` or `xdata=KEY-FIELD-NUMBER`, in place of a value or of a name in a list.
_GRANULAR = re.compile(
    r"(?<![^\s{])xdata *= *(?P<key>[^\s{},=]+?)-(?P<field>[a-z]+)(?:-(?P<number>\d+))?(?![^\s}])",
    re.IGNORECASE,
)


class Reference(NamedTuple):
    """The key of another entry, the field that names it, and the key's offset in the value."""

    field: str
    key: str
    offset: int


def references(
    fields: Mapping[str, str], names: Iterable[str] = FIELDS, *, granular: bool = False
) -> Iterator[Reference]:
    """Yield the references in some fields; if `granular`, also those in place of single values."""
    for name in names:
        if name in fields:
            for match in _KEY.finditer(fields[name]):
                yield Reference(name, match[0], match.start())
    if granular:
        for name, value in fields.items():
            if has_granular(value):
                for match in _GRANULAR.finditer(value):
                    yield Reference(name, match["key"], match.start("key"))


def may_inherit(fields: Mapping[str, str]) -> bool:
    """Return whether an entry names another one from which it inherits as a whole."""
    return "crossref" in fields or "xdata" in fields


def has_granular(value: str) -> bool:
    """Return whether a value may take a part of its text from another entry."""
    return "xdata" in value and "=" in value


def granular(value: str, replace: Callable[[str, str, int], str | None]) -> str:
    """Return a value in which texts of other entries stand, given key, field and number.

    The number is 0 where none was given. A reference stays where there is no such text.
    """

    def text(match: re.Match[str]) -> str:
        found = replace(match["key"], match["field"].lower(), int(match["number"] or 0))
        return match[0] if found is None else found

    return _GRANULAR.sub(text, value)


def with_keys(fields: Mapping[str, str], key: Callable[[str], str]) -> dict[str, str]:
    """Return the fields with other keys in their references."""
    changed = dict(fields)
    for name in FIELDS:
        if name in changed:
            changed[name] = _KEY.sub(lambda match: key(match[0]), changed[name])
    for name, value in changed.items():
        if has_granular(value):
            changed[name] = _GRANULAR.sub(
                lambda match: match[0].replace(match["key"], key(match["key"]), 1), value
            )
    return changed
