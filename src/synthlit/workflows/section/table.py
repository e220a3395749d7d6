"""One table of synthlit.toml that describes a section or a subsection, as its own lines."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self, TypeAlias

import tomlkit
from tomlkit.items import AoT, Array
from tomlkit.items import Table as KitTable

Value: TypeAlias = str | Sequence[str]

_INNER = "subsections"
SECTION, SUBSECTION = "[[sections]]", "[[sections.subsections]]"
# A string, so that a # inside is none, or a comment.
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}' r"|'''.*?'{3,5}" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'"
    r"|(?P<comment>\#[^\n]*)",
    re.DOTALL,
)  # fmt: skip


@dataclass(frozen=True)
class Table:
    """A `[[sections]]` or `[[sections.subsections]]`, with the comments right above it."""

    text: str

    @classmethod
    def new(cls, header: str, values: Mapping[str, Value], indent: str = "") -> Self:
        """Return a table with these values, but for empty ones."""
        lines = [header, *(f"{key} = {_toml(value)}" for key, value in values.items() if value)]
        return cls("\n" + "".join(f"{indent}{line}\n" for line in lines))

    @cached_property
    def values(self) -> dict[str, Any]:
        """The table's values as parsed."""
        sections = tomllib.loads(self.text)["sections"]
        found: dict[str, Any] = (sections if isinstance(sections, list) else sections[_INNER])[0]
        return found

    @property
    def slug(self) -> str:
        """The slug of the section or subsection."""
        return str(self.values["slug"])

    @property
    def indent(self) -> str:
        """The blanks before the table's header."""
        header = next(line for line in self.text.split("\n") if line.lstrip().startswith("["))
        return header[: len(header) - len(header.lstrip())]

    @property
    def comments(self) -> list[str]:
        """Every comment in the table and right above it."""
        found = (match["comment"] for match in _TOKEN.finditer(self.text))
        return [comment.rstrip() for comment in found if comment]

    def revised(self, changes: Mapping[str, Value]) -> Self:
        """Return the table with values set, or removed where empty; all else is unchanged."""
        changes = {key: new for key, new in changes.items() if _differs(self.values.get(key), new)}
        if not changes:
            return self
        document = tomlkit.parse(self.text)
        table = _table_in(document)
        for key, value in changes.items():
            if not value:
                del table[key]
            elif isinstance(value, str) or key not in table:
                table[key] = value if isinstance(value, str) else list(value)
            else:
                _revise(table[key], value)
        return type(self)(tomlkit.dumps(document))

    def spaced(self, comments: Sequence[str] = ()) -> Self:
        """Return the table with one blank line above it, and further comments there."""
        above = "".join(f"{self.indent}{comment}\n" for comment in comments)
        return type(self)(f"\n{above}{self.text.lstrip(chr(10))}")

    def followed(self, comments: Sequence[str]) -> Self:
        """Return the table with comments below it."""
        return type(self)(self.text + "".join(f"{self.indent}{line}\n" for line in comments))


def _differs(old: object, new: Value) -> bool:
    return (old or "") != new if isinstance(new, str) else list(old or ()) != list(new)  # type: ignore[call-overload]


def _table_in(document: tomlkit.TOMLDocument) -> KitTable:
    found = document["sections"]
    if isinstance(found, KitTable):
        found = found[_INNER]
    table = found[0] if isinstance(found, AoT) else found
    assert isinstance(table, KitTable)
    return table


def _revise(array: object, values: Sequence[str]) -> None:
    """Change an array's strings in place, so that its layout and comments stay."""
    assert isinstance(array, Array)
    for value in [str(item) for item in array if item not in values]:
        array.remove(value)
    for value in values:
        if value not in array:
            array.append(value)


def _toml(value: Value) -> str:
    return tomlkit.item(value if isinstance(value, str) else list(value)).as_string()
