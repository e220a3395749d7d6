"""Take the works of foreign files into the library."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from synthlit.bibtex import canonical
from synthlit.bibtex.encoding import unreadable
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
from synthlit.settings import Settings
from synthlit.sources.lookup import look_up
from synthlit.workflows import file_system
from synthlit.workflows.absorb.identity import Titles, unknown
from synthlit.workflows.absorb.new import NewWorks, refused
from synthlit.workflows.imported_references import inheriting, missing, name_present_keys
from synthlit.workflows.page_report import lost, with_left
from synthlit.workflows.reload import AddContext, adding
from synthlit.workflows.report import Status, WorkReport, WorkResult, already_there, related


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

    A file that cannot be read is reported, and the others are imported.

    Raises SynthlitError where no file can be read.
    """
    found: dict[Path, CandidateList] = {}
    failures: dict[Path, SynthlitError] = {}
    for file in files:
        try:
            found[file] = (read_form if form else reader_for(file).read)(read_text(file))
        except SynthlitError as error:
            failures[file] = error
    if failures and not found:
        raise next(iter(failures.values()))
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
        results += (refused(str(file), e.message, e.hint) for file, e in failures.items())
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
    """Return a file's text; a `.bib` file may declare an encoding other than UTF-8.

    Raises SynthlitError where the file cannot be read.
    """
    read = file_system.decoded(file)
    if read.is_whole:
        return read.text.removeprefix("\ufeff")
    if file.suffix.lower() == ".bib":
        raise unreadable(str(file), read)
    raise SynthlitError(f"{file} is not UTF-8", "save it as UTF-8 and try again")


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
        results = list(self._items(name, found.items))
        yield from results
        yield from lost(name, found.ledger, results)
        if not found.items and not found.problems:
            yield refused(str(name), "no work was found in it", "does its suffix fit its format?")

    def _items(self, name: Path, items: Sequence[Candidate]) -> Iterator[WorkResult]:
        """Yield the result for each item of a file; references name the keys that works get."""
        builder = self.new.builder
        first = len(builder.added)
        keys: dict[str, str] = {}
        own = {item.work.key for item in items if isinstance(item.work, Entry)}
        for item in inheriting(items, builder.library):
            result = with_left(self._item(f"{name}:{item.position.line}", item), item)
            if isinstance(item.work, Entry) and result.work:
                keys[item.work.key] = result.work.key
                gone = missing(item.work, lambda key: key in own or builder.is_taken(key))
                result = replace(result, notices=(*result.notices, *filter(None, [gone])))
            yield result
        name_present_keys(builder, builder.added[first:], keys)

    def _item(self, where: str, item: Candidate) -> WorkResult:
        builder, settings = self.new.builder, self.new.settings
        if isinstance(item.work, PaperFacts):
            given = next((p for p in item.sections if settings.taxonomy.current(p)), None)
            section = self.filing.section or given or self._under(item.position.headings)
            return self.new.add(where, item.work, section, self.filing.also)
        entry = item.work
        request = where if item.keyless else entry.key
        named, keywords = _sections(entry, settings)
        named = [path for path in item.sections if settings.taxonomy.current(path)] or named
        home = self.filing.section or next(iter(named), None)
        if home is None:
            return refused(request, "no section is given for it", "name a section with --section")
        if duplicates := builder.duplicates_of(entry):
            return already_there(request, duplicates[0])
        akin = related(builder, entry)
        elsewhere = dict.fromkeys((*entry.also, *named, *self.filing.also))
        changes = {
            "keywords": ", ".join(keywords) or None,
            "also": ", ".join(str(path) for path in elsewhere if path != home) or None,
        }
        # A row of an exported library comes back as it was.
        if item.keyless or not item.sections:
            changes["added"] = entry.get("added") or self.new.today.isoformat()
        key = entry.key
        notices: tuple[str, ...] = ()
        if item.keyless or (reason := self._why_not(key)):
            key = from_record.free_key(entry, builder.is_taken)
        if key != entry.key and not item.keyless:
            former = dict.fromkeys((*entry.former_keys, entry.key))
            holder = builder.holder(entry.key)
            if holder and holder.key == entry.key:
                del former[entry.key]
            changes["ids"] = ", ".join(former) or None
            kept = "; ids has the old one" if entry.key in former else ""
            notices = (f"the key is now {key}, because {reason}{kept}",)
        inherited = entry.inherited
        entry = canonical.canonical_entry(entry.revised(changes, key=key)).inheriting(inherited)
        work = Work(entry, home, entry_path(home, key), file=item.file)
        builder.add(work)
        added = f"{key} in {work.path}"
        return WorkResult(request, Status.ADDED, added, work=work, notices=(*notices, *akin))

    def _why_not(self, key: str) -> str:
        """Return why an imported work cannot keep its key; empty if it can."""
        builder = self.new.builder
        if not is_portable(key):
            return f"{key} cannot be a file name on every system"
        if holder := builder.holder(key):
            same = (
                f"{key} is"
                if key in (holder.key, *holder.entry.former_keys)
                else (f"{key} differs only in case from")
            )
            return f"{same} the key of {holder.path}"
        file = builder.library.unreadable_file(key)
        return f"{file} could not be read" if file else ""

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
