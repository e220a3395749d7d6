"""Make entries of the lines that people wrote into the lists, and bring the lists up to date."""

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date
from pathlib import Path, PurePosixPath

from synthlit.bibtex import canonical
from synthlit.library import store
from synthlit.library.library import Library
from synthlit.settings import Settings
from synthlit.sources.lookup import Progress, Sources, look_up, silent
from synthlit.workflows import export
from synthlit.workflows.absorb.decision import Deciding, Decision
from synthlit.workflows.absorb.handwritten import Pages, by_hand, lines
from synthlit.workflows.absorb.identity import Titles, unknown
from synthlit.workflows.absorb.page import without
from synthlit.workflows.git_revision import revision
from synthlit.workflows.report import Fate, Report


def absorb(
    root: Path,
    settings: Settings,
    base: str,
    sources: Sources,
    *,
    today: date,
    dry_run: bool = False,
    progress: Progress = silent,
) -> Report:
    """Absorb what was written by hand since a revision; entries, lists and report fit together.

    Raises SynthlitError for a revision that git does not know, and for lists without markers.
    """
    before = _before(root, base)
    titles = Titles(sources.records)
    library = store.load(root, settings)
    current = export.lists(root, library)
    hand = by_hand(library, before, current)
    facts = look_up(
        unknown((line.parts for line in hand if line.parts), library, titles),
        sources,
        progress,
    )
    with nullcontext() if dry_run else store.writing(root):
        now, pages = store.load(root, settings), export.lists(root, library)
        if (now, pages) != (library, current):
            library, current = now, pages
            hand = by_hand(library, before, current)
        deciding = Deciding(library, titles, facts, today)
        decisions = list(deciding.all(hand, lines(settings, current))) if hand else []
        if decisions and not dry_run:
            store.apply(root, _changes(root, library, current, decisions))
    return Report(tuple(decision.outcome for decision in decisions), facts=facts)


def _before(root: Path, base: str) -> list[Library]:
    """Return the library as it was at the base and at HEAD, as far as git knows them."""
    revisions = {rev.commit: rev for name in (base, "HEAD") if (rev := revision(root, name))}
    return [rev.library for rev in revisions.values() if rev.library]


def _changes(
    root: Path, library: Library, current: Pages, decisions: Sequence[Decision]
) -> store.Changes:
    """Return what has to be written: entries, the lists that were typed into, and all others."""
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
    pages = {page: _cleaned(page, text, decisions) for page, text in current.items()}
    files = export.generate(
        after,
        # The lists were typed into, so they are made anew even where an export would not.
        tuple(dict.fromkeys(("md", *library.settings.export.formats))),
        lambda path: pages.get(path) or store.read_text(root, path),
    )
    changed = {path: text for path, text in files.items() if store.read_text(root, path) != text}
    return store.Changes(entries | changed, tuple(gone))


def _cleaned(page: PurePosixPath, text: str, decisions: Sequence[Decision]) -> str:
    here = [decision for decision in decisions if decision.line.page == page]
    refused = [d.line for d in here if d.outcome.fate is Fate.FAILED]
    return without(page, text, [d.line for d in here if d.outcome.fate is not Fate.FAILED], refused)
