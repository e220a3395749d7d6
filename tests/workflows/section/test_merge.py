"""One section takes in others: no work, no text and no name is lost."""

from pathlib import Path

import pytest

from synthlit import settings as settings_
from synthlit.errors import SynthlitError
from synthlit.library import change_folder, journal, store
from synthlit.model.section import SectionPath
from synthlit.workflows.export import export
from synthlit.workflows.section.add import Add, New
from synthlit.workflows.section.merge import Merge
from synthlit.workflows.section.plan import perform
from tests.workflows.section.conftest import bodies, loaded, snapshot, text

SFT, RLVR = SectionPath("sft"), SectionPath("rlvr")
OUTCOME = SectionPath("rlvr", "outcome-based")


def test_a_section_into_another(root: Path) -> None:
    """Works and subsections go over, and everything old is known."""
    before = bodies(root)

    perform(root, Merge(("rlvr",), "sft"))

    settings = settings_.load(root, {})
    section = settings.section("sft")
    assert [sub.slug for sub in section.subsections] == ["outcome-based", "process-supervision"]
    assert section.aliases == (RLVR,)
    assert section.former_folders == ("01_RLVR",)
    assert section.former_titles == ("01. RLVR & Verifiable Reinforcement",)
    assert settings.taxonomy.find("rlvr/outcome-based") == SectionPath("sft", "outcome-based")
    assert bodies(root) == before
    library = loaded(root)
    assert library.get("deepseekai2025deepseek").section == SFT
    assert library.get("shao2024deepseekmath").section == SectionPath("sft", "outcome-based")
    assert all(work.section in set(settings.paths()) for work in library.works)
    assert library.get("lightman2023lets").entry.also == (SFT, SectionPath("tools"))
    assert not export(root, settings, check=True).stale


def test_also_does_not_repeat_the_section_of_the_work(root: Path) -> None:
    """A work that was listed where it now is says so no more."""
    perform(root, Merge(("rlvr/process-supervision", "sft"), "rlvr"))

    library = loaded(root)
    assert library.get("lightman2023lets").entry.also == (SectionPath("tools"),)
    assert library.get("deepseekai2025deepseek").entry.also == ()
    assert library.get("peng2023instruction").entry.also == (OUTCOME,)


def test_what_was_written_by_hand_goes_over(root: Path) -> None:
    """It stands at the end of the other page, with its links fixed; what is generated does not."""
    page = root / "01_RLVR/README.md"
    page.write_text(
        page.read_text("utf-8") + "\n## Why\n\n[PRM](#process-supervision), ![f](fig.png), "
        "[all](../README.md), [me](README.md)\n"
    )
    (root / "01_RLVR/fig.png").write_bytes(b"\x89")
    sft = root / "02_SFT/README.md"
    sft.write_bytes(sft.read_bytes().replace(b"\n", b"\r\n"))

    planned = perform(root, Merge(("rlvr",), "sft"))

    new = sft.read_bytes().decode()
    assert new.endswith(
        "\r\n\r\n## Why\r\n\r\n[PRM](#process-supervision), ![f](../01_RLVR/fig.png), "
        "[all](../README.md), [me](README.md)\r\n"
    )
    assert new.count("A section of") == 1
    assert (root / "01_RLVR/fig.png").exists()
    assert planned.notices == [
        "the handwritten text of 01_RLVR/README.md is now at the end of 02_SFT/README.md"
    ]


def test_into_a_section_without_a_folder(root: Path) -> None:
    """The text of the page goes to the front page."""
    page = root / "02_SFT/README.md"
    page.write_text(f"{page.read_text('utf-8')}\nMine: [front](../README.md).\n")

    perform(root, Merge(("sft",), "tools"))

    assert text(root, "README.md").endswith("\nMine: [front](README.md).\n")
    assert "[SFT](./README.md#️-tools--frameworks)" in text(root, "CONTRIBUTING.md")


def test_into_a_section_whose_page_was_never_made(root: Path) -> None:
    """A page is begun for the text."""
    page = root / "01_RLVR/README.md"
    page.write_text(f"{page.read_text('utf-8')}\nMine.\n")
    (root / "02_SFT/README.md").unlink()

    planned = perform(root, Merge(("rlvr",), "sft"))

    assert text(root, "02_SFT/README.md").startswith("# 02. General SFT\n")
    assert text(root, "02_SFT/README.md").endswith("\nMine.\n")
    assert planned.left == ["md"]


def test_a_page_whose_markers_do_not_match(root: Path) -> None:
    """Nothing says what is written by hand, so nothing is done."""
    page = root / "01_RLVR/README.md"
    page.write_text(page.read_text("utf-8").replace("synthlit:end", "synthlit:edn"))
    before = snapshot(root)

    with pytest.raises(SynthlitError, match=r"01_RLVR/README\.md:"):
        perform(root, Merge(("rlvr",), "sft"))

    assert snapshot(root) == before


def test_subsections_of_one_slug(root: Path) -> None:
    """They are made one only where that is asked for, or go over under another slug."""
    perform(root, Add("outcome-based", New("Other"), "sft"))
    before = snapshot(root)
    with pytest.raises(SynthlitError, match="both have a subsection outcome-based") as error:
        perform(root, Merge(("rlvr",), "sft"))
    assert "--map outcome-based=outcome-based" in error.value.hint
    assert snapshot(root) == before

    mapping = {"outcome-based": "outcome-based", "rlvr/process-supervision": "prm"}
    perform(root, Merge(("rlvr",), "sft", mapping))

    settings = settings_.load(root, {})
    inner = {sub.slug: sub for sub in settings.section("sft").subsections}
    assert list(inner) == ["outcome-based", "prm"]
    assert settings.taxonomy.find("rlvr/outcome-based") == SectionPath("sft", "outcome-based")
    assert settings.taxonomy.find("rlvr/process-supervision") == SectionPath("sft", "prm")
    assert inner["outcome-based"].former_titles == ("Outcome-based Reinforcement",)
    assert loaded(root).get("lightman2023lets").section == SectionPath("sft", "prm")


def test_a_section_becomes_a_subsection(root: Path) -> None:
    """With `add` and `merge`; the subsection may have the section's slug."""
    perform(root, Add("sft", New("SFT"), "tools"))

    perform(root, Merge(("sft",), "tools/sft"))

    settings = settings_.load(root, {})
    assert settings.taxonomy.find("sft") == SectionPath("tools", "sft")
    assert settings.taxonomy.current(SFT) == SectionPath("tools", "sft")
    assert loaded(root).get("lightman2023lets").entry.also[0] == SectionPath("tools", "sft")
    assert settings.section("tools").former_folders == ("02_SFT",)


def test_comments_stay(root: Path) -> None:
    """Those of tables that go stand where the tables stood."""
    toml = root / "synthlit.toml"
    toml.write_text(
        text(root, "synthlit.toml")
        .replace("[[sections]]\nslug", "# for all\n[[sections]]\nslug")
        .replace('title = "02. General SFT"', 'title = "02. General SFT"  # for now')
        .replace('  slug = "process', '  # by steps\n  slug = "process')
    )

    perform(root, Merge(("sft", "process-supervision"), "rlvr"))

    changed = text(root, "synthlit.toml")
    assert changed.count("# for all") == 3
    assert "\n# for now\n" in changed
    assert "  # by steps\n" in changed


@pytest.mark.parametrize(
    ("operation", "message"),
    [
        (Merge(("rlvr",), "rlvr"), "rlvr cannot be merged into itself"),
        (Merge(("rlvr",), "outcome-based"), "cannot be merged into rlvr/outcome-based, which is"),
        (Merge(("rlvr", "outcome-based"), "sft"), "outcome-based is in a section that is merged"),
        (Merge(("rlvr",), "tools/part"), "rlvr has subsections, and tools/part is one"),
        (Merge(("rlvr",), "sft", {"outcome": "x"}), "no subsection 'outcome' goes over"),
        (Merge(("rlvr",), "sft", {"outcome-based": "X"}), "'X' cannot be a slug"),
        (Merge(("nowhere",), "sft"), "there is no section"),
    ],
)
def test_refused(bare: Path, operation: Merge, message: str) -> None:
    """With the reason, and nothing is written."""
    perform(bare, Add("part", New("P"), "tools"))
    before = snapshot(bare)

    with pytest.raises(SynthlitError, match=message) as error:
        perform(bare, operation)

    assert error.value.hint
    assert snapshot(bare) == before


def test_a_disk_that_fails_in_the_middle(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything is put back: moved, rewritten and removed files."""
    before = snapshot(root)
    publish = change_folder.publish
    published: list[Path] = []

    def failing(prepared: Path, location: Path) -> None:
        published.append(location)
        if len(published) == 5:
            raise OSError(28, "No space left on device")
        publish(prepared, location)

    monkeypatch.setattr(journal, "publish", failing)

    with pytest.raises(SynthlitError, match="No space left on device"):
        perform(root, Merge(("rlvr",), "sft"))

    assert len(published) > 5
    assert snapshot(root) == before
    with store.writing(root, timeout=0.01):
        assert loaded(root).get("lightman2023lets")
