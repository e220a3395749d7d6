"""`synthlit remove`: take works out of the library."""

from typing import Annotated

from synthlit.cli import completion, options, output
from synthlit.cli.parameters import argument


def remove(
    keys: Annotated[list[str], argument("KEY...", "Citation keys.", completion.keys)],
    json: options.Json = False,
    library: options.Library = None,
) -> None:
    """Take works out of the library.

    All that are named, or none if one is not there.
    """
    from synthlit.cli import entry_table
    from synthlit.workflows import remove as workflow

    root, settings = options.opened(library)
    removed = workflow.remove(root, settings, keys)
    if json:
        output.as_json([entry_table.shape(work) for work in removed])
        return
    for work in removed:
        output.result(f"removed  {work.path}")
