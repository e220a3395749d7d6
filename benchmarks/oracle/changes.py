"""The ways in which synthlit changes a `.bib` text, each with the keys under which works stay."""

import re
import tempfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Literal

from synthlit.errors import SynthlitError
from synthlit.formats import registry
from synthlit.formats.format import Options
from synthlit.library import store
from synthlit.lint import fixer, selection
from synthlit.lint.context import Context
from synthlit.lint.documents import DocumentSet
from synthlit.lint.fixer import FixMode
from synthlit.lint.linter import Linter
from synthlit.lint.selection import Choice
from synthlit.model.section import SectionPath
from synthlit.settings import LintSettings, load
from synthlit.sources.index import EmbeddedIndex
from synthlit.sources.lookup import Sources
from synthlit.workflows.format import format_text
from synthlit.workflows.import_ import Filing, import_
from synthlit.workflows.reload import AddContext

# Rules about dates need one.
TODAY = date(2026, 11, 25)
_SETTINGS = '[list]\ntitle = "Oracle"\n\n[[sections]]\nslug = "all"\ntitle = "All"\n'
_ALL = SectionPath("all")
_ENTRY = re.compile(r"@\w+\s*[{(]\s*([^,\s{}]+)\s*,")


@dataclass(frozen=True)
class Changed:
    """A text after a change: how many fixes were applied, and new keys by old ones.

    `refused` are the messages for entries that did not come through, by key or line.
    """

    text: str
    fixes: int = 0
    keys: Mapping[str, str] = field(default_factory=dict)
    refused: Mapping[str, str] = field(default_factory=dict)


def fixed(text: str, codes: tuple[str, ...] = ()) -> Changed:
    """Return the text after the safe fixes of the default rules, or of some."""
    rules = selection.rules_for(LintSettings(), Choice(select=codes), in_library=False)
    documents = DocumentSet.of_text(PurePosixPath("source.bib"), text)
    (result,) = fixer.fix(Linter(rules, Context(TODAY)), documents, FixMode.SAFE)
    return Changed(result.after, len(result.fixed))


def formatted(text: str) -> Changed:
    """Return the text in canonical form; unchanged where a part of it cannot be read."""
    try:
        return Changed(format_text("source.bib", text).after)
    except SynthlitError as error:
        return Changed(text, refused={"source.bib": str(error)})


def exported(text: str, dialect: Literal["bibtex", "biblatex"]) -> Changed:
    """Return what `export bib` writes after `import` of the text into an empty library."""
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "synthlit.toml").write_text(_SETTINGS, "utf-8")
        (root / "source.bib").write_text(text, "utf-8", newline="")
        settings, index = load(root, {}), EmbeddedIndex()
        context = AddContext(root, settings, Sources((), index, index), TODAY)
        report = import_(context, [root / "source.bib"], Filing(_ALL))
        library = store.load(root, settings)
        written = registry.load("bib").document(library, Options(dialect=dialect))
    keys = {each.request: each.work.key for each in report.results if each.work}
    refused = {_key(text, each.request): each.message for each in report.results if not each.work}
    return Changed(written, keys=keys, refused=refused)


def _key(text: str, request: str) -> str:
    """Return the key of the entry at a file's line, or the request where it is a key."""
    _, colon, line = request.rpartition(":")
    if not colon or not line.isdecimal() or not request.startswith("/"):
        return request
    before = "".join(text.splitlines(keepends=True)[: int(line)])
    keys = _ENTRY.findall(before)
    return keys[-1] if keys else request


CHANGES: Mapping[str, Callable[[str], Changed]] = {
    "lint --fix": fixed,
    "format": formatted,
    "export (bibtex)": lambda text: exported(text, "bibtex"),
    "export (biblatex)": lambda text: exported(text, "biblatex"),
}
