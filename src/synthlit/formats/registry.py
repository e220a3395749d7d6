"""The formats of `synthlit.plugins`, each loaded only when it is used."""

from importlib import import_module
from pathlib import PurePath
from typing import cast

from synthlit.errors import SynthlitError
from synthlit.formats.format import Format
from synthlit.library.candidates import Reader
from synthlit.plugins import FORMATS, readable_suffixes


def load(name: str) -> Format:
    """Return the format of a name. Raises SynthlitError for an unknown name."""
    if name not in FORMATS:
        raise SynthlitError(f"there is no format {name!r}", f"the formats are {', '.join(FORMATS)}")
    return cast("Format", import_module(FORMATS[name].module))


def reader_for(path: PurePath) -> Reader:
    """Return the format that reads files of a path's suffix. Raises SynthlitError for others."""
    names = readable_suffixes()
    name = names.get(path.suffix.lower())
    if name is None:
        raise SynthlitError(
            f"{path} has no suffix that can be read", f"the suffixes are {', '.join(names)}"
        )
    return cast("Reader", import_module(FORMATS[name].module))
