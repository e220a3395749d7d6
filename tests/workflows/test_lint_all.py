"""Linting whatever is named: a library, its entries, any `.bib` file, any Markdown list."""

import os
import subprocess
from pathlib import Path

import pytest

from synthlit.errors import InvalidSettings, SynthlitError
from synthlit.lint.fixer import FixMode
from synthlit.lint.result import LintResult
from synthlit.lint.selection import Choice
from synthlit.workflows import changed_lines
from synthlit.workflows.add_suppressions import add_suppressions
from synthlit.workflows.diff import of_files
from synthlit.workflows.lint import Request, run
from tests.workflows.conftest import TODAY

REFS = """\
% mine

@inproceedings{ho2023large,
  title={Large Language Models Are Reasoning Teachers},
  author = "Namgyu Ho and Laura Schmid and Se-Young Yun",
  booktitle = {Findings of {ACL} 2023},
  pages = {14852-14882},
  year = 2023
}
"""
GOOD = REFS.replace("14852-14882", "14852--14882")


def _codes(result: LintResult) -> list[str]:
    return [each.code for each in result.diagnostics]


@pytest.fixture
def refs(tmp_path: Path) -> Path:
    """A bibliography of somebody who has no library, with one fault."""
    file = tmp_path / "paper" / "refs.bib"
    file.parent.mkdir()
    file.write_text(REFS, "utf-8")
    return file


def test_any_bib_file(refs: Path) -> None:
    """A file of no library is checked, and reported as it was named."""
    result = run(Request(TODAY, refs.parent, [refs]))

    assert [(str(d.path), d.line, d.column, d.code) for d in result.diagnostics] == [
        ("refs.bib", 7, 12, "NUM003")
    ]
    assert result.checked == 1


def test_folders_are_searched(refs: Path) -> None:
    """A folder stands for the files below it, but for hidden ones and those of other programs."""
    for name in (".hidden/x.bib", "node_modules/y.md", "deep/z.md", "deep/.w.bib", "notes.txt"):
        (refs.parent / name).parent.mkdir(exist_ok=True)
        (refs.parent / name).write_text("# Notes\n", "utf-8")

    assert run(Request(TODAY, refs.parent, [refs.parent])).checked == 2


def test_fix_changes_nothing_else(refs: Path) -> None:
    """A fix edits the value and leaves every other byte; twice is once."""
    request = Request(TODAY, refs.parent, [refs], mode=FixMode.SAFE)

    result = run(request)

    assert refs.read_text("utf-8") == GOOD
    assert [each.code for each in result.fixed] == ["NUM003"]
    assert not result.diagnostics
    assert not run(request).fixed


def test_diff_writes_nothing(refs: Path) -> None:
    """What a fix would change is shown, and the file stays."""
    request = Request(TODAY, refs.parent, [refs], mode=FixMode.SAFE, write=False)

    result = run(request)

    assert "-  pages = {14852-14882},\n+  pages = {14852--14882},\n" in of_files(result.files)
    assert refs.read_text("utf-8") == REFS


def test_what_could_not_be_read_is_never_written(refs: Path) -> None:
    """A file with bytes that are not UTF-8, or an entry that is never closed, stays as it is."""
    broken = REFS.encode() + b"@misc{a, note = {\xe9}}\n@misc{b,\n"
    refs.write_bytes(broken)

    result = run(Request(TODAY, refs.parent, [refs], mode=FixMode.ALL))

    assert refs.read_bytes() == broken
    assert {"SYN001", "SYN003", "NUM003"} <= set(_codes(result))


def test_line_ends_stay(refs: Path) -> None:
    """A file with CR LF keeps them."""
    refs.write_bytes(REFS.replace("\n", "\r\n").encode())

    run(Request(TODAY, refs.parent, [refs], mode=FixMode.SAFE))

    assert refs.read_bytes() == GOOD.replace("\n", "\r\n").encode()


def test_library_and_its_lists(root: Path, refs: Path) -> None:
    """Without a path the library and its pages are checked; a file beside it with its settings."""
    with (root / "synthlit.toml").open("a") as toml:
        toml.write('\n[lint]\nignore = ["NUM003"]\n')
    beside = root / "refs.bib"
    beside.write_text(REFS, "utf-8")
    (root / "README.md").write_text("[gone](gone.md)\n", "utf-8")

    assert not run(Request(TODAY, root, [beside])).diagnostics
    result = run(Request(TODAY, root))
    assert "README.md" in {str(each.path) for each in result.diagnostics}
    assert "refs.bib" not in {str(each.path) for each in result.diagnostics}


def test_entries_that_are_named(root: Path) -> None:
    """A named entry is checked as the library's, in its own form."""
    entry = root / "entries" / "sft" / "ho2022large.bib"
    entry.parent.mkdir(parents=True)
    entry.write_text("@misc{ho2022large, title={Kiln}}\n", "utf-8")

    found = run(Request(TODAY, root, [entry])).diagnostics

    assert {each.code for each in found} >= {"FIL005", "FLD001"}
    assert {str(each.path) for each in found} == {"entries/sft/ho2022large.bib"}


def test_settings_for_lint_alone(refs: Path) -> None:
    """A synthlit.toml that has only [lint] makes no library, and chooses the rules."""
    toml = refs.with_name("synthlit.toml")
    toml.write_text('[lint]\nignore = ["NUM003"]\n', "utf-8")

    assert not run(Request(TODAY, refs.parent, [refs])).diagnostics
    with pytest.raises(SynthlitError, match="no file was named"):
        run(Request(TODAY, refs.parent))

    toml.write_text('[lint]\npreset = "stern"\n', "utf-8")
    with pytest.raises(InvalidSettings, match=r"lint\.preset"):
        run(Request(TODAY, refs.parent, [refs]))


def test_paths_have_their_own_rules(refs: Path) -> None:
    """What [[lint.paths]] says of a pattern holds for its files only."""
    refs.with_name("synthlit.toml").write_text(
        '[[lint.paths]]\nmatch = "old/**"\nignore = ["NUM"]\n', "utf-8"
    )
    old = refs.parent / "old" / "refs.bib"
    old.parent.mkdir()
    old.write_text(REFS, "utf-8")

    found = run(Request(TODAY, refs.parent, [refs.parent])).diagnostics

    assert [str(each.path) for each in found] == ["refs.bib"]


@pytest.mark.parametrize("name", ["nowhere", "empty"])
def test_nothing_to_check(tmp_path: Path, name: str) -> None:
    """What is not there, and a folder without a file of ours, is an error and not clean."""
    (tmp_path / "empty").mkdir()

    with pytest.raises(SynthlitError):
        run(Request(TODAY, tmp_path, [tmp_path / name]))
    with pytest.raises(SynthlitError, match="no library here"):
        run(Request(TODAY, tmp_path))


def _git(folder: Path, *arguments: str) -> None:
    identity = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org"}
    identity |= {"GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}
    subprocess.run(
        ["git", "-C", str(folder), "-c", "commit.gpgsign=false", *arguments],
        env={**os.environ, **identity},
        check=True,
        capture_output=True,
    )


def test_changed_since(refs: Path) -> None:
    """Old debt is silent; an entry with a changed line is checked whole, a new file too."""
    old = REFS + "\n" + REFS.replace("ho2023large", "ho2023other").replace("Large", "Small")
    refs.write_text(old, "utf-8")
    _git(refs.parent, "init", "-q")
    _git(refs.parent, "add", ".")
    _git(refs.parent, "commit", "-qm", "x")
    choice = Choice(select=["NUM003"])
    request = Request(TODAY, refs.parent, [refs.parent], choice=choice, since="HEAD")

    assert not run(request).diagnostics

    refs.write_text(old.replace("year = 2023\n}\n\n%", "year = 2022\n}\n\n%"), "utf-8")
    refs.with_name("new.bib").write_text(REFS, "utf-8")
    found = [(str(d.path), d.line) for d in run(request).diagnostics]
    assert found == [("new.bib", 7), ("refs.bib", 7)]

    with pytest.raises(SynthlitError, match="no revision 'nowhere'"):
        run(Request(TODAY, refs.parent, [refs], since="nowhere"))
    with pytest.raises(SynthlitError, match="no revision"):
        run(Request(TODAY, refs.parent, [refs], since="--output=x"))


def test_changed_since_in_a_list(tmp_path: Path) -> None:
    """In a list, the item whose line changed is checked, and no other."""
    page = tmp_path / "README.md"
    page.write_text("# L\n\n- [A](a.md)\n- [B](b.md)\n", "utf-8")
    _git(tmp_path, "init", "-q")
    _git(tmp_path, "add", ".")
    _git(tmp_path, "commit", "-qm", "x")
    page.write_text("# L\n\n- [A](a.md)\n- [B](b.md) more\n", "utf-8")

    choice = Choice(select=["LNK001"])
    found = run(Request(TODAY, tmp_path, [page], choice=choice, since="HEAD")).diagnostics

    assert [each.line for each in found] == [4]


def test_changed_since_in_a_library(root: Path) -> None:
    """What is found in changed files is what checking the whole library finds in them."""
    folder = root / "entries" / "sft"
    folder.mkdir()
    for key, eprint in (("one", "2212.10071"), ("two", "2305.20050"), ("three", "2305.20051")):
        text = f"@misc{{{key},\n  title = {{A {key}}},\n  eprint = {{{eprint}}},\n}}\n"
        (folder / f"{key}.bib").write_text(text, "utf-8")
    _git(root, "init", "-q")
    _git(root, "add", ".")
    _git(root, "commit", "-qm", "x")
    # The second entry becomes a duplicate of the first; the third stays as it is.
    two = folder / "two.bib"
    two.write_text(two.read_text("utf-8").replace("2305.20050", "2212.10071"), "utf-8")

    found = run(Request(TODAY, root, since="HEAD"))

    whole = run(Request(TODAY, root))
    since = changed_lines.since(root, "HEAD")
    assert found.diagnostics == tuple(each for file in whole.files for each in since.among(file))
    assert "DUP001" in {each.code for each in found.diagnostics}
    assert [str(file.path) for file in found.files if file.was_read] == ["entries/sft/two.bib"]


def test_suppressions_are_added(refs: Path) -> None:
    """All that is found now is excused with the reason, and nothing but comments is added."""
    refs.write_text(REFS + "stray\n@misc{\n", "utf-8")
    page = refs.with_name("README.md")
    page.write_text("# L\n\n- [A](a.md)\n", "utf-8")
    request = Request(TODAY, refs.parent, [refs.parent])
    result = run(request)

    added = add_suppressions(result, "old -->  debt")

    assert added >= 2
    assert not run(request).diagnostics
    assert "- [A](a.md) <!-- synthlit: ignore LNK001: old debt -->" in page.read_text("utf-8")
    kept = [line for line in refs.read_text("utf-8").split("\n") if "synthlit:" not in line]
    assert "\n".join(kept) == REFS + "stray\n@misc{\n"
