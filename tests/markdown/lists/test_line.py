"""The line of a work."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from synthlit.library.candidates import PaperFacts
from synthlit.markdown.escape import readable
from synthlit.markdown.lists.line import full_line, short_link, short_name
from synthlit.markdown.papers import read
from synthlit.model.entry import Entry
from synthlit.model.latex.plain import from_text
from synthlit.model.name import Name, write_names
from synthlit.model.text import clean

POLICY = ("arxiv", "doi", "url")
LETS_VERIFY = {
    "title": "Let's Verify Step by Step",
    "author": "Lightman, Hunter and Kosaraju, Vineet and Burda, Yuri",
    "venue": "ICLR",
    "year": "2024",
    "eprint": "2305.20050",
}


def _line(**fields: str) -> str:
    return full_line(Entry(type="misc", key="k", fields=fields), POLICY)


def test_line_is_the_one_that_contributors_write() -> None:
    """Name, link, authors, venue and year, as the list asks for."""
    assert _line(**LETS_VERIFY) == (
        "- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) "
        "- Lightman et al. (ICLR 2024)"
    )


@pytest.mark.parametrize(
    ("author", "shown"),
    [
        ("Plato", "Plato"),
        ("van der Goot, Rob", "van der Goot"),
        ("Knuth, Donald and Liang, Frank", "Knuth and Liang"),
        ("A, B and C, D and E, F", "A et al."),
        ("A, B and others", "A et al."),
        ("A, B and C, D and others", "A et al."),
        ("{DeepSeek-AI}", "DeepSeek-AI"),
        ("Lu, Kevin and {Thinking Machines Lab}", "Lu and Thinking Machines Lab"),
        (r"{\v{Z}}ikeli{\'c}, {\DJ}or{\dj}e", "Žikelić"),
        ("{A (b) [c]}", r"A \(b\) \[c\]"),
    ],
)
def test_authors(author: str, shown: str) -> None:
    """One by name, two by both, more by the first."""
    assert _line(**LETS_VERIFY | {"author": author}).endswith(f" - {shown} (ICLR 2024)")


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"eprint": "2305.20050", "year": "2023"}, "(arXiv 2023)"),
        ({"eprint": "2305.20050"}, "(arXiv 2023)"),
        ({"journal": "arXiv preprint arXiv:2305.20050", "year": "2023"}, "(arXiv 2023)"),
        ({"journal": "CoRR", "year": "2023"}, "(arXiv 2023)"),
        ({"venue": "ICLR 2024", "year": "2024"}, "(ICLR 2024)"),
        ({"venue": "ICLR", "year": "2024"}, "(ICLR 2024)"),
        ({"booktitle": r"Findings of {ACL} (\emph{Long})", "year": "2024"},
         r"(Findings of ACL \(Long\) 2024)"),
        ({"venue": "ICLR"}, "(ICLR)"),
        ({"organization": "Doe", "year": "2024"}, "(2024)"),
        ({"date": "2023-03-30"}, "(2023)"),
    ],
)  # fmt: skip
def test_venue_and_year(fields: dict[str, str], shown: str) -> None:
    """The venue as people say it, once with its year; a preprint is arXiv's."""
    assert _line(title="T", author="Doe, Jane", **fields).endswith(f" - Doe {shown}")


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({"title": "T", "url": "https://a.org"}, "- [T](https://a.org)"),
        ({"title": "T", "author": "Doe, J"}, "- T - Doe"),
        ({"title": "T", "year": "2024"}, "- T - (2024)"),
        ({"title": "1. - [x] T", "year": "2024"}, r"- 1\. - \[x\] T - (2024)"),
        ({"title": "- T"}, r"- \- T"),
        ({"url": "https://a.org"}, "- [k](https://a.org)"),
        ({"title": "T", "url": "javascript:alert(1)"}, "- T"),
        ({}, "- k"),
    ],
)
def test_missing_parts_leave_nothing_behind(fields: dict[str, str], line: str) -> None:
    """What is not known is not shown: no empty link, no dash, no parentheses."""
    assert _line(**fields) == line


def test_code_and_annotation_follow_the_line() -> None:
    """They stand behind it and under it, never between its parts."""
    fields = LETS_VERIFY | {
        "code": "https://github.com/openai/prm800k",
        "annotation": r"- 800K labels & a *list*.",
    }
    entry = Entry(type="misc", key="k", fields=fields)

    assert full_line(entry, POLICY, "k") == (
        "- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) "
        "- Lightman et al. (ICLR 2024) · [code](https://github.com/openai/prm800k) "
        '<a id="k"></a>\n'
        r"  > \- 800K labels & a \*list\*."
    )


def test_parts_follow_the_line_in_one_order() -> None:
    """Code, data, model and project page are links, whatever order the entry has."""
    line = _line(
        title="T", url="https://a.org", project="https://p.org", data="https://d.org",
        model="https://m.org", code="https://c.org",
    )  # fmt: skip

    assert line == (
        "- [T](https://a.org) · [code](https://c.org) · [data](https://d.org) "
        "· [model](https://m.org) · [project](https://p.org)"
    )


@pytest.mark.parametrize(
    ("state", "shown"),
    [("withdrawn", " · **withdrawn**"), ("{Retracted}", " · **retracted**"), ("inpress", "")],
)
def test_a_withdrawn_work_says_so(state: str, shown: str) -> None:
    """It stands behind the venue, and a line that is read back has the same facts."""
    line = _line(**LETS_VERIFY, pubstate=state, code="https://github.com/a/b")

    assert line.endswith(f" (ICLR 2024){shown} · [code](https://github.com/a/b)")
    [found] = read(f"{line}\n").items
    assert isinstance(found.work, PaperFacts)
    assert (found.work.title, found.work.venue) == ("Let's Verify Step by Step", "ICLR")


def test_code_that_is_the_link_is_not_repeated() -> None:
    """A tool whose page is its code has one link."""
    assert _line(title="T", code="https://github.com/a/b") == "- [T](https://github.com/a/b)"


def test_links_cannot_be_closed_by_their_address() -> None:
    """Parentheses and entities in an address are encoded."""
    line = _line(title="T", url="https://a.org/x_(y)?a=1&copy;=2&b=3")

    assert line == "- [T](https://a.org/x_%28y%29?a=1&amp;copy;=2&b=3)"


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"title": "{DeepSeek-R1}: Incentivizing", "shorttitle": "{R1}"}, "R1"),
        ({"title": "{DeepSeek-R1}: Incentivizing"}, "DeepSeek-R1"),
        ({"title": "A Title Without"}, "A Title Without"),
        ({"title": f"{'Long ' * 9}: short"}, f"{'Long ' * 9}: short"),
        ({"title": ""}, "k"),
    ],
)
def test_short_names(fields: dict[str, str], name: str) -> None:
    """What people call a work: its short title, what stands before a colon, or the title."""
    assert short_name(Entry(type="misc", key="k", fields=fields)) == " ".join(name.split())


def test_short_links() -> None:
    """A cross-reference is a name with a link, or a name."""
    entry = Entry(type="misc", key="k", fields={"title": "[T]"})

    assert short_link(entry, "../README.md#k") == r"[\[T\]](../README.md#k)"
    assert short_link(entry, "") == r"\[T\]"


GFM = MarkdownIt("commonmark").enable(["table", "strikethrough"])
TITLES = st.text() | st.lists(
    st.sampled_from(
        [*"\\`*_[](){}<>#+-.!|~$&:@ 1aé表\n\t\"'", "](x)", "https://a.b", "&amp;", "<!--", "-->",
         "$x$", "<b>", "a@b.c", "~~", "```", "- ", "1. ", "[ ]", "\\tau", "\u202e", "\u00a0"]
    )
).map("".join)  # fmt: skip


def _text(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens if token.type in ("text", "text_special"))


@given(
    title=TITLES,
    authors=st.lists(TITLES, max_size=3),
    venue=TITLES,
    note=TITLES,
    link=st.booleans(),
)
def test_no_text_breaks_out_of_its_line(
    title: str, authors: list[str], venue: str, note: str, link: bool
) -> None:
    """Any title, author, venue and note make one item: link, text, and the note in a quote."""
    fields = {
        "title": from_text(title),
        "author": write_names([Name.from_display(author) for author in authors if clean(author)]),
        "venue": from_text(venue),
        "annotation": from_text(note),
        "year": "2024",
    } | ({"eprint": "2305.20050"} if link else {})
    line = _line(**fields)

    tokens = GFM.parse(line)
    kinds = [token.type for token in tokens]
    quote = ["blockquote_open", "paragraph_open", "inline", "paragraph_close", "blockquote_close"]
    assert kinds == [
        "bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close",
        *(quote if clean(note) else []), "list_item_close", "bullet_list_close",
    ]  # fmt: skip
    inline = next(token for token in tokens if token.type == "inline").children or []
    wanted = readable(fields["title"]) or "k"
    if link:
        close = next(i for i, token in enumerate(inline) if token.type == "link_close")
        assert inline[0].attrs == {"href": "https://arxiv.org/abs/2305.20050"}
        assert _text(inline[1:close]) == wanted
        inline = inline[close + 1 :]
    assert not [
        token for token in inline if token.type not in ("text", "text_special", "html_inline")
    ]
    assert _text(inline).endswith("2024)")
    assert _text(inline).startswith("" if link else wanted)
    assert set(re.findall(r"<[^>]*>", "".join(
        token.content for token in inline if token.type == "html_inline"
    ))) <= {"<span>", "</span>"}  # fmt: skip
