"""`synthlit move`, `rename` and `remove`: change works that the library has."""

from typing import TYPE_CHECKING, Annotated

import typer

from synthlit.cli import completion, options, output
from synthlit.cli.parameters import argument

if TYPE_CHECKING:
    from synthlit.library.library import Work


def move(
    key: options.Key,
    section: Annotated[str, argument("SECTION", "The new section.", completion.sections)],
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """File a work under another section. Its key does not change."""
    from synthlit.workflows import edit

    root, settings = options.opened(library)
    before, after = edit.move(root, settings, key, settings.taxonomy.find(section))
    _show(after, f"moved  {before.path} to {after.path}", json=json)


def rename(
    key: options.Key,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new citation key.")],
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Give a work another key. The old one stays in `ids` and goes on finding the work."""
    from synthlit.workflows import edit

    before, after = edit.rename(*options.opened(library), key, new)
    _show(after, f"renamed  {before.key} to {after.key} in {after.path}", json=json)


def remove(
    keys: Annotated[list[str], argument("KEY...", "Citation keys.", completion.keys)],
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Take works out of the library.

    All that are named, or none if one is not there.
    """
    from synthlit.cli import entry_table
    from synthlit.workflows import edit

    removed = edit.remove(*options.opened(library), keys)
    if json:
        output.as_json([entry_table.shape(work) for work in removed])
        return
    for work in removed:
        output.result(f"removed  {work.path}")


def _show(work: "Work", text: str, *, json: bool) -> None:
    from synthlit.cli import entry_table

    if json:
        output.as_json(entry_table.shape(work))
    else:
        output.result(text)
