"""The options that several commands share, and the library that they open."""

import os
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from synthlit.cli import output
from synthlit.cli.completion import keys, sections
from synthlit.cli.parameters import argument, option

if TYPE_CHECKING:
    from synthlit.library.library import Library as Loaded
    from synthlit.model.section import SectionPath
    from synthlit.settings import Settings, SourceSettings
    from synthlit.sources.lookup import Sources


def _here_or_before(context: typer.Context, value: Path | None) -> Path | None:
    """Return the option as given after the command or, failing that, before it."""
    return value or context.find_root().params.get("library")


def section_option(help: str) -> Any:  # noqa: A002
    """Return the option that names a section."""
    return option("--section", "-s", metavar="SECTION", help=help, complete=sections)


LIBRARY_HELP = "The library's folder [default: the nearest with synthlit.toml, here or above]"
Library = Annotated[
    Path | None,
    typer.Option("--library", metavar="DIR", help=LIBRARY_HELP, callback=_here_or_before),
]
Offline = Annotated[bool, option("--offline", help="Use the embedded index only; send no request.")]
Refresh = Annotated[
    bool, option("--refresh", help="Ask the services again; answers are kept for a day otherwise.")
]
Json = Annotated[bool, option("--json", help="Print the result as JSON (docs/json.md).")]
DryRun = Annotated[bool, option("--dry-run", "-n", help="Show the changes; write nothing.")]
Section = Annotated[
    str, section_option("Where the works are filed, as in rlvr or rlvr/self-correction.")
]
OptionalSection = Annotated[
    str | None, section_option("Only this section, as in rlvr or rlvr/self-correction.")
]
Also = Annotated[
    list[str] | None,
    option(
        "--also",
        "-a",
        metavar="SECTION",
        help="A further section that also lists the work; can be given several times.",
        complete=sections,
    ),
]
Key = Annotated[str, argument("KEY", "A citation key.", keys)]


def opened(library: Path | None) -> "tuple[Path, Settings]":
    """Return the folder and the settings of the library.

    Raises NoLibrary and InvalidSettings.
    """
    from synthlit import settings

    root = library if library else settings.find_root(Path.cwd())
    return root, settings.load(root, os.environ)


def opened_to_write(library: Path | None, *, dry_run: bool) -> "tuple[Path, Settings]":
    """Return the folder and the settings of a library, after interrupted changes are completed.

    With `dry_run` they are not: nothing is written.

    Raises NoLibrary and InvalidSettings.
    """
    from synthlit import settings

    root = library if library else settings.find_root(Path.cwd())
    if not dry_run:
        complete(root)
    return root, settings.load(root, os.environ)


def complete(root: Path) -> bool:
    """Complete the changes that killed processes began, say so, and return whether any was."""
    from synthlit.library import store

    completed = store.recover(root)
    for found in completed:
        done = "took back" if found.was_undone else "completed"
        output.notice(f"{done} `synthlit {found.title}`, which was interrupted")
        for path in found.left:
            output.notice(f"{path} was edited since, and stays as it is")
    return bool(completed)


def confirm(question: str) -> None:
    """Ask on a terminal whether to go on; elsewhere nobody could answer. Raises Exit for no."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return
    sys.stderr.write(f"{question} [y/N]: ")
    sys.stderr.flush()
    answer = sys.stdin.readline()
    if answer.strip().lower() not in ("y", "yes"):
        output.say("nothing was written" if answer else "\nnothing was written")
        raise typer.Exit(1)


def loaded(library: Path | None) -> "Loaded":
    """Return the works and the settings of the library. Raises NoLibrary and InvalidSettings."""
    from synthlit.library import store

    return store.load(*opened(library))


def sources(
    settings: "Mapping[str, SourceSettings]", *, offline: bool, refresh: bool = False
) -> "Sources":
    """Return the sources of records: the services, unless offline, and the embedded index."""
    if offline and refresh:
        raise typer.BadParameter("--offline asks no service, and --refresh asks again; name one")
    from synthlit.sources.index import EmbeddedIndex
    from synthlit.sources.lookup import Sources

    index = EmbeddedIndex()
    if offline:
        return Sources((), index, index)
    from synthlit.sources.registry import open_sources

    opened = open_sources(settings, os.environ, refresh=refresh, waiting=output.passing)
    return Sources(opened, index, index)


def today() -> date:
    """Return the local date."""
    return datetime.now().astimezone().date()


def listed(texts: Sequence[str] | None) -> tuple[str, ...]:
    """Return the parts of values such as `--select A,B --select C`."""
    parts = (part.strip() for text in texts or () for part in text.split(","))
    return tuple(part for part in parts if part)


def place(settings: "Settings", section: str | None) -> "SectionPath | None":
    """Return the section of an option, if it was given. Raises UnknownSection."""
    return settings.taxonomy.find(section) if section else None
