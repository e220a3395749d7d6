"""The clean texts that are damaged: entries of this repository and of DBLP, and its lists."""

import gzip
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath

from benchmarks.mutations.damage import Form, blocks
from synthlit.formats import registry as formats
from synthlit.formats.format import Options
from synthlit.library import store
from synthlit.lint import selection
from synthlit.lint.context import Context
from synthlit.lint.diagnostic import Diagnostic
from synthlit.lint.documents import DocumentSet
from synthlit.lint.linter import Linter
from synthlit.model.entry import Entry
from synthlit.model.title import normal
from synthlit.settings import LintSettings, load
from synthlit.workflows.export import lists
from synthlit.workflows.file_system import FolderFiles
from synthlit.workflows.record_lookup import LocalRecords

ROOT = Path(__file__).resolve().parents[2]
BIB = PurePosixPath("references.bib")
TODAY = date(2026, 11, 25)
_MIRROR = "mirror/dblp-proceedings.bib.gz"
_EVERY = 401  # DBLP sorts by conference: some of each
_RARE = 60


@dataclass(frozen=True)
class Material:
    """Clean entries by form, clean pages, and what checks them."""

    entries: dict[Form, tuple[str, ...]]
    pages: dict[PurePosixPath, str]
    linter: Linter
    knows: frozenset[str]

    def known(self, entry: str) -> bool:
        """Return whether the embedded index has the paper of an entry as the entry gives it."""
        return blocks(entry)[0].key in self.knows


def gather(size: int) -> Material:
    """Return what the default preset finds clean: up to so many entries, and the lists."""
    library = store.load(ROOT, load(ROOT, {}))
    rules = selection.select(LintSettings(), in_library=False)
    papers = LocalRecords()
    context = Context(TODAY, records=papers, file_system=FolderFiles(ROOT))
    linter = Linter(lambda _: rules, context)
    bib = formats.load("bib")
    entries: dict[Form, tuple[str, ...]] = {}
    for form, dialect in ((Form.BIBTEX, "bibtex"), (Form.BIBLATEX, "biblatex")):
        options = Options(dialect="biblatex" if dialect == "biblatex" else "bibtex")
        own = split(bib.document(library, options))
        more = _published() if form is Form.BIBTEX else iter(())
        entries[form] = _clean(own, more, size, linter)
    pages = {path: _by_hand(text) for path, text in lists(ROOT, library).items()}
    pages = {path: text for path, text in pages.items() if not check(linter, path, text)}
    knows = frozenset(work.key for work in library.works if _is_known(work.entry, papers))
    return Material(entries, pages, linter, knows)


def _is_known(entry: Entry, papers: LocalRecords) -> bool:
    record = entry.arxiv and papers.by_arxiv(entry.arxiv)
    if not record or entry.normal_title != normal(record.title):
        return False
    return [name.display for name in entry.authors] == list(record.authors)


def _by_hand(page: str) -> str:
    """Return a page as if written by hand: what stands between markers is compared, not checked."""
    return re.sub(r"<!-- synthlit:(?:begin|end) [^\n]*-->\n+", "", page)


def split(text: str) -> list[str]:
    """Return the entries of a file, each without the lines around it."""
    return [text[block.start : block.end] for block in blocks(text)]


def joined(entries: list[str]) -> str:
    """Return a file of entries."""
    return "\n\n".join(entries) + "\n"


def check(linter: Linter, path: PurePosixPath, text: str) -> list[Diagnostic]:
    """Return what is found in a file."""
    return linter.check(DocumentSet.of_text(path, text))


def _clean(own: list[str], more: Iterator[str], size: int, linter: Linter) -> tuple[str, ...]:
    clean = _without_findings(own, linter)[:size]
    if len(clean) < size:
        clean += _without_findings(list(more), linter)[: size - len(clean)]
    return tuple(_without_findings(clean, linter))


def _without_findings(entries: list[str], linter: Linter) -> list[str]:
    found = {each.key for each in check(linter, BIB, joined(entries))}
    return [entry for entry in entries if blocks(entry)[0].key not in found]


def _published() -> Iterator[str]:
    """Yield records of DBLP, first those with what is rare, where the mirror is at hand."""
    shared = os.environ.get("SYNTHLIT_SHARED")
    if not shared or not (Path(shared) / _MIRROR).exists():
        return
    with gzip.open(Path(shared) / _MIRROR, "rt", encoding="utf-8") as file:
        records = [each.strip() for each in re.split(r"\n\n(?=@)", file.read())]
    rare: list[str] = []
    for field in (r"isbn +=", r"title +=[^=]*\\&"):
        rare += [each for each in records if re.search(rf"\n  {field}", each)][:_RARE]
    yield from dict.fromkeys([*rare, *records[::_EVERY]])
