"""Values that TeX only prints."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex.writing.tex_escape import tex_safe
from synthlit.model.latex.commands import only_prints
from synthlit.model.latex.scan import fits_braces
from synthlit.model.latex.tables import (
    ACCENTS,
    CHARACTER_COMMANDS,
    MATH_COMMANDS,
    SYMBOLS,
    TEXT_COMMANDS,
)

PRINTING = {*ACCENTS, *CHARACTER_COMMANDS, *MATH_COMMANDS, *SYMBOLS, *TEXT_COMMANDS}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (r"\emph{a} \& b", r"\emph{a} \& b"),
        (r"\input{/etc/passwd}", r"\textbackslash{}input{/etc/passwd}"),
        (r"$\input{x}$", r"\$\textbackslash{}input{x}\$"),
        ("a } b", r"a \textbraceright{} b"),
        (r"ends in \ ", r"ends in \ "),
        ("x^^5cinput", r"x\textasciicircum{}\textasciicircum{}5cinput"),
        (r"\url{https://a.org/b_c}", r"\url{https://a.org/b_c}"),
        (r"\url{https://a.org/100%}", r"https://a.org/100\%"),
        (r"\href{https://a.org/#x}{the page}", "{the page}"),
        (r"\href{https://a.org/x}{the page}", r"\href{https://a.org/x}{the page}"),
        (r"\href{javascript:alert(1)}{x}", r"\textbackslash{}href{javascript:alert(1)}{x}"),
    ],
)
def test_commands_print_or_are_printed(value: str, written: str) -> None:
    """What only prints stays; what does more, or cannot stand in an argument, is text."""
    assert tex_safe(value) == written


_PIECES = [
    *"\\{}$%#&_^~ aé", "\\input", "\\url{https://a.b/",
    "\\href{https://a.b}{", "\\write18", "\\catcode", "\\emph{", "\\'", "\\@",
    "\\\\", "^^5c", "\\csname",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES)).map("".join))
def test_no_other_command_survives(value: str) -> None:
    """Of any value, only commands that print are left, and its braces match for every reader."""
    written = tex_safe(value)

    assert fits_braces(written)
    assert all(map(only_prints, set(re.findall(r"\\([A-Za-z]+)", written)) - PRINTING))
    assert "^^" not in written
    assert not re.search(r"\\url\s*\{[^{}]*[%#]", written)
