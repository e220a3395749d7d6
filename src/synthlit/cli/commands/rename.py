"""`synthlit rename`: give a work another key."""

from typing import Annotated

import typer

from synthlit.cli import options, output


def rename(
    key: options.Key,
    new: Annotated[str, typer.Argument(metavar="NEW", help="The new citation key.")],
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Give a work another key. The old one stays in `ids` and goes on finding the work."""
    from synthlit.cli import entry_table
    from synthlit.workflows import rename as workflow

    root, settings = options.opened(library)
    before, after = workflow.rename(root, settings, key, new)
    if json:
        output.as_json(entry_table.shape(after))
    else:
        output.result(f"renamed  {before.key} to {after.key} in {after.path}")
