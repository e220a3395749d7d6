"""Make a library of a handwritten Markdown list."""

from datetime import date
from pathlib import Path

from synthlit.library.candidates import Candidate, PaperFacts
from synthlit.library.library import Library
from synthlit.markdown.papers import read
from synthlit.markdown.proposals import Proposal, outline
from synthlit.model.section import SectionPath
from synthlit.sources.lookup import Progress, Sources, look_up, silent
from synthlit.workflows.absorb.identity import Titles, unknown
from synthlit.workflows.absorb.new import NewWorks, refused
from synthlit.workflows.import_ import read_text
from synthlit.workflows.init import Planned, drafted, init
from synthlit.workflows.page_report import lost, with_left
from synthlit.workflows.reload import adding
from synthlit.workflows.report import WorkReport, WorkResult


def init_from_list(
    root: Path,
    title: str,
    file: Path,
    sources: Sources,
    *,
    today: date,
    progress: Progress = silent,
) -> WorkReport:
    """Start a library whose sections are the list's headings, and add the works under them.

    Without a title, the list's own. What could not be understood is reported with its line;
    nothing is invented.

    Raises SynthlitError where the file cannot be read or has no work, and what `init` raises.
    """
    found = read(read_text(file))
    plan = outline(found)
    first = next((heading.text for heading in found.headings if heading.level == 1), "")
    planned = [_planned(section) for section in plan.sections] or [Planned.of("Papers")]
    title = title or first or file.stem
    # What is looked up may fail, and then nothing may have been written.
    library = Library(drafted(root, title, planned)[1])
    titles = Titles(sources.records)
    handwritten = [item.work for item in found.items if isinstance(item.work, PaperFacts)]
    lookup = look_up(unknown(handwritten, library, titles), sources, progress)
    init(root, title, planned)
    with adding(root, library, f"init --from {file}") as builder:
        new = NewWorks(builder, library.settings, titles, lookup, today)
        results = {id(item): _add(new, file, path, item) for path, item in plan.filed()}
    in_order = [results[id(item)] for item in found.items]
    unread = [refused(f"{file}:{problem.line}", problem.message) for problem in found.problems]
    missing = lost(file, found.ledger, in_order)
    return WorkReport((*in_order, *unread, *missing), (*found.notices, *plan.notices))


def _planned(proposal: Proposal) -> Planned:
    return Planned(proposal.slug, proposal.title, tuple(map(_planned, proposal.subsections)))


def _add(new: NewWorks, file: Path, path: SectionPath, item: Candidate) -> WorkResult:
    where = f"{file}:{item.position.line}"
    facts = item.work if isinstance(item.work, PaperFacts) else PaperFacts()
    return with_left(new.add(where, facts, path), item)
