"""A work in the lists does not go off them because its file cannot be read."""

from dataclasses import replace
from pathlib import Path

import pytest

from synthlit.errors import SynthlitError
from synthlit.settings import Settings
from synthlit.workflows.export import export
from synthlit.workflows.section.move import Rename
from synthlit.workflows.section.plan import perform

ENTRY = "@misc{%s,\n  title  = {A Title of %s},\n  author = {Doe, Jane},\n  year   = {2020},\n}\n"


@pytest.fixture
def listed(root: Path, settings: Settings) -> Path:
    """A list of two works, exported."""
    (root / "README.md").write_text(
        "# L\n\n<!-- synthlit:begin list -->\n<!-- synthlit:end list -->\n"
    )
    for key in ("one2020", "two2020"):
        file = root / f"entries/tools/{key}.bib"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(ENTRY % (key, key), "utf-8")
    export(root, settings)
    return root


def test_export_refuses(listed: Path, settings: Settings) -> None:
    """Nothing is written, and the file is named with the reason and what to do."""
    (listed / "entries/tools/one2020.bib").write_text("@misc{one2020, title = {", "utf-8")
    before = (listed / "README.md").read_text("utf-8")

    with pytest.raises(SynthlitError, match=r"2020\.bib cannot be read \(.*closed") as caught:
        export(listed, settings)
    assert "leave-out" in caught.value.hint
    with pytest.raises(SynthlitError, match=r"one2020\.bib cannot be read"):
        perform(listed, Rename("tools", "things"))

    assert (listed / "README.md").read_text("utf-8") == before


def test_leave_out(listed: Path, settings: Settings) -> None:
    """The setting allows it."""
    (listed / "entries/tools/one2020.bib").write_text("@misc{one2020, title = {", "utf-8")
    allowed = replace(settings, export=replace(settings.export, unreadable="leave-out"))
    with (listed / "synthlit.toml").open("a", encoding="utf-8") as file:
        file.write('\n[export]\nunreadable = "leave-out"\n')

    exported = export(listed, allowed)

    assert list(map(str, exported.unreadable)) == ["entries/tools/one2020.bib"]
    assert "one2020" not in (listed / "README.md").read_text("utf-8")


def test_a_new_broken_entry_stops_nothing(listed: Path, settings: Settings) -> None:
    """A work that no list shows cannot be lost."""
    (listed / "entries/tools/three2020.bib").write_text("@misc{", "utf-8")
    (listed / "entries/tools/one2020.bib").unlink()

    exported = export(listed, settings)

    assert list(map(str, exported.unreadable)) == ["entries/tools/three2020.bib"]
    assert "one2020" not in (listed / "README.md").read_text("utf-8")
