"""A place moves among its siblings, or a subsection with its works into another section."""

from pathlib import Path

import pytest

from synthlit import settings as settings_
from synthlit.errors import SynthlitError
from synthlit.model.section import SectionPath
from synthlit.workflows.section.add import Add, New
from synthlit.workflows.section.document import Position
from synthlit.workflows.section.move import Move
from synthlit.workflows.section.plan import perform
from tests.workflows.section.conftest import bodies, loaded, snapshot, text


@pytest.mark.parametrize(
    ("position", "slugs"),
    [
        (Position("rlvr"), ["tools", "rlvr", "sft"]),
        (Position("rlvr", True), ["rlvr", "tools", "sft"]),
    ],
)
def test_a_section_among_the_others(root: Path, position: Position, slugs: list[str]) -> None:
    """Only the settings change, and the front page with them."""
    before = snapshot(root)

    planned = perform(root, Move("tools", position=position))

    assert [section.slug for section in settings_.load(root, {}).sections] == slugs
    changed = {path for path, data in snapshot(root).items() if before[path] != data}
    assert changed == {"synthlit.toml", "README.md"}
    assert not planned.places


def test_a_subsection_among_its_siblings(root: Path) -> None:
    """Nothing is called otherwise afterwards."""
    planned = perform(root, Move("process-supervision", position=Position("rlvr/outcome-based")))

    inner = settings_.load(root, {}).section("rlvr").subsections
    assert [sub.slug for sub in inner] == ["process-supervision", "outcome-based"]
    assert not planned.places


def test_a_subsection_into_another_section(root: Path) -> None:
    """Works go with it; its old name means it, and links by hand are fixed."""
    before = bodies(root)

    perform(root, Move("rlvr/outcome-based", "sft"))

    settings = settings_.load(root, {})
    new = SectionPath("sft", "outcome-based")
    assert settings.taxonomy.find("rlvr/outcome-based") == new
    assert settings.taxonomy.former_anchors("rlvr") == {"outcome-based": new}
    assert loaded(root).get("shao2024deepseekmath").section == new
    assert loaded(root).get("peng2023instruction").entry.also == (new,)
    assert "[RLVR](02_SFT/README.md#outcome-based)" in text(root, "CONTRIBUTING.md")
    assert bodies(root) == before


def test_there_and_back(root: Path) -> None:
    """The entries are as they were, and what the place was called meanwhile is remembered."""
    before = snapshot(root)

    perform(root, Move("rlvr/outcome-based", "sft"))
    perform(root, Move("sft/outcome-based", "rlvr", Position("process-supervision")))

    entries = {path: data for path, data in before.items() if path.startswith("entries")}
    assert entries.items() <= snapshot(root).items()
    assert text(root, "synthlit.toml").replace('  aliases = ["sft/outcome-based"]\n', "") == (
        before["synthlit.toml"].decode()
    )


@pytest.mark.parametrize(
    ("operation", "message"),
    [
        (Move("rlvr"), "no new position for rlvr"),
        (Move("rlvr", "sft"), "rlvr is a section and cannot be moved into another"),
        (Move("rlvr", position=Position("rlvr")), "rlvr cannot be placed beside itself"),
        (Move("rlvr", position=Position("process-supervision")), "is not among the sections"),
        (Move("outcome-based"), "rlvr/outcome-based is already there"),
        (Move("outcome-based", "rlvr"), "rlvr/outcome-based is already there"),
        (
            Move("outcome-based", position=Position("outcome-based")),
            "cannot be placed beside itself",
        ),
        (Move("outcome-based", "sft", Position("process-supervision")), "subsections of sft"),
        (Move("outcome-based", "process-supervision"), "is a subsection"),
        (Move("outcome-based", "tools"), "there is a subsection tools/outcome-based already"),
        (Move("nowhere", "sft"), "there is no section"),
        (Move("sft", position=Position("rlvr", after=True)), "sft is already there"),
        (
            Move("outcome-based", position=Position("process-supervision")),
            "rlvr/outcome-based is already there",
        ),
    ],
)
def test_refused(bare: Path, operation: Move, message: str) -> None:
    """With the reason, and nothing is written."""
    perform(bare, Add("outcome-based", New("O"), "tools"))
    before = snapshot(bare)
    if operation.place == "outcome-based":
        operation = Move("rlvr/outcome-based", operation.into, operation.position)

    with pytest.raises(SynthlitError, match=message) as error:
        perform(bare, operation)

    assert error.value.hint
    assert snapshot(bare) == before
