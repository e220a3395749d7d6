"""Keep a work in the lists whose entry cannot be read at the moment."""

import re
from collections.abc import Iterable
from pathlib import PurePosixPath

from synthlit.errors import SynthlitError
from synthlit.formats.format import Current
from synthlit.library import layout
from synthlit.library.library import Library


def refuse_to_drop(library: Library, files: Iterable[PurePosixPath], text: Current) -> None:
    """Raise SynthlitError for an entry that cannot be read, if a generated file shows its work.

    `text` returns a file's text. The setting `unreadable` of the export can allow it.
    """
    if not library.unreadable or library.settings.export.unreadable == "leave-out":
        return
    texts = [found for file in files if (found := text(file))]
    for file in library.unreadable:
        key = re.compile(rf"(?<![\w-]){re.escape(file.path.stem)}(?![\w-])")
        if any(key.search(each) for each in texts):
            reason = next((problem.message for problem in file.file.problems), "it is no entry")
            raise SynthlitError(
                f"{file.path} cannot be read ({reason}), and the lists would lose its work",
                'correct the file, which `synthlit lint` checks, or set unreadable = "leave-out" '
                "in [export] of synthlit.toml",
            )


def generated(library: Library) -> list[PurePosixPath]:
    """Return the files in which a work of the library is shown in any case."""
    return [*layout.lists(library.settings), layout.bib_file(library.settings)]
