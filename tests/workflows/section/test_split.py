"""A part of a place becomes a place of its own."""

from pathlib import Path

import pytest

from synthlit import settings as settings_
from synthlit.errors import SynthlitError
from synthlit.model.section import SectionPath
from synthlit.workflows.export import export
from synthlit.workflows.section.add import New, Split
from synthlit.workflows.section.document import Position
from synthlit.workflows.section.plan import perform
from tests.workflows.section.conftest import ENTRIES, bodies, loaded, snapshot, text

PRM = SectionPath("rlvr", "process-supervision")


def test_subsections_and_works(root: Path) -> None:
    """They go to the new section; the old one keeps its name, its page and the rest."""
    before = bodies(root)
    operation = Split(
        "rlvr",
        "steps",
        New("Steps", "08_Steps", "One by one."),
        ("process-supervision",),
        ("deepseekai2025deepseek",),
    )

    planned = perform(root, operation)

    settings = settings_.load(root, {})
    assert [section.slug for section in settings.sections] == ["rlvr", "steps", "sft", "tools"]
    assert planned.added == [SectionPath("steps")]
    library = loaded(root)
    new = SectionPath("steps", "process-supervision")
    assert library.get("lightman2023lets").section == new
    assert library.get("deepseekai2025deepseek").sections == (SectionPath("steps"), new)
    assert library.get("shao2024deepseekmath").section == SectionPath("rlvr", "outcome-based")
    assert settings.taxonomy.find("rlvr/process-supervision") == new
    assert settings.taxonomy.find("rlvr") == SectionPath("rlvr")
    assert bodies(root) == before
    assert not export(root, settings, check=True).stale


def test_works_of_a_subsection(root: Path) -> None:
    """They go to a new one beside it, byte for byte."""
    new = Split("outcome-based", "rlvr/maths", New("Maths"), keys=("shao2024deepseekmath",))

    planned = perform(root, new)

    inner = settings_.load(root, {}).section("rlvr").subsections
    assert [sub.slug for sub in inner] == ["outcome-based", "maths", "process-supervision"]
    name = "shao2024deepseekmath.bib"
    assert text(root, f"entries/rlvr/maths/{name}") == ENTRIES[f"rlvr/outcome-based/{name}"]
    assert not planned.places


def test_works_of_a_section_to_a_new_subsection_elsewhere(root: Path) -> None:
    """Where it stands can be said."""
    keys = ("deepseekai2025deepseek", "lightman2023lets")

    perform(root, Split("rlvr", "sft/r1", New("R1"), keys=keys))
    perform(
        root,
        Split("sft", "early", New("E", position=Position("rlvr")), keys=("peng2023instruction",)),
    )

    assert settings_.load(root, {}).sections[0].slug == "early"
    library = loaded(root)
    assert library.get("lightman2023lets").sections == (
        SectionPath("sft", "r1"), SectionPath("sft"), SectionPath("tools"),
    )  # fmt: skip
    assert library.get("peng2023instruction").section == SectionPath("early")


@pytest.mark.parametrize(
    ("operation", "message"),
    [
        (Split("rlvr", "new", New("N")), "nothing of rlvr goes to new"),
        (Split("rlvr", "sft", New("N"), keys=("lightman2023lets",)), "a section sft already"),
        (Split("rlvr", "a/b/c", New("N"), keys=("lightman2023lets",)), "'a/b/c' cannot be a new"),
        (Split("rlvr", "no/b", New("N"), keys=("lightman2023lets",)), "'no/b' cannot be a new"),
        (Split("rlvr", "sft/b", New("N"), ("outcome-based",)), "cannot hold subsections"),
        (Split("sft", "new", New("N"), ("outcome-based",)), "is no subsection of sft"),
        (Split("outcome-based", "new", New("N"), ("outcome-based",)), "is no subsection of rlvr/o"),
        (Split("rlvr", "new", New("N"), ("sft",)), "sft is no subsection of rlvr"),
        (Split("sft", "new", New("N"), keys=("lightman2023lets",)), "is filed in rlvr/process"),
        (Split("sft", "new", New("N"), keys=("nobody",)), "there is no entry 'nobody'"),
        (Split("sft", "new", New(""), keys=("peng2023instruction",)), "cannot be a title"),
    ],
)
def test_refused(bare: Path, operation: Split, message: str) -> None:
    """With the reason, and nothing is written."""
    before = snapshot(bare)

    with pytest.raises(SynthlitError, match=message) as error:
        perform(bare, operation)

    assert error.value.hint
    assert snapshot(bare) == before
