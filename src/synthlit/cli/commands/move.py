"""`synthlit move`: move a work to another section."""

from typing import Annotated

from synthlit.cli import completion, options
from synthlit.cli.parameters import argument


def move(
    key: options.Key,
    section: Annotated[str, argument("SECTION", "The new section.", completion.sections)],
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Move a work to another section. Its citation key does not change."""
    from synthlit.cli import entry_table
    from synthlit.workflows import move as workflow

    root, settings = options.opened(library)
    before, after = workflow.move(root, settings, key, settings.place(section))
    entry_table.changed(after, f"moved  {before.path} to {after.path}", json=json)
