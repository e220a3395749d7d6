"""Run git, and read the library as it was at a revision."""

import hashlib
import subprocess
import tomllib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from synthlit import settings as settings_
from synthlit.errors import SynthlitError
from synthlit.library.library import Library, Unreadable, Work
from synthlit.library.store import read_work, section_of
from synthlit.settings import ENTRIES


@dataclass(frozen=True)
class Revision:
    """A commit, as the files that the library's folder had in it."""

    root: Path
    commit: str

    def library(self, present: Library) -> Library | None:
        """Return the library in that commit; None where it had no usable settings then.

        An entry file that is in the present library as it was then is not read again.
        """
        blobs = self._blobs([settings_.FILE_NAME, ENTRIES])
        now = {str(work.path): work for work in present.works}
        same = {
            name: _as_read(now[name])
            for name, blob in blobs.items()
            if name in now and _is_blob(blob, now[name].text.encode("utf-8"))
        }
        texts = self._contents({name: blob for name, blob in blobs.items() if name not in same})
        toml = texts.pop(settings_.FILE_NAME, None)
        if toml is None:
            return None
        try:
            settings = settings_.parse(tomllib.loads(toml.decode("utf-8-sig")), {})
        except (SynthlitError, ValueError, RecursionError):
            return None
        files: list[Work | Unreadable] = [*same.values()]
        files += [
            read_work(path, data)
            for path, data in ((PurePosixPath(name), data) for name, data in texts.items())
            if path.suffix == ".bib"
        ]
        files.sort(key=lambda file: file.path.parts)
        works = tuple(file for file in files if isinstance(file, Work))
        return Library(settings, works, tuple(f for f in files if isinstance(f, Unreadable)))

    def texts(self, paths: Sequence[PurePosixPath]) -> Mapping[PurePosixPath, str]:
        """Return the texts of files in that commit; those that are not there or not UTF-8 lack."""
        found = self._contents(self._blobs([path.as_posix() for path in paths]))
        texts: dict[PurePosixPath, str] = {}
        for name, data in found.items():
            with suppress(UnicodeDecodeError):
                texts[PurePosixPath(name)] = data.decode("utf-8")
        return texts

    def _blobs(self, paths: Sequence[str]) -> dict[str, str]:
        """Return the blobs of the files at or under the paths, by path relative to the library."""
        listed = git(self.root, "ls-tree", "-r", "-z", self.commit, "--", *paths)
        blobs: dict[str, str] = {}
        for row in filter(None, (listed or b"").split(b"\0")):
            facts, _, name = row.partition(b"\t")
            _, kind, blob = facts.decode("ascii").split()
            if kind == "blob":
                blobs[name.decode("utf-8", "surrogateescape")] = blob
        return blobs

    def _contents(self, blobs: Mapping[str, str]) -> dict[str, bytes]:
        """Return the contents of blobs, by the names that they have here."""
        wanted = "".join(f"{blob}\n" for blob in blobs.values()).encode("ascii")
        output = git(self.root, "cat-file", "--batch", stdin=wanted) or b""
        contents: dict[str, bytes] = {}
        position = 0
        for name in blobs:
            head_end = output.index(b"\n", position)
            size = int(output[position:head_end].rsplit(b" ", 1)[1])
            contents[name] = output[head_end + 1 : head_end + 1 + size]
            position = head_end + size + 2
        return contents


def _is_blob(blob: str, data: bytes) -> bool:
    """Return whether git's name of a blob is that of some bytes."""
    algorithm = "sha1" if len(blob) == 40 else "sha256"
    head = b"blob %d\0" % len(data)
    return hashlib.new(algorithm, head + data, usedforsecurity=False).hexdigest() == blob


def _as_read(work: Work) -> Work:
    """Return a work as its file says, under the names that its sections have there."""
    section = section_of(work.path)
    if work.section == section and work.others is None:
        return work
    return replace(work, section=section, others=None)


def revision(root: Path, name: str) -> Revision | None:
    """Return a revision of the repository that the library lies in; None outside of any.

    Raises SynthlitError where the repository has no such revision.
    """
    if not is_kept_by_git(root):
        return None
    commit = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if commit is None:
        if name == "HEAD":
            return None
        raise SynthlitError(f"git knows no revision {name!r}", "name a branch, a tag or a commit")
    return Revision(root, commit.decode("ascii").strip())


def is_kept_by_git(root: Path) -> bool:
    """Return whether the library lies in a repository of git."""
    return git(root, "rev-parse", "--git-dir") is not None


def git(
    folder: Path, *arguments: str, stdin: bytes = b"", timeout: float | None = None
) -> bytes | None:
    """Return the output of git, or None where it fails, is not installed or takes too long."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(
            command, input=stdin, capture_output=True, timeout=timeout, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
