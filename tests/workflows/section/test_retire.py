"""A place is given up only where no work and no link is lost."""

from pathlib import Path

import pytest

from synthlit import settings as settings_
from synthlit.errors import SynthlitError, UnknownSection
from synthlit.model.section import SectionPath
from synthlit.workflows.export import export
from synthlit.workflows.section.add import Add, New
from synthlit.workflows.section.merge import Retire
from synthlit.workflows.section.move import Rename
from synthlit.workflows.section.plan import perform
from tests.workflows.section.conftest import bodies, loaded, snapshot

SFT = SectionPath("sft")


def test_into_another_section(root: Path) -> None:
    """All its works go there, and all its names mean it."""
    before = bodies(root)

    perform(root, Retire("rlvr", "sft"))

    settings = settings_.load(root, {})
    assert {work.section for work in loaded(root).works} == {SFT}
    assert all(SFT not in work.entry.also for work in loaded(root).works)
    for name in ("rlvr", "rlvr/outcome-based", "process-supervision"):
        assert settings.taxonomy.find(name) == SFT
    assert settings.section("sft").former_folders == ("01_RLVR",)
    assert bodies(root) == before
    assert not export(root, settings, check=True).stale


def test_a_subsection_into_another_place(root: Path) -> None:
    """Whichever is named, also its own section."""
    perform(root, Retire("process-supervision", "rlvr"))

    assert loaded(root).get("lightman2023lets").section == SectionPath("rlvr")
    assert loaded(root).get("deepseekai2025deepseek").entry.also == ()
    assert settings_.load(root, {}).taxonomy.find("process-supervision") == SectionPath("rlvr")


def test_an_empty_subsection(root: Path) -> None:
    """Its names mean its section."""
    perform(root, Add("empty", New("E"), "sft"))

    perform(root, Retire("empty"))

    assert settings_.load(root, {}).taxonomy.find("sft/empty") == SFT


def test_an_empty_section_that_has_no_page(root: Path) -> None:
    """It is as if it had never been."""
    before = snapshot(root)
    perform(root, Add("empty", New("E")))
    perform(root, Add("part", New("P"), "empty"))
    perform(root, Add("other", New("O"), "empty"))
    perform(root, Rename("empty/part", "piece"))
    perform(root, Retire("empty/piece", "empty/other"))

    planned = perform(root, Retire("empty"))

    assert planned.places == {SectionPath("empty"): None, SectionPath("empty", "other"): None}
    assert snapshot(root) == before
    with pytest.raises(UnknownSection):
        settings_.load(root, {}).taxonomy.find("empty")


@pytest.mark.parametrize(
    ("operation", "message"),
    [
        (Retire("rlvr"), "3 works are filed in it and 2 works are also listed in it"),
        (Retire("outcome-based"), "1 work is filed in it and 1 work is also listed in it"),
        (Retire("tools"), "cannot be retired: 1 work is also listed in it"),
        (Retire("unread"), "cannot be retired: 1 work is filed in it"),
        (Retire("paged"), r"what refers to 09_Paged/README\.md would lead nowhere"),
        (Retire("renamed"), "what refers to was would lead nowhere"),
        (Retire("rlvr", "rlvr"), "rlvr goes with rlvr"),
        (Retire("rlvr", "outcome-based"), "rlvr/outcome-based goes with rlvr"),
    ],
)
def test_refused(bare: Path, operation: Retire, message: str) -> None:
    """With the reason and the way to go on, and nothing is written."""
    perform(bare, Add("unread", New("U")))
    perform(bare, Add("paged", New("P", "09_Paged")))
    perform(bare, Add("was", New("W")))
    perform(bare, Rename("was", "renamed"))
    (bare / "entries/unread").mkdir()
    (bare / "entries/unread/broken.bib").write_text("@misc{broken, title = {")
    (bare / "09_Paged").mkdir()
    (bare / "09_Paged/README.md").write_text("# P")
    before = snapshot(bare)

    with pytest.raises(SynthlitError, match=message) as error:
        perform(bare, operation)

    assert "stays" in error.value.hint or "--into" in error.value.hint
    assert snapshot(bare) == before


def test_the_last_section(root: Path) -> None:
    """A list has one."""
    for slug in ("rlvr", "sft"):
        perform(root, Retire(slug, "tools"))
    before = snapshot(root)

    with pytest.raises(SynthlitError, match="at least one section"):
        perform(root, Retire("tools"))

    assert snapshot(root) == before
