"""One work for which a writer fails stops nothing: it is named, and all others are written."""

from collections.abc import Callable
from pathlib import Path

import pytest

from synthlit.bibtex.writing import dialect
from synthlit.formats import jsonl
from synthlit.library.library import Work
from synthlit.markdown.lists import line, view
from synthlit.model.entry import Entry
from tests.cli.conftest import Run

HOSTILE = "hostile2024"


def _fails(on: Callable[..., object]) -> Callable[..., object]:
    """Return a writer that fails for one work."""

    def write(work: Entry | Work, *rest: object, **named: object) -> object:
        if work.key == HOSTILE:
            raise IndexError("tuple index out of range")
        return on(work, *rest, **named)

    return write


@pytest.fixture
def library(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with three works, of which the writers of all formats cannot write one."""
    for number, key in enumerate(("one2024", HOSTILE, "two2024")):
        file = root / "entries/rlvr/process-supervision" / f"{key}.bib"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f"@misc{{{key},\n  title = {{Title of {key}}},\n  author = {{Doe, Jane}},\n"
            f"  year = {{2024}},\n  url = {{https://example.org/{number}}},\n}}\n",
            "utf-8",
        )
    for name in (*dialect.TRANSLATIONS,):
        fails = _fails(dialect.TRANSLATIONS[name])
        monkeypatch.setitem(dialect.TRANSLATIONS, name, fails)
    monkeypatch.setattr(jsonl, "_row", _fails(jsonl._row))
    monkeypatch.setattr(view, "full_line", _fails(line.full_line))
    return root


@pytest.mark.parametrize("formats", [(), ("bib",), ("md",), ("json",), ("bib", "json")])
def test_files_are_written_without_it(library: Path, run: Run, formats: tuple[str, ...]) -> None:
    """The work is named with its file, the format and the error; the next run says the same."""
    first, second = run("export", *formats), run("export", *formats)

    name = f"entries/rlvr/process-supervision/{HOSTILE}.bib: {HOSTILE} could not be written as"
    for ran in (first, second):
        assert ran.status == 1
        assert ran.err.count(name) == (len(formats) or 2)
        assert "IndexError: tuple index out of range" in ran.err
    assert "wrote" in first.out
    assert "wrote" not in second.out
    written = [
        *library.glob("bib/*.bib"), *library.glob("bib/*.jsonl"), *library.glob("*_RLVR/*.md"),
    ]  # fmt: skip
    texts = [file.read_text("utf-8") for file in written]
    assert any("Title of one2024" in text and "Title of two2024" in text for text in texts)
    assert not any(HOSTILE in text for text in texts)


def test_check_names_it(library: Path, run: Run) -> None:
    """Before the files are written, and after."""
    before = run("export", "--check")
    run("export")
    after = run("export", "--check")

    assert before.status == after.status == 1
    assert "stale  bib/all.bib" in before.out
    assert after.out == ""
    assert HOSTILE in before.err
    assert HOSTILE in after.err


@pytest.mark.parametrize(
    "options",
    [
        ("bib", "--dialect", "biblatex"), ("bib", "-o", "-"), ("json", "-o", "-"),
        ("md", "-o", "-"), ("md", "--section", "rlvr"),
    ],
)  # fmt: skip
def test_documents_are_written_without_it(
    library: Path, run: Run, options: tuple[str, ...]
) -> None:
    """In every format and dialect."""
    ran = run("export", *options)

    assert ran.status == 1
    assert f"{HOSTILE} could not be written as {options[0]}" in ran.err
    assert "Title of one2024" in ran.out
    assert HOSTILE not in ran.out


def test_an_error_of_no_work_is_an_internal_error(
    library: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is written where the writer fails whatever the works are."""

    def fail(*_: object) -> str:
        raise KeyError("head")

    monkeypatch.setattr("synthlit.formats.bib._comment", fail)
    ran = run("export", "bib")

    assert ran.status == 3
    assert "internal error: KeyError" in ran.err
    assert not (library / "bib").exists()
