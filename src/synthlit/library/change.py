"""What a change does to the files of a library, as the journal keeps it."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from typing import Self

_VERSION = 1


@dataclass(frozen=True)
class FileChange:
    """A file, by its path in the library, and the hashes of its bytes before and after.

    None stands for no file. `number` is the name under which the change keeps both.
    """

    path: str
    before: str | None
    after: str | None
    number: int


@dataclass(frozen=True)
class Change:
    """The files that a command changes together; `title` is the command in words."""

    title: str
    files: tuple[FileChange, ...]
    is_undoable: bool = True

    def in_order(self, *, forward: bool) -> Sequence[FileChange]:
        """Return the files in the order in which they are changed or, not forward, restored.

        Files are written before others are removed, so that no entry is ever missing.
        """

        def goes(file: FileChange) -> bool:
            return (file.after if forward else file.before) is None

        return sorted(self.files, key=goes)

    def as_json(self) -> str:
        """Return the change as the text of a file."""
        files = [asdict(file) for file in self.files]
        row = {"version": _VERSION, "title": self.title, "undoable": self.is_undoable}
        return json.dumps(row | {"files": files}, ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a change. Raises ValueError for a text that `as_json` did not write."""
        try:
            row = json.loads(text)
            if row["version"] != _VERSION:
                raise ValueError("written by another version of synthlit")
            files = tuple(FileChange(**file) for file in row["files"])
            if not all(isinstance(file.path, str) for file in files):
                raise TypeError("a path is a text")
            return cls(str(row["title"]), files, bool(row["undoable"]))
        except (KeyError, TypeError, RecursionError) as error:
            raise ValueError("not a change of synthlit") from error


def digest(data: bytes) -> str:
    """Return the hash of a file's bytes."""
    return sha256(data).hexdigest()
