"""Make entries of handwritten lines of the lists, and bring the lists up to date."""

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date
from functools import cache
from pathlib import Path, PurePosixPath

from synthlit.bibtex import canonical
from synthlit.library import store
from synthlit.library.library import Library
from synthlit.settings import Settings
from synthlit.sources.lookup import Progress, Sources, look_up, silent
from synthlit.workflows import export
from synthlit.workflows.absorb.decision import Decider, Decision
from synthlit.workflows.absorb.handwritten import Pages, read_lists
from synthlit.workflows.absorb.identity import Titles, unknown
from synthlit.workflows.absorb.page import without
from synthlit.workflows.git_revision import revision
from synthlit.workflows.reload import reloaded
from synthlit.workflows.report import Status, WorkReport


def absorb(
    root: Path,
    settings: Settings,
    base: str,
    sources: Sources,
    *,
    today: date,
    dry_run: bool = False,
    progress: Progress = silent,
) -> WorkReport:
    """Absorb the lines written by hand since a revision; entries, lists and report fit together.

    The lock is held only while nothing is looked up. Raises SynthlitError for a revision that git
    does not know, and for lists without markers.
    """
    before = _before(root, base)
    titles = Titles(sources.records)
    library = store.load(root, settings)
    pages = export.lists(root, library)
    lists = read_lists([library, *before], pages)
    facts = look_up(
        unknown((line.facts for line in lists.handwritten if line.facts), library, titles),
        sources,
        progress,
    )
    with nullcontext() if dry_run else store.writing(root):
        if not dry_run:
            now, pages_now = reloaded(root, library), export.lists(root, library)
            if now is not library or pages_now != pages:
                library, pages = now, pages_now
                lists = read_lists([library, *before], pages)
        decider = Decider([library, *before], lists.in_place, titles, facts, today)
        decisions = [decider.decide(line) for line in lists.handwritten]
        if decisions and not dry_run:
            store.apply(root, _changes(root, library, pages, decisions))
    return WorkReport(tuple(decision.result for decision in decisions), facts=facts)


def _before(root: Path, base: str) -> list[Library]:
    """Return the library as it was at the base and at HEAD, as far as git knows them."""
    revisions = {rev.commit: rev for name in (base, "HEAD") if (rev := revision(root, name))}
    return [rev.library for rev in revisions.values() if rev.library]


def _changes(
    root: Path, library: Library, current: Pages, decisions: Sequence[Decision]
) -> store.Changes:
    """Return what has to be written: entries, the lists that were written into, and all others."""
    works = {work.path: work for work in library.works}
    entries: dict[PurePosixPath, str] = {}
    gone: list[PurePosixPath] = []
    for decision in decisions:
        if decision.after is None:
            continue
        if decision.before and decision.before.path != decision.after.path:
            gone.append(decision.before.path)
            works.pop(decision.before.path, None)
        works[decision.after.path] = decision.after
        entries[decision.after.path] = canonical.write(decision.after.entry, decision.after.file)
    after = Library(
        library.settings,
        tuple(sorted(works.values(), key=lambda work: work.path.parts)),
        library.unreadable,
    )
    cleaned = {page: _cleaned(page, text, decisions) for page, text in current.items()}

    @cache
    def there(path: PurePosixPath) -> str | None:
        return current[path] if path in current else store.read_text(root, path)

    files = export.generate(
        after,
        # The lists were written into, so they are made anew even where an export would not.
        tuple(dict.fromkeys(("md", *library.settings.export.formats))),
        lambda path: cleaned[path] if path in cleaned else there(path),
    )
    changed = {path: text for path, text in files.items() if there(path) != text}
    return store.Changes(entries | changed, tuple(gone))


def _cleaned(page: PurePosixPath, text: str, decisions: Sequence[Decision]) -> str:
    here = [decision for decision in decisions if decision.line.page == page]
    refused = [d.line for d in here if d.result.status is Status.FAILED]
    return without(
        page, text, [d.line for d in here if d.result.status is not Status.FAILED], refused
    )
