"""The TeX in texts of services is read as what it says, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.model.latex.plain import plain
from synthlit.model.latex.printed import printed, value_of
from synthlit.model.latex.safe import typesettable
from synthlit.model.text import clean

# A text of a service, and what it says.
SAYS = [
    (r"Chess\_db for \$5: R\&D at 100\%", "Chess_db for $5: R&D at 100%"),
    (r"\textsc{rfPG} and \texttt{X}", "rfPG and X"),
    (r"{\em all} of {\sc it}", "all of it"),
    (r"\underline{V}alue \underline{S}ign", "Value Sign"),
    (r"Fixed-\texorpdfstring{$\delta$}{delta} Alignment", r"Fixed-$\delta$ Alignment"),
    (r"\texorpdfstring{\foo{a}}{b}-Bench", "b-Bench"),
    (r"Caf{\'e} S\'ami na{\"\i}ve \'{\i} Mod{è}les", "Café Sámi naïve í Modèles"),
    (r"{GSR4B} for {LLM}s", "GSR4B for LLMs"),
    (r"A\textsuperscript{2}FM and H\textsubscript{2}O", "A²FM and H₂O"),
    (r"HPLT~3.0 on Apple~Silicon, Byte-~and", "HPLT 3.0 on Apple Silicon, Byte- and"),
    (r"N \times M for {\epsilon}-Safe \mathsf{VISTA}", "N × M for ϵ-Safe VISTA"),
    (r"Newton$\unicode{x2013}$Schulz", "Newton–Schulz"),
    (r"PCBA \\ via Call\,Recording", "PCBA via Call Recording"),
    (r"\href{https://a.b}{a link} \textbf{\emph{deep}}", "a link deep"),
    (r"a \textbackslash{}cmd \textasciitilde x", r"a \cmd ~x"),
]
# Texts that say what they show.
AS_THEY_ARE = [
    "Let's Verify Step by Step",
    "IUST_PersonReId at 10~20 Hz, ~5 and AdaF^2M^2",
    r"\input{x} and \ECUAS{n} on $\alpha$",
    r"\foo{\textbf{a}}",
    "{0,1}-matrices {sic} and {a",
    "a} b",
    'Linxi "Jim" Fan\'s C# & co. 5% $5',
    "<script>alert(1)</script>",
    f"{'{' * 500}a{'}' * 500}",
    f"{'}' * 500}{'{' * 500}a{'}' * 500}",
    f"{chr(92)}textbf{{".join([""] * 500) + "}" * 499,
]


@pytest.mark.parametrize(("text", "said"), SAYS)
def test_what_is_said(text: str, said: str) -> None:
    """Escapes, fonts and accents are read; the value prints the same."""
    assert clean(printed(text)) == said
    assert plain(value_of(text)) == said


@pytest.mark.parametrize("text", AS_THEY_ARE)
def test_what_means_itself(text: str) -> None:
    """Unknown commands, sets in braces and characters that TeX knows are text."""
    assert printed(text) == text
    assert plain(value_of(text)) == text


def test_an_escaped_dollar_begins_no_math() -> None:
    r"""`\$a\$` is money, `$a$` is math."""
    assert value_of(r"\$a\$ and $a$") == r"\$a\$ and $a$"


def test_in_names_braces_mean_nothing() -> None:
    """No name is written with braces."""
    assert printed("{J}ean {de} {la tour}", braces=False) == "Jean de la tour"


TEXTS = st.text(st.one_of(st.sampled_from("\\{}$&%_#~^ '`\"-aBem"), st.characters()))


@given(TEXTS)
def test_nothing_runs(text: str) -> None:
    """Whatever a service sends, the value has no command but those that print."""
    value = value_of(text)
    assert typesettable(value) == value
    assert printed(text) == printed(text, braces=True)
