"""Sections proposed for the headings of a list."""

import pytest

from synthlit.library.candidates import CandidateList, PaperFacts
from synthlit.markdown.papers import read
from synthlit.markdown.proposals import (
    Proposal,
    SectionProposals,
    outline,
    title_slug,
    without_number,
)
from synthlit.model.section import SectionPath, is_slug

WORK = "- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050)\n"


def shape(outline: SectionProposals) -> list[tuple[str, int, list[tuple[str, int]]]]:
    """Return slugs and numbers of works, section by section."""
    return [
        (part.slug, len(part.items), [(sub.slug, len(sub.items)) for sub in part.subsections])
        for part in outline.sections
    ]


def test_headings_become_sections_and_subsections() -> None:
    """The file's title is over all; below it stand sections, and in them subsections."""
    text = (
        f"# Awesome\n\n## 1. Surveys\n{WORK}\n## 2. Methods & Data\n\n### 2.1 From Scratch\n{WORK}"
        f"{WORK}\n### 🔥 Evolution\n{WORK}\n## Contributing\n\nWrite to us.\n"
    )

    found = outline(read(text))

    assert shape(found) == [
        ("surveys", 1, []),
        ("methods-data", 0, [("from-scratch", 2), ("evolution", 1)]),
    ]
    section = found.sections[1]
    assert (section.title, section.anchors) == ("2. Methods & Data", ("2-methods--data",))
    assert section.subsections[0].anchors == ("21-from-scratch",)
    assert found.notices == ()


def test_every_work_has_its_place() -> None:
    """The places of all works are reported in one go."""
    found = outline(read(f"# A\n\n## B\n{WORK}\n### C\n{WORK}\n## D\n{WORK}"))

    assert [path for path, _ in found.filed()] == [
        SectionPath("b"), SectionPath("b", "c"), SectionPath("d"),
    ]  # fmt: skip
    assert all(isinstance(item.work, PaperFacts) for _, item in found.filed())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (WORK, [("works", 1, [])]),
        (f"# Only\n{WORK}", [("only", 1, [])]),
        (f"# Awesome\n\n## Papers\n{WORK}", [("papers", 1, [])]),
        (f"# Awesome\n{WORK}\n## B\n{WORK}", [("awesome", 1, []), ("b", 1, [])]),
        (f"# Awesome\n\n## Papers\n{WORK}\n### B\n{WORK}", [("papers", 1, [("b", 1)])]),
        (f"## A\n{WORK}\n## B\n{WORK}\n## A\n{WORK}", [("a", 1, []), ("b", 1, []), ("a-2", 1, [])]),
        (f"# A\n## X\n### 2024\n{WORK}\n## Y\n### 2024\n{WORK}",
         [("x", 0, [("2024", 1)]), ("y", 0, [("2024", 1)])]),
        (f"# A\n## ?\n{WORK}\n## …!\n{WORK}", [("section", 1, []), ("section-2", 1, [])]),
        (f"# A\n## 合成数据\n{WORK}\n## B\n{WORK}", [("hechengshuju", 1, []), ("b", 1, [])]),
        ("# Nothing\n\n## Here\n", []),
    ],
)  # fmt: skip
def test_headings_of_every_shape(text: str, expected: list[object]) -> None:
    """One heading, none, repeated ones, and ones without letters still make sections."""
    assert shape(outline(read(text))) == expected


def test_anchor_set_by_hand_is_the_slug() -> None:
    """Where a heading has an anchor of its own, links to it go on working."""
    text = f'# A\n\n<a id="prm"></a>\n\n## Process Supervision (PRM)\n{WORK}\n## B\n{WORK}'

    first = outline(read(text)).sections[0]

    assert (first.slug, first.anchors) == ("prm", ("process-supervision-prm", "prm"))


def test_deeper_headings_fold_into_the_subsection() -> None:
    """A third level has no place of its own, and a notice says which heading that was."""
    text = f"# A\n## B\n### C\n#### D\n{WORK}\n#### E\n{WORK}\n## F\n{WORK}"

    found = outline(read(text))

    assert shape(found) == [("b", 0, [("c", 2)]), ("f", 1, [])]
    assert [notice.partition(" is too deep")[0] for notice in found.notices] == [
        "line 4: 'D'", "line 7: 'E'",
    ]  # fmt: skip


def test_slugs_stay_apart_however_many_there_are() -> None:
    """Headings of one name get slugs of their own, all of them usable."""
    text = "".join(f"## {'Same words again ' * 9}\n{WORK}\n" for _ in range(12))

    slugs = [part.slug for part in outline(read(f"# A\n\n{text}")).sections]

    assert len(set(slugs)) == 12
    assert all(map(is_slug, slugs))


@pytest.mark.parametrize(
    ("title", "bare", "slug"),
    [
        ("01. Pretraining Scaling (Universal Corpus)", "Pretraining Scaling (Universal Corpus)",
         "pretraining-scaling-universal-corpus"),
        ("4.1. Pre-training", "Pre-training", "pre-training"),
        ("2.2 Existing LLM", "Existing LLM", "existing-llm"),
        ("A. Before ChatGPT", "Before ChatGPT", "before-chatgpt"),
        ("📊 1) Evaluation", "Evaluation", "evaluation"),
        ("2024", "2024", "2024"),
        ("3D Vision", "3D Vision", "3d-vision"),
        ("12 Angry Models", "12 Angry Models", "12-angry-models"),
        ("Œuvre élargie", "Œuvre élargie", "oeuvre-elargie"),
        ("🔥", "🔥", "fire"),
        ("?", "?", ""),
    ],
)  # fmt: skip
def test_numbers_before_a_title_are_no_part_of_its_slug(title: str, bare: str, slug: str) -> None:
    """What counts the headings goes; numbers that belong to the words stay."""
    assert without_number(title) == bare
    assert title_slug(title) == slug


def test_empty_sheet_has_no_sections() -> None:
    """Where there are no works, there is nothing to propose."""
    assert outline(CandidateList()) == SectionProposals(())
    assert list(SectionProposals((Proposal("a", "A"),)).filed()) == []
