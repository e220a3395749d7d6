"""Text that shows as itself in GitHub's Markdown."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from synthlit.markdown.escape import escape, escape_line, owner_text, readable
from synthlit.model.latex.plain import from_text
from synthlit.model.text import clean

GFM = MarkdownIt("commonmark").enable(["table", "strikethrough"])
LINES = st.text().map(clean) | st.lists(
    st.sampled_from(
        [*"\\`*_[](){}<>#+-.!|~$&:@ 1a\"'", "https://a.b", "www.a.b", "&amp;", ":smile:", "<!--",
         "-->", "<b>", "a@b.c", "~~", "**", "```", "- ", "1. ", "$x$", "|a|"]
    )
).map("".join).map(clean)  # fmt: skip


def shown(markdown: str) -> str:
    """Return the text of Markdown that is one paragraph; anything else fails."""
    rendered = GFM.render(markdown)
    assert re.fullmatch(r"<p>.*</p>\n", rendered, re.DOTALL), rendered
    assert not re.search(r"<(?!/?(?:p|span)>)", rendered), rendered
    return html.unescape(re.sub(r"<[^>]+>", "", rendered)).strip()


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("ReST-MCTS*: a [b] (c)", r"ReST-MCTS\*: a \[b\] \(c\)"),
        ("GAC-Net_Geometric", r"GAC-Net\_Geometric"),
        ("Let's <think> > | ~x~ `y` \\", r"Let's \<think\> \> \| \~x\~ \`y\` \\"),
        ("3 $ Hardware", r"3 \$ Hardware"),
        ("from $5 to $6", "from <span>$</span>5 to <span>$</span>6"),
        ("#InsTag", r"\#InsTag"),
        ("AT&T &amp; &#38; R&D;", r"AT&T \&amp; \&\#38; R\&D;"),
        ("Pass@1: x", "Pass@1: x"),
        ("ask @octocat", "ask @<span></span>octocat"),
        ("a@b.org", "a@<span></span>b.org"),
        ("a@.org", "a@<span></span>.org"),
        ("see https://a.b, www.c.d", r"see https\://a.b, www\.c.d"),
        ("yes :smile: no: really", "yes :<span></span>smile: no: really"),
    ],
)
def test_what_github_reads_is_escaped(text: str, written: str) -> None:
    """Each character that would be interpreted is escaped, and no other."""
    assert escape(text) == written


def test_parentheses_stay_in_headings() -> None:
    """Outside of links they mean nothing."""
    assert escape("Tools (New) [x]", parentheses=False) == r"Tools (New) \[x\]"


@given(LINES.filter(bool))
def test_any_text_shows_as_itself(text: str) -> None:
    """Whatever a title says, readers see that, in one paragraph without markup."""
    assert shown("x " + escape(text)) == f"x {text}".strip()


@given(LINES.filter(bool))
def test_any_text_may_begin_a_line(text: str) -> None:
    """What would open a list, a heading, a rule or a table opens nothing."""
    assert shown(escape_line(text)) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (r"{DeepSeek-R1} \& 90\%*", "DeepSeek-R1 & 90%*"),
        (r"$\text{Transformer}^2$: {LLMs}", "Transformer²: LLMs"),
        (r"Towards {AI}-$45^{\circ}$ Law", "Towards AI-45° Law"),
        (r"a {$X$} b $y_1$", "a X b y₁"),
        (r"from \$5 to \$6", "from $5 to $6"),
        (r"{\'E}tude", "Étude"),
        (" a  b ", "a b"),
        ("$x$ \uf000", "x"),
        (r"$\unicode{xA}$a", "a"),
    ],
)
def test_values_read_well(value: str, text: str) -> None:
    """No TeX is left of a value, and math is in characters."""
    assert readable(value) == text


@given(st.text())
def test_values_are_one_clean_line(text: str) -> None:
    """Whatever a value holds, what comes back holds no line end and no invisible character."""
    for value in (text, from_text(text), f"${text}$ {text}"):
        line = readable(value)
        assert line == clean(line)
        assert "\n" not in line


def test_owners_markdown_is_kept_but_for_markers() -> None:
    """Descriptions may have markup; none can end a generated part."""
    text = "With *Phi-1.5*\n<!-- synthlit:end list -->"

    assert owner_text(text) == "With *Phi-1.5* \\<!-- synthlit:end list -->"
