"""Values and the text that people read stand for each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.model.latex.accents import decode
from synthlit.model.latex.canonical import canonical
from synthlit.model.latex.plain import from_text, plain
from synthlit.model.latex.safe import typesettable
from synthlit.model.latex.scan import fits_braces
from synthlit.model.text import clean


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Attention Is All You Need", "Attention Is All You Need"),
        ("{DeepSeek-R1}: Incentivizing", "DeepSeek-R1: Incentivizing"),
        (r"R\&D, 100\%, a\_b, \#1, \$5, \{x\}", "R&D, 100%, a_b, #1, $5, {x}"),
        (r"Erd{\H{o}}s", "Erdős"),
        (r"\emph{all} \textbf{you} {\it need}", "all you need"),
        (r"\href{http://a.b/c}{a link}", "a link"),
        (r"\url{http://a.b/c_d}", "http://a.b/c_d"),
        ("J.~R. Smith", "J. R. Smith"),
        (r"U.\,S. and\ so\;on\!", "U. S. and so on"),
        (r"data\-base, NASA\@.", "database, NASA."),
        (r"one\\two", "one two"),
        ("``Skill issues'': a study", "“Skill issues”: a study"),
        # Quotes are TeX's only in pairs.
        ("\"Skill issues''", "\"Skill issues''"),
        ("``open", "``open"),
        ("``a`` b''", "“a`` b”"),
        ("an $O(n^2)$ bound", "an $O(n^2)$ bound"),
        (r"on \(x\)", "on $x$"),
        (r"\textbackslash{}input \textasciitilde x \textasciicircum{}", r"\input ~x ^"),
        # A command that is not known stays to be seen.
        (r"\LaTeX{} \foo bar", r"\LaTeX \foo bar"),
        (r"\unknown", r"\unknown"),
    ],
)
def test_plain(value: str, expected: str) -> None:
    """People read no escapes and no braces; math stays TeX."""
    assert plain(value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Let's Verify Step by Step", "Let's Verify Step by Step"),
        ("R&D at 100%", r"R\&D at 100\%"),
        ("a_b #1 $5 {x} ~ ^", r"a\_b \#1 \$5 \textbraceleft{}x\textbraceright{} "
         r"\textasciitilde{} \textasciicircum{}"),
        ("an $O(n^2)$ bound", "an $O(n^2)$ bound"),
        (r"$\input{x}$", r"\$\textbackslash{}input\textbraceleft{}x\textbraceright{}\$"),
        (r"\textsc{rfPG}", r"\textbackslash{}textsc\textbraceleft{}rfPG\textbraceright{}"),
        # arXiv gives accents as TeX.
        (r"Fr\'echet regression", "Fréchet regression"),
        (r"LLMzSz{\L}", "LLMzSzŁ"),
        ("  spaces\u200b \n and lines", "spaces and lines"),
    ],
)  # fmt: skip
def test_from_text(text: str, expected: str) -> None:
    """A text from elsewhere becomes a value that shows it and runs nothing."""
    assert from_text(text) == expected


TEXTS = st.text(
    st.one_of(st.sampled_from("\\{}$&%_#~^ '`\"-aB\n\u200b\ufdd0\ue000"), st.characters())
)


@given(TEXTS)
def test_what_is_made_of_text_shows_the_text(text: str) -> None:
    """A text that has no TeX of its own comes back from its value, whatever is in it."""
    value = from_text(text)
    cleaned = clean(text)
    if decode(cleaned) == cleaned and not ("``" in cleaned and "''" in cleaned):
        assert plain(value) == cleaned
    assert from_text(plain(value)) == value


@given(TEXTS)
def test_what_is_made_of_text_is_canonical_and_safe(text: str) -> None:
    """The value is canonical, can stand in a file, and has nothing that TeX would run."""
    value = from_text(text)
    assert canonical(value) == value
    assert fits_braces(value)
    assert typesettable(value) == value


@given(st.text("aA é{}\u0301\u200b\u2028%&_#^'\t") | st.text())
def test_a_value_without_commands_reads_as_one_with_a_tie_before_it(value: str) -> None:
    """The short way for values with no TeX but braces gives what the long way gives."""
    if "\\" not in value and "$" not in value:
        assert plain(f"{{}}{value}") == plain(f"~{value}")
