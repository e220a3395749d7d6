"""`synthlit move`: file a work under another section."""

from typing import Annotated

from synthlit.cli import completion, options, output
from synthlit.cli.parameters import argument


def move(
    key: options.Key,
    section: Annotated[str, argument("SECTION", "The new section.", completion.sections)],
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """File a work under another section. Its key does not change."""
    from synthlit.cli import entry_table
    from synthlit.workflows import move as workflow

    root, settings = options.opened(library)
    before, after = workflow.move(root, settings, key, settings.taxonomy.find(section))
    if json:
        output.as_json(entry_table.shape(after))
    else:
        output.result(f"moved  {before.path} to {after.path}")
