"""A new section stands where it is wanted, and takes no name that is in use."""

from pathlib import Path

import pytest

from synthlit import settings as settings_
from synthlit.errors import SynthlitError
from synthlit.model.section import SectionPath
from synthlit.workflows.export import export
from synthlit.workflows.section.add import Add, New
from synthlit.workflows.section.document import Position
from synthlit.workflows.section.plan import perform
from tests.workflows.section.conftest import snapshot, text


@pytest.mark.parametrize(
    ("position", "slugs"),
    [
        (None, ["rlvr", "sft", "tools", "new"]),
        (Position("rlvr"), ["new", "rlvr", "sft", "tools"]),
        (Position("sft", after=True), ["rlvr", "sft", "new", "tools"]),
    ],
)
def test_a_section(root: Path, position: Position | None, slugs: list[str]) -> None:
    """It has what was said of it, and its page; all else is as it was."""
    entries = {path: data for path, data in snapshot(root).items() if path.startswith("entries")}

    planned = perform(root, Add("new", New('N "é" #1', "09_New", "Of *it*.", position)))

    settings = settings_.load(root, {})
    assert [section.slug for section in settings.sections] == slugs
    section = settings.section("new")
    assert (section.title, section.folder, section.focus) == ('N "é" #1', "09_New", "Of *it*.")
    assert planned.added == [SectionPath("new")]
    assert text(root, "09_New/README.md").startswith('# N "é" \\#1\n')
    assert entries.items() <= snapshot(root).items()
    assert not export(root, settings, check=True).stale


def test_a_subsection(root: Path) -> None:
    """It stands in the manner of its siblings, which are named by their slugs."""
    perform(root, Add("mid", New("M", about="D", position=Position("process-supervision")), "rlvr"))

    assert (
        '\n\n  [[sections.subsections]]\n  slug = "mid"\n  title = "M"\n  description = "D"\n\n'
        in (text(root, "synthlit.toml"))
    )
    inner = settings_.load(root, {}).section("rlvr").subsections
    assert [sub.slug for sub in inner] == ["outcome-based", "mid", "process-supervision"]


def test_one_slug_in_two_sections(root: Path) -> None:
    """A subsection may be called as one elsewhere is."""
    perform(root, Add("outcome-based", New("O"), "sft"))

    assert SectionPath("sft", "outcome-based") in set(settings_.load(root, {}).paths())


@pytest.mark.parametrize(
    ("operation", "message"),
    [
        (Add("sft", New("T")), "there is a section sft already"),
        (Add("outcome-based", New("T"), "rlvr"), "a subsection rlvr/outcome-based already"),
        (Add("New", New("T")), "'New' cannot be a slug"),
        (Add("new", New("")), "'' cannot be a title"),
        (Add("new", New("T", "02_SFT")), "the folder 02_SFT is that of the section sft"),
        (Add("new", New("T", "entries")), "'entries' cannot be a section's folder"),
        (Add("new", New("T", "X"), "rlvr"), "a subsection has no folder"),
        (Add("new", New("T"), "outcome-based"), "rlvr/outcome-based is a subsection"),
        (Add("new", New("T"), "nowhere"), "there is no section 'nowhere'"),
        (Add("new", New("T", position=Position("outcome-based"))), "is not among the sections"),
        (Add("new", New("T", position=Position("sft")), "rlvr"), "among the subsections of rlvr"),
    ],
)
def test_refused(bare: Path, operation: Add, message: str) -> None:
    """With the reason, and nothing is written."""
    before = snapshot(bare)

    with pytest.raises(SynthlitError, match=message) as error:
        perform(bare, operation)

    assert error.value.hint
    assert snapshot(bare) == before


def test_the_folder_of_the_bib_files(root: Path) -> None:
    """No section can have it."""
    toml = root / "synthlit.toml"
    toml.write_text(text(root, "synthlit.toml") + '\n[export]\nfolder = "refs"\n')

    with pytest.raises(SynthlitError, match=r"Refs is the folder of the \.bib files"):
        perform(root, Add("new", New("T", "Refs")))


def test_a_page_that_is_there_without_a_place_for_the_list(root: Path) -> None:
    """Nothing is written, and it is reported what the page lacks."""
    (root / "docs").mkdir()
    (root / "docs/README.md").write_text("# Documents\n")
    before = snapshot(root)

    with pytest.raises(SynthlitError, match=r"docs/README\.md has no place"):
        perform(root, Add("new", New("T", "docs")))

    assert snapshot(root) == before
