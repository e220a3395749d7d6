"""Lines that stand where a work would stand and are none, and lines that mean to be none."""

import pytest

from synthlit.markdown.papers import read

ABS = "https://arxiv.org/abs/2305.20050"
OTHER = "https://arxiv.org/abs/2203.14465"
BEHIND = "- Lightman et al. (ICLR 2024)"


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("- https://arxiv.org/abs/2313.20050", 1, "names no work: 13 is not a month"),
        ("- [Verify](https://arxiv.org/abs/2305.2005) - Lightman", 1, "2305 takes 5 digits"),
        ("- arxiv:2305.1", 1, "arxiv:2305.1 names no work: 2305 takes 5 digits"),
        ("- [cs.CL today](https://arxiv.org/list/cs.CL/recent)", 1, "address of something other"),
        ("- [Verify](https://doi.org/oops) - Lightman", 1, "no work: a DOI has the form 10.PREFIX"),
        (f"- [Verify]({ABS}), [STaR]({OTHER})", 1, "two works are on one line"),
        (f"- [Verify]({ABS}) [[paper]({OTHER})]", 1, "it names 2 arXiv papers, 2305.20050 and"),
        (f"- [Paper Name](Link) {BEHIND}", 1, "'Link' is not an address on the web"),
        (f"- [Verify](./README.md#verify) {BEHIND}", 1, "'./README.md#verify' is not an address"),
        (f"- [Verify](javascript:alert) {BEHIND}", 1, "the link cannot be used: its address"),
        (f"- [Verify](file:///etc/passwd) {BEHIND}", 1, "the link cannot be used: its address"),
        ("- [PDF](https://example.org/verify.pdf)", 1, "has neither a title nor an identifier"),
        ("- https://example.org/verify.pdf", 1, "has neither a title nor an identifier"),
        ("- **Distilabel** (Argilla)", 1, "there is no link, only a name"),
        ("- **Nemotron**", 1, "there is no link, only a name"),
        (f"- We train with [Verify]({ABS}) here", 1, "the work is named within a sentence"),
        (f"text\n\n    - [Verify]({ABS})", 3, "it is indented by four spaces"),
        (f"<details>\n- [Verify]({ABS})\n</details>", 2, "it is inside HTML, where"),
        (f"- [{'V' * 41_000}]({ABS})", 1, "characters, too many for"),
        (f"- {'[' * 900} {ABS}", 1, "it has 900 brackets, too many for the line of a work"),
        (f"[{'V' * 500}]({ABS}) {'x' * 41_000}", 1, "characters, too many for"),
        (f"- [Verify]({ABS})\n  - {'x' * 41_000}", 2, "characters, too many for"),
        ("| Title | Year |\n|---|---|\n| Verify | |\n| [STaR](https://a.org) | |", 3,
         "the row has neither link nor authors nor venue and year"),
        (f"| Title |\n|---|\n| [STaR](https://a.org) |\n| {'x' * 41_000} |", 4,
         "characters, too many for"),
    ],
)  # fmt: skip
def test_line_that_cannot_be_understood_is_reported(text: str, line: int, reason: str) -> None:
    """The reason is reported with the line, and no work is made of it."""
    found = read(text)

    (problem,) = found.problems
    assert problem.line == line
    assert reason in problem.message
    assert all(reason not in str(item.work) for item in found.items)
    assert not any(item.position.line == line for item in found.items)


@pytest.mark.parametrize(
    "text",
    [
        "- Fork the repo.",
        "- ✅ **Generation Pipelines:** How to synthesize data (Self-Instruct, Evolution).",
        "- **Verification.** A deterministic function checks each completion.",
        "- Added 6 papers: GaussianGrasper and Hyper-3DGS (March 2024)",
        "- Karl Cobbe, Vineet Kosaraju, Mohammad Bavarian",
        "- [Contributing](CONTRIBUTING.md)",
        "- [Surveys](#surveys)\n  - [Deep](#deep)",
        "- [**Model-Based**](./01_Pretraining/README.md#model-based) (12)",
        f"3. Format: `[Paper Name](Link) {BEHIND}`",
        f"Prose with [a paper]({ABS}) inside, and {OTHER}.",
        f"[This paper]({ABS}) is about something.",
        "[Website](https://a.org) | [Blog](https://a.org/blog)",
        "[![License](https://img.shields.io/badge/License-MIT-yellow.svg)](LICENSE)",
        "[![Stars](https://img.shields.io/github/stars/a/b)](https://github.com/a/b/stargazers)",
        f"```\n- [Verify]({ABS})\n```",
        f"<!-- - [Verify]({ABS}) -->",
        f"See also: [Verify]({ABS}), [STaR]({OTHER}).",
        f"5 works · [BibTeX]({ABS})",
        "- [Docs](https://docs.example.org)",
        "> a quotation",
        "- [#12](https://github.com/a/b/pull/12) - **Fix a bug in the parser**. It crashed.",
        "| Symbol | Meaning |\n|---|---|\n| x | y |",
        "- 2024.05",
        "---",
        "",
        "# Only a heading",
    ],
)
def test_what_means_to_be_no_work_is_left_alone(text: str) -> None:
    """Prose, contents, badges, code and labels are neither works nor problems."""
    found = read(text)

    assert found.items == ()
    assert found.problems == ()


def test_what_is_left_out_is_counted() -> None:
    """Notices say how much of a list was no work, by kind."""
    text = (
        "- [Surveys](#surveys)\n- Fork the repo.\n- [Verify](https://arxiv.org/abs/2305.20050)\n"
        "  - Key: steps\n\n| Symbol | Meaning |\n|---|---|\n| x | y |\n\n"
        "<td>\n<a href='https://arxiv.org/abs/2203.14465'>STaR</a>\n</td>\n"
    )

    assert read(text).notices == (
        "lines that link to the list itself: line 1",
        "list items that are not works: line 2",
        "tables without works: line 6",
        "HTML that names works and was not read: line 11",
    )


def test_many_lines_of_html_are_shown_in_part() -> None:
    """The first ten lines stand for all."""
    text = "<td>https://arxiv.org/abs/2203.14465</td>\n\n" * 12

    (notice,) = read(text).notices

    assert notice.endswith("line 1, 3, 5, 7, 9, 11, 13, 15, 17, 19 and 2 more")


BROKEN_LINKS = (
    ("- [LLM]([https://github.com/a/llm) - A tool.", "'[https://github.com/a/llm' is not"),
    ("- [Name](http:/arxiv.org/abs/2305.20050)", "'http:/arxiv.org/abs/2305.20050' is not"),
    ("- [Name](https://https://arxiv.org/abs/2305.20050)", "it begins twice"),
)


@pytest.mark.parametrize(("line", "message"), BROKEN_LINKS)
def test_broken_links_are_named(line: str, message: str) -> None:
    """A link that was meant to lead to the web is a problem, and no link to the list itself."""
    found = read(f"# L\n\n{line}\n")

    assert [problem.line for problem in found.problems] == [3]
    assert message in found.problems[0].message
    assert found.notices == ()


def test_links_that_lead_nowhere_yet() -> None:
    """`#` and `TODO` are no links to the list itself."""
    found = read("# L\n\n- [Name](#)\n- [Name](TODO)\n- [Papers](#papers)\n")

    assert found.notices == (
        "lines that link to the list itself: line 5",
        "lines whose link leads nowhere yet: line 3, 4",
    )
    assert found.problems == ()


def test_a_name_above_its_paper_is_reported_once() -> None:
    """The line above `Paper: …` belongs to the work, and is counted nowhere else."""
    found = read("# L\n\n- Name\n  - Paper: [A Title of It](https://arxiv.org/abs/2305.20050)\n")

    assert found.notices == ()
    assert [left.text for left in found.items[0].left] == ["Name"]
