"""`synthlit undo`: take back the last change of the library."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

from synthlit.cli import options, output
from synthlit.cli.parameters import option

if TYPE_CHECKING:
    from synthlit.workflows.undo import Undoable


_SHOWN = 10


def undo(
    list_: Annotated[
        bool, option("--list", help="Show the changes that can be undone; undo nothing.")
    ] = False,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Undo the last command that changed the library.

    Ten changes are kept, and undone one by one, the last one first. A change is not undone where
    one of its files was changed since. Generated files and files outside of the library are not
    part of it: run `synthlit export` afterwards.
    """
    from synthlit.workflows import undo as workflow

    root, _ = options.opened_to_write(library, dry_run=dry_run or list_)
    if list_:
        _show(workflow.history(root), json=json)
        return
    found = workflow.undo(root, dry_run=dry_run)
    if json:
        output.as_json(_shape(found))
        return
    would = "would be " if dry_run else ""
    output.result(f"{'would undo' if dry_run else 'undone'}  {found.title}")
    for paths, word in ((found.restored, "restored"), (found.removed, "removed")):
        for path in paths[:_SHOWN]:
            output.result(f"  {would}{word}  {path}")
        if len(paths) > _SHOWN:
            output.result(f"  {would}{word}  {len(paths) - _SHOWN} more files")
    if not dry_run:
        output.say("`synthlit export` brings the lists up to date")


def _show(changes: "Sequence[Undoable]", *, json: bool) -> None:
    if json:
        output.as_json([_shape(each) for each in changes])
        return
    for each in changes:
        output.result(f"{each.time:%Y-%m-%d %H:%M}  {each.title}")
    if not changes:
        output.say("there is no change to undo")


def _shape(found: "Undoable") -> dict[str, Any]:
    return {
        "command": found.title,
        "time": found.time.isoformat(timespec="seconds"),
        "restored": list(found.restored),
        "removed": list(found.removed),
    }
