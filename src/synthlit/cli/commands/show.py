"""`synthlit show`: one work, whole."""

from synthlit.cli import options, output


def show(key: options.Key, json: options.Json = False, library: options.Library = None) -> None:
    """Show a work.

    Prints its entry as it stands in the file, and on stderr where that lies. A key that the work
    had before `rename` finds it too.
    """
    from synthlit.cli import entry_table

    work = options.loaded(library).get(key)
    if json:
        output.as_json(entry_table.shape(work))
        return
    output.say(f"{work.path}, in {', '.join(map(str, work.sections))}")
    output.result(work.text.rstrip("\n"))
