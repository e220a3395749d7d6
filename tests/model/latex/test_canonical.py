"""A canonical value says the same as what was pasted, and stays as it is."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from synthlit.model.latex.canonical import canonical, drop_idle_braces, fitted
from synthlit.model.latex.plain import plain
from synthlit.model.latex.scan import fits_braces

PIECES = [
    "a", "B", "é", "e\u0301", "张", "1", "-", ",", " ", "  ", "\n", "{", "}", "$", "&", "%", "_",
    "#", "~", "^", "``", "''", "\\", r"\'", r"\"", r"\c", r"\v ", r"\ss", r"\o", r"\i", r"\&",
    r"\{", r"\}", r"\\", r"\emph{", r"{\em ", r"\url{", r"\alpha", "GPT", "LLMs", "$x$", "$X_1$",
    r"\textasciitilde", r"\textbackslash{}", r"{\"o}", r"\(", r"\)", "\u200b", "\ufdd0", "\ue000",
    r"\input{x}", r"\ldots",
]  # fmt: skip
VALUES = st.lists(st.sampled_from(PIECES), max_size=9).map("".join)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Let's Verify Step by Step", "Let's Verify Step by Step"),
        ("  spaces   and\n\tlines ", "spaces and lines"),
        (r"Schr{\"o}dinger's na\"{\i}ve caf\'e", "Schrödinger's naïve café"),
        ("Cafe\u0301", "Café"),
        ("R&D", r"R\&D"),
        (r"on \(\mathscr{A}\)", r"on $\mathscr{A}$"),
        # Braces that protect a capital mean something, others do not.
        ("{QUAREL:} {A} Dataset", "{QUAREL:} {A} Dataset"),
        ("Wen{-}tau", "Wen-tau"),
        ("{{BERT}}", "{BERT}"),
        ("{{{x}}}", "x"),
        ("{a {B} c}", "{a {B} c}"),
        ("a{}b", "ab"),
        (r"{\textbf{x}}", r"{\textbf{x}}"),
        (r"{x \bf y} z", r"{x \bf y} z"),
        (r"\emph{the} word", r"\emph{the} word"),
        (r"\foo{x}{y}", r"\foo{x}{y}"),
        (r"R\&{d}", r"R\&d"),
        ("{$X$} {$x$}", "{$X$} $x$"),
        (r"{\(\ell\)}2-Norm", r"$\ell$2-Norm"),
        (r"$ \Omega $ on 3$\times$3", r"$ \Omega $ on 3$\times$3"),
        (r"\{x\}", r"\{x\}"),
        # A backslash at the end would escape the closing brace.
        ("and others\\ ", "and others"),
        (r"first \\", "first"),
        (r"a\\{B}", r"a\\ {B}"),
        # Braces that do not match cannot be written in a file.
        ("a { b", r"a \textbraceleft{} b"),
        (r"\{}", r"\textbackslash{}\textbraceleft{}\textbraceright{}"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
    ],
)
def test_canonical(value: str, expected: str) -> None:
    """Each way to write something becomes the one way."""
    assert canonical(value) == expected
    assert canonical(expected) == expected


@given(VALUES)
@example('\\"~\\o')
@example(r"\(\&\)")
def test_canonicalising_is_idempotent(value: str) -> None:
    """A canonical value is its own canonical form, and can stand in a file."""
    once = canonical(value)
    assert canonical(once) == once
    assert fits_braces(once)


WORDS = st.lists(
    st.sampled_from(["a", "B", "é", " ", "{GPT}", "{x}", r"\&", "&", "~", r"{\"o}", "$x$", "--"])
).map("".join)


@given(WORDS)
def test_canonicalising_loses_nothing(value: str) -> None:
    """People read in the canonical value what they read in the pasted one."""
    assert plain(canonical(value)) == plain(value).strip()


def test_idle_braces_stay_where_they_are_not_understood() -> None:
    """Where TeX sees braces that do not match, none is taken away."""
    assert drop_idle_braces(r"{a} \{{}") == r"{a} \{{}"
    assert drop_idle_braces("{a} } {") == "{a} } {"
    # Without the outer pair BibTeX would find the inner ones the wrong way round.
    assert drop_idle_braces(r"{\}\{}") == r"{\}\{}"


def test_fitted_changes_only_what_no_file_can_hold() -> None:
    """A value that fits between braces is left alone."""
    assert fitted(r"\{a\} {B}\ c") == r"\{a\} {B}\ c"
    assert fitted("a\\\\{b}\\") == "a\\\\ {b}"
