"""Titles of two papers are separated from two titles of one."""

import pytest

from synthlit.lint.rules.listed_papers import differ


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (
            "Principle-Driven Self-Alignment of Language Models from Scratch",
            "Self-Alignment with Instruction Backtranslation",
            True,
        ),
        ("Let's Verify Step by Step", "Code Generation with Generated Tests", True),
        ("Math-Shepherd", "Math-Shepherd: Verify and Reinforce LLMs Step-by-step", False),
        (
            "Enabling Scalable Oversight via Self-Evolving Critic",
            "Self-Evolving Critique Abilities in Large Language Models",
            False,
        ),
        ("S2R: One Thing about Teaching", "S²R: Quite Another about Learning", False),
        ("phi-1", "Textbooks Are All You Need", False),
        ("数学推理", "Let's Verify Step by Step", False),
    ],
)
def test_differ(one: str, other: str, expected: bool) -> None:
    """Only titles that share hardly a word are those of two papers, and short names may be any."""
    assert differ(one, other) is expected
    assert differ(other, one) is expected
