"""`synthlit move`, `rename` and `remove`: change works that the library has."""

from typing import TYPE_CHECKING, Annotated

import typer

from synthlit.cli import completion, options, output
from synthlit.cli.parameters import argument, option

if TYPE_CHECKING:
    from synthlit.library.library import Work


def move(
    key: options.Key,
    section: Annotated[str, argument("SECTION", "The new section.", completion.sections)],
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """File a work under another section. Its key does not change."""
    from synthlit.workflows import edit

    root, settings = options.opened_to_write(library, dry_run=dry_run)
    place = settings.taxonomy.find(section)
    before, after = edit.move(root, settings, key, place, dry_run=dry_run)
    if before.path == after.path:
        text = f"{after.path} is there already"
    else:
        text = f"{'would move' if dry_run else 'moved'}  {before.path} to {after.path}"
    _show(after, text, json=json)


def rename(
    key: options.Key,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new citation key.")],
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Give a work another key. The old one stays in `ids` and goes on finding the work."""
    from synthlit.workflows import edit

    opened = options.opened_to_write(library, dry_run=dry_run)
    before, after = edit.rename(*opened, key, new, dry_run=dry_run)
    done = "would rename" if dry_run else "renamed"
    _show(after, f"{done}  {before.key} to {after.key} in {after.path}", json=json)


def remove(
    keys: Annotated[list[str], argument("KEY...", "Citation keys.", completion.keys)],
    yes: Annotated[bool, option("--yes", "-y", help="Do not ask.")] = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Take works out of the library.

    All that are named, or none if one is not there. On a terminal, it asks before it removes more
    than one work, or a work of a library that git does not keep. `synthlit undo` restores them.
    """
    from synthlit.cli import entry_table
    from synthlit.workflows import edit, git_revision

    root, settings = options.opened_to_write(library, dry_run=dry_run)
    if not (yes or dry_run):
        named = edit.remove(root, settings, keys, dry_run=True)
        if len(named) > 1 or not git_revision.is_kept_by_git(root):
            options.confirm(f"Remove {len(named)} work{'s' if len(named) > 1 else ''}?")
    removed = edit.remove(root, settings, keys, dry_run=dry_run)
    if json:
        output.as_json([entry_table.shape(work) for work in removed])
        return
    for work in removed:
        output.result(f"{'would remove' if dry_run else 'removed'}  {work.path}")


def _show(work: "Work", text: str, *, json: bool) -> None:
    from synthlit.cli import entry_table

    if json:
        output.as_json(entry_table.shape(work))
    else:
        output.result(text)
