"""The folder and the settings with which files are linted."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from synthlit import settings as settings_
from synthlit.errors import InvalidSettings, NoLibrary
from synthlit.library import layout
from synthlit.settings import ENTRIES, LintSettings, Settings
from synthlit.settings.reading import InvalidValue, table


@dataclass(frozen=True)
class Scope:
    """The folder that paths are relative to, the library in it, if any, and its settings for lint.

    A synthlit.toml with nothing but [lint] is not a library.
    """

    base: Path
    settings: Settings | None = None
    lint: LintSettings = field(default_factory=LintSettings)

    def is_entry(self, path: PurePosixPath) -> bool:
        """Return whether a path is that of an entry of the library."""
        is_inside = self.settings is not None and path.parts[:1] == (ENTRIES,)
        return is_inside and path.suffix == ".bib"

    def is_list(self, path: PurePosixPath) -> bool:
        """Return whether a path is that of a list of the library."""
        return self.settings is not None and path in layout.lists(self.settings)


def relative(file: Path, base: Path) -> PurePosixPath:
    """Return the path of a file relative to a folder."""
    return PurePosixPath(os.path.relpath(file, base).replace(os.sep, "/"))


def scope_of(start: Path, library: Path | None, environment: Mapping[str, str]) -> Scope | None:
    """Return the scope of a folder, or None where there is no synthlit.toml.

    Raises SynthlitError for settings that cannot be used.
    """
    try:
        root = library or settings_.find_root(start)
    except NoLibrary:
        return None
    if (only := _only_lint(root)) is not None:
        return Scope(root, None, only)
    settings = settings_.load(root, environment)
    return Scope(root, settings, settings.lint)


def _only_lint(root: Path) -> LintSettings | None:
    try:
        data = settings_.read(root)
        if data.keys() != {"lint"}:
            return None
        return table(LintSettings, data["lint"])
    except InvalidValue as error:
        raise InvalidSettings(
            f"{settings_.FILE_NAME}: lint.{error.place}: {error.reason}",
            "correct it; docs/linting.md has the settings",
        ) from None
    except (OSError, ValueError, RecursionError):
        return None  # settings.load reports the error
