"""Judge the text of one file as an editor has it, as the command would judge it on the disk."""

import os
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path, PurePosixPath

from synthlit import settings as settings_
from synthlit.errors import SynthlitError
from synthlit.library import store
from synthlit.library.library import Library, Work
from synthlit.lint import linter, selection
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.loose import fixer as loose
from synthlit.lint.loose.judge import Around, judge
from synthlit.settings import ENTRIES, LintSettings, Settings
from synthlit.workflows.file_system import FolderFiles
from synthlit.workflows.record_lookup import KnownPapers


@dataclass(frozen=True)
class OpenFile:
    """Where a file lies: the folder that its path is told from, and the library there, if any."""

    base: Path
    path: PurePosixPath
    settings: Settings | None

    @property
    def is_entry(self) -> bool:
        """Whether the file is an entry of the library."""
        return bool(self.settings) and self.path.parts[:1] == (ENTRIES,)

    @property
    def lint(self) -> LintSettings:
        """What is said of rules there."""
        return self.settings.lint if self.settings else LintSettings()


class Session:
    """Judges texts; libraries are read once, and again after `forget`."""

    def __init__(self, today: Callable[[], date]) -> None:
        self._today = today
        self._libraries: dict[Path, Library] = {}
        self._known = KnownPapers()

    def forget(self) -> None:
        """Read the libraries again when they are next asked about: something was saved."""
        self._libraries.clear()

    def judge(self, file: Path, text: str) -> list[Diagnostic]:
        """Return what is wrong with a file's text, in order of place."""
        place = _place(file)
        if place.is_entry and place.settings:
            return self._judge_entry(place, place.settings, text)
        rules = selection.select(place.lint, path=place.path, in_library=False)
        return judge(place.path, text, rules, self._around(place))

    def fix(self, file: Path, text: str, found: Sequence[Diagnostic]) -> str:
        """Return the text after the fixes of some findings."""
        return loose.mend(_place(file).path, text, found)

    def fix_all(self, file: Path, text: str) -> str:
        """Return the text after all safe fixes."""
        for _ in range(loose.PASSES):
            found = [f for f in self.judge(file, text) if f.fix and f.fix.safe]
            better = self.fix(file, text, found)
            if better == text:
                break
            text = better
        return text

    def _around(self, place: OpenFile) -> Around:
        return Around(self._today(), self._known, FolderFiles(place.base))

    def _judge_entry(self, place: OpenFile, settings: Settings, text: str) -> list[Diagnostic]:
        if place.base not in self._libraries:
            self._libraries[place.base] = store.load(place.base, settings)
        library = self._libraries[place.base]
        now = store.read_work(place.path, text.encode("utf-8", "replace"))
        works = [work for work in library.works if work.path != place.path]
        unreadable = [each for each in library.unreadable if each.path != place.path]
        if isinstance(now, Work):
            works = sorted([*works, now], key=lambda work: work.path.parts)
        else:
            unreadable.append(now)
        return linter.check(
            replace(library, works=tuple(works), unreadable=tuple(unreadable)),
            selection.select(settings.lint, path=place.path),
            today=self._today(),
            known=self._known,
            only={place.path},
        )


def _place(file: Path) -> OpenFile:
    """Return where a file lies; settings that cannot be read are as good as none."""
    with suppress(SynthlitError):
        root = settings_.find_root(file.parent)
        settings = settings_.load(root, {})
        path = os.path.relpath(file, root).replace(os.sep, "/")
        return OpenFile(root, PurePosixPath(path), settings)
    return OpenFile(file.parent, PurePosixPath(file.name), None)
