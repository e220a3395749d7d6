"""Make entries of handwritten lines of the lists, and bring the lists up to date."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from functools import cache
from pathlib import Path, PurePosixPath

from synthlit.bibtex import canonical
from synthlit.library import store
from synthlit.library.builder import LibraryBuilder
from synthlit.library.library import Library, Work
from synthlit.markdown import document, regions
from synthlit.sources.lookup import look_up
from synthlit.text import Text, TextEdit, applied
from synthlit.workflows import export
from synthlit.workflows.absorb.decision import Decider, Decision
from synthlit.workflows.absorb.handwritten import Pages, read_lists
from synthlit.workflows.absorb.identity import Titles, unknown
from synthlit.workflows.absorb.new import NewWorks
from synthlit.workflows.git_revision import revision
from synthlit.workflows.reload import AddContext, reloaded
from synthlit.workflows.report import Status, WorkReport


def absorb(context: AddContext, base: str) -> WorkReport:
    """Absorb the lines that were handwritten since a revision, and export the lists.

    The lock is held only while nothing is looked up. Raises SynthlitError for a revision that git
    does not know, and for lists without markers.
    """
    root = context.root
    revisions = {rev.commit: rev for name in (base, "HEAD") if (rev := revision(root, name))}
    titles = Titles(context.sources.records)
    library = store.load(root, context.settings)
    before = [then for rev in revisions.values() if (then := rev.library(library))]
    pages = export.lists(root, library)
    lists = read_lists([library, *before], pages)
    named = [line.facts for line in lists.handwritten if line.facts]
    ids = unknown(named, library, titles)
    lookup = look_up(ids, context.sources, context.progress)
    with nullcontext() if context.dry_run else store.writing(root):
        if not context.dry_run:
            now, pages_now = reloaded(root, library), export.lists(root, library)
            if now is not library or pages_now != pages:
                library, pages = now, pages_now
                lists = read_lists([library, *before], pages)
        new = NewWorks(LibraryBuilder(library), context.settings, titles, lookup, context.today)
        decider = Decider([library, *before], lists.others, new)
        decisions = [decider.decide(line) for line in lists.handwritten]
        if decisions and not context.dry_run:
            store.apply(root, _changes(root, library, pages, decisions))
    return WorkReport(tuple(decision.result for decision in decisions), lookup=lookup)


def _changes(
    root: Path, library: Library, current: Pages, decisions: Sequence[Decision]
) -> store.Changes:
    """Return the files to write: entries, and all generated files that they change."""
    works = {work.path: work for work in library.works}
    changed: dict[PurePosixPath, Work] = {}
    for decision in decisions:
        if decision.before:
            works.pop(decision.before.path, None)
            changed.pop(decision.before.path, None)
        if decision.after:
            changed[decision.after.path] = decision.after
    works |= changed
    gone = {work.path for work in library.works} - works.keys()
    in_order = tuple(sorted(works.values(), key=lambda work: work.path.parts))
    cleaned = {page: _without(page, text, decisions) for page, text in current.items()}

    @cache
    def there(path: PurePosixPath) -> str | None:
        return current[path] if path in current else store.read_text(root, path)

    files = export.generate(
        Library(library.settings, in_order, library.unreadable),
        # The lists were edited, so they are generated even where an export would not.
        tuple(dict.fromkeys(("md", *library.settings.export.formats))),
        lambda path: cleaned[path] if path in cleaned else there(path),
    )
    texts = {path: canonical.write(work.entry, work.file) for path, work in changed.items()}
    texts |= {path: text for path, text in files.items() if there(path) != text}
    return store.Changes(texts, tuple(gone))


def _without(path: PurePosixPath, text: str, decisions: Iterable[Decision]) -> str:
    """Return a page whose list can be generated again without losing a line.

    Absorbed lines outside of the list are removed, for the list has them now; refused lines
    inside of it move to after its end marker.
    """
    done: set[int] = set()
    refused: set[int] = set()
    for decision in decisions:
        if decision.line.page == path:
            failed = decision.result.status is Status.FAILED
            (refused if failed else done).update(decision.line.numbers)
    region = regions.find_in(document.read(path, text)).get(regions.LIST)
    if region is None or not (done or refused):
        return text
    starts = [*Text(text).line_starts, len(text)]
    spans = {number: slice(*starts[number - 1 : number + 1]) for number in range(1, len(starts))}
    inside = {number for number, span in spans.items() if region.start <= span.start < region.end}
    moved = sorted(refused & inside)
    edits = [TextEdit(spans[n].start, spans[n].stop) for n in (*moved, *(done - inside))]
    if moved:
        line_end = "\r\n" if "\r\n" in text else "\n"
        after = starts[bisect_right(starts, region.end)]
        lead = line_end if text[:after].endswith(("\n", "\r")) else 2 * line_end
        lines = (text[spans[number]].rstrip("\r\n") + line_end for number in moved)
        edits.append(TextEdit(after, after, lead + "".join(lines)))
    return applied(text, edits)
