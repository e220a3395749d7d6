"""The anchors that GitHub gives to headings."""

import pytest

from synthlit.markdown.anchors import Anchors
from synthlit.markdown.anchors import anchor as anchor_of


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("01. Pretraining Scaling (Universal Corpus)", "01-pretraining-scaling-universal-corpus"),
        ("02. Reasoning & Math (Logic & CoT)", "02-reasoning--math-logic--cot"),
        ("📖 Introduction", "-introduction"),
        # The emoji goes, the variation selector behind it stays: it is a mark.
        ("🛠️ Tools & Frameworks", "\ufe0f-tools--frameworks"),
        ("目录 (Table of Contents)", "目录-table-of-contents"),
        ("Привет, Welt_1 – x", "привет-welt_1--x"),
        ("École ÉTÉ", "école-été"),
        ("Ⓐ 🄰 x²", "ⓐ-🄰-x"),
        ("  spaces   inside ", "spaces---inside"),
        ("a\tb", "ab"),
        ("Process Supervision (PRM)", "process-supervision-prm"),
        ("!?", ""),
    ],
)
def test_headings_get_githubs_anchors(text: str, anchor: str) -> None:
    """Lower case, spaces as hyphens, and of the rest only what is part of words."""
    assert anchor_of(text) == anchor


def test_second_heading_of_a_name_is_numbered() -> None:
    """A number that another heading has by itself is passed over."""
    anchor = Anchors()

    assert [anchor(text) for text in ("X", "x", "X 1", "x", "y")] == [
        "x",
        "x-1",
        "x-1-1",
        "x-2",
        "y",
    ]
