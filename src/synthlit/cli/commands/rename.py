"""`synthlit rename`: change the citation key of a work."""

from typing import Annotated

from synthlit.cli import options
from synthlit.cli.parameters import argument


def rename(
    key: options.Key,
    new: Annotated[str, argument("NEW", "The new citation key.")],
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Change the citation key of a work. The former key stays in `ids` and still finds it."""
    from synthlit.cli import entry_table
    from synthlit.workflows import rename as workflow

    root, settings = options.opened(library)
    before, after = workflow.rename(root, settings, key, new)
    entry_table.changed(after, f"renamed  {before.key} to {after.key} in {after.path}", json=json)
