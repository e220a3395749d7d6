"""Take the entries of foreign `.bib` files into the library."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from synthlit.errors import SynthlitError
from synthlit.library import bibfile, intake, store
from synthlit.library.bibfile import BibFile
from synthlit.library.library import Work, entry_path
from synthlit.library.shelf import Shelf
from synthlit.model.citekey import is_portable
from synthlit.model.entry import Entry
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.workflows.report import Cause, Fate, Outcome, Report, already_there

_DEFINITION = re.compile(r"\s*@string\b", re.IGNORECASE)


@dataclass(frozen=True)
class Filing:
    """Where imported entries go: a section, or (None) the first that an entry's keywords name."""

    section: SectionPath | None
    also: tuple[SectionPath, ...]
    today: date


def import_(
    root: Path, settings: Settings, files: Sequence[Path], filing: Filing, *, dry_run: bool = False
) -> Report:
    """Add what the files hold and the library does not; every block that cannot be read is told.

    `keywords` that name sections, as `export` writes them, become the entry's sections. A key is
    kept where it can name a file and is free; otherwise one is made, and `ids` keeps the old.

    Raises SynthlitError where a file cannot be read.
    """
    found = {file: bibfile.read(_read(file)) for file in files}
    if dry_run:
        return _report(found, Shelf(store.load(root, settings)), settings, filing)
    with store.writing(root):
        shelf = Shelf(store.load(root, settings))
        report = _report(found, shelf, settings, filing)
        texts = {work.path: bibfile.write(work.entry, work.file) for work in shelf.added}
        store.apply(root, store.Changes(texts))
    return report


def _read(file: Path) -> str:
    try:
        return file.read_bytes().decode("utf-8-sig")
    except OSError as fault:
        raise SynthlitError(f"{file} cannot be read: {fault.strerror}", "check the path") from None
    except UnicodeDecodeError:
        raise SynthlitError(f"{file} is not UTF-8", "save it as UTF-8 and try again") from None


def _report(
    found: Mapping[Path, BibFile], shelf: Shelf, settings: Settings, filing: Filing
) -> Report:
    outcomes: list[Outcome] = []
    notices: list[str] = []
    for name, file in found.items():
        outcomes += _unread(name, file)
        # Comments belong to an entry where it is the only one.
        alone = len(file.entries) == 1
        kept = BibFile(before=file.before, after=file.after) if alone else BibFile()
        outcomes += [_place(entry, kept, shelf, settings, filing) for entry in file.entries]
        comments = [block for block in file.before + file.after if not _DEFINITION.match(block)]
        if comments and not alone:
            notices.append(f"{name}: {len(comments)} comments between entries were left out")
    return Report(tuple(outcomes), tuple(notices))


def _unread(name: Path, file: BibFile) -> Iterator[Outcome]:
    for problem in file.problems:
        hint = "mend it there and import the file again"
        yield _refused(f"{name}:{problem.line}", problem.message, hint)
    if not file.entries and not file.problems:
        yield _refused(str(name), "there is no entry in it", "name a BibTeX file")


def _place(
    entry: Entry, file: BibFile, shelf: Shelf, settings: Settings, filing: Filing
) -> Outcome:
    asked = entry.key
    named, keywords = _sections(entry, settings)
    home = filing.section or next(iter(named), None)
    if home is None:
        return _refused(asked, "nothing says where it belongs", "name a section with --section")
    if twins := shelf.twins(entry):
        return already_there(asked, twins[0])
    elsewhere = dict.fromkeys((*entry.also, *named, *filing.also))
    changes = {
        "keywords": ", ".join(keywords) or None,
        "also": ", ".join(str(path) for path in elsewhere if path != home) or None,
        "added": entry.get("added") or filing.today.isoformat(),
    }
    key = asked
    if not is_portable(asked) or shelf.is_taken(asked):
        key = intake.free_key(entry, shelf.is_taken)
        former = dict.fromkeys((*entry.former_keys, asked))
        changes["ids"] = ", ".join(old for old in former if not shelf.is_taken(old)) or None
    entry = bibfile.canonical_entry(entry.revised(changes, key=key))
    work = Work(entry, home, entry_path(home, key), file=file)
    shelf.put(work)
    return Outcome(asked, Fate.ADDED, f"{key} in {work.path}", work=work)


def _sections(entry: Entry, settings: Settings) -> tuple[list[SectionPath], list[str]]:
    """Split the keywords into the list's sections and all others."""
    known = frozenset(settings.paths())
    keywords = [word.strip() for word in entry.get("keywords").split(",") if word.strip()]
    paths = {word: SectionPath.parse(word) for word in keywords}
    sections = [path for path in paths.values() if path in known and path]
    return sections, [word for word in keywords if paths[word] not in known]


def _refused(asked: str, message: str, hint: str) -> Outcome:
    return Outcome(asked, Fate.FAILED, message, hint, cause=Cause.REFUSED)
