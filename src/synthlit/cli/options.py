"""Options that several commands share, and the library that they open."""

import os
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from synthlit.cli.completion import keys, sections
from synthlit.cli.parameters import argument, option

if TYPE_CHECKING:
    from synthlit.library.library import Library as LoadedLibrary
    from synthlit.model.section import SectionPath
    from synthlit.settings import Settings, SourceSettings
    from synthlit.sources.lookup import Sources


def _after_or_before(context: typer.Context, value: Path | None) -> Path | None:
    """Return the value of the option after the command or, if not given there, before it."""
    return value or context.find_root().params.get("library")


def section_option(*names: str, help: str) -> Any:  # noqa: A002
    """Return an option that names a section."""
    return option(*names, metavar="SECTION", help=help, complete=sections)


LIBRARY_HELP = "The library's folder [default: the nearest one with synthlit.toml, here or above]."
Library = Annotated[
    Path | None,
    typer.Option("--library", metavar="DIR", help=LIBRARY_HELP, callback=_after_or_before),
]
Offline = Annotated[
    bool, option("--offline", help="Use only the embedded index; send no requests.")
]
Json = Annotated[bool, option("--json", help="Print the result as JSON (docs/json.md).")]
DryRun = Annotated[bool, option("--dry-run", "-n", help="Show what would change; write nothing.")]
_SECTION = "The section for the works, as in rlvr or rlvr/self-correction."
_ONLY = "Only works in this section, as in rlvr or rlvr/self-correction."
_ALSO = "Another section that also lists the works; can be given several times."
Section = Annotated[str, section_option("--section", "-s", help=_SECTION)]
OptionalSection = Annotated[str | None, section_option("--section", "-s", help=_ONLY)]
Also = Annotated[list[str] | None, section_option("--also", "-a", help=_ALSO)]
Key = Annotated[str, argument("KEY", "The citation key.", keys)]


def opened(library: Path | None) -> "tuple[Path, Settings]":
    """Return the folder and the settings of the library.

    Raises NoLibrary and InvalidSettings.
    """
    from synthlit import settings

    root = library if library else settings.find_root(Path.cwd())
    return root, settings.load(root, os.environ)


def loaded(library: Path | None) -> "LoadedLibrary":
    """Return the library with its works.

    Raises NoLibrary and InvalidSettings.
    """
    from synthlit.library import store

    return store.load(*opened(library))


def sources(settings: "Mapping[str, SourceSettings]", *, offline: bool) -> "Sources":
    """Return the sources of records: the embedded index and, unless offline, the services."""
    from synthlit.sources.index import EmbeddedIndex
    from synthlit.sources.lookup import Sources

    index = EmbeddedIndex()
    if offline:
        return Sources((), index, index)
    from synthlit.sources.registry import open_sources

    return Sources(open_sources(settings, os.environ), index, index)


def today() -> date:
    """Return the local date."""
    return datetime.now().astimezone().date()


def place(settings: "Settings", section: str | None) -> "SectionPath | None":
    """Return the section that an option names, if it was given. Raises UnknownSection."""
    return settings.place(section) if section else None
