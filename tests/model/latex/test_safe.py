"""Nothing that is given to TeX can do more than print."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from synthlit.model.latex.commands import only_prints
from synthlit.model.latex.plain import plain
from synthlit.model.latex.safe import escape_bare, safe_math, typesettable
from synthlit.model.latex.tables import (
    ACCENTS,
    CHARACTER_COMMANDS,
    MATH_COMMANDS,
    SYMBOLS,
    TEXT_COMMANDS,
)

PRINTING = (
    ACCENTS.keys() | CHARACTER_COMMANDS.keys() | MATH_COMMANDS | SYMBOLS.keys() | TEXT_COMMANDS
)
PIECES = [
    "\\", "^", "^^", "^^5c", "^^^^005c", "input", "\\input{x}", "\\write18{ls}", "\\csname",
    "\\endcsname", "\\catcode`", "\\@", "\\@input{x}", "\\\\", "$", "{", "}", "#", "&", "%", "~",
    "\\&", "\\'e", "\\emph{", "\\relax ", "\\href{", "\\url{", "http://a", "run:x", "\n", "a",
    "\\ss", "$x$", "\\(", "\\)", "\\^", "\\-",
]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (r"\input{/etc/passwd}", r"\textbackslash{}input{/etc/passwd}"),
        # The first backslash ends a line, and must not hide the second command.
        (r"\\input{x}", r" input{x}"),
        (r"\\\input{x}", r" \textbackslash{}input{x}"),
        (r"\write18{ls}", r"\textbackslash{}write18{ls}"),
        (r"\csname input\endcsname", r"\textbackslash{}csname input\textbackslash{}endcsname"),
        ("^^5cinput{x}", r"\textasciicircum{}\textasciicircum{}5cinput{x}"),
        (r"\^^5cinput", r"\^\textasciicircum{}5cinput"),
        (r"\@input{x}", r"{}input{x}"),
        (r"\catcode`\@=11", r"\textbackslash{}catcode`{}=11"),
        ("\\", r"\textbackslash{}"),
        (r"$\input{x}$", r"\$\textbackslash{}input{x}\$"),
        (r"$\alpha$ and $\def\x{}$", r"$\alpha$ and \$\textbackslash{}def\x{}\$"),
        ("$&$", r"\$\&\$"),
        ("50% of R&D", r"50\% of R\&D"),
        # Links open what they name.
        (r"\href{run:calc}{x}", r"\textbackslash{}href{run:calc}{x}"),
        (r"\url{run:calc}", r"\textbackslash{}url{run:calc}"),
        # What does not end where it began would stop LaTeX.
        (r"\begin{itemize} a", r"\textbackslash{}begin{itemize} a"),
        (
            r"{\begin{quote}}\end{quote}",
            r"{\textbackslash{}begin{quote}}\textbackslash{}end{quote}",
        ),
        (r"\begin{filecontents}{x}", r"\textbackslash{}begin{filecontents}{x}"),
        (r"\url{file:///etc/passwd}", r"\textbackslash{}url{file:///etc/passwd}"),
    ],
)
def test_commands_become_text(value: str, expected: str) -> None:
    """A command that could do more than print, prints."""
    assert typesettable(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "Let's Verify Step by Step",
        r"R\&D, 100\%, {\'e}, \textbf{x}, {\it y}, U.\,S., data\-base",
        r"an $O(n^2)$ bound and $\mathbb{R}^{d}$",
        r"\href{https://a.b/c_d}{x} \url{http://a.b}",
        r"\textbackslash{}input",
        r"a \begin{itemize}\item b\end{itemize} c",
        r"\url{learnlatex.org}, \cs{parshape}, \METAFONT",
    ],
)
def test_what_only_prints_stays(value: str) -> None:
    """Commands that print, and safe math, are left as they are."""
    assert typesettable(value) == value


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
@example(r"\ss\@o")
def test_nothing_dangerous_survives(value: str) -> None:
    """Whatever is thrown at it, only commands that print are left, and no `^^`."""
    safe = typesettable(value)
    for name in re.findall(r"\\([A-Za-z]+)", safe):
        assert name in PRINTING or only_prints(name)
    assert "^^" not in safe
    assert not safe.endswith("\\")
    assert not re.search(r"\\(?:url|href)\s*\{(?!\s*(?:https?|ftp)://)", safe)
    assert typesettable(safe) == safe


@pytest.mark.parametrize(
    ("math", "safe"),
    [
        ("$x$", True),
        (r"$\frac{a}{b} \le \{x\} \|y\|$", True),
        (r"$\operatorname{KL}(p\,\|\,q)$", True),
        (r"$\mathrm{pass}@k$", True),
        (r"$\def\x$", False),
        ("$x^^5c$", False),
        ("$a & b$", False),
        ("$a % b$", False),
        (r"$\%$", True),
        (r"$\{$", False),
        (r"$\\$", False),
    ],
)
def test_safe_math(math: str, safe: bool) -> None:
    """Math is safe where its braces match and all its commands draw."""
    assert safe_math(math) is safe


def test_command_that_became_text_still_reads() -> None:
    """People read what stood there."""
    assert plain(typesettable(r"see \input{x}")) == r"see \inputx"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("R&D at 100%, a_b #1 for $5", r"R\&D at 100\%, a\_b \#1 for \$5"),
        (r"R\&D \% \_ \# \$", r"R\&D \% \_ \# \$"),
        # Behind the end of a line the ampersand is bare.
        (r"a\\&b", r"a\\\&b"),
        ("J.~R. Smith", "J.~R. Smith"),
        (r"\~n", r"\~n"),
        (r"\url{http://a.b/c_d%20#e}_", r"\url{http://a.b/c_d%20#e}\_"),
        (r"\href{http://a.b/c_d}{c_d}", r"\href{http://a.b/c_d}{c\_d}"),
        ("$a_b & c$", "$a_b & c$"),
    ],
)
def test_escape_bare(value: str, expected: str) -> None:
    """Bare characters are escaped; what is escaped, math and addresses stay."""
    assert escape_bare(value) == expected
    assert escape_bare(expected) == expected
