"""Judge whatever was named: a library, its entries, any `.bib` file, any Markdown list."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from synthlit import settings as settings_
from synthlit.errors import InvalidSettings, NoLibrary, SynthlitError
from synthlit.library.library import Library
from synthlit.lint import selection
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.loose.judge import Around
from synthlit.lint.rule_set import Rules
from synthlit.lint.selection import Choice
from synthlit.model import validation_messages
from synthlit.settings import ENTRIES, LintSettings, Settings
from synthlit.workflows import changed_lines, lint_files
from synthlit.workflows import lint as lint_library
from synthlit.workflows.diff import unified
from synthlit.workflows.export import lists
from synthlit.workflows.file_system import FolderFiles
from synthlit.workflows.lint import Mending
from synthlit.workflows.record_lookup import KnownPapers


@dataclass(frozen=True)
class Request:
    """What shall be judged, by which rules, and what shall be done about it.

    `library` is the folder that a person named; `since` a revision of git: only what differs from
    it is told.
    """

    today: date
    here: Path
    paths: Sequence[Path] = ()
    library: Path | None = None
    choice: Choice = field(default_factory=Choice)
    mending: Mending = Mending.NONE
    write: bool = True
    since: str = ""
    environment: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Outcome:
    """What is wrong in how many files, what was mended, and the files' texts.

    `diff` is what would change where nothing is written. Paths are relative to `base`.
    """

    diagnostics: tuple[Diagnostic, ...]
    judged: int
    mended: tuple[Diagnostic, ...]
    texts: Mapping[PurePosixPath, str]
    diff: str
    base: Path = Path()


def run(request: Request) -> Outcome:
    """Judge what the request names, and mend it first if it says so.

    Raises SynthlitError where there is nothing to judge.
    """
    root, settings, lint_settings = _settings(request)
    entries, others = _sorted_out(request, root if settings else None)
    parts: list[Outcome] = []
    if root and settings and (entries or not request.paths):
        parts.append(_library(request, root, settings, entries))
    if others:
        parts.append(_files(request, root, lint_settings, others))
    outcome = Outcome(
        tuple(sorted(each for part in parts for each in part.diagnostics)),
        sum(part.judged for part in parts),
        tuple(each for part in parts for each in part.mended),
        {path: text for part in parts for path, text in part.texts.items()},
        "".join(part.diff for part in parts),
        root or request.here,
    )
    return _since(request, outcome)


def _settings(request: Request) -> tuple[Path | None, Settings | None, LintSettings]:
    """Return the library's folder and settings, if there is one, and what it says of rules.

    A synthlit.toml that has nothing but [lint] is no library's, and says what it says all the same.
    """
    try:
        root = request.library or settings_.find_root(_start(request))
    except NoLibrary:
        if request.paths:
            return None, None, LintSettings()
        raise SynthlitError(
            "there is no library here, and no file was named",
            "name .bib or Markdown files, or folders of them: synthlit lint references.bib",
        ) from None
    if (only := _only_lint(root)) is not None:
        if not request.paths:
            raise SynthlitError(
                f"{root / settings_.FILE_NAME} has settings for lint only, and no file was named",
                "name .bib or Markdown files, or folders of them: synthlit lint .",
            )
        return root, None, only
    settings = settings_.load(root, request.environment)
    return root, settings, settings.lint


def _start(request: Request) -> Path:
    """Return where a library is looked for: at the first path that was named, or here."""
    if not request.paths:
        return request.here
    first = request.paths[0].resolve()
    return first if first.is_dir() else first.parent


def _only_lint(root: Path) -> LintSettings | None:
    try:
        data: dict[str, Any] = tomllib.loads((root / settings_.FILE_NAME).read_text("utf-8-sig"))
        if data.keys() != {"lint"}:
            return None
        return LintSettings.model_validate(data["lint"])
    except ValidationError as fault:
        raise InvalidSettings(
            f"{settings_.FILE_NAME}: lint.{validation_messages.place(fault)}: "
            f"{validation_messages.reason(fault)}",
            "correct it; docs/linting.md shows what can stand there",
        ) from None
    except (OSError, ValueError):
        return None  # settings.load says what is wrong


def _sorted_out(request: Request, root: Path | None) -> tuple[list[Path], list[Path]]:
    """Return which of the paths are the library's entries, and which are other files."""
    entries: list[Path] = []
    others: list[Path] = []
    folder = (root / ENTRIES).resolve() if root else None
    for path in request.paths:
        if not path.exists():
            raise SynthlitError(f"there is no {path}", "mend the name")
        place = path.resolve()
        if folder and (place.is_relative_to(folder) or folder.is_relative_to(place)):
            entries.append(path)
        if folder and place.is_relative_to(folder):
            continue
        found = lint_files.find([path])
        others += (f for f in found if not folder or not f.resolve().is_relative_to(folder))
    return entries, list(dict.fromkeys(others))


def _library(request: Request, root: Path, settings: Settings, entries: Sequence[Path]) -> Outcome:
    rules = selection.select(settings.lint, request.choice)
    whole = any(_holds_all(path, root) for path in entries)
    linted = lint_library.lint(
        root,
        settings,
        rules,
        () if whole else entries,
        mending=request.mending,
        write=request.write,
        today=request.today,
        known=KnownPapers,
    )
    found = linted.diagnostics
    if settings.lint.paths:
        found = tuple(
            each for each in found if each.code in _codes(settings.lint, request, each.path)
        )
    outcome = Outcome(
        found, linted.judged, linted.mended, linted.texts, "" if request.write else linted.diff()
    )
    if request.paths:
        return outcome
    pages = [root / page for page in lists(root, linted.after)]
    told = _files(request, root, settings.lint, pages, linted.after)
    return Outcome(
        (*outcome.diagnostics, *told.diagnostics),
        outcome.judged + told.judged,
        (*outcome.mended, *told.mended),
        {**outcome.texts, **told.texts},
        outcome.diff + told.diff,
    )


def _holds_all(path: Path, root: Path) -> bool:
    return (root / ENTRIES).resolve().is_relative_to(path.resolve())


def _codes(settings: LintSettings, request: Request, path: PurePosixPath) -> frozenset[str]:
    return frozenset(rule.code for rule in selection.select(settings, request.choice, path=path))


def _files(
    request: Request,
    root: Path | None,
    lint_settings: LintSettings,
    files: Sequence[Path],
    library: Library | None = None,
) -> Outcome:
    base = root or request.here
    around = Around(request.today, KnownPapers(library), FolderFiles(base), library)
    chosen: dict[PurePosixPath | None, Rules] = {}

    def rules_for(path: PurePosixPath) -> Rules:
        key = path if lint_settings.paths else None
        if key not in chosen:
            chosen[key] = selection.select(
                lint_settings, request.choice, path=path, in_library=False
            )
        return chosen[key]

    judged = list(
        lint_files.lint_files(
            files,
            base,
            rules_for,
            around,
            mend=request.mending is not Mending.NONE,
            unsafe=request.mending is Mending.ALL,
            save=request.write,
        )
    )
    return Outcome(
        tuple(found for file in judged for found in file.diagnostics),
        len(judged),
        tuple(found for file in judged for found in file.mended),
        {file.path: file.after for file in judged},
        "".join(
            unified(str(file.path), file.before, file.after) for file in judged if not request.write
        ),
    )


def _since(request: Request, outcome: Outcome) -> Outcome:
    if not request.since:
        return outcome
    since = changed_lines.since(outcome.base, request.since)
    return replace(outcome, diagnostics=tuple(since.among(outcome.diagnostics, outcome.texts)))
