"""Works of handwritten lines become entries, each once, in all sections that list it."""

from pathlib import Path

import pytest

from synthlit.library import store
from synthlit.library.library import Work
from synthlit.model.section import SectionPath
from synthlit.settings import Settings, load
from synthlit.sources.lookup import Sources
from synthlit.workflows.import_ import Filing, import_
from synthlit.workflows.init_from_list import init_from_list
from synthlit.workflows.reload import AddContext, NewListContext
from synthlit.workflows.report import Status, WorkReport
from tests.workflows.conftest import TODAY, Memory

STEP = "[Let's Verify Step by Step](https://arxiv.org/abs/2305.20050)"
MATH = "[DeepSeekMath](https://arxiv.org/abs/2402.03300)"


def importing(
    root: Path, settings: Settings, arxiv: Memory, text: str, filing: Filing
) -> tuple[WorkReport, dict[str, Work]]:
    """Import a list, and return the report and the works by key."""
    file = root / "list.md"
    file.write_text(text, "utf-8")
    context = AddContext(root, settings, Sources((arxiv,), Memory({}, "index")), TODAY)
    report = import_(context, [file], filing)
    return report, {work.key: work for work in store.load(root, settings).works}


def test_a_new_list_has_works_in_all_their_sections(tmp_path: Path, arxiv: Memory) -> None:
    """Each later line of a work adds its section to `also`; one under News adds none."""
    (tmp_path / "README.md").write_text(
        f"# L\n\n## Proofs\n\n- {STEP}\n\n## Tools\n\n- {STEP}\n- {MATH}\n\n"
        f"## News\n\n- {STEP}\n\n## More\n\n- {STEP}\n\n## Proofs again\n\n- {STEP}\n- {STEP}\n",
        "utf-8",
    )
    sources = Sources((arxiv,), Memory({}, "index"))

    found = init_from_list(NewListContext(tmp_path, sources, TODAY), "", tmp_path / "README.md")

    assert found.report.exit_status == 0
    works = {work.key: work for work in store.load(tmp_path, load(tmp_path, {})).works}
    assert works["lightman2023lets"].section == SectionPath("proofs")
    assert works["lightman2023lets"].entry.get("also") == "tools, more, proofs-again"
    assert works["shao2024deepseekmath"].entry.get("also") == ""
    messages = [each.message for each in found.report.of(Status.SKIPPED)]
    assert [text.partition("; ")[2] for text in messages] == [
        "also listed in tools now", "also listed in more now", "also listed in proofs-again now", ""
    ]  # fmt: skip
    assert (tmp_path / "README.md").read_text("utf-8").count("No works yet") == 0


def test_an_imported_list_has_works_in_all_their_sections(
    root: Path, settings: Settings, arxiv: Memory
) -> None:
    """Headings that name sections file a work in each; a subsection shows it in its section."""
    text = f"# L\n\n## SFT\n\n- {STEP}\n\n## outcome-based\n\n- {STEP}\n\n## RLVR\n\n- {STEP}\n"

    _, works = importing(root, settings, arxiv, text, Filing(None))

    assert works["lightman2023lets"].section == SectionPath("sft")
    assert works["lightman2023lets"].entry.get("also") == "rlvr/outcome-based"


def test_also_of_the_command_counts_for_lines_of_a_list(
    root: Path, settings: Settings, arxiv: Memory
) -> None:
    """`import --also` files the works of a list there too, as it does those of a `.bib` file."""
    filing = Filing(SectionPath("sft"), (SectionPath("rlvr"),))

    _, works = importing(root, settings, arxiv, f"# L\n\n- {STEP}\n", filing)

    assert works["lightman2023lets"].entry.get("also") == "rlvr"


def test_what_only_the_line_says_is_in_the_entry(
    root: Path, settings: Settings, arxiv: Memory
) -> None:
    """The page of the publication, the nickname and the venue; a preprint is no venue."""
    text = (
        "# L\n\n- (**PRM-9**) Let's Verify Step by Step "
        "[[ICLR 2024](https://openreview.net/forum?id=v8L0pN6EOi)] "
        "[[arXiv](https://arxiv.org/abs/2305.20050)] [[code](https://github.com/a/prm)]\n"
        f"- **{MATH}** *Zhihong Shao, Peiyi Wang.* Preprint'24\n"
    )

    report, works = importing(root, settings, arxiv, text, Filing(SectionPath("sft")))

    step, math = works["lightman2023lets"].entry, works["shao2024deepseekmath"].entry
    assert step.get("url") == "https://openreview.net/forum?id=v8L0pN6EOi"
    assert step.get("shorttitle") == "PRM-9"
    assert step.get("claimedref") == "ICLR 2024"
    assert "claimedref" not in math.fields
    assert not any("no field holds" in text for each in report.results for text in each.notices)


def test_links_of_later_lines_are_in_the_entry_or_reported(
    root: Path, settings: Settings, arxiv: Memory
) -> None:
    """A second line adds the code that the first lacks; another code is reported."""
    text = (
        f"# L\n\n- {STEP}\n- {STEP} [[code](https://github.com/a/one)]\n"
        f"- {STEP} [[code](https://github.com/a/two)]\n"
    )

    report, works = importing(root, settings, arxiv, text, Filing(SectionPath("sft")))

    assert works["lightman2023lets"].entry.get("code") == "https://github.com/a/one"
    assert report.results[-1].notices == ("no field holds 'https://github.com/a/two'",)


WORKS = (
    ("- [Learning Rain](https://openreview.net/forum?id=a1) - Ada Aster, Ben Birch (ICLR 2024)",
     {"author": "Aster, Ada and Birch, Ben", "venue": "ICLR", "year": "2024",
      "url": "https://openreview.net/forum?id=a1"}),
    ("- [Learning Rain](https://aclanthology.org/2023.acl-long.12/), Aster et al., ACL 2023",
     {"author": "Aster and others", "venue": "ACL", "year": "2023",
      "url": "https://aclanthology.org/2023.acl-long.12/"}),
    ("- [Learning Rain](https://doi.org/10.1000/x.1) *Ada Aster, Ben Birch.* CHI 2022.",
     {"author": "Aster, Ada and Birch, Ben", "venue": "CHI", "year": "2022", "doi": "10.1000/x.1"}),
    ("- **Learning Rain** [[paper](https://a.example/r.pdf)] [[code](https://github.com/a/r)]",
     {"url": "https://a.example/r.pdf", "code": "https://github.com/a/r"}),
    ('- "Learning Rain", Ada Aster and Ben Birch, 2021 [[paper](https://a.example/r)]',
     {"author": "Aster, Ada and Birch, Ben", "year": "2021", "url": "https://a.example/r"}),
    ("- [Learning Rain](https://github.com/a/rain) - Ada Aster et al. (2024)",
     {"author": "Aster, Ada and others", "year": "2024", "url": "https://github.com/a/rain"}),
    ("| Title | Authors | Venue | Link |\n| --- | --- | --- | --- |\n"
     "| Learning Rain | Ada Aster | EMNLP 2022 | [pdf](https://aclanthology.org/2022.a-b.5.pdf) |",
     {"author": "Aster, Ada", "venue": "EMNLP", "year": "2022",
      "url": "https://aclanthology.org/2022.a-b.5.pdf"}),
    ('<ul><li><a href="https://doi.org/10.1000/x.1">Learning Rain</a>, Ada Aster, Ben Birch, '
     "2020</li></ul>",
     {"author": "Aster, Ada and Birch, Ben", "year": "2020", "doi": "10.1000/x.1"}),
)  # fmt: skip


@pytest.mark.parametrize(("line", "fields"), WORKS)
def test_a_work_without_a_record_is_what_its_line_says(
    root: Path, settings: Settings, arxiv: Memory, line: str, fields: dict[str, str]
) -> None:
    """It is added without `verified`, and the report says so; its second line changes nothing."""
    text = f"# L\n\n{line}\n\nWords.\n\n{line}\n"

    report, works = importing(root, settings, arxiv, text, Filing(SectionPath("sft")))

    (work,) = works.values()
    assert work.entry.fields == {"title": "Learning Rain", "added": "2026-11-25"} | fields
    first, second = report.results
    assert (first.status, second.status) == (Status.ADDED, Status.SKIPPED)
    assert "it is not verified" in first.notices[0]
    assert second.notices == ()
    assert report.exit_status == 0


NO_WORKS = (
    "- [Soup](https://github.com/a/soup) - A tool for soup.",
    "- [Awesome Rain](https://github.com/a/awesome-rain) - Ada Aster (2024)",
    "- [Rain Project](https://rain.example)",
    "- [Papers of 2023](https://github.com/a/list/blob/main/2023.md)",
    "- Ladders. [[openreview](https://openreview.net/group?id=ICLR.cc)]",
    "- [Volume 202](https://proceedings.mlr.press/v202/) (ICML 2023)",
    "| Title | Venue | Link |\n| --- | --- | --- |\n| Maps | - | [code](https://github.com/a/b) |",
)


@pytest.mark.parametrize("line", NO_WORKS)
def test_a_line_that_is_no_work_is_reported(
    root: Path, settings: Settings, arxiv: Memory, line: str
) -> None:
    """A tool, another list, a page and a volume make no entry."""
    report, works = importing(root, settings, arxiv, f"# L\n\n{line}\n", Filing(SectionPath("sft")))

    assert works == {}
    assert [result.status for result in report.results] == [Status.FAILED]
    number = 5 if line.startswith("|") else 3
    assert report.results[0].request == f"{root / 'list.md'}:{number}"
