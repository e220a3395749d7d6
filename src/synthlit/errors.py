"""The errors of the package, and their exit statuses.

SynthlitError                   exit 2: the user can fix it
├── InvalidIdentifier           a text is not a valid identifier
├── InvalidSettings             synthlit.toml cannot be used
├── NoLibrary                   no synthlit.toml here or above
├── UnknownSection              no section of that name
├── UnknownKey                  no entry of that key
├── UnusableKey                 a key that cannot be a file name
├── KeyTaken                    a key that another entry has
├── FileTaken                   a file exists at the path of a new one
├── FilesChanged                exit 1: files were edited while a command ran
├── UnsafePath                  a path outside the library
├── MissingMarkers              a list without markers for its generated part
├── BrokenMarkers               markers that do not match each other
├── LibraryBusy                 another process is writing
├── UnusableFolder              a state folder that cannot be written
├── UnusableEnvironment         a proxy or certificates that cannot be used
└── SourceUnreachable           exit 4: a service gave no usable answer
"""

from collections.abc import Sequence


class SynthlitError(Exception):
    """An error that the user can fix: one line says what is wrong, one what to do."""

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
    """synthlit.toml cannot be used as it is."""


class NoLibrary(SynthlitError):
    """There is no synthlit.toml in this folder or above it."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"no synthlit.toml in {where} or above it",
            "run the command inside a library, name one with --library DIR, "
            "or start one with `synthlit init`",
        )


class UnknownSection(SynthlitError):
    """The list has no section of that name."""

    def __init__(self, text: str, nearest: Sequence[str], known: Sequence[str]) -> None:
        if nearest:
            hint = "did you mean " + " or ".join(nearest) + "?"
        else:
            hint = "the sections are " + ", ".join(known)
        super().__init__(f"there is no section {text!r}", hint)


class UnknownKey(SynthlitError):
    """The library has no entry of that key."""

    def __init__(self, key: str, nearest: Sequence[str]) -> None:
        hint = (
            "did you mean " + " or ".join(nearest) + "?"
            if nearest
            else "`synthlit search WORDS` finds entries"
        )
        super().__init__(f"there is no entry {key!r}", hint)


class UnusableKey(SynthlitError):
    """The key cannot be the name of a file on every system."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"{key!r} cannot be a citation key here",
            "use ASCII letters and digits, and - _ . + inside; 100 characters at most",
        )


class KeyTaken(SynthlitError):
    """Another entry has the key, or had it once."""

    def __init__(self, key: str, path: str) -> None:
        super().__init__(f"the key {key!r} is taken by {path}", "choose another with --key")


class FileTaken(SynthlitError):
    """A file exists at the path of a new one."""

    def __init__(self, path: str) -> None:
        super().__init__(f"{path} already exists", "check that file, and rename or remove it")


class FilesChanged(SynthlitError):
    """Files were edited while a command ran; they stay as they are."""

    exit_status = 1

    def __init__(self, paths: Sequence[object]) -> None:
        shown = ", ".join(map(str, paths[:3]))
        more = f" and {len(paths) - 3} more" if len(paths) > 3 else ""
        super().__init__(
            f"{shown}{more} changed while the command ran",
            "nothing was written; run the command again",
        )


class UnsafePath(SynthlitError):
    """A path leads outside the library, so nothing is written there."""

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} leads outside the library",
            "remove the symbolic link or rename the folder; nothing was written",
        )


class MissingMarkers(SynthlitError):
    """A list has no markers that show where its generated part belongs."""

    def __init__(self, path: str, region: str) -> None:
        super().__init__(
            f"{path} has no place for the generated {region}",
            f"put the lines <!-- synthlit:begin {region} --> and "
            f"<!-- synthlit:end {region} --> where it belongs",
        )
        self.path = path


class BrokenMarkers(SynthlitError):
    """The markers of a list do not match, so its generated part is unknown."""

    def __init__(self, path: str, line: int, reason: str) -> None:
        super().__init__(
            f"{path}:{line}: {reason}",
            "each generated part is between one synthlit:begin and one synthlit:end",
        )
        self.path = path


class LibraryBusy(SynthlitError):
    """Another process is writing to the library."""

    def __init__(self, lock: str) -> None:
        super().__init__(
            "another synthlit process is writing to this library",
            f"wait for it to end and run the command again (the lock is {lock})",
        )


class UnusableFolder(SynthlitError):
    """The folder for the state that processes share cannot be written."""

    def __init__(self, folder: str, error: Exception, variable: str) -> None:
        reason = getattr(error, "strerror", None) or str(error)
        super().__init__(
            f"the folder {folder} cannot be used: {reason}",
            f"set {variable} to a folder that you can write",
        )


class UnusableEnvironment(SynthlitError):
    """A variable names a proxy or certificates that cannot be used."""

    def __init__(self, name: str, reason: str, hint: str) -> None:
        super().__init__(
            f"{name}: {reason}", f"{hint}; --offline uses the embedded index and sends no request"
        )
        self.name = name


class SourceUnreachable(SynthlitError):
    """A service could not be reached, or its answer could not be used."""

    exit_status = 4
