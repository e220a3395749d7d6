"""What TeX and BibTeX make of the files."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from synthlit.bibtex import reader
from synthlit.formats import bib
from synthlit.formats.format import Options
from synthlit.library.library import Library
from synthlit.model.entry import Entry
from synthlit.model.latex.plain import plain
from synthlit.model.title import stands_in
from tests.formats.bib.test_writer import LibraryOf

REPOSITORY = Path(__file__).parents[3]
needs_bibtex = pytest.mark.skipif(not shutil.which("bibtex"), reason="needs bibtex")
needs_latex = pytest.mark.skipif(
    not shutil.which("pdflatex") or not shutil.which("bibtex"), reason="needs pdflatex and bibtex"
)
_ITEM = re.compile(r"\\bibitem\{([^}]+)\}\n(.*?)\n\n", re.DOTALL)


def _run(folder: Path, *command: str) -> str:
    """Return what a program of TeX prints; it reads and writes only in the folder."""
    done = subprocess.run(
        command, cwd=folder, capture_output=True, check=False, timeout=120,
        env=os.environ | {"openin_any": "p", "openout_any": "p"},
    )  # fmt: skip
    return done.stdout.decode("utf-8", "replace")


def _printed(folder: Path, text: str) -> dict[str, str]:
    """Return how `plain` prints each work, by key, as people read it."""
    (folder / "all.bib").write_text(text, "utf-8")
    (folder / "m.aux").write_text("\\citation{*}\n\\bibstyle{plain}\n\\bibdata{all}\n")
    log = _run(folder, "bibtex", "m")
    assert "error message" not in log
    assert "warning" not in log.lower()
    items = _ITEM.findall((folder / "m.bbl").read_text("utf-8"))
    return {key: plain(" ".join(item.split())) for key, item in items}


def _lost_case(entries: list[Entry], printed: dict[str, str]) -> list[str]:
    """Return the short names that stand in a title and are not printed as they are written."""
    names = ((entry.key, entry.get("shorttitle"), entry.get("title")) for entry in entries)
    return [
        f"{key}: {name}"
        for key, name, title in names
        if stands_in(name, title) and not stands_in(name, printed[key])
    ]


@needs_bibtex
def test_short_names_of_the_list_keep_their_case(tmp_path: Path) -> None:
    """In every title of this list, as `plain` prints it."""
    text = (REPOSITORY / "bib" / "all.bib").read_text("utf-8")
    entries = list(reader.read(text).entries)

    assert sum("shorttitle" in entry.fields for entry in entries) > 100
    assert not _lost_case(entries, _printed(tmp_path, text))


@needs_bibtex
def test_short_names_keep_their_case(library_of: LibraryOf, tmp_path: Path) -> None:
    """Wherever they stand in the title, and however they are written."""
    names = [
        "SWE-Universe", "R-Zero", "DeepSeek-Prover-V2", "GPT-4", "WizardLM", "Self-Instruct",
        "Constitutional AI", "Tülu 3", "Ada-Instruct", r"R\&D-Agent", "iSee", "Phi-4",
        "Épée-Bench", "O1 Replication Journey",
    ]  # fmt: skip
    works = [
        ("tools", "misc", f"k{number}-{place}", {
            "title": title.format(name), "shorttitle": name, "author": "Doe, Jane", "year": "2024",
        })
        for number, name in enumerate(names)
        for place, title in enumerate(["{}: A Title", "A Title: {} and More", "Learning {}"])
    ]  # fmt: skip
    library = library_of(*works)
    entries = [work.entry for work in library.works]

    for ascii_only in (False, True):
        text = bib.document(library, Options(ascii=ascii_only))
        assert not _lost_case(entries, _printed(tmp_path, text))


_PACKAGES = {"none": "", "url": r"\usepackage{url}", "hyperref": r"\usepackage{hyperref}"}


@needs_latex
@pytest.mark.parametrize("style", ["plain", "plainnat"])
@pytest.mark.parametrize("packages", _PACKAGES)
def test_latex_prints_every_file(
    library: Library, library_of: LibraryOf, tmp_path: Path, style: str, packages: str
) -> None:
    """Without an error, whatever packages a document loads, and addresses can be clicked."""
    if style == "plainnat" and not _run(tmp_path, "kpsewhich", "natbib.sty", "plainnat.bst"):
        pytest.skip("needs natbib")
    addresses = {
        "plain": ("https://example.org/~x/a_b?c=d&e=f", "10.1000/a_b"),
        "special": ("https://example.org/a_b%20c#d", "10.1000/a_b"),
    }
    works = {
        name: library_of(("tools", "misc", "k", {
            "title": "T", "author": "Trębacz, Maja", "year": "2024", "url": url, "doi": doi,
        }))
        for name, (url, doi) in addresses.items()
    }  # fmt: skip
    for name, listed in {**works, "hard": library}.items():
        text = bib.document(listed, Options())
        # No LaTeX prints Chinese without a package.
        (tmp_path / "all.bib").write_text(text.replace("表", ""), "utf-8")
        natbib = r"\usepackage{natbib}" if style == "plainnat" else ""
        (tmp_path / "m.tex").write_text(
            r"\documentclass{article}\pdfcompresslevel=0 \pdfobjcompresslevel=0 "
            rf"{_PACKAGES[packages]}{natbib}\begin{{document}}\nocite{{*}}"
            rf"\bibliographystyle{{{style}}}\bibliography{{all}}\end{{document}}"
        )
        latex = ("pdflatex", "-interaction=nonstopmode", "m")
        _run(tmp_path, *latex)
        assert "error message" not in _run(tmp_path, "bibtex", "m")
        log = _run(tmp_path, *latex)
        assert [line for line in log.splitlines() if line.startswith("!")] == []
        if style == "plainnat" and packages == "hyperref" and name in addresses:
            url = addresses[name][0].encode()
            assert b"URI(" + url + b")" in (tmp_path / "m.pdf").read_bytes()
