"""A renamed section keeps its works, and its old name, title and folder go on working."""

from pathlib import Path

import pytest

from synthlit import settings as settings_
from synthlit.errors import SynthlitError
from synthlit.model.section import SectionPath
from synthlit.workflows.export import export
from synthlit.workflows.section.add import Add, New
from synthlit.workflows.section.merge import Retire
from synthlit.workflows.section.move import Rename
from synthlit.workflows.section.plan import perform
from tests.workflows.section.conftest import ENTRIES, bodies, loaded, snapshot, text

RENAME = Rename("rlvr", "rl", "RL & Rewards", "06_RL")


def test_entries_move_and_keep_their_bytes(root: Path) -> None:
    """Only `also` is other, where it named the section; comments of the file stay."""
    before = bodies(root)

    perform(root, RENAME)

    name = "outcome-based/shao2024deepseekmath.bib"
    assert text(root, f"entries/rl/{name}") == ENTRIES[f"rlvr/{name}"]
    assert "also          = {sft, tools}" in text(
        root, "entries/rl/process-supervision/lightman2023lets.bib"
    )
    assert "{rl/process-supervision}" in text(root, "entries/rl/deepseekai2025deepseek.bib")
    assert "{rl/outcome-based}" in text(root, "entries/sft/peng2023instruction.bib")
    assert not (root / "entries/rlvr").exists()
    assert bodies(root) == before


def test_everything_old_is_remembered(root: Path) -> None:
    """Names in full and subsections' own names find what they have become."""
    perform(root, RENAME)

    settings = settings_.load(root, {})
    section = settings.section("rl")
    assert section.aliases == (SectionPath("rlvr"),)
    assert section.former_titles == ("01. RLVR & Verifiable Reinforcement",)
    assert section.former_folders == ("01_RLVR",)
    assert settings.taxonomy.find("rlvr") == SectionPath("rl")
    assert settings.taxonomy.find("rlvr/outcome-based") == SectionPath("rl", "outcome-based")
    assert settings.taxonomy.former_anchors("rl") == {
        "outcome-based": SectionPath("rl", "outcome-based"),
        "process-supervision": SectionPath("rl", "process-supervision"),
    }


def test_pages_and_links_follow(root: Path) -> None:
    """What a person wrote goes along; the lists are what `export` makes of the new sections."""
    page = root / "01_RLVR/README.md"
    page.write_text(page.read_text("utf-8") + "\nBy hand, see [PRM](#process-supervision).\n")
    (root / "01_RLVR/fig.png").write_bytes(b"\x89PNG\xff")
    with (root / "CONTRIBUTING.md").open("a") as file:
        file.write("![f](01_RLVR/fig.png)\n")

    planned = perform(root, RENAME)

    assert text(root, "06_RL/README.md").startswith("# RL & Rewards\n")
    assert "By hand, see [PRM](#process-supervision).\n" in text(root, "06_RL/README.md")
    assert (root / "06_RL/fig.png").read_bytes() == b"\x89PNG\xff"
    assert text(root, "CONTRIBUTING.md").endswith(
        "See [RLVR](06_RL/README.md#outcome-based), [its folder](./06_RL/) and "
        "[SFT](./02_SFT/README.md).\n![f](06_RL/fig.png)\n"
    )
    assert not planned.left
    checked = export(root, settings_.load(root, {}), check=True)
    assert not checked.stale
    assert not checked.obsolete


def test_a_work_filed_under_the_old_name(root: Path) -> None:
    """It is in the section all the same, as one of a pull request from before would be."""
    perform(root, RENAME)
    late = root / "entries/rlvr/outcome-based/late2026.bib"
    late.parent.mkdir(parents=True)
    late.write_text(
        "@misc{late2026,\n  title = {Late},\n  also  = {rlvr/process-supervision},\n}\n"
    )

    work = loaded(root).get("late2026")

    assert work.sections == (
        SectionPath("rl", "outcome-based"),
        SectionPath("rl", "process-supervision"),
    )
    assert work in list(loaded(root).listed(SectionPath("rl", "process-supervision")))
    perform(root, Rename("rl", "rewards"))
    assert (root / "entries/rewards/outcome-based/late2026.bib").exists()
    assert loaded(root).get("late2026").section == SectionPath("rewards", "outcome-based")


def test_a_work_that_lists_by_a_name_that_comes_back(root: Path) -> None:
    """It is where it says, before and after, and its file is not touched."""
    perform(root, Rename("tools", "things"))
    late = root / "entries/sft/late2026.bib"
    late.write_text("@misc{late2026,\n  title = {Late},\n  also  = {tools},\n}\n")
    export(root, settings_.load(root, {}))
    assert loaded(root).get("late2026").sections[1] == SectionPath("things")

    planned = perform(root, Rename("things", "tools"))

    assert not planned.left
    assert loaded(root).get("late2026").sections[1] == SectionPath("tools")
    assert "also  = {tools}" in late.read_text("utf-8")
    assert not export(root, settings_.load(root, {}), check=True).stale


def test_a_subsection(root: Path) -> None:
    """Its slug is its anchor, and so is the old one; links that a person wrote are fixed."""
    perform(root, Rename("outcome-based", "rlvr/outcome", "Outcomes"))

    settings = settings_.load(root, {})
    assert settings.taxonomy.find("rlvr/outcome-based") == SectionPath("rlvr", "outcome")
    assert settings.taxonomy.find("outcome-based") == SectionPath("rlvr", "outcome")
    inner = settings.section("rlvr").subsections[0]
    assert inner.former_titles == ("Outcome-based Reinforcement",)
    assert "(01_RLVR/README.md#outcome)" in text(root, "CONTRIBUTING.md")
    assert "{rlvr/outcome}" in text(root, "entries/sft/peng2023instruction.bib")


def test_there_and_back(root: Path) -> None:
    """Old names are taken back, the new ones remembered; entries are as they were."""
    before = snapshot(root)

    perform(root, RENAME)
    perform(root, Rename("rl", "rlvr", "01. RLVR & Verifiable Reinforcement", "01_RLVR"))

    after = snapshot(root)
    entries = {path: data for path, data in before.items() if path.startswith("entries/")}
    assert {path: after[path] for path in after if path.startswith("entries/")} == entries
    assert after["CONTRIBUTING.md"] == before["CONTRIBUTING.md"]
    section = settings_.load(root, {}).section("rlvr")
    assert section.aliases == (SectionPath("rl"),)
    assert section.former_titles == ("RL & Rewards",)
    assert section.former_folders == ("06_RL",)


def test_only_a_title(root: Path) -> None:
    """No entry is touched; the front page's anchor is followed."""
    front = root / "README.md"
    anchor = "#️-tools--frameworks"
    front.write_text(f"[tools]({anchor})\n\n{front.read_text('utf-8')}", "utf-8")
    before = snapshot(root)

    planned = perform(root, Rename("tools", title="Tools, too"))

    assert not planned.places
    assert not planned.moved
    assert text(root, "README.md").startswith("[tools](#tools-too)\n")
    changed = {path for path, data in snapshot(root).items() if before.get(path) != data}
    assert changed == {"README.md", "synthlit.toml", "bib/tools.bib"}


@pytest.mark.parametrize(
    ("operation", "message"),
    [
        (Rename("rlvr"), "is called so already"),
        (Rename("rlvr", "rlvr"), "is called so already"),
        (Rename("rlvr", "sft"), "there is a section sft already"),
        (Rename("rlvr", "a/b"), "'a/b' cannot be a slug"),
        (Rename("rlvr", "R L"), "'R L' cannot be a slug"),
        (Rename("rlvr", title=" "), "cannot be a title"),
        (Rename("rlvr", folder="02_sft"), "02_SFT is that of the section sft"),
        (Rename("rlvr", folder="01_rlvr"), "01_RLVR is that of the section rlvr"),
        (Rename("rlvr", folder="a/b"), "cannot be a section's folder"),
        (Rename("rlvr", folder="taken"), "taken is there already"),
        (Rename("outcome-based", "process-supervision"), "there is a subsection rlvr/process-su"),
        (Rename("outcome-based", "sft/outcome"), "is in the section rlvr"),
        (Rename("outcome-based", folder="X"), "a subsection has no folder"),
        (Rename("nowhere", "x"), "there is no section 'nowhere'"),
    ],
)
def test_refused(bare: Path, operation: Rename, message: str) -> None:
    """With the reason, and nothing is written."""
    (bare / "taken").mkdir()
    (bare / "taken/file").write_text("mine")
    before = snapshot(bare)

    with pytest.raises(SynthlitError, match=message) as error:
        perform(bare, operation)

    assert error.value.hint
    assert snapshot(bare) == before


def test_a_former_name_is_not_given_away(root: Path) -> None:
    """Neither a slug nor a folder that old links use, whatever its case."""
    perform(root, RENAME)
    before = snapshot(root)

    with pytest.raises(SynthlitError, match="rlvr is the former name of rl"):
        perform(root, Rename("sft", "rlvr"))
    with pytest.raises(SynthlitError, match="is a former folder of rl"):
        perform(root, Rename("sft", folder="01_rlvr"))

    assert snapshot(root) == before


def test_two_entries_of_one_name(root: Path) -> None:
    """Nothing is replaced: the works are named, and nothing is written."""
    duplicate = root / "entries/rl/outcome-based/Shao2024DeepSeekMath.bib"
    duplicate.parent.mkdir(parents=True)
    duplicate.write_text("not an entry")
    before = snapshot(root)

    with pytest.raises(SynthlitError, match="would be one file"):
        perform(root, RENAME)

    assert snapshot(root) == before


def test_works_in_a_folder_that_is_no_subsection(root: Path) -> None:
    """They go along with their section, where lint goes on telling of them."""
    stray = root / "entries/rlvr/stray/stray2026.bib"
    stray.parent.mkdir()
    stray.write_text("@misc{stray2026,\n  title = {Stray},\n}\n")

    perform(root, Rename("rlvr", "rl"))
    assert (root / "entries/rl/stray/stray2026.bib").exists()
    perform(root, Retire("rl", "sft"))
    assert (root / "entries/sft/stray/stray2026.bib").exists()
    perform(root, Add("part", New("P"), "tools"))
    perform(root, Retire("sft", "tools/part"))
    assert (root / "entries/tools/part/stray2026.bib").exists()


def test_files_that_are_no_entries(root: Path) -> None:
    """Unreadable entries and other files go along, byte for byte; .gitkeep need not."""
    folder = root / "entries/rlvr/outcome-based"
    (folder / "broken.bib").write_bytes(b"@misc{broken, title = {\xff")
    (folder / "notes.txt").write_text("note")
    for place in (folder, root / "entries/rl/outcome-based"):
        place.mkdir(parents=True, exist_ok=True)
        (place / ".gitkeep").touch()

    perform(root, Rename("rlvr", "rl"))

    new = root / "entries/rl/outcome-based"
    assert (new / "broken.bib").read_bytes() == b"@misc{broken, title = {\xff"
    assert (new / "notes.txt").read_text() == "note"
    assert list(folder.iterdir()) == [folder / ".gitkeep"]
