"""The tables of sources and formats: their names, and where their modules are.

They are data at the lowest floor, because settings, help and completion need the names without
loading a module. `synthlit.sources.registry` and `synthlit.formats.registry` load the modules.
"""

from typing import NamedTuple


class FormatPlace(NamedTuple):
    """Where a format is: its module, and the suffixes of its files, its own first."""

    module: str
    suffixes: tuple[str, ...]
    readable: bool = True


# In the order in which they are queried; the name is that of `[sources.NAME]` and of `verified`.
SOURCES = {
    "arxiv": "synthlit.sources.arxiv",
}
FORMATS = {
    "bib": FormatPlace("synthlit.formats.bib", (".bib",)),
    "md": FormatPlace("synthlit.formats.md", (".md", ".markdown")),
    "json": FormatPlace("synthlit.formats.jsonl", (".jsonl", ".ndjson")),
}


def readable_suffixes() -> dict[str, str]:
    """Return the suffixes of files that can be read, each with the name of its format."""
    return {
        suffix: name
        for name, place in FORMATS.items()
        if place.readable
        for suffix in place.suffixes
    }
