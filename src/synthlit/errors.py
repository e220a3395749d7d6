"""The errors of the package, and their exit statuses.

SynthlitError                   exit 2: the user can fix it
├── InvalidIdentifier           a text is not a valid identifier
├── InvalidSettings             synthlit.toml is invalid
├── NoLibrary                   no synthlit.toml here or above
├── UnknownSection              there is no such section
├── UnknownKey                  there is no such entry
├── UnusableKey                 the key cannot be a file name
├── KeyTaken                    another entry has the key
├── FileTaken                   a file exists at the path of a new one
├── UnsafePath                  the path leads outside the library
├── MissingMarkers              a page has no markers for its generated part
├── BrokenMarkers               the markers of a page do not match
├── LibraryBusy                 another process is writing
├── UnusableFolder              the folder for cache and state cannot be written
└── SourceUnreachable           exit 4: a service gave no usable response
"""

from collections.abc import Sequence


class SynthlitError(Exception):
    """An error that the user can fix, with a message and a hint of one line each."""

    exit_status = 2

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class InvalidIdentifier(SynthlitError):
    """A text is not a valid identifier."""

    def __init__(self, text: str, reason: str, hint: str = "") -> None:
        shown = text if len(text) <= 80 else text[:77] + "..."
        super().__init__(f"{shown!r} is not an identifier: {reason}", hint)
        self.text = text
        self.reason = reason


class InvalidSettings(SynthlitError):
    """synthlit.toml is invalid."""


class NoLibrary(SynthlitError):
    """There is no synthlit.toml in this folder or above it."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"no synthlit.toml in {where} or above it",
            "run the command inside a library, give its folder with --library DIR, "
            "or create one with `synthlit init`",
        )


class UnknownSection(SynthlitError):
    """There is no such section."""

    def __init__(self, text: str, nearest: Sequence[str], known: Sequence[str]) -> None:
        hint = _nearest(nearest) if nearest else f"the sections are {', '.join(known)}"
        super().__init__(f"there is no section {text!r}", hint)


class UnknownKey(SynthlitError):
    """There is no entry with that key."""

    def __init__(self, key: str, nearest: Sequence[str]) -> None:
        hint = _nearest(nearest) if nearest else "find entries with `synthlit search WORDS`"
        super().__init__(f"there is no entry {key!r}", hint)


class UnusableKey(SynthlitError):
    """The key cannot be the name of a file on every system."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"{key!r} cannot be a citation key here",
            "use ASCII letters and digits, with - _ . + only inside; at most 100 characters",
        )


class KeyTaken(SynthlitError):
    """Another entry has the key, or had it once."""

    def __init__(self, key: str, path: str) -> None:
        super().__init__(
            f"the key {key!r} is already used by {path}", "choose another one with --key"
        )


class FileTaken(SynthlitError):
    """A file exists at the path of a new one."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} already exists", "look at that file, and rename or remove it")


class UnsafePath(SynthlitError):
    """A path leads outside the library, where nothing is written."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} leads outside the library",
            "remove the symbolic link or rename the folder; nothing was written",
        )


class MissingMarkers(SynthlitError):
    """A page has no markers for its generated part."""

    def __init__(self, path: str, region: str) -> None:
        super().__init__(
            f"{path} has no markers for the generated {region}",
            f"add the lines <!-- synthlit:begin {region} --> and "
            f"<!-- synthlit:end {region} --> where it belongs",
        )
        self.path = path


class BrokenMarkers(SynthlitError):
    """The markers of a page do not match, so its generated part is unknown."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(
            f"{path}:{line}: {reason}",
            "put each generated part between one synthlit:begin and one synthlit:end",
        )
        self.path = path


class LibraryBusy(SynthlitError):
    """Another process is writing to the library."""

    def __init__(self, lock: str) -> None:
        super().__init__(
            "another synthlit process is writing to this library",
            f"wait until it ends and run the command again (the lock is {lock})",
        )


class UnusableFolder(SynthlitError):
    """The folder for the cache and state that processes share cannot be written."""

    def __init__(self, folder: str, error: Exception, variable: str) -> None:
        reason = getattr(error, "strerror", None) or str(error)
        super().__init__(
            f"the folder {folder} cannot be used: {reason}",
            f"set {variable} to a folder in which you can write",
        )


class SourceUnreachable(SynthlitError):
    """A service could not be reached, or its response could not be used."""

    exit_status = 4


def _nearest(names: Sequence[str]) -> str:
    return "did you mean " + " or ".join(names) + "?"
