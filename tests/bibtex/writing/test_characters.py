"""Characters that LaTeX can print."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex.writing.characters import accented, ascii_text, ascii_value, printable
from synthlit.model.latex.plain import from_text
from synthlit.model.latex.scan import balanced


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Díaz, Łukasz, Đorđe, Müller", "Díaz, Łukasz, Đorđe, Müller"),
        ("“a” – b’s † ×", "“a” – b’s † ×"),
        ("τ-bench", r"$\tau$-bench"),
        ("Δ-learning", r"{$\Delta$}-learning"),
        ("S²R and TC⁰, V₁", "S²R and TC$^0$, V$_1$"),
        ("a → b ≥ c − d", r"a $\rightarrow$ b $\geq$ c $-$ d"),
        ("a<b|c>", r"a\textless{}b\textbar{}c\textgreater{}"),
        ("$a<Δ$ | $x−y$", r"$a<{\Delta}$ \textbar{} $x-y$"),
        ("Nguyễn Thị Ọ", r"Nguy{\~{\^e}}n Th{\d{i}} {\d{O}}"),
        ("🛠️ 王小明", "🛠 王小明"),
        # A word of Greek is no formula.
        ("περὶ χρωμάτων, α-divergence", r"περὶ χρωμάτων, $\alpha$-divergence"),
    ],
)
def test_symbols_become_commands(value: str, written: str) -> None:
    """What no LaTeX has a letter for is a command; letters that it has stay."""
    assert printable(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Müller", r"M{\"u}ller"),
        # `\'\i` would be two characters to biber.
        ("Díaz, Loïs, Matîs, Lì", r"D{\'i}az, Lo{\"i}s, Mat{\^i}s, L{\`i}"),
        ("ĩīĭĵǐ", r"{\~i}{\=i}{\u{i}}{\^j}{\v{i}}"),
        ("ıİ", r"{\i}{\.I}"),
        ("Çelik, Yiğit", r"{\c{C}}elik, Yi{\u{g}}it"),
        # pandoc would lose a small letter that is a command.
        ("Đorđe, Þórður", r"{\DJ}orđe, {\TH}{\'o}rður"),
        ("O’Brien", "O'Brien"),
        ("S²R, $τ$² × – $a–b$", r"S{$^2$}R, $τ${$^2$} $\times$ -- $a–b$"),
        ("王小明", "王小明"),
        ("ὅροι", "ὅροι"),
        ("Smith", "Smith"),
    ],
)
def test_accents_become_commands(value: str, written: str) -> None:
    """A letter with an accent is one group; letters of other scripts stay."""
    assert accented(value) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("Müller – “x” … ½", r"M{\"u}ller -- ``x'' \ldots{} {\textonehalf}"),
        ("45° ± 3 × ", r"45{\textdegree} $\pm$ 3 $\times$ "),
        ("王小明", "WangXiaoMing"),
        ("Юрий & 50€", "Yuriy & 50EUR"),
        ("«a»", r"\textless{}\textless{}a\textgreater{}\textgreater{}"),
        ("$π表$", "$pBiao$"),
        ("plain", "plain"),
    ],
)
def test_ascii_knows_every_script(value: str, written: str) -> None:
    """Accents are commands, punctuation ligatures, the rest is transliterated."""
    assert ascii_value(value) == written


@given(st.text())
def test_ascii_is_ascii_and_safe(text: str) -> None:
    """Whatever the text, ASCII comes out, and nothing that TeX reads."""
    written = ascii_value(printable(from_text(text)))

    assert written.isascii()
    assert balanced(written)
    assert not re.search(r"(?<!\\)[%#&]", written)


def test_comments_are_transliterated() -> None:
    """Plain text for a comment becomes ASCII words."""
    assert ascii_text("Ångström 王") == "Angstrom Wang"
