"""Mathematics as people read it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.model.latex.symbols import COMMAND_FOR, SCRIPT_FOR, readable


@pytest.mark.parametrize(
    ("math", "text"),
    [
        (r"$\tau$", "τ"),
        ("$R^2$", "R²"),
        (r"$\text{Transformer}^2$", "Transformer²"),
        (r"$\texttt{[MASK]}$", "[MASK]"),
        (r"$45^{\circ}$", "45°"),
        ("$_{2}$", "₂"),
        ("$10^{-5}$", "10⁻⁵"),
        (r"${O}(\log K)$", "O(log K)"),
        (r"$\Pi_{\theta}^{L}$", "Π_θ^L"),
        (r"$x_{i,j}$", "x_(i,j)"),
        ("$x^{}y$", "xy"),
        (r"$\frac{a}{b}$", "a/b"),
        (r"$\sqrt{2}$", "√2"),
        (r"$\alpha\text{-}\beta$", "α-β"),
        (r"$\left\{a\right\}$", "{a}"),
        (r"$a\,b\!c~d$", "a bc d"),
        (r"$\unicode{x2013}$", "–"),
        (r"$\mathbb{R}^n$", "Rⁿ"),
        (r"$\rho x$", "ρx"),
        (r"$50\%$", "50%"),
        (r"$\undefined$", "undefined"),
    ],
)
def test_math_reads_well(math: str, text: str) -> None:
    """Math of titles becomes the characters that stand for it."""
    assert readable(math) == text


@given(st.lists(st.sampled_from([*"ab \\{}^_$,.!12", "\\tau", "\\frac{", "^{"])))
def test_any_math_is_one_line(pieces: list[str]) -> None:
    """Whatever stands between dollars, something on one line comes back."""
    shown = readable(f"${''.join(pieces)}$")

    assert shown == " ".join(shown.split())


def test_symbols_have_commands_both_ways() -> None:
    """What is written as a command reads as the character again."""
    for character, command in COMMAND_FOR.items():
        assert readable(f"$\\{command}$") == character
    for character, script in SCRIPT_FOR.items():
        assert readable(f"${script}$") == character
