"""Importing `.bib` files: nothing lost, nothing twice, everything reported."""

from pathlib import Path

import pytest

from synthlit.errors import SynthlitError
from synthlit.library import store
from synthlit.library.library import Work
from synthlit.model.section import SectionPath
from synthlit.settings import Settings
from synthlit.sources.lookup import Sources
from synthlit.workflows.import_ import Filing, import_
from synthlit.workflows.reload import AddContext
from synthlit.workflows.report import Status, WorkReport
from tests.workflows.conftest import TODAY, Memory

NOBODY = Sources((), Memory({}))
SFT = Filing(SectionPath("sft"))

WILD = r"""
% from my drafts
@string{iclr = "The Twelfth International Conference on Learning Representations"}

@InProceedings(lightman2023let,
  author = "Hunter Lightman and Vineet Kosaraju and others",
  title = {Let's Verify {Step} by Step},
  booktitle = iclr # { (ICLR)},
  Year = 2024,
  x-rating = {5},
)

@article{DBLP:journals/corr/abs-2402-03300,
  author    = {Zhihong Shao and {DeepSeek-AI}},
  title     = {DeepSeekMath: {\"U}bung & more},
  journal   = {CoRR},
  year      = {2024},
  eprint    = {2402.03300},
}

@misc{broken, title = {never closed
"""


@pytest.fixture
def wild(tmp_path: Path) -> Path:
    """A file as people have them: strings, comments, parentheses, a broken entry at the end."""
    file = tmp_path / "refs.bib"
    file.write_text("\ufeff" + WILD.replace("\n", "\r\n"), "utf-8", newline="")
    return file


def works(root: Path, settings: Settings) -> dict[str, Work]:
    """Return what lies in the library, by key."""
    return {work.key: work for work in store.load(root, settings).works}


def statuses(report: WorkReport) -> dict[str, Status]:
    """Return how it ended for each thing in the files."""
    return {result.request: result.status for result in report.results}


def test_takes_what_can_be_read(root: Path, settings: Settings, wild: Path) -> None:
    """Entries are filed in canonical form without loss; a broken one is reported with its line."""
    report = import_(AddContext(root, settings, NOBODY, TODAY), [wild], SFT)

    assert report.exit_status == 1
    failed = report.of(Status.FAILED)
    assert [result.request for result in failed] == [f"{wild}:21"]
    assert "is never closed" in failed[0].message
    lightman = works(root, settings)["lightman2023let"].entry
    assert lightman.fields == {
        "title": "Let's Verify {Step} by Step",
        "author": "Lightman, Hunter and Kosaraju, Vineet and others",
        "booktitle": "The Twelfth International Conference on Learning Representations (ICLR)",
        "year": "2024",
        "added": "2026-11-25",
        "x-rating": "5",
    }


def test_key_that_cannot_name_a_file_stays_in_ids(
    root: Path, settings: Settings, wild: Path
) -> None:
    """A DBLP key is replaced by one by rule, and goes on finding the work."""
    import_(AddContext(root, settings, NOBODY, TODAY), [wild], SFT)

    library = store.load(root, settings)
    assert library.get("DBLP:journals/corr/abs-2402-03300").key == "shao2024deepseekmath"


def test_comments_between_entries_are_reported(root: Path, settings: Settings, wild: Path) -> None:
    """What belongs to no entry is not lost in silence."""
    report = import_(AddContext(root, settings, NOBODY, TODAY), [wild], SFT)

    assert report.notices == (f"{wild}: 1 comments between entries were left out",)


def test_comment_of_a_single_entry_is_kept(root: Path, settings: Settings, tmp_path: Path) -> None:
    """In a file of one entry, what stands around it stays with it."""
    file = tmp_path / "one.bib"
    file.write_text("% read this twice\n@misc{a2020b, title = {A b}, year = 2020}\n", "utf-8")

    import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT)

    assert works(root, settings)["a2020b"].text.startswith("% read this twice\n@misc{a2020b,\n")


def test_second_import_adds_none(root: Path, settings: Settings, wild: Path) -> None:
    """The same file twice adds nothing, and says where the works are."""
    import_(AddContext(root, settings, NOBODY, TODAY), [wild], SFT)
    before = {path: path.read_bytes() for path in root.rglob("*.bib")}

    report = import_(AddContext(root, settings, NOBODY, TODAY), [wild], SFT)

    assert report.of(Status.ADDED) == []
    assert "lightman2023let in entries/sft" in report.of(Status.SKIPPED)[0].message
    assert {path: path.read_bytes() for path in root.rglob("*.bib")} == before


def test_duplicate_within_a_file(root: Path, settings: Settings, tmp_path: Path) -> None:
    """Preprint and publication of one work are not added as two."""
    file = tmp_path / "twins.bib"
    file.write_text(
        "@misc{a, title={Let's Verify Step by Step}, author={Hunter Lightman}, year=2023}\n"
        "@inproceedings{b, title={Let's verify step by step.}, author={Lightman, H.}, year=2024}\n",
        "utf-8",
    )

    report = import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT)

    assert statuses(report) == {"a": Status.ADDED, "b": Status.SKIPPED}


def test_keywords_name_the_sections(root: Path, settings: Settings, tmp_path: Path) -> None:
    """Without a section, an entry goes where its keywords say; other keywords stay."""
    file = tmp_path / "keywords.bib"
    file.write_text(
        "@misc{a, title={A}, keywords={rlvr/outcome-based, sft, my own}}\n@misc{b, title={B}}\n",
        "utf-8",
    )

    report = import_(AddContext(root, settings, NOBODY, TODAY), [file], Filing(None))

    assert statuses(report) == {"a": Status.ADDED, "b": Status.FAILED}
    work = works(root, settings)["a"]
    assert work.sections == (SectionPath("rlvr", "outcome-based"), SectionPath("sft"))
    assert work.entry.get("keywords") == "my own"
    assert "--section" in report.of(Status.FAILED)[0].hint


def test_file_without_entries_is_a_failure(root: Path, settings: Settings, tmp_path: Path) -> None:
    """Nothing parsed is not "done"."""
    file = tmp_path / "empty.bib"
    file.write_text("nothing here\n", "utf-8")

    assert import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT).exit_status == 1


@pytest.mark.parametrize("data", [None, b"@misc{a, title={\xe9}}"])
def test_file_that_cannot_be_read(
    root: Path, settings: Settings, tmp_path: Path, data: bytes | None
) -> None:
    """A missing file and one that is not UTF-8 are errors with a remedy, before anything."""
    file = tmp_path / "bad.bib"
    if data is not None:
        file.write_bytes(data)

    with pytest.raises(SynthlitError, match=r"bad\.bib"):
        import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT)


def test_dry_run_writes_nothing(root: Path, settings: Settings, wild: Path) -> None:
    """A rehearsal reports and leaves the library as it is."""
    report = import_(AddContext(root, settings, NOBODY, TODAY, dry_run=True), [wild], SFT)

    assert len(report.of(Status.ADDED)) == 2
    assert works(root, settings) == {}


def test_private_fields_are_reported_once(root: Path, settings: Settings, tmp_path: Path) -> None:
    """In one line with their number; they stay in the entry files."""
    file = tmp_path / "zotero.bib"
    file.write_text(
        "@misc{a, title={One Title}, year={2020}, file={/home/me/a.pdf}, abstract={A}}\n"
        "@misc{b, title={Other Title}, year={2021}, __markedentry={x}, abstract={B},\n"
        "  note={C:\\Papers\\b.pdf}}\n"
    )

    report = import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT)

    assert report.notices == (
        "private fields are kept in the entry files and not exported: "
        "__markedentry (1), abstract (2), file (1), note (1)",
    )
    assert works(root, settings)["b"].entry.get("__markedentry") == "x"
    again = import_(AddContext(root, settings, NOBODY, TODAY), [file], SFT)
    assert again.notices == ()
