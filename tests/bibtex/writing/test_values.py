"""Values by the kind of their field."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from synthlit.bibtex import canonical
from synthlit.bibtex.writing import values
from synthlit.bibtex.writing.values import value
from synthlit.formats.format import Options
from synthlit.model.fields import ORDER


@pytest.mark.parametrize(
    ("name", "text", "written"),
    [
        ("title", "DeepSeek-R1 for LLMs", "{{DeepSeek-R1} for {LLMs}}"),
        ("title", "{DeepSeek-R1} for {LLMs}", "{{DeepSeek-R1} for {LLMs}}"),
        ("title", "Let's Verify Step by Step", "{Let's Verify Step by Step}"),
        ("title", r"90\%* of $\Delta$", r"{90\%* of {$\Delta$}}"),
        ("booktitle", "Proceedings of the ACL", "{Proceedings of the ACL}"),
        ("month", "March", "mar"),
        ("month", "3", "mar"),
        ("month", "spring", "{spring}"),
        ("month", "may~3", 'may # "~3"'),
        ("month", "8~jan", '"8~" # jan'),
        ("month", "jan/feb", 'jan # "/" # feb'),
        ("month", "Jan./Feb.", "{Jan./Feb.}"),
        ("month", "March 3", "{March 3}"),
        ("month", r"{may}~\"o", 'may # "~ö"'),
        ("month", r"\input{x}~3", r"{\textbackslash{}input{x}~3}"),
        ("month", "JUL", "jul"),
        ("month", "octobre", "{octobre}"),
        ("year", "2024", "{2024}"),
        ("year", "in press", "{in press}"),
        ("year", "c.~1850", "{c.~1850}"),
        ("year", r"\noopsort{2001a}2001", r"{\noopsort{2001a}2001}"),
        ("year", r"\input{x}", r"{\textbackslash{}input{x}}"),
        ("date", "2023-03-30", "{2023-03-30}"),
        ("date", "-2000~", "{-2000~}"),
        ("date", "1850?/1860%", "{1850?/1860%}"),
        ("date", "26.09.2020", "{26.09.2020}"),
        ("date", r"2020\input{x}%", r"{2020\textbackslash{}input{x}\%}"),
        ("langid", "german", "{german}"),
        ("langid", r"\input{x}", ""),
        ("pages", "633–638", "{633--638}"),
        ("pages", "12912-12940", "{12912--12940}"),
        ("pages", "1--4, 7 — 9", "{1--4, 7--9}"),
        ("pages", "A-12", "{A-12}"),
        ("pages", "e1002", "{e1002}"),
        ("pages", r"\input{x}", r"{\textbackslash{}input{x}}"),
        ("url", r"https://a.org/paper\_files", "{https://a.org/paper_files}"),
        ("url", "https://a.org/{x}", "{https://a.org/%7Bx%7D}"),
        ("url", "javascript:alert(1)", ""),
        ("url", " Data:text/html,x", ""),
        ("url", "ftp://a.org/{x}", "{ftp://a.org/%7Bx%7D}"),
        ("url", "%20and%20", "{%20and%20}"),
        ("url", "www.a.org", "{www.a.org}"),
        ("doi", "https://doi.org/10.1000/X_(1)", "{10.1000/X_(1)}"),
        ("doi", "10.1000/a}b\\c", "{10.1000/a%7Db%5Cc}"),
        ("doi", "no doi {", "{no%20doi%20%7B}"),
        ("eprint", "2305.20050", "{2305.20050}"),
        ("eprint", r"x}\input{y", "{x%7D%5Cinput%7By}"),
        ("primaryclass", "cs.LG", "{cs.LG}"),
        ("primaryclass", r"\input{x}", r"{\textbackslash{}input{x}}"),
        ("urldate", "2026-11-22", "{2026-11-22}"),
        ("urldate", "yesterday", "{yesterday}"),
        ("execute", "anything", ""),
        ("crossref", "other", "{other}"),
        ("related", "a:b, 10.1000/x'y&z", "{a:b, 10.1000/x'y&z}"),
        ("related", r"a\input{x}", ""),
        ("crossref", "x^^5cinput", ""),
        ("options", "useprefix=true, skipbib", "{useprefix=true, skipbib}"),
        ("options", r"labelalphatemplate={\input{x}}", ""),
        ("langidopts", "variant=american", "{variant=american}"),
        ("keywords", r"primary\_source, a\&b, 5%", r"{primary_source, a&b, 5\%}"),
        ("keywords", "a_b, c^^5cinput", r"{a_b, c\textasciicircum{}\textasciicircum{}5cinput}"),
        ("keywords", r"a\input{x}", r"{a\textbackslash{}input\textbraceleft{}x\textbraceright{}}"),
        ("ids", r"Agilent(2022), a_b", "{Agilent(2022), a_b}"),
        ("note", "τ, γ & 50%", r"{$\tau$, $\gamma$ \& 50\%}"),
        ("author", "Müller, Max", r"{M{\"u}ller, Max}"),
        ("author", " ", ""),
        ("x-unknown", "a_b {\\LaTeX}", r"{a\_b {\LaTeX}}"),
    ],
)
def test_values_fit_their_field(name: str, text: str, written: str) -> None:
    """Each kind of field is written as engines read it, or not at all."""
    assert value(name, text, Options()) == written


def test_ascii_where_it_is_asked_for() -> None:
    """With `ascii` no field has another character."""
    options = Options(ascii=True)

    assert value("journal", "Études, 表", options) == r"{{\'E}tudes, Biao}"
    assert value("author", "Łuk, 王", options) == r"{{\L}uk, Wang}"
    assert value("url", "https://a.org/é", options) == "{https://a.org/%C3%A9}"


def test_biblatex_reads_letters_in_names() -> None:
    """Only BibTeX cuts names by bytes."""
    assert value("author", "Müller, Max", Options(dialect="biblatex")) == "{Müller, Max}"


_texts = st.text(st.sampled_from(" ab3Z-–,.|<>{}\\$%&_#~^`'é@:/()") | st.characters(), max_size=20)
_styles = st.builds(Options, dialect=st.sampled_from(["bibtex", "biblatex"]), ascii=st.booleans())


@given(st.sampled_from([*ORDER, "x-unknown"]), _texts, _styles)
def test_plain_values_are_written_like_others(name: str, text: str, style: Options) -> None:
    """A value in which nothing is to be changed has a shorter way, to the same text."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (values, canonical):
            patch.setattr(module, "is_plain", lambda _: False)
        expected = value(name, text, style)

    assert value(name, text, style) == expected


@pytest.mark.parametrize(
    ("text", "written"),
    [
        (f"{'{' * 200}a{'}' * 200}", "{a}"),
        (f"${'_{' * 200}a{'}' * 200}$", ""),
        (f"{'{' * 40}A{'}' * 40}", "{{A}}"),
    ],
)
def test_deep_groups_are_not_written(text: str, written: str) -> None:
    """Pybtex reads no file that has them."""
    assert value("note", text, Options()) == written


def test_references_have_no_characters_that_nobody_sees() -> None:
    """A terminal may act on them, and no key has them."""
    assert value("crossref", "a\u202eb", Options(dialect="biblatex")) == ""
    assert value("crossref", "müller2020", Options(dialect="biblatex")) == "{müller2020}"
