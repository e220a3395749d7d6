"""What `export` writes has no finding, in either dialect."""

from pathlib import Path
from typing import Literal, TypeAlias

import pytest

from synthlit.formats import bib
from synthlit.formats.format import Options
from synthlit.library import store
from synthlit.library.library import Library
from synthlit.lint.selection import Choice
from synthlit.settings import load
from synthlit.workflows.lint import Request, run
from tests.example_library import library, works
from tests.workflows.conftest import TODAY

__all__ = ["library", "works"]

REPOSITORY = Path(__file__).parents[2]
Dialect: TypeAlias = Literal["bibtex", "biblatex"]
dialects = pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
# Chinese and a letter without a command that all programs know, and a field of DBLP's own.
_NOT_IN_ASCII, _OTHER_FIELDS = {"nylan2016mapping", "yu2024neural"}, {"sudharsan2022training"}


def _findings(folder: Path, library: Library, options: Options) -> list[str]:
    """Return the findings in a file of its own, by the preset of the dialect's engine."""
    file = folder / "all.bib"
    file.write_text(bib.document(library, options), "utf-8")
    linted = run(Request(TODAY, folder, [file], choice=Choice(preset=options.dialect)))
    assert len(linted.files) == 1
    return [f"{each.line}: {each.code} {each.message}" for each in linted.diagnostics]


@dialects
def test_list_has_no_finding(tmp_path: Path, dialect: Dialect) -> None:
    """All works of this repository."""
    own = store.load(REPOSITORY, load(REPOSITORY, {}))

    assert _findings(tmp_path, own, Options(dialect=dialect)) == []


@dialects
@pytest.mark.parametrize("prefer", ["published", "preprint"])
@pytest.mark.parametrize("ascii_only", [False, True])
def test_small_library_has_no_finding(
    library: Library,
    tmp_path: Path,
    dialect: Dialect,
    prefer: Literal["published", "preprint"],
    ascii_only: bool,
) -> None:
    """Hard works, in each of the ways that people ask for."""
    others = _OTHER_FIELDS if dialect == "biblatex" else _NOT_IN_ASCII
    works = tuple(work for work in library.works if work.key not in others)
    options = Options(dialect=dialect, prefer=prefer, ascii=ascii_only)

    assert _findings(tmp_path, Library(library.settings, works), options) == []
