"""`synthlit show`: print one work."""

from synthlit.cli import options, output


def show(key: options.Key, json: options.Json = False, library: options.Library = None) -> None:
    """Print one work.

    Prints its entry as it is in the file and, on stderr, the path of the file. A former key of the
    work finds it too.
    """
    from synthlit.cli import entry_table

    work = options.loaded(library).get(key)
    if not json:
        output.say(f"{work.path}, in {', '.join(map(str, work.sections))}")
    entry_table.changed(work, work.text.rstrip("\n"), json=json)
