"""The formats, and the one place where the modules that write them are loaded."""

from typing import Literal, TypeAlias, assert_never, get_args

from synthlit.errors import SynthlitError
from synthlit.formats.format import Format

FormatName: TypeAlias = Literal["bib", "md", "json"]
NAMES: tuple[FormatName, ...] = get_args(FormatName)


def load(name: str) -> Format:
    """Return the format of a name, loading no other.

    Raises SynthlitError where there is none.
    """
    found = next((known for known in NAMES if known == name), None)
    if found is None:
        raise SynthlitError(f"there is no format {name!r}", f"the formats are {', '.join(NAMES)}")
    return _module(found)


def _module(name: FormatName) -> Format:
    match name:
        case "bib":
            from synthlit.formats import bib

            return bib
        case "md":
            from synthlit.formats import md

            return md
        case "json":
            from synthlit.formats import jsonl

            return jsonl
        case _:
            assert_never(name)
