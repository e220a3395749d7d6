"""Change several files of a library as one change, which survives crashes and can be undone.

A change has a folder of its own, `.synthlit/changes/NUMBER`:

    after/0, after/1, …     the new bytes of each file
    before/0, before/1, …   the former bytes, as hard links
    begun.json              the paths and hashes; from then on the change is carried out
    undoing.json            the same file under this name: the change is taken back
    done.json               the same file under this name: all is done, and can be undone

Everything in the folder is on the disk before the first file is changed, and each step can be
repeated. So a process that finds `begun.json` or `undoing.json` brings the change to its end,
wherever another one was killed. A file that is neither as it was before nor as it is to be
afterwards was edited by somebody else, and stays as it is.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from synthlit.errors import FilesChanged, SynthlitError, UnsafePath
from synthlit.library.atomic import flush, flush_folder, write_atomically
from synthlit.library.change import Change, FileChange, digest
from synthlit.library.change_folder import (
    BEGUN,
    DONE,
    UNDOING,
    Kept,
    Recovered,
    copy,
    discard,
    holds,
    publish,
    read_change,
    signature,
    unlink,
)
from synthlit.regular_file import read_bytes

FOLDER = ".synthlit"
# As many changes can be undone.
DEPTH = 10
_NUMBER = "{:06}"
_IGNORE = "*\n"

# What this process has changed, for whoever interrupts it.
completed: list[str] = []


@dataclass
class Journal:
    """The changes of a library; its lock is held. `location` is the file that is being changed."""

    root: Path
    location: Path = field(init=False)
    _seen: dict[Path, tuple[int, ...]] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        self.location = self.root

    def carry_out(
        self,
        title: str,
        texts: Mapping[str, bytes | Path | None],
        read: Mapping[str, str | None],
        *,
        undoable: bool = True,
        partly: bool = False,
    ) -> tuple[PurePosixPath, ...]:
        """Write, move and remove files, by their paths in the library; all or none.

        The new content of a file is its bytes, the file from which it is taken, or None where it
        goes. With `partly`, files that somebody edits in the meantime, or that do not hold the text
        of `read` any more, stay as they are and are returned. Raises FilesChanged for them
        otherwise, and OSError.
        """
        folder = self._new_folder()
        edited: list[str] = []
        try:
            files = []
            for number, (path, content) in enumerate(texts.items()):
                before = self._keep(self.root / path, folder / "before" / str(number))
                if path in read and not holds(before, read[path]):
                    edited.append(path)
                    continue
                file = self._prepared(folder, number, path, content, before)
                if file.before != file.after:
                    files.append(file)
            if edited and not partly:
                raise FilesChanged(tuple(edited))
            kept = Kept(Change(title, tuple(files), undoable), folder)
            if not files:
                discard(folder)
                return tuple(map(PurePosixPath, edited))
            self._begin(kept)
        except BaseException:
            discard(folder)
            raise
        try:
            left = self._forward(kept)
            if left and not partly:
                raise FilesChanged(left)
        except BaseException as fault:
            self._take_back(kept, fault)
            raise
        self._finish(kept)
        completed.append(title)
        return tuple(map(PurePosixPath, (*edited, *left)))

    def is_pending(self) -> bool:
        """Return whether a killed process left anything."""
        return any(not (folder / DONE).exists() for folder in self._folders())

    def recover(self) -> list[Recovered]:
        """Bring every change to its end that another process began."""
        found: list[Recovered] = []
        for folder in self._folders():
            names = {path.name for path in folder.iterdir()}
            if UNDOING in names:
                kept = read_change(self.root, folder, UNDOING)
                left = self._back(kept)
                discard(folder)
                found.append(Recovered(kept.change.title, True, left))
            elif BEGUN in names:
                found.append(self._completed(read_change(self.root, folder, BEGUN)))
            elif DONE not in names:
                discard(folder)
        return found

    def _completed(self, kept: Kept) -> Recovered:
        """Bring a change that was begun to its end.

        It is taken back where somebody edited a file that it removes, which would stand in two
        places otherwise.
        """
        was_undone = any(
            file.after is None and self._now(file.path) not in (file.before, None)
            for file in kept.change.files
        )
        if was_undone:
            (kept.folder / BEGUN).rename(kept.folder / UNDOING)
            left = self._back(kept)
            discard(kept.folder)
        else:
            left = self._forward(kept)
            self._finish(kept)
        return Recovered(kept.change.title, was_undone, left)

    def history(self) -> list[Kept]:
        """Return the changes that can be undone, the last one first."""
        folders = [folder for folder in self._folders() if (folder / DONE).exists()]
        return [read_change(self.root, folder, DONE) for folder in reversed(folders)]

    def changed_since(self, kept: Kept) -> list[str]:
        """Return the files that are not as a change left them."""
        return [file.path for file in kept.change.files if self._now(file.path) != file.after]

    def undo(self, kept: Kept) -> tuple[str, ...]:
        """Take a change back; files that somebody edits in the meantime are returned.

        Raises SynthlitError where the disk fails in between; the next command then goes on with it.
        """
        (kept.folder / DONE).rename(kept.folder / UNDOING)
        try:
            flush_folder(kept.folder)
            left = self._back(kept)
        except OSError as error:
            raise SynthlitError(
                f"{self.location} cannot be restored ({error.strerror or error})", _ways_on(kept)
            ) from None
        # Where the disk fails now, the next command finds that everything is done.
        with suppress(OSError):
            discard(kept.folder)
        completed.append(f"undo of {kept.change.title}")
        return left

    def _folders(self) -> list[Path]:
        """Return the folders of all changes, the first one first. Raises UnsafePath."""
        changes = self.root / FOLDER / "changes"
        for folder in (changes.parent, changes):
            if folder.is_symlink():
                raise UnsafePath(folder.name)
        with suppress(FileNotFoundError):
            return sorted(path for path in changes.iterdir() if path.name.isdecimal())
        return []

    def _new_folder(self) -> Path:
        folders = self._folders()
        number = int(folders[-1].name) + 1 if folders else 1
        folder = self.location = self.root / FOLDER / "changes" / _NUMBER.format(number)
        is_first = not (self.root / FOLDER).exists()
        folder.mkdir(parents=True)
        # git leaves out a folder whose own file says so, wherever the library lies.
        ignored = self.root / FOLDER / ".gitignore"
        if is_first or not ignored.exists() or ignored.stat().st_size != len(_IGNORE):
            ignored.write_text(_IGNORE, "ascii")
            flush_folder(self.root)
            flush_folder(self.root / FOLDER)
        for name in ("before", "after"):
            (folder / name).mkdir()
        return folder

    def _prepared(
        self,
        folder: Path,
        number: int,
        path: str,
        content: bytes | Path | None,
        before: bytes | None,
    ) -> FileChange:
        """Keep the new bytes of a file in the change's folder."""
        location = self.location = self.root / path
        after = folder / "after" / str(number)
        if isinstance(content, Path):
            self.location = content
            # Not a second name: whoever edits the file would edit both.
            shutil.copy2(content, after, follow_symlinks=False)
            # From the copy: the file may have been edited since.
            content = after.read_bytes()
        elif content is not None:
            after.write_bytes(content)
            if before is not None:
                after.chmod(self._seen[location][3] & 0o7777)
        old, new = (None if each is None else digest(each) for each in (before, content))
        return FileChange(path, old, new, number)

    def _keep(self, location: Path, kept: Path) -> bytes | None:
        """Keep the bytes of a file and return them, or None where there is no file."""
        self.location = location
        try:
            # The state first: a file that is replaced after this is read again later.
            self._seen[location] = signature(location)
            copy(location, kept)
            return read_bytes(location if kept.is_symlink() else kept)
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _begin(self, kept: Kept) -> None:
        folder = kept.folder
        flush(path for name in ("before", "after") for path in (folder / name).iterdir())
        write_atomically(folder / BEGUN, kept.change.as_json())
        for each in (folder / "before", folder / "after", folder, folder.parent):
            flush_folder(each)

    def _forward(self, kept: Kept) -> tuple[str, ...]:
        """Bring all files to what they are to be."""
        left: list[str] = []
        for file in kept.change.in_order(forward=True):
            location = self.location = self.root / file.path
            now = self._now(file.path, file.before)
            if now == file.after:
                continue
            if now != file.before:
                left.append(file.path)
            elif file.after is None:
                unlink(self.root, location)
            else:
                publish(kept.folder / "after" / str(file.number), location)
        self._flush_folders(kept.change.files)
        return tuple(left)

    def _back(self, kept: Kept) -> tuple[str, ...]:
        """Bring all files to what they were."""
        left: list[str] = []
        self._seen.clear()
        for file in kept.change.in_order(forward=False):
            location = self.location = self.root / file.path
            now = self._now(file.path)
            if now == file.before:
                continue
            if now != file.after:
                left.append(file.path)
            elif file.before is None:
                unlink(self.root, location)
            else:
                again = kept.folder / "again"
                again.unlink(missing_ok=True)
                copy(kept.folder / "before" / str(file.number), again)
                publish(again, location)
        self._flush_folders(kept.change.files)
        return tuple(left)

    def _take_back(self, kept: Kept, fault: BaseException) -> None:
        """Undo a change that failed.

        Raises SynthlitError where that fails too; the next command then goes on with it.
        """
        location = self.location
        try:
            (kept.folder / BEGUN).rename(kept.folder / UNDOING)
            left = self._back(kept)
        except OSError as error:
            raise SynthlitError(
                f"{location} cannot be written ({fault}), and {self.location} cannot be restored"
                f" ({error.strerror or error})",
                _ways_on(kept),
            ) from fault
        # What was edited in the meantime keeps its former bytes beside it, in the change's folder.
        if not left:
            discard(kept.folder)
        self.location = location

    def _finish(self, kept: Kept) -> None:
        """Keep the change for `undo`, and drop those that are older than the last ten.

        Where the disk fails now, the next command finds that everything is done.
        """
        with suppress(OSError):
            self._keep_or_drop(kept)

    def _keep_or_drop(self, kept: Kept) -> None:
        if not kept.change.is_undoable:
            (kept.folder / BEGUN).unlink()
            discard(kept.folder)
            return
        (kept.folder / BEGUN).rename(kept.folder / DONE)
        shutil.rmtree(kept.folder / "after", ignore_errors=True)
        for old in self._folders()[:-DEPTH]:
            discard(old)

    def _now(self, path: str, before: str | None = None) -> str | None:
        """Return the hash of a file as it is; `before` if it is the file that was kept."""
        location = self.root / path
        try:
            if (seen := self._seen.get(location)) and seen == signature(location):
                return before
            return digest(read_bytes(location))
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _flush_folders(self, files: Iterable[FileChange]) -> None:
        for folder in sorted(set(self._around(files))):
            flush_folder(folder)

    def _around(self, files: Iterable[FileChange]) -> Iterator[Path]:
        """Yield the folders whose names may have changed: new ones begin in another one."""
        for folder in {(self.root / file.path).parent for file in files}:
            yield folder
            while folder != self.root and folder != folder.parent:
                folder = folder.parent
                yield folder


def _ways_on(kept: Kept) -> str:
    return (
        "make room or give yourself the right to write there; the next command that writes, or"
        f" `synthlit lint`, completes the change, which {kept.folder} keeps"
    )
