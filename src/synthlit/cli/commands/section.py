"""`synthlit section`: list and change the sections of the list."""

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from synthlit.cli import options
from synthlit.cli import section_options as wanted

if TYPE_CHECKING:
    from synthlit.workflows.section.document import Position
    from synthlit.workflows.section.operation import Operation

section = typer.Typer(
    name="section",
    no_args_is_help=True,
    rich_markup_mode=None,
    help="""List and change the sections of the list.

    A change rewrites synthlit.toml, entries, folders and links in one step, or nothing. The former
    names, anchors and folders keep working.
    """,
)


@section.command("list")
def list_(json: options.Json = False, library: options.Library = None) -> None:
    """List the sections and subsections: works, slug, folder, title."""
    from synthlit.cli import entry_table, section_output
    from synthlit.workflows.section.listing import rows

    loaded = options.loaded(library)
    section_output.print_rows(list(rows(loaded)), as_json=json)
    raise typer.Exit(entry_table.report_unreadable(loaded))


@section.command()
def add(
    slug: wanted.NewSlug,
    title: wanted.Title,
    folder: wanted.Folder = "",
    focus: wanted.Focus = "",
    description: wanted.Description = "",
    within: wanted.Within = "",
    before: wanted.Before = "",
    after: wanted.After = "",
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Add a section or, with --in, a subsection.

    It is the last one among its siblings unless --before or --after says otherwise.
    """
    from synthlit.workflows.section.add import Add, New

    about = _about(focus, description, is_subsection=bool(within))
    new = New(title, folder, about, _position(before, after))
    _carry_out(f"add {slug}", Add(slug, new, within), library, dry_run=dry_run, json=json)


@section.command()
def rename(
    old: wanted.Place,
    new: wanted.OtherSlug = "",
    title: wanted.Title = "",
    folder: wanted.Folder = "",
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Change the slug, title or folder of a section.

    A subsection has no folder of its own. The old names keep working.
    """
    from synthlit.workflows.section.move import Rename

    _carry_out(
        f"rename {old}", Rename(old, new, title, folder), library, dry_run=dry_run, json=json
    )


@section.command()
def move(
    place: wanted.Place,
    into: wanted.Target = "",
    before: wanted.Before = "",
    after: wanted.After = "",
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Move a section or subsection.

    --before and --after move it among its siblings; a subsection can also go to another section.
    """
    from synthlit.workflows.section.move import Move

    operation = Move(place, into, _position(before, after))
    _carry_out(f"move {place}", operation, library, dry_run=dry_run, json=json)


@section.command()
def merge(
    places: wanted.SourcesAndTarget,
    mapping: wanted.Mapping = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Merge sections into another, with their works and subsections."""
    from synthlit.workflows.section.merge import Merge

    *sources, into = places
    pairs = [text.partition("=") for text in mapping or ()]
    if not sources:
        raise typer.BadParameter(f"nothing to merge into {into}; name FROM and INTO")
    if not all(old and new for old, _, new in pairs):
        raise typer.BadParameter("write --map OLD=NEW, as in self-instruct=cloning")
    operation = Merge(tuple(sources), into, {old: new for old, _, new in pairs})
    _carry_out(f"merge {' '.join(places)}", operation, library, dry_run=dry_run, json=json)


@section.command()
def split(
    place: wanted.Place,
    new: wanted.NewPlace,
    title: wanted.Title,
    subsections: wanted.Subsections = None,
    keys: wanted.Keys = None,
    folder: wanted.Folder = "",
    focus: wanted.Focus = "",
    description: wanted.Description = "",
    before: wanted.Before = "",
    after: wanted.After = "",
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Make a new section from a part of another.

    The part is some of its subsections, some of the works filed in it, or both.
    """
    from synthlit.workflows.section.add import New, Split

    about = _about(focus, description, is_subsection="/" in new)
    described = New(title, folder, about, _position(before, after))
    operation = Split(place, new, described, options.listed(subsections), options.listed(keys))
    _carry_out(f"split {place}", operation, library, dry_run=dry_run, json=json)


@section.command()
def retire(
    place: wanted.Place,
    into: wanted.Heir = "",
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Remove a section or subsection.

    If it holds works, name with --into the section that takes them all.
    """
    from synthlit.workflows.section.merge import Retire

    _carry_out(f"retire {place}", Retire(place, into), library, dry_run=dry_run, json=json)


def _about(focus: str, description: str, *, is_subsection: bool) -> str:
    if focus if is_subsection else description:
        raise typer.BadParameter("a section has a --focus, a subsection a --description")
    return focus or description


def _position(before: str, after: str) -> "Position | None":
    from synthlit.workflows.section.document import Position

    if before and after:
        raise typer.BadParameter("give --before or --after, not both")
    return Position(before or after, after=bool(after)) if before or after else None


def _carry_out(
    title: str, operation: "Operation", library: Path | None, *, dry_run: bool, json: bool
) -> None:
    from synthlit.cli import section_output
    from synthlit.workflows.section import git
    from synthlit.workflows.section.plan import perform

    root, _ = options.opened_to_write(library, dry_run=dry_run)
    tree = git.tree(root) if json else git.Tree.NONE
    plan = perform(root, operation, title=f"section {title}", dry_run=dry_run)
    section_output.print_plan(plan, tree, dry_run=dry_run, as_json=json)
