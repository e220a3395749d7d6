"""The changes of files as unified diffs."""

import difflib
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from synthlit.lint.result import FileResult

# Other characters that end a line for Python are a part of it for `patch`.
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


def unified(path: str, before: str, after: str, moved_to: str = "") -> str:
    """Return the diff of a file's text, or nothing where there is no difference."""
    if before == after:
        return ""  # difflib would compare each line with each
    return "".join(
        line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
        for line in difflib.unified_diff(
            _LINE.findall(before), _LINE.findall(after), f"a/{path}", f"b/{moved_to or path}"
        )
    )


def of_files(files: Iterable[FileResult]) -> str:
    """Return the changes of fixes, file by file; a moved file is shown with both paths."""
    return "".join(chain.from_iterable(map(_of_file, files)))


def _of_file(file: FileResult) -> Iterator[str]:
    origin = file.origin or file.path
    if file.origin and file.before == file.after:
        yield f"rename from {origin}\nrename to {file.path}\n"
    yield unified(str(origin), file.before, file.after, str(file.path))
