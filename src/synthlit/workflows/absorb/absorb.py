"""Make entries of handwritten lines of the lists, and bring the lists up to date."""

from collections.abc import Sequence
from contextlib import nullcontext
from functools import cache
from pathlib import Path, PurePosixPath

from synthlit.bibtex import canonical
from synthlit.library import store
from synthlit.library.builder import LibraryBuilder
from synthlit.library.library import Library, Work
from synthlit.sources.lookup import look_up
from synthlit.workflows import export
from synthlit.workflows.absorb.decision import Commit, Decider, Decision
from synthlit.workflows.absorb.handwritten import Lists, Pages, read_lists
from synthlit.workflows.absorb.identity import Titles, unknown
from synthlit.workflows.absorb.kept import Leftovers, cleaned
from synthlit.workflows.absorb.new import NewWorks
from synthlit.workflows.git_revision import revision
from synthlit.workflows.reload import AddContext, refuse_other_settings, reloaded
from synthlit.workflows.report import WorkReport
from synthlit.workflows.unreadable import refuse_to_drop


def absorb(context: AddContext, base: str) -> WorkReport:
    """Absorb the lines that were handwritten since a revision, and export the lists.

    What no entry holds stays on its page. The lock is held only while nothing is looked up. Raises
    SynthlitError for a revision that git does not know, and for lists without markers.
    """
    root = context.root
    titles = Titles(context.sources.records)
    library = store.load(root, context.settings)
    pages = export.lists(root, library)
    commits = _commits(root, base, library, pages)
    lists = _read(library, commits, pages)
    named = [line.facts for line in lists.handwritten if line.facts]
    ids = unknown(named, library, titles)
    lookup = look_up(ids, context.sources, context.progress)
    with nullcontext() if context.dry_run else store.writing(root):
        if not context.dry_run:
            now, pages_now = reloaded(root, library), export.lists(root, library)
            if now is not library or pages_now != pages:
                library, pages = now, pages_now
                lists = _read(library, commits, pages)
        new = NewWorks(LibraryBuilder(library), context.settings, titles, lookup, context.today)
        decider = Decider(library, commits, lists.others, new)
        decisions = [decider.decide(line) for line in lists.handwritten]
        leftovers = Leftovers(pages, decisions)
        if decisions and not context.dry_run:
            refuse_to_drop(library, pages, pages.get)
            refuse_other_settings(root, context.settings)
            absorbed = [each.line for each in decisions if leftovers.is_absorbed(each)]
            texts = {path: cleaned(path, text, lists, absorbed) for path, text in pages.items()}
            store.apply(root, _changes(root, library, pages, texts, decisions), "absorb")
    results = (leftovers.settled(decision).result for decision in decisions)
    return WorkReport(tuple(results), lookup=lookup)


def _commits(root: Path, base: str, library: Library, pages: Pages) -> list[Commit]:
    """Return the library and its pages at a revision and at HEAD, where there were any."""
    revisions = {rev.commit: rev for name in (base, "HEAD") if (rev := revision(root, name))}
    return [
        Commit(then, rev.texts([*pages]))
        for rev in revisions.values()
        if (then := rev.library(library))
    ]


def _read(library: Library, commits: Sequence[Commit], pages: Pages) -> Lists:
    states = [library, *(commit.library for commit in commits)]
    return read_lists(states, pages, [commit.pages for commit in commits])


def _changes(
    root: Path, library: Library, current: Pages, texts: Pages, decisions: Sequence[Decision]
) -> store.Changes:
    """Return the files to write: entries, and all generated files that they change.

    `texts` are the pages of which nothing is lost when their lists are written again.
    """
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

    @cache
    def there(path: PurePosixPath) -> str | None:
        return current[path] if path in current else store.read_text(root, path)

    files = export.generate(
        Library(library.settings, in_order, library.unreadable),
        # The lists were edited, so they are generated even where an export would not.
        tuple(dict.fromkeys(("md", *library.settings.export.formats))),
        lambda path: texts[path] if path in texts else there(path),
    )
    written = {path: canonical.write(work.entry, work.file) for path, work in changed.items()}
    written |= {path: text for path, text in files.items() if there(path) != text}
    known = {work.path: work.text for work in library.works}
    read = {path: known[path] if path in known else there(path) for path in (*written, *gone)}
    return store.Changes(written, tuple(gone), read=read)
