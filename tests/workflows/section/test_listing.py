"""Sections and subsections are counted, and shown with what they were."""

from pathlib import Path

from synthlit.model.section import SectionPath
from synthlit.workflows.section.listing import rows
from synthlit.workflows.section.move import Rename
from synthlit.workflows.section.plan import perform
from tests.workflows.section.conftest import loaded


def test_rows(bare: Path) -> None:
    """A section's works hold its subsections'; what it lists besides is counted apart."""
    perform(bare, Rename("rlvr", "rl", "RL", "05_RL"))

    found = {str(row.path): row for row in rows(loaded(bare))}

    assert {path: (row.works, row.also) for path, row in found.items()} == {
        "rl": (3, 1),
        "rl/outcome-based": (1, 1),
        "rl/process-supervision": (1, 1),
        "sft": (1, 1),
        "tools": (0, 1),
    }
    rl = found["rl"]
    assert (rl.title, rl.about, rl.folder) == ("RL", "Rewards that can be checked.", "05_RL")
    assert rl.aliases == (SectionPath("rlvr"),)
    assert rl.former_folders == ("01_RLVR",)
    assert found["rl/outcome-based"].about == "Binary rewards."
    assert found["tools"].folder == ""
