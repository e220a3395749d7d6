"""The parts of a value are split as TeX splits them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.model.latex.scan import (
    balanced,
    dollars,
    fits_braces,
    needs_work,
    outside_math,
    parts,
    parts_of_text,
    units,
)

VALUES = st.lists(
    st.sampled_from(["a", "B", " ", "{", "}", "\\", "$", "5", r"\$", r"\(", r"\)", "é"])
).map("".join)


@pytest.mark.parametrize("value", ["", "Attention", "Let's Verify, Step by Step: (PRM800K)"])
def test_plain_words_need_no_work(value: str) -> None:
    """A value of plain ASCII words is split, for most values are such."""
    assert not needs_work(value)


@pytest.mark.parametrize(
    "value", ["{B}", r"\o", "a & b", "5%", "$x$", "a~b", "a_b", "#", "^", "``", "''", "é", "a  b"]
)
def test_anything_else_needs_work(value: str) -> None:
    """A value with any character that TeX, or a reader of text, takes notice of is looked at."""
    assert needs_work(value)


@pytest.mark.parametrize(
    ("value", "matching"),
    [
        ("", True),
        ("a{b}c", True),
        ("{{a}{b}}", True),
        ("{", False),
        ("}", False),
        ("}{", False),
        ("{{a}", False),
        # BibTeX counts escaped braces.
        (r"\{", False),
        (r"\{\}", True),
    ],
)
def test_balanced_counts_as_bibtex_does(value: str, matching: bool) -> None:
    """Braces match where each is closed, escaped ones counted."""
    assert balanced(value) is matching


@pytest.mark.parametrize(
    ("value", "fits"),
    [
        ("a{B}", True),
        (r"\{a\}", True),
        # BibTeX sees two braces that match, the others one that is open.
        (r"\{}", False),
        (r"{\}", False),
        # The closing brace of the field would be escaped.
        ("a\\", False),
        (r"a\\", False),
        # bibtexparser takes the brace behind a line's end for an escaped one.
        (r"a\\{b}", False),
        (r"a\\ {b}", True),
        # TeX sees a brace that is open.
        (r"\\{a\}", False),
    ],
)
def test_fits_braces_for_every_reader(value: str, fits: bool) -> None:
    """A value fits between braces where BibTeX, bibtexparser and TeX find the same end."""
    assert fits_braces(value) is fits


@pytest.mark.parametrize(
    ("value", "math"),
    [
        ("An $O(n^2)$ bound", ["$O(n^2)$"]),
        ("$x$ and $y$", ["$x$", "$y$"]),
        (r"in $\{\pm1, \pm i\}$", [r"$\{\pm1, \pm i\}$"]),
        ("of $ \\Omega $: five", ["$ \\Omega $"]),
        (r"3$\times$3 and $\mathrm{b\bar{b}}$4q", [r"$\times$", r"$\mathrm{b\bar{b}}$"]),
        (r"$\varprojlim^1$", [r"$\varprojlim^1$"]),
        # TeX knows no money.
        ("From $5 to $10", ["$5 to $"]),
        (r"\$x\$", []),
        (r"a \\$x$", ["$x$"]),
        ("$$ x $$ and $y$", ["$$ x $$", "$y$"]),
        ("$x$$y$", ["$x$", "$y$"]),
        # Text in math may have math of its own.
        (r"$a \mbox{ if $b$}$", [r"$a \mbox{ if $b$}$"]),
        # TeX fails where a dollar is left over, or math ends in another group.
        ("Training a model in $200k", []),
        ("A model in $200k and $x$", ["$x$"]),
        ("{a $x} b$", []),
        ("$$", []),
    ],
)
def test_dollars_pair_up_as_in_tex(value: str, math: list[str]) -> None:
    """Every two dollars are math; where that fails, those are that look like it."""
    assert [part for is_math, part in parts(value) if is_math] == math


@pytest.mark.parametrize(
    ("text", "math"),
    [
        ("An $O(n^2)$ bound", ["$O(n^2)$"]),
        ("From $5 to $10", []),
        ("$ x $", []),
        (r"$ \Omega $ on a 3$\times$3 grid", [r"$ \Omega $", r"$\times$"]),
        ("From $5 to $10 for $x$", ["$x$"]),
    ],
)
def test_dollars_of_a_text_may_be_money(text: str, math: list[str]) -> None:
    """In a text, math stands between dollars that touch it, or contains a command."""
    assert [part for is_math, part in parts_of_text(text) if is_math] == math


@given(st.lists(st.sampled_from(["a", " ", "5", "$", r"\$", r"\a ", "^2"])).map("".join))
def test_no_dollar_is_left_over_where_their_number_is_even(value: str) -> None:
    """What TeX reads without an error has no bare dollar."""
    outside = "".join(part for is_math, part in parts(value) if not is_math)
    if re.sub(r"\\.", "", value).replace("$$", "").count("$") % 2 == 0 and "$$" not in value:
        assert "$" not in re.sub(r"\\.", "", outside)


@given(VALUES)
def test_parts_and_units_give_the_value_back(value: str) -> None:
    """Whatever is taken apart can be put together again."""
    assert "".join(part for _, part in parts(value)) == value
    assert "".join(units(value)) == value


def test_units_are_the_smallest_that_mean_something() -> None:
    """Math, a command with its space, an escaped sign and a character are units."""
    assert list(units(r"\emph {a}\& $x$")) == ["\\emph ", "{", "a", "}", r"\&", " ", "$x$"]


def test_outside_math_leaves_math_alone() -> None:
    """A change reaches all but the math."""
    assert outside_math("a $a$ a", str.upper) == "A $a$ A"
    assert outside_math("a", str.upper) == "A"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (r"on \(\mathscr{A}\)-modules", r"on $\mathscr{A}$-modules"),
        (r"\( x^2 \)", "$x^2$"),
        (r"\(x\)2", "$x$2"),
        (r"\(x", r"\(x"),
        (r"\(a $ b\)", r"\(a $ b\)"),
        (r"\\(x\\)", r"\\(x\\)"),
        (r"\(\)", r"\(\)"),
    ],
)
def test_parenthesised_math_gets_dollars(value: str, expected: str) -> None:
    r"""Math in `\(…\)` is put between dollars where those can be read as math."""
    assert dollars(value) == expected
