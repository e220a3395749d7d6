"""Take the works of foreign files into the library."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from synthlit.bibtex import canonical
from synthlit.errors import SynthlitError
from synthlit.formats.registry import reader_for
from synthlit.library import from_record, store
from synthlit.library.candidates import Candidate, CandidateList, ListHeading, PaperFacts
from synthlit.library.library import Work, entry_path
from synthlit.markdown.papers.form import read_form
from synthlit.model.citekey import is_portable
from synthlit.model.entry import Entry
from synthlit.model.private_fields import PrivateFields
from synthlit.model.section import SectionPath
from synthlit.regular_file import read_bytes
from synthlit.settings import Settings
from synthlit.sources.lookup import look_up
from synthlit.workflows.absorb.identity import Titles, unknown
from synthlit.workflows.absorb.new import NewWorks, refused
from synthlit.workflows.page_report import lost, with_left
from synthlit.workflows.reload import AddContext, adding
from synthlit.workflows.report import Status, WorkReport, WorkResult, already_there


@dataclass(frozen=True)
class Filing:
    """Where imported works go: a section, or (None) the one that the file names for each."""

    section: SectionPath | None
    also: tuple[SectionPath, ...] = ()


def import_(
    context: AddContext, files: Sequence[Path], filing: Filing, *, form: bool = False
) -> WorkReport:
    """Add what the files hold and the library does not; all that cannot be read is reported.

    A key is kept where it can name a file and is free; otherwise one is made, and `ids` keeps the
    old. Works of which a file has only a line come from their records. With `form`, the files are
    what people filled into an issue form.

    Raises SynthlitError where a file cannot be read.
    """
    readers = {file: read_form if form else reader_for(file).read for file in files}
    found = {file: read(read_text(file)) for file, read in readers.items()}
    titles = Titles(context.sources.records)
    works = [item.work for candidates in found.values() for item in candidates.items]
    handwritten = [work for work in works if isinstance(work, PaperFacts)]
    library = store.load(context.root, context.settings)
    ids = unknown(handwritten, library, titles)
    lookup = look_up(ids, context.sources, context.progress)
    title = f"import {' '.join(map(str, files))}"
    with adding(context.root, library, title, dry_run=context.dry_run) as builder:
        new = NewWorks(builder, context.settings, titles, lookup, context.today)
        importing = _Importing(new, filing)
        results = [o for name, candidates in found.items() for o in importing.all(name, candidates)]
    notices = [f"{name}: {text}" for name, each in found.items() for text in each.notices]
    notices += _private_fields(context.settings, results)
    return WorkReport(tuple(results), tuple(notices))


def _private_fields(settings: Settings, results: Iterable[WorkResult]) -> Iterator[str]:
    """Yield one notice that counts the private fields of the works that were added."""
    private = PrivateFields(settings.export.private)
    added = (each.work.entry for each in results if each.work and each.status is Status.ADDED)
    counts = Counter(
        name for entry in added for name, text in entry.fields.items() if private.has(name, text)
    )
    if counts:
        named = ", ".join(f"{name} ({number})" for name, number in sorted(counts.items()))
        yield f"private fields are kept in the entry files and not exported: {named}"


def read_text(file: Path) -> str:
    """Return a file's text. Raises SynthlitError where it cannot be read."""
    try:
        return read_bytes(file).decode("utf-8-sig")
    except OSError as error:
        raise SynthlitError(f"{file} cannot be read: {error.strerror}", "check the path") from None
    except UnicodeDecodeError:
        raise SynthlitError(f"{file} is not UTF-8", "save it as UTF-8 and try again") from None


@dataclass(frozen=True)
class _Importing:
    """The library to which works are added, and where in it they go."""

    new: NewWorks
    filing: Filing

    def all(self, name: Path, found: CandidateList) -> Iterator[WorkResult]:
        """Yield the results for everything in a file."""
        for problem in found.problems:
            hint = "correct it there and import the file again"
            yield refused(f"{name}:{problem.line}", problem.message, hint)
        results = [
            with_left(self._item(f"{name}:{item.position.line}", item), item)
            for item in found.items
        ]
        yield from results
        yield from lost(name, found.ledger, results)
        if not found.items and not found.problems:
            yield refused(str(name), "no work was found in it", "does its suffix fit its format?")

    def _item(self, where: str, item: Candidate) -> WorkResult:
        builder, settings = self.new.builder, self.new.settings
        if isinstance(item.work, PaperFacts):
            given = next((p for p in item.sections if settings.taxonomy.current(p)), None)
            section = self.filing.section or given or self._under(item.position.headings)
            return self.new.add(where, item.work, section)
        entry = item.work
        request = where if item.keyless else entry.key
        named, keywords = _sections(entry, settings)
        named = [path for path in item.sections if settings.taxonomy.current(path)] or named
        home = self.filing.section or next(iter(named), None)
        if home is None:
            return refused(request, "no section is given for it", "name a section with --section")
        if duplicates := builder.duplicates_of(entry):
            return already_there(request, duplicates[0])
        elsewhere = dict.fromkeys((*entry.also, *named, *self.filing.also))
        changes = {
            "keywords": ", ".join(keywords) or None,
            "also": ", ".join(str(path) for path in elsewhere if path != home) or None,
        }
        # A row of an exported library comes back as it was.
        if item.keyless or not item.sections:
            changes["added"] = entry.get("added") or self.new.today.isoformat()
        key = entry.key
        if item.keyless or not is_portable(key) or builder.is_taken(key):
            key = from_record.free_key(entry, builder.is_taken)
        if key != entry.key and not item.keyless:
            former = dict.fromkeys((*entry.former_keys, entry.key))
            free = (old for old in former if not builder.is_taken(old))
            changes["ids"] = ", ".join(free) or None
        entry = canonical.canonical_entry(entry.revised(changes, key=key))
        work = Work(entry, home, entry_path(home, key), file=item.file)
        builder.add(work)
        return WorkResult(request, Status.ADDED, f"{key} in {work.path}", work=work)

    def _under(self, headings: Sequence[ListHeading]) -> SectionPath | None:
        """Return the section of the nearest heading that has its title or its name."""
        titles, slugs = self._names
        for heading in reversed(headings):
            named = (slugs[anchor] for anchor in heading.anchors if anchor in slugs)
            if path := titles.get(heading.text) or next(named, None):
                return path
        return None

    @cached_property
    def _names(self) -> tuple[Mapping[str, SectionPath], Mapping[str, SectionPath]]:
        """The sections and subsections by title, and by slug."""
        titles = {section.title: section.path for section in self.new.settings.sections}
        for section in self.new.settings.sections:
            for subsection in section.subsections:
                titles[subsection.title] = SectionPath(section.slug, subsection.slug)
        return titles, {path.subsection or path.section: path for path in self.new.settings.paths()}


def _sections(entry: Entry, settings: Settings) -> tuple[list[SectionPath], list[str]]:
    """Split the keywords into the list's sections, as `export` writes them, and all others."""
    known = frozenset(settings.paths())
    keywords = [word.strip() for word in entry.get("keywords").split(",") if word.strip()]
    paths = {word: SectionPath.parse(word) for word in keywords}
    sections = [path for path in paths.values() if path in known and path]
    return sections, [word for word in keywords if paths[word] not in known]
