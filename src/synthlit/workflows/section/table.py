"""One table of synthlit.toml that describes a section or a subsection, as text."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Self, TypeAlias

import tomlkit
from tomlkit.items import AoT, Array

Value: TypeAlias = str | list[str]

SECTION, SUBSECTION = "[[sections]]", "[[sections.subsections]]"
# A string, so that a # inside it begins no comment, or a comment.
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
        lines = [
            header,
            *(
                f"{key} = {tomlkit.item(value).as_string()}"
                for key, value in values.items()
                if value
            ),
        ]
        return cls("\n" + "".join(f"{indent}{line}\n" for line in lines))

    @cached_property
    def _sections(self) -> Any:
        return tomllib.loads(self.text)["sections"]

    @property
    def is_subsection(self) -> bool:
        """Whether the table describes a subsection."""
        return isinstance(self._sections, dict)

    @property
    def values(self) -> dict[str, Any]:
        """The table's values as parsed."""
        found: dict[str, Any] = (
            self._sections["subsections"] if self.is_subsection else self._sections
        )[0]
        return found

    @property
    def slug(self) -> str:
        """The slug of the section or subsection."""
        return str(self.values["slug"])

    @property
    def indent(self) -> str:
        """The spaces before the table's header."""
        header = next(line for line in self.text.split("\n") if line.lstrip().startswith("["))
        return header[: len(header) - len(header.lstrip())]

    @property
    def comments(self) -> list[str]:
        """Every comment in the table and right above it."""
        found = (match["comment"] for match in _TOKEN.finditer(self.text))
        return [comment.rstrip() for comment in found if comment]

    def revised(self, changes: Mapping[str, Value]) -> Self:
        """Return the table with values set, or removed if empty; nothing else changes."""
        values = self.values
        changes = {
            key: new for key, new in changes.items() if (values.get(key) or type(new)()) != new
        }
        if not changes:
            return self
        document = tomlkit.parse(self.text)
        sections: Any = document["sections"]
        array = sections["subsections"] if self.is_subsection else sections
        table = array[0] if isinstance(array, AoT) else array
        for key, value in changes.items():
            if not value:
                del table[key]
            elif isinstance(value, str) or key not in table:
                table[key] = value
            else:
                _revise(table[key], value)
        return type(self)(tomlkit.dumps(document))

    def spaced(self) -> Self:
        """Return the table with one blank line above it."""
        return type(self)("\n" + self.text.lstrip("\n"))


def _revise(array: Array, values: list[str]) -> None:
    """Change an array's strings in place, so that its layout and comments stay."""
    for value in [str(item) for item in array if item not in values]:
        array.remove(value)
    for value in values:
        if value not in array:
            array.append(value)
