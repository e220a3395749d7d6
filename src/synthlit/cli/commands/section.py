"""`synthlit section`: list and change the sections of the list."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from synthlit.cli import completion, options
from synthlit.cli.parameters import argument, option

if TYPE_CHECKING:
    from synthlit.workflows.section.document import Position
    from synthlit.workflows.section.operation import Operation

_PLACE = "The section or subsection, as in rlvr or rlvr/self-correction."
_PLACES = "The sections or subsections to merge, and the one into which they go."
_FOLDER = "The folder of a section's own page, as in 06_RLVR."
_MAP = (
    "The slug of a subsection in INTO; if it exists there, the two become one. "
    "Can be given several times."
)
_INTO = "The section that takes its works, former name and links."
_NEW = "The new section or, as SECTION/SLUG, the new subsection."

_Place = Annotated[str, argument("SECTION", _PLACE, completion.sections)]
_Title = Annotated[str, option("--title", "-t", metavar="TEXT", help="The title.")]
_Folder = Annotated[str, option(metavar="NAME", help=_FOLDER)]
_Focus = Annotated[str, option(metavar="TEXT", help="The topic of a section, in one line.")]
_Description = Annotated[
    str, option(metavar="TEXT", help="The topic of a subsection, in one line.")
]
_Before = Annotated[str, options.section_option(help="Put it before this sibling.")]
_After = Annotated[str, options.section_option(help="Put it after this sibling.")]

section = typer.Typer(
    name="section",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""List and change sections.

    A change updates synthlit.toml, entries, folders and links together, or nothing. Former names,
    anchors and folders keep working.
    """,
)


@section.command("list")
def list_(json: options.Json = False, library: options.Library = None) -> None:
    """List sections and subsections: works, slug, folder, title."""
    from synthlit.cli import entry_table, section_output
    from synthlit.workflows.section.listing import rows

    loaded = options.loaded(library)
    section_output.show_rows(list(rows(loaded)), json=json)
    raise typer.Exit(entry_table.report_unreadable(loaded))


@section.command()
def add(
    slug: Annotated[str, argument("SLUG", "The name in commands and below entries/.")],
    title: _Title,
    folder: _Folder = "",
    focus: _Focus = "",
    description: _Description = "",
    within: Annotated[
        str, options.section_option("--in", help="The section of a new subsection.")
    ] = "",
    before: _Before = "",
    after: _After = "",
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Add a section or, with --in, a subsection.

    Without --before and --after, it is the last one.
    """
    from synthlit.workflows.section.add import Add, New

    about = _about(focus, description, is_subsection=bool(within))
    new = New(title, folder, about, _position(before, after))
    _carry_out(Add(slug, new, within), library, dry_run=dry_run, json=json)


@section.command()
def rename(
    old: _Place,
    new: Annotated[str, argument("[NEW]", "The new slug.")] = "",
    title: _Title = "",
    folder: _Folder = "",
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Change the slug, title or folder of a section.

    A subsection has no folder. The former names keep working.
    """
    from synthlit.workflows.section.move import Rename

    _carry_out(Rename(old, new, title, folder), library, dry_run=dry_run, json=json)


@section.command()
def move(
    place: _Place,
    into: Annotated[
        str, argument("[INTO]", "The new section of a subsection.", completion.sections)
    ] = "",
    before: _Before = "",
    after: _After = "",
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Move a section or subsection.

    --before and --after move it among its siblings; INTO moves a subsection to another section.
    """
    from synthlit.workflows.section.move import Move

    operation = Move(place, into, _position(before, after))
    _carry_out(operation, library, dry_run=dry_run, json=json)


@section.command()
def merge(
    places: Annotated[list[str], argument("FROM... INTO", _PLACES, completion.sections)],
    mapping: Annotated[
        list[str] | None, option("--map", "-m", metavar="OLD=NEW", help=_MAP)
    ] = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Merge sections into another one, with their works and subsections."""
    from synthlit.workflows.section.merge import Merge

    *sources, into = places
    pairs = [text.partition("=") for text in mapping or ()]
    if not sources:
        raise typer.BadParameter(f"nothing to merge into {into}; name FROM and INTO")
    if not all(old and new for old, _, new in pairs):
        raise typer.BadParameter("write --map OLD=NEW, as in self-instruct=cloning")
    operation = Merge(tuple(sources), into, {old: new for old, _, new in pairs})
    _carry_out(operation, library, dry_run=dry_run, json=json)


@section.command()
def split(
    place: _Place,
    new: Annotated[str, argument("NEW", _NEW)],
    title: _Title,
    subsections: Annotated[
        list[str] | None, option(metavar="SLUG,...", help="The subsections that move to NEW.")
    ] = None,
    keys: Annotated[
        list[str] | None,
        option(metavar="KEY,...", help="The works that move to NEW.", complete=completion.keys),
    ] = None,
    folder: _Folder = "",
    focus: _Focus = "",
    description: _Description = "",
    before: _Before = "",
    after: _After = "",
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Make a new section from a part of another one.

    The part is some of its subsections, some of its works, or both.
    """
    from synthlit.workflows.section.add import New, Split

    about = _about(focus, description, is_subsection="/" in new)
    described = New(title, folder, about, _position(before, after))
    operation = Split(place, new, described, _listed(subsections), _listed(keys))
    _carry_out(operation, library, dry_run=dry_run, json=json)


@section.command()
def retire(
    place: _Place,
    into: Annotated[str, options.section_option(help=_INTO)] = "",
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Remove a section or subsection.

    If it contains works, name with --into the section that takes them.
    """
    from synthlit.workflows.section.merge import Retire

    _carry_out(Retire(place, into), library, dry_run=dry_run, json=json)


def _about(focus: str, description: str, *, is_subsection: bool) -> str:
    if focus if is_subsection else description:
        raise typer.BadParameter("a section has a --focus, a subsection a --description")
    return focus or description


def _position(before: str, after: str) -> "Position | None":
    from synthlit.workflows.section.document import Position

    if before and after:
        raise typer.BadParameter("give --before or --after, not both")
    return Position(before or after, after=bool(after)) if before or after else None


def _listed(texts: Sequence[str] | None) -> tuple[str, ...]:
    parts = (part.strip() for text in texts or () for part in text.split(","))
    return tuple(part for part in parts if part)


def _carry_out(operation: "Operation", library: Path | None, *, dry_run: bool, json: bool) -> None:
    from synthlit.cli import section_output
    from synthlit.workflows.section import git
    from synthlit.workflows.section.plan import perform

    root, _ = options.opened(library)
    tree = git.tree(root)
    plan = perform(root, operation, dry_run=dry_run)
    section_output.show_plan(plan, tree, dry_run=dry_run, json=json)
