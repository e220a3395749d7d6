"""Run git, and read the library as it was at a revision."""

import subprocess
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from synthlit import settings as settings_
from synthlit.errors import SynthlitError
from synthlit.library.library import Library, Unreadable, Work
from synthlit.library.store import read_work
from synthlit.settings import ENTRIES


@dataclass(frozen=True)
class Revision:
    """A commit, as the files that the library's folder had in it."""

    root: Path
    commit: str

    def texts(self, paths: Sequence[str]) -> Mapping[PurePosixPath, bytes]:
        """Return the files at or under the paths, by path relative to the library."""
        listed = git(self.root, "ls-tree", "-r", "-z", self.commit, "--", *paths)
        blobs: dict[PurePosixPath, str] = {}
        for row in filter(None, (listed or b"").split(b"\0")):
            facts, _, name = row.partition(b"\t")
            _, kind, blob = facts.decode("ascii").split()
            if kind == "blob":
                blobs[PurePosixPath(name.decode("utf-8", "surrogateescape"))] = blob
        return dict(zip(blobs, self._contents(list(blobs.values())), strict=True))

    def _contents(self, blobs: Sequence[str]) -> list[bytes]:
        names = "".join(f"{blob}\n" for blob in blobs).encode("ascii")
        output = git(self.root, "cat-file", "--batch", stdin=names) or b""
        contents: list[bytes] = []
        position = 0
        for _ in blobs:
            head_end = output.index(b"\n", position)
            size = int(output[position:head_end].rsplit(b" ", 1)[1])
            contents.append(output[head_end + 1 : head_end + 1 + size])
            position = head_end + size + 2
        return contents

    @cached_property
    def library(self) -> Library | None:
        """The library in that commit; None where it had no usable settings then."""
        found = self.texts([settings_.FILE_NAME, ENTRIES])
        toml = found.get(PurePosixPath(settings_.FILE_NAME))
        if toml is None:
            return None
        try:
            settings = settings_.parse(tomllib.loads(toml.decode("utf-8-sig")), {})
        except (SynthlitError, ValueError):
            return None
        files = [
            read_work(path, data) for path, data in sorted(found.items()) if path.suffix == ".bib"
        ]
        works = tuple(file for file in files if isinstance(file, Work))
        return Library(settings, works, tuple(f for f in files if isinstance(f, Unreadable)))


def revision(root: Path, name: str) -> Revision | None:
    """Return a revision of the repository that the library lies in; None outside of any.

    Raises SynthlitError where the repository has no such revision.
    """
    if git(root, "rev-parse", "--git-dir") is None:
        return None
    commit = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    if commit is None:
        if name == "HEAD":
            return None
        raise SynthlitError(f"git knows no revision {name!r}", "name a branch, a tag or a commit")
    return Revision(root, commit.decode("ascii").strip())


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
