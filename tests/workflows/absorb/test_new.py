"""Works of handwritten lines become entries, each once, in all sections that list it."""

from pathlib import Path

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
