"""Lines written by hand: what becomes an entry, what changes one, what is refused."""

import re
from pathlib import Path

import pytest

from synthlit.errors import MissingMarkers, SynthlitError
from synthlit.library import store
from synthlit.model.record import Record
from synthlit.settings import Settings
from synthlit.workflows.edit import rename
from synthlit.workflows.export import export
from synthlit.workflows.report import Cause, Status
from tests.workflows.absorb.conftest import (
    INDEX,
    OUTCOME,
    PROCESS,
    RECORDS,
    Absorbing,
    edit,
    git,
    under,
)

LIST = "01_RLVR/README.md"

# Every shape in which people write a line: {t} title, {f} first author's family name, {i} id.
SHAPES = (
    "- [{t}](https://arxiv.org/abs/{i}) - {f} et al. (arXiv 2025)",
    "* [{t}](https://arxiv.org/abs/{i}) - {f} et al. (arXiv 2025)",
    "+ [{t}](https://arxiv.org/abs/{i}) - {f} et al.",
    "1. [{t}](https://arxiv.org/abs/{i}) - {f} et al. (arXiv)",
    "[{t}](https://arxiv.org/abs/{i}) - {f} et al. (ICLR 2025)",
    "- [{t}](https://arxiv.org/abs/{i}) – {f} et al. (ICML 2025)",
    "- [{t}](https://arxiv.org/abs/{i}) — {f} et al. (2025)",
    "- [{t}](https://arxiv.org/pdf/{i}) - {f} et.al (arXiv 2025)",
    "- [{t}](https://arxiv.org/pdf/{i}v3) - {f} et.al. (arXiv 2025)",
    "- [{t}](https://arxiv.org/pdf/{i}v2.pdf) - {f} et al",
    "- [{t}](http://arxiv.org/abs/{i}v1) - {f} and others (arXiv 2025)",
    "- [{t}](https://www.alphaxiv.org/abs/{i}) - {f} et al. (arXiv 2025)",
    "- [{t}](https://huggingface.co/papers/{i}) - {f} et al. (arXiv 2025)",
    "- [{t}](https://arxiv.org/html/{i}v1#S2) - {f} et al. (arXiv 2025)",
    "- [{t}](https://doi.org/10.48550/arXiv.{i}) - {f} et al. (arXiv 2025)",
    "- https://arxiv.org/abs/{i}",
    "https://arxiv.org/abs/{i}",
    "* https://arxiv.org/pdf/{i}v4",
    "- <https://arxiv.org/abs/{i}>",
    "- [https://arxiv.org/abs/{i}](https://arxiv.org/abs/{i})",
)  # fmt: skip

HOPELESS = (
    ("- [Nobody Wrote This](https://example.com/x) - Nobody", "says that it is a work"),
    ("- [A Wrong Number](https://arxiv.org/abs/2399.00001) - Nobody et al. (arXiv 2023)", ""),
    ("- [Not In The Index](https://arxiv.org/abs/2301.00001) - Nobody et al. (arXiv 2023)",
     "not in the embedded index"),
    ("- [Cooking Rice And Beans](https://arxiv.org/abs/2412.12175) - Sclar et al. (arXiv 2024)",
     "another paper"),
    ("- [Two](https://arxiv.org/abs/2412.12175) [pdf](https://arxiv.org/abs/2412.12146) - X",
     ""),
    ("- [Explore Theory of Mind: Program-guided adversarial data generation for theory of mind "
     "reasoning](https://example.com/paper) - Nobody et al. (arXiv 2024)", "other authors"),
    ("- [](https://example.com/) - Nobody et al. (ICLR 2024)", ""),
    ("- [On OpenReview](https://openreview.net/group?id=ICLR.cc) - Nobody et al. (ICLR 2024)",
     "says that it is a work"),
    ("- https://arxiv.org/abs/2313.00001", ""),
    ("- [Month Thirteen](https://arxiv.org/abs/2313.00001) - Nobody et al. (arXiv 2023)", ""),
    ("- [No Link Here] - Nobody et al. (ICLR 2024)", ""),
    ("- **Bold Alone** (Argilla)", ""),
    ("- [By Another Scheme](ftp://example.com/x) - Nobody et al. (ICLR 2024)", ""),
    ("- [A Script](javascript:alert(1)) - Nobody et al. (ICLR 2024)", ""),
    ("- [Empty]() - Nobody et al. (ICLR 2024)", ""),
    ("[Two](https://arxiv.org/abs/2412.12175), [Works](https://arxiv.org/abs/2412.12146)",
     "two works"),
    ("- [Two](https://arxiv.org/abs/2412.12175) [Works](https://arxiv.org/abs/2412.12146)",
     "two works"),
    ("https://arxiv.org/abs/2412.12175 https://arxiv.org/abs/2412.12146", "cannot be read"),
    ("A remark that somebody left in the list.", "cannot be read"),
    ("- A list item without a link", "cannot be read"),
    ("- [A part of the list](#process-supervision)", "cannot be read"),
    ("### A Heading That No Section Has", "cannot be read"),
    ("<!-- a comment -->", "cannot be read"),
)  # fmt: skip


def sample(number: int) -> list[Record]:
    """Return papers of the index with several words in their titles and persons as authors."""
    usable = [
        record
        for record in INDEX
        if len(record.title.split()) > 5 and " " in record.authors[0] and len(record.authors) > 2
    ]
    step = len(usable) // number
    return usable[: step * number : step]


def line(shape: str, record: Record) -> str:
    """Return a paper's line in a shape."""
    title = record.title.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    family = record.authors[0].rsplit(" ", 1)[-1]
    return shape.format(t=title, f=family, i=record.arxiv)


def entries(root: Path, settings: Settings) -> dict[str, tuple[str, list[str], str]]:
    """Return section, names and title of each work, by arXiv identifier."""
    works = store.load(root, settings).works
    return {
        str(work.entry.arxiv): (
            str(work.section),
            [name.display for name in work.entry.authors],
            work.entry.title,
        )
        for work in works
    }


def test_forty_lines_in_every_shape(listed: Path, settings: Settings, absorbing: Absorbing) -> None:
    """Each becomes one entry of the right paper in the right section; git sees nothing else."""
    papers = sample(40)
    shapes = [*SHAPES, *SHAPES]
    typed = [line(shape, paper) for shape, paper in zip(shapes, papers, strict=True)]
    under(listed / LIST, "Process Supervision (PRM)", *typed[:20])
    under(listed / LIST, "Outcome-based Reinforcement", *typed[20:])

    absorbed = absorbing()

    assert [o.message for o in absorbed.results if o.status is not Status.ADDED] == []
    found = entries(listed, settings)
    for number, paper in enumerate(papers):
        section, names, _ = found[paper.arxiv]
        assert section == str(PROCESS if number < 20 else OUTCOME)
        assert names == list(paper.authors)
    untracked = git(listed, "ls-files", "--others", "--exclude-standard").splitlines()
    assert len(untracked) == 40
    changed = set(git(listed, "diff", "--name-only").splitlines())
    parts = ("all", "rlvr", "rlvr/outcome-based", "rlvr/process-supervision")
    assert changed <= {"README.md", LIST, *(f"bib/{part}.bib" for part in parts)}
    assert export(listed, settings, check=True).stale == ()


@pytest.mark.parametrize(("text", "reason"), HOPELESS)
def test_hopeless_line_is_refused_and_kept(
    listed: Path, settings: Settings, absorbing: Absorbing, text: str, reason: str
) -> None:
    """The reason is reported, no entry is written, and the line stays, below the list."""
    under(listed / LIST, "Process Supervision (PRM)", text)

    absorbed = absorbing()

    assert [result.status for result in absorbed.results] == [Status.FAILED]
    assert reason in absorbed.results[0].message
    assert len(entries(listed, settings)) == 2
    page = (listed / LIST).read_text("utf-8")
    assert text in page.partition("<!-- synthlit:end list -->")[2]


@pytest.mark.parametrize("page", ["README.md", LIST])
@pytest.mark.parametrize("before", ["", "\n"])
def test_two_works_on_one_line(
    listed: Path, settings: Settings, absorbing: Absorbing, page: str, before: str
) -> None:
    """They are reported wherever in the list they are, also directly below a generated line."""
    two = "[A](https://arxiv.org/abs/2412.12175) [B](https://arxiv.org/abs/2412.12146)"
    generated = next(
        row for row in (listed / page).read_text("utf-8").splitlines() if row.startswith("- [")
    )
    edit(listed / page, generated, f"{generated}\n{before}{two}")

    absorbed = absorbing()

    assert [result.status for result in absorbed.results] == [Status.FAILED]
    assert two in (listed / page).read_text("utf-8").partition("<!-- synthlit:end list -->")[2]
    assert len(entries(listed, settings)) == 2


def test_line_above_all_headings(listed: Path, absorbing: Absorbing) -> None:
    """A line in the list that belongs to no section is reported, not dropped."""
    begin = "<!-- synthlit:begin list -->\n"
    edit(listed / "README.md", begin, f"{begin}\n- https://arxiv.org/abs/2412.12175\n")

    (result,) = absorbing().results

    assert result.status is Status.FAILED
    assert "under no heading" in result.message


def test_counts_of_an_export_between(
    listed: Path, settings: Settings, absorbing: Absorbing
) -> None:
    """A summary with a count of works that no known state has was not written by hand."""
    edit(listed / LIST, "2 works · ", "3 works · ")
    edit(listed / "README.md", ") (2)", ") (3)")

    assert absorbing().results == ()


def test_heading_edited_by_hand(listed: Path, absorbing: Absorbing) -> None:
    """The generated lines below it stay generated, as the anchor above names the section."""
    edit(listed / LIST, "## Outcome-based Reinforcement", "## Outcome-based reinforcement")

    results = absorbing().results

    assert [result.message for result in results] == ["it cannot be read as the line of a work"]


def test_page_without_markers(listed: Path, absorbing: Absorbing) -> None:
    """Without its markers a page cannot be compared, and the user learns which are missing."""
    edit(listed / LIST, "<!-- synthlit:begin list -->", "")
    edit(listed / LIST, "<!-- synthlit:end list -->", "")

    with pytest.raises(MissingMarkers, match=r"01_RLVR/README\.md") as caught:
        absorbing(dry_run=True)

    assert "synthlit:begin list" in caught.value.message + caught.value.hint


def test_nothing_by_hand(listed: Path, absorbing: Absorbing) -> None:
    """Nothing is reported and nothing is written."""
    assert absorbing().results == ()
    assert git(listed, "status", "--porcelain") == ""


def test_lists_that_are_merely_stale(
    listed: Path, settings: Settings, absorbing: Absorbing
) -> None:
    """A line that an earlier state of its entry generated was not written by hand."""
    rename(listed, settings, "sullivan2025grpo", "grpo")
    file = listed / "entries/rlvr/outcome-based/grpo.bib"
    edit(file, "GRPO", "GSPO")

    assert absorbing().results == ()


def test_fingerprint_of_another_state(listed: Path, absorbing: Absorbing) -> None:
    """A fingerprint that no state of the entries has, as after a merge, is not handwritten."""
    page = listed / "01_RLVR/README.md"
    text = re.sub(r"(?<=fingerprint )[0-9a-f]{16}", "0" * 16, page.read_text("utf-8"))
    page.write_text(text, "utf-8")

    assert absorbing().results == ()


def test_removed_work_does_not_come_back(listed: Path, absorbing: Absorbing) -> None:
    """Its line, which is still on the page, is out of date, not new."""
    (listed / "entries/rlvr/outcome-based/sullivan2025grpo.bib").unlink()

    assert absorbing().results == ()


def test_line_that_was_committed(listed: Path, settings: Settings, absorbing: Absorbing) -> None:
    """A line by hand is found behind its commit, with or without the base."""
    under(listed / LIST, "Process Supervision (PRM)", "https://arxiv.org/abs/2412.12175")
    git(listed, "commit", "--quiet", "-am", "Add a paper")

    absorbed = absorbing("HEAD~1")

    assert [result.status for result in absorbed.results] == [Status.ADDED]
    assert entries(listed, settings)["2412.12175"][0] == "rlvr/process-supervision"


def test_line_in_the_root_readme(listed: Path, settings: Settings, absorbing: Absorbing) -> None:
    """Under a section's heading there, it goes into the section."""
    under(listed / "README.md", "02. General SFT", "- https://arxiv.org/abs/2412.12175")

    absorbing()

    assert entries(listed, settings)["2412.12175"][0] == "sft"


def test_work_named_in_its_section_on_the_front_page(listed: Path, absorbing: Absorbing) -> None:
    """A work of a subsection stands in its section already."""
    under(listed / "README.md", "01. RLVR & Verifiable Reinforcement",
          "- https://arxiv.org/abs/2509.21154")  # fmt: skip

    assert [result.status for result in absorbing().results] == [Status.SKIPPED]


def test_line_outside_the_generated_part_goes(
    listed: Path, settings: Settings, absorbing: Absorbing
) -> None:
    """What was absorbed behind the markers is in the list, and not behind them any more."""
    page = listed / LIST
    page.write_text(page.read_text("utf-8") + "\n- https://arxiv.org/abs/2412.12175\n", "utf-8")

    absorbing()

    text = page.read_text("utf-8")
    assert text.count("2412.12175") == 1
    assert "2412.12175" in text.partition("<!-- synthlit:end list -->")[0]


def test_differences_are_reported(listed: Path, absorbing: Absorbing) -> None:
    """What was typed and is another in the record is reported, and the venue is kept as a claim."""
    text = "- [Explore Theory of Mind](https://arxiv.org/abs/2412.12175) - Sclar et al. (ICLR 2025)"
    under(listed / LIST, "Process Supervision (PRM)", text)

    result = absorbing().results[0]

    assert [notice.partition(":")[0] for notice in result.notices] == ["title", "venue", "year"]
    assert result.work is not None
    assert result.work.entry.get("claimedref") == "ICLR 2025"


def test_correction_inside_a_generated_line(
    listed: Path, settings: Settings, absorbing: Absorbing
) -> None:
    """A venue and year that somebody corrected change the entry."""
    edit(listed / LIST, "Sullivan (arXiv 2025)", "Sullivan (ICLR 2026)")

    absorbed = absorbing()

    assert [result.status for result in absorbed.results] == [Status.CHANGED]
    entry = store.load(listed, settings).get("sullivan2025grpo").entry
    assert (entry.get("venue"), entry.get("year")) == ("ICLR", "2026")
    assert "Sullivan (ICLR 2026)" in (listed / LIST).read_text("utf-8")


def test_title_note_and_code_by_hand(
    listed: Path, settings: Settings, absorbing: Absorbing
) -> None:
    """They are taken over, escaped as an entry needs."""
    old = "- [GRPO is Secretly a Process Reward Model](https://arxiv.org/abs/2509.21154)"
    rest = " - Sullivan (arXiv 2025)"
    edit(
        listed / LIST,
        old + rest,
        old.replace("GRPO is", "GRPO & PRM: GRPO is") + rest
        + " · [code](https://github.com/a/b)\n  > Shows it for 50% of runs.",
    )  # fmt: skip

    absorbing()

    entry = store.load(listed, settings).get("sullivan2025grpo").entry
    assert entry.get("title") == r"{GRPO} \& {PRM}: {GRPO} is Secretly a Process Reward Model"
    assert entry.get("code") == "https://github.com/a/b"
    assert entry.get("annotation") == r"Shows it for 50\% of runs."


def test_moved_line_moves_the_work(listed: Path, settings: Settings, absorbing: Absorbing) -> None:
    """A line that stands elsewhere than its entry was moved by hand."""
    text = (listed / LIST).read_text("utf-8")
    row = next(row for row in text.splitlines() if "2509.21154" in row)
    edit(listed / LIST, row + "\n", "")
    under(listed / LIST, "Process Supervision (PRM)", row)

    absorbing()

    assert store.load(listed, settings).get("sullivan2025grpo").section == PROCESS


def test_line_in_a_second_section(listed: Path, settings: Settings, absorbing: Absorbing) -> None:
    """A work that somebody lists elsewhere too is also listed there."""
    under(listed / LIST, "Process Supervision (PRM)", "https://arxiv.org/abs/2509.21154")

    absorbed = absorbing()

    assert [result.status for result in absorbed.results] == [Status.CHANGED]
    assert store.load(listed, settings).get("sullivan2025grpo").sections == (OUTCOME, PROCESS)


def test_work_that_is_there_already(listed: Path, absorbing: Absorbing) -> None:
    """The same paper in its own section again is skipped, with its key."""
    under(listed / LIST, "Outcome-based Reinforcement", "https://arxiv.org/abs/2509.21154v2")

    result = absorbing().results[0]

    assert result.status is Status.SKIPPED
    assert "sullivan2025grpo" in result.message


def test_title_without_identifier(listed: Path, settings: Settings, absorbing: Absorbing) -> None:
    """A title that one paper of the index has, with its author, is that paper."""
    record = RECORDS["2412.12175"]
    text = f"- [{record.title}](https://example.com/tom) - Sclar et al. (2024)"
    under(listed / LIST, "Process Supervision (PRM)", text)

    absorbing()

    assert "2412.12175" in entries(listed, settings)


def test_dry_run_writes_nothing(listed: Path, absorbing: Absorbing) -> None:
    """A rehearsal reports what would become of the line."""
    under(listed / LIST, "Process Supervision (PRM)", "https://arxiv.org/abs/2412.12175")
    before = git(listed, "status", "--porcelain")

    absorbed = absorbing(dry_run=True)

    assert [result.status for result in absorbed.results] == [Status.ADDED]
    assert git(listed, "status", "--porcelain") == before


def test_unknown_revision(absorbing: Absorbing) -> None:
    """A base that git does not know is an error, not an empty answer."""
    with pytest.raises(SynthlitError, match="no revision"):
        absorbing("nowhere")


def test_unreached_identifier(listed: Path, absorbing: Absorbing) -> None:
    """What nobody could be asked about is exit 4."""
    under(listed / LIST, "Process Supervision (PRM)", "https://arxiv.org/abs/2301.00001")

    absorbed = absorbing()

    assert absorbed.results[0].cause is Cause.UNREACHED
    assert absorbed.exit_status == 4
