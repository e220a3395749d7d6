"""The options that several commands share, and the library that they are about."""

import os
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthlit.cli import completion

if TYPE_CHECKING:
    from synthlit.model.section import SectionPath
    from synthlit.settings import Settings
    from synthlit.settings import Sources as Services
    from synthlit.workflows.absorb.identity import Sources


def _here_or_before(context: typer.Context, value: Path | None) -> Path | None:
    """Return the option as given behind the command or, failing that, before it."""
    return value or context.find_root().params.get("library")


LIBRARY_HELP = "The library's folder [default: the nearest with synthlit.toml, here or above]"
Library = Annotated[
    Path | None,
    typer.Option(
        "--library",
        metavar="DIR",
        help=LIBRARY_HELP,
        callback=_here_or_before,
        show_default=False,
    ),
]
Offline = Annotated[bool, typer.Option("--offline", help="Use the embedded index; ask no service.")]
Json = Annotated[bool, typer.Option("--json", help="Print the result as JSON (docs/json.md).")]
DryRun = Annotated[
    bool, typer.Option("--dry-run", "-n", help="Show what would be done; write nothing.")
]
OptionalSection = Annotated[
    str | None,
    typer.Option(
        "--section",
        "-s",
        metavar="SECTION",
        help="Only this section, as in rlvr or rlvr/self-correction.",
        autocompletion=completion.sections,
    ),
]
Also = Annotated[
    list[str] | None,
    typer.Option(
        "--also",
        "-a",
        metavar="SECTION",
        help="A further section that shall list the work; can be given several times.",
        autocompletion=completion.sections,
    ),
]
Key = Annotated[
    str,
    typer.Argument(metavar="KEY", help="A citation key.", autocompletion=completion.keys),
]


def opened(library: Path | None) -> "tuple[Path, Settings]":
    """Return the library's folder and settings.

    Raises NoLibrary and InvalidSettings.
    """
    from synthlit import settings

    root = library if library else settings.find_root(Path.cwd())
    return root, settings.load(root, os.environ)


def sources(services: "Services", *, offline: bool) -> "Sources":
    """Return who is asked about works: arXiv, unless it shall not be, and the embedded index."""
    from synthlit.sources.index import EmbeddedIndex
    from synthlit.sources.registry import SourceName, open_source
    from synthlit.workflows.absorb.identity import Sources

    index = EmbeddedIndex()
    arxiv = None if offline else open_source(SourceName.ARXIV, services, os.environ)
    return Sources(arxiv, index, index)


def today() -> date:
    """Return the day on which it is, where the person is."""
    return datetime.now().astimezone().date()


def place(settings: "Settings", section: str | None) -> "SectionPath | None":
    """Return the section that was named, if one was. Raises UnknownSection."""
    return settings.place(section) if section else None
