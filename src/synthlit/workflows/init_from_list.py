"""Make a library of a handwritten Markdown list."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path, PurePosixPath

from synthlit import settings as settings_
from synthlit.bibtex import canonical
from synthlit.errors import FileTaken, SynthlitError
from synthlit.library import store
from synthlit.library.builder import LibraryBuilder
from synthlit.library.candidates import Candidate, PaperFacts
from synthlit.library.layout import README
from synthlit.library.library import Library
from synthlit.markdown.anchors import anchor
from synthlit.markdown.handwritten_list import HandwrittenList
from synthlit.markdown.proposals import Proposal
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.sources.lookup import look_up
from synthlit.workflows import export
from synthlit.workflows.absorb.identity import Titles, unknown
from synthlit.workflows.absorb.new import NewWorks, refused
from synthlit.workflows.adopt import adopt, handwritten, is_generated, with_anchors
from synthlit.workflows.import_ import read_text
from synthlit.workflows.init import Planned, ignoring, settings_text, with_markers
from synthlit.workflows.page_report import lost, with_left
from synthlit.workflows.reload import NewListContext
from synthlit.workflows.report import Cause, WorkReport, WorkResult

_TOML = PurePosixPath(settings_.FILE_NAME)
_LEFT_ALONE = (
    "{0} stays as it is, for {1}; `synthlit init` with the same arguments goes on from here"
)
_KEPT = "{}: what no entry holds is behind the generated list now: line {}"


@dataclass(frozen=True)
class FromList:
    """What became of a list's works; `is_exported` says that the README shows them already.

    `section` is the first section of the new list.
    """

    report: WorkReport
    section: str
    is_exported: bool
    is_left_alone: bool


def init_from_list(context: NewListContext, title: str, file: Path) -> FromList:
    """Start a library whose sections are the list's headings, and add the works under them.

    Without a title, the list's own. What could not be understood is reported with its line;
    nothing is invented. The list in the README of the library's own folder is replaced by the
    generated one as a whole, if all of its works could be looked up and most became entries.
    Otherwise that page stays as it is, and the same command goes on later. Any other file stays as
    it is.

    Raises SynthlitError where the file cannot be read, and what `init` raises.
    """
    root, text = context.root, read_text(file)
    page = handwritten(text)
    in_place = file.resolve() == (root / README).resolve()
    first = next((heading.text for heading in page.found.headings if heading.level == 1), "")
    toml = settings_text(title or first or file.stem, _planned(page))
    library, is_begun = _library(root, toml, in_place=in_place)
    found, titles = page.found, Titles(context.sources.records)
    works = [item.work for item in found.items if isinstance(item.work, PaperFacts)]
    lookup = look_up(unknown(works, library, titles), context.sources, context.progress)
    if not context.dry_run:
        root.mkdir(parents=True, exist_ok=True)
    with nullcontext() if context.dry_run else store.writing(root):
        builder = LibraryBuilder(library)
        new = NewWorks(builder, library.settings, titles, lookup, context.today)
        results = {id(item): _add(new, file, path, item) for path, item in page.plan.filed()}
        in_order = [results[id(item)] for item in found.items]
        unread = [refused(f"{file}:{problem.line}", problem.message) for problem in found.problems]
        missing = lost(file, found.ledger, in_order)
        report = WorkReport(
            (*in_order, *unread, *missing), (*found.notices, *page.plan.notices), lookup
        )
        library = library.with_works((*library.works, *builder.added))
        written = {} if is_begun else {_TOML: toml, **ignoring(root)}
        written |= {
            work.path: canonical.with_comments(work.entry, work.file) for work in builder.added
        }
        readme = store.read_text(root, README)
        why_not = _why_not(report) if in_place else ""
        if in_place and not why_not:
            pages, notices = _adopted(root, library, readme or "")
            written |= pages
            report = replace(report, notices=(*report.notices, *notices))
        elif in_place:
            notice = _LEFT_ALONE.format(README, why_not)
            report = replace(report, notices=(*report.notices, notice))
        elif (changed := with_markers(readme, library.settings.list.title)) != readme:
            written[README] = changed
        if not context.dry_run:
            read = {path: store.read_text(root, path) for path in written}
            store.apply(root, store.Changes(written, read=read), f"init --from {file}")
    section = library.settings.sections[0].slug
    return FromList(report, section, in_place and not why_not, bool(why_not))


def _library(root: Path, toml: str, *, in_place: bool) -> tuple[Library, bool]:
    """Return a new library, or the one that this command began, and whether it did.

    Raises FileTaken where there is another one.
    """
    settings = settings_.parse(tomllib.loads(toml), {})
    if not (root / _TOML).exists():
        return Library(settings), False
    begun = settings_.load(root, {})
    readme = store.read_text(root, README) or ""
    if in_place and is_generated(readme):
        hint = "`synthlit absorb` makes entries of the lines that were written since"
        raise SynthlitError(f"the list of {README} was generated by synthlit already", hint)
    if _names(begun) != _names(settings):
        raise FileTaken(str(root / _TOML))
    return store.load(root, begun), True


def _names(settings: Settings) -> Sequence[str]:
    return [str(path) for path in settings.paths()]


def _planned(page: HandwrittenList) -> Sequence[Planned]:
    """Return the sections of a list, which keep the anchors of their headings."""
    if not page.plan.sections:
        return [Planned.of("Papers")]
    return [_section(page, section) for section in page.plan.sections]


def _section(page: HandwrittenList, proposal: Proposal) -> Planned:
    own = anchor(proposal.title)
    former = (
        name
        for name in proposal.anchors
        # The second of two headings of one name is numbered by itself.
        if name not in (own, proposal.slug) and anchor(name) == name and not _is_number(name, own)
    )
    return Planned(
        proposal.slug,
        proposal.title,
        tuple(_section(page, each) for each in proposal.subsections),
        page.description_of(proposal),
        tuple(former),
    )


def _is_number(name: str, own: str) -> bool:
    return name.startswith(f"{own}-") and name.removeprefix(f"{own}-").isdecimal()


def _add(new: NewWorks, file: Path, path: SectionPath, item: Candidate) -> WorkResult:
    where = f"{file}:{item.position.line}"
    facts = item.work if isinstance(item.work, PaperFacts) else PaperFacts()
    return with_left(new.add(where, facts, path), item)


def _why_not(report: WorkReport) -> str:
    """Return why a README keeps its handwritten list; empty if it is replaced."""
    if any(result.cause is Cause.UNREACHED for result in report.results):
        return "not all of its works could be looked up"
    entries = sum(result.work is not None for result in report.results)
    if not entries:
        return "no work of it became an entry"
    if entries * 2 < len(report.results):
        return "most of its works became no entries"
    return ""


def _adopted(
    root: Path, library: Library, readme: str
) -> tuple[Mapping[PurePosixPath, str], list[str]]:
    """Return the generated files of a library whose README has a handwritten list, and notices."""
    adopted = adopt(library, readme)

    def current(path: PurePosixPath) -> str | None:
        return adopted.text if path == README else store.read_text(root, path)

    formats = tuple(dict.fromkeys(("md", *library.settings.export.formats)))
    files = {**export.generate(library, formats, current)}
    files[README] = with_anchors(readme, files[README])
    kept = ", ".join(_ranges(adopted.kept))
    return files, [_KEPT.format(README, kept)] if kept else []


def _ranges(numbers: Iterable[int]) -> Iterator[str]:
    """Yield numbers as `3-5` and `7`."""
    for _, group in groupby(enumerate(numbers), lambda each: each[1] - each[0]):
        run = [number for _, number in group]
        yield f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0])
