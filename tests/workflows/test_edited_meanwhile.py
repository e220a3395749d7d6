"""Somebody edits a file while a command runs: the edit stays."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from synthlit import settings as settings_
from synthlit.errors import FilesChanged
from synthlit.library import store
from synthlit.library.library import Library, entry_path
from synthlit.lint import fixer
from synthlit.lint.fixer import FixMode
from synthlit.lint.selection import Choice
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.workflows import edit, export, lint
from synthlit.workflows.reload import adding
from synthlit.workflows.section.move import Rename
from synthlit.workflows.section.plan import perform
from tests.workflows.conftest import TODAY

MESSY = "@misc{%s, title={A Title}, author={Jane Doe}, year={2020}, pages={1-2}, url={https://example.org}}\n"


@pytest.fixture
def messy(root: Path) -> Path:
    """A library with two entries that a fix changes."""
    for key in ("one", "two"):
        file = root / f"entries/sft/{key}.bib"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(MESSY % key, "utf-8")
    return root


def saving(function: Callable[..., object], file: Path) -> Callable[..., object]:
    """Return a function after whose call an editor saves a file."""

    def call(*arguments: object, **options: object) -> object:
        found = function(*arguments, **options)
        file.write_text("% by hand\n" + MESSY % file.stem, "utf-8")
        return found

    return call


def test_lint_fix(messy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The edited file stays and is reported; the other one is fixed."""
    one, two = messy / "entries/sft/one.bib", messy / "entries/sft/two.bib"
    monkeypatch.setattr(fixer, "fix", saving(fixer.fix, one))

    result = lint.run(lint.Request(TODAY, messy, mode=FixMode.SAFE, choice=Choice("default")))

    assert one.read_text("utf-8") == "% by hand\n" + MESSY % "one"
    assert two.read_text("utf-8") != MESSY % "two"
    assert [str(file.path) for file in result.files if file.was_edited] == ["entries/sft/one.bib"]


def test_lint_fix_of_a_single_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same outside of any library."""
    file = tmp_path / "one.bib"
    file.write_text(MESSY % "one", "utf-8")
    monkeypatch.setattr(fixer, "fix", saving(fixer.fix, file))

    result = lint.run(lint.Request(TODAY, tmp_path, [file], mode=FixMode.SAFE))

    assert file.read_text("utf-8").startswith("% by hand")
    assert [each.was_edited for each in result.files] == [True]


@pytest.mark.parametrize(
    "command",
    [
        lambda root, settings: edit.move(root, settings, "one", SectionPath("tools")),
        lambda root, settings: edit.rename(root, settings, "one", "other"),
        lambda root, settings: edit.remove(root, settings, ["one", "two"]),
    ],
)
def test_changes_of_works(
    messy: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    command: Callable[[Path, Settings], object],
) -> None:
    """Nothing is changed."""
    file = messy / "entries/sft/one.bib"
    monkeypatch.setattr(store, "load", saving(store.load, file))

    with pytest.raises(FilesChanged, match=r"entries/sft/one\.bib changed"):
        command(messy, settings)

    assert file.read_text("utf-8").startswith("% by hand")
    assert (messy / "entries/sft/two.bib").exists()


def test_export(messy: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that is edited while the lists are made keeps the edit."""
    page = messy / "README.md"
    page.write_text("# L\n\n<!-- synthlit:begin list -->\n<!-- synthlit:end list -->\n", "utf-8")
    exported = export._exported

    def edited(*arguments: object, **options: object) -> object:
        found = exported(*arguments, **options)  # type: ignore[arg-type]
        page.write_text("by hand", "utf-8")
        return found

    monkeypatch.setattr(export, "_exported", edited)
    with pytest.raises(FilesChanged, match=r"README\.md changed"):
        export.export(messy, settings)
    assert page.read_text("utf-8") == "by hand"


def test_add_beside_a_renamed_section(messy: Path, settings: Settings) -> None:
    """A work goes to where its section is now, also in `also`."""
    library = store.load(messy, settings)
    work = next(work for work in library.works if work.key == "one")
    entry = work.entry.revised({"also": "sft", "title": "Another"}, key="three")
    new = replace(work, entry=entry, path=entry_path(work.section, "three"))
    perform(messy, Rename("sft", "tuning"))

    with adding(messy, Library(settings, library.works), "add") as builder:
        builder.add(new)

    text = (messy / "entries/tuning/three.bib").read_text("utf-8")
    assert "{tuning}" in text
    assert not (messy / "entries/sft").exists()
    assert settings_.load(messy).taxonomy.find("sft") == SectionPath("tuning")
