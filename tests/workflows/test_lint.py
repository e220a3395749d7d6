"""Linting a library: what is checked, what is fixed, what is written."""

from pathlib import Path

import pytest

from synthlit.errors import SynthlitError
from synthlit.lint.fixer import FixMode
from synthlit.lint.result import LintResult
from synthlit.lint.selection import Choice, select
from synthlit.settings import LintSettings, Settings
from synthlit.workflows.diff import of_files
from synthlit.workflows.export import export
from synthlit.workflows.lint import Request, run
from tests.workflows.conftest import TODAY

LOOSE = "% mine\n@misc{shao2024deepseekmath, title={DeepSeekMath}, year=2024, x={1}}\n"
MENDED = (
    "% mine\n@misc{shao2024deepseekmath,\n"
    "  title = {{DeepSeekMath}},\n  year  = {2024},\n  x     = {1},\n}\n"
)
EMPTY = "@misc{lightman2023lets,\n  title = {Let's Verify},\n  note  = {},\n}\n"


def lint(root: Path, *paths: Path, mode: FixMode = FixMode.NONE, write: bool = True) -> LintResult:
    """Lint a library by the rules about form and text, and the one about generated files."""
    rules = [r.code for r in select(LintSettings())]
    chosen = [c for c in rules if c[:3] in ("FIL", "TXT", "GEN") or c == "FLD002"]
    request = Request(TODAY, root, paths, choice=Choice(select=chosen), mode=mode, write=write)
    return run(request)


@pytest.fixture
def filed(root: Path) -> Path:
    """A library with a noncanonical file under a wrong name, and one with an empty field."""
    for path, text in (("sft/wrong.bib", LOOSE), ("rlvr/lightman2023lets.bib", EMPTY)):
        file = root / "entries" / path
        file.parent.mkdir()
        file.write_text(text, "utf-8")
    (root / "README.md").write_text(
        "<!-- synthlit:begin list -->\n<!-- synthlit:end list -->\n", "utf-8"
    )
    return root


def codes(linted: LintResult) -> list[tuple[str, str]]:
    """Return what was found, by file name and code."""
    return [(found.path.name, found.code) for found in linted.diagnostics]


def test_checks_everything(filed: Path, settings: Settings) -> None:
    """Entries and generated files are checked, and nothing is written."""
    linted = lint(filed)

    found = codes(linted)
    assert ("wrong.bib", "FIL004") in found
    assert ("lightman2023lets.bib", "FLD002") in found
    assert ("README.md", "GEN001") in found
    assert (filed / "entries/sft/wrong.bib").read_text("utf-8") == LOOSE


def test_fixes_and_checks_again(filed: Path, settings: Settings) -> None:
    """Fixes are written, the file is moved, the comment stays; the rest is reported."""
    linted = lint(filed, mode=FixMode.SAFE)

    assert (filed / "entries/sft/shao2024deepseekmath.bib").read_text("utf-8") == MENDED
    assert not (filed / "entries/sft/wrong.bib").exists()
    assert {code for _, code in codes(linted)} == {"GEN001"}
    assert {found.code for found in linted.fixed} >= {"FIL004", "FIL005", "FLD002"}


def test_mending_twice_is_mending_once(filed: Path, settings: Settings) -> None:
    """The second run has nothing to fix."""
    lint(filed, mode=FixMode.SAFE)

    again = lint(filed, mode=FixMode.SAFE)

    assert again.fixed == ()
    assert not any(each.is_changed for each in again.files)


def test_diff_writes_nothing(filed: Path, settings: Settings) -> None:
    """What would be changed is a unified diff; a moved file is named at both its places."""
    linted = lint(filed, mode=FixMode.SAFE, write=False)

    diff = of_files(linted.files)
    assert "--- a/entries/sft/wrong.bib\n+++ b/entries/sft/shao2024deepseekmath.bib\n" in diff
    assert "-  note  = {},\n" in diff
    assert (filed / "entries/sft/wrong.bib").read_text("utf-8") == LOOSE


def test_diff_of_a_mere_move(root: Path, settings: Settings) -> None:
    """A file that only gets another name is reported."""
    file = root / "entries/sft/wrong.bib"
    file.parent.mkdir()
    file.write_text(MENDED, "utf-8")

    linted = lint(root, mode=FixMode.SAFE, write=False)

    assert of_files(linted.files) == (
        "rename from entries/sft/wrong.bib\nrename to entries/sft/shao2024deepseekmath.bib\n"
    )


@pytest.mark.parametrize("path", ["entries/rlvr", "entries/rlvr/lightman2023lets.bib"])
def test_only_what_is_named(filed: Path, settings: Settings, path: str) -> None:
    """With paths, nothing else is reported or fixed."""
    linted = lint(filed, filed / path, mode=FixMode.SAFE)

    assert codes(linted) == []
    assert {found.path.name for found in linted.fixed} == {"lightman2023lets.bib"}
    assert (filed / "entries/sft/wrong.bib").exists()


def test_fixed_file_that_moved_is_still_checked(filed: Path, settings: Settings) -> None:
    """A path that a fix renames is checked under its new name."""
    path = filed / "entries/sft/wrong.bib"

    linted = lint(filed, path, filed / "entries/sft", mode=FixMode.SAFE)

    assert linted.checked == 1
    assert codes(linted) == []


@pytest.mark.parametrize("path", ["nowhere", "entries/empty"])
def test_path_without_entries(filed: Path, settings: Settings, path: str) -> None:
    """Nothing checked is not "fine"."""
    (filed / "entries/empty").mkdir()

    with pytest.raises(SynthlitError, match="there is no"):
        lint(filed, filed / path)


def test_whole_library_as_a_path(filed: Path, settings: Settings) -> None:
    """The library's own folder names everything in it."""
    linted = lint(filed, filed)

    assert len([found for found in codes(linted) if found[1] != "GEN001"]) == 4


def test_list_without_markers_does_not_stop_the_rest(filed: Path, settings: Settings) -> None:
    """A README that has no place for the list is a stale file, not an error."""
    (filed / "README.md").write_text("# Mine\n", "utf-8")

    found = codes(lint(filed))

    assert ("README.md", "GEN001") in found
    assert ("wrong.bib", "FIL005") in found


def test_current_lists_are_not_stale(filed: Path, settings: Settings) -> None:
    """After an export, the rule about generated files is silent."""
    lint(filed, mode=FixMode.SAFE)
    export(filed, settings)

    assert codes(lint(filed)) == []
