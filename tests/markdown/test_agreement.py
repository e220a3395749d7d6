"""What writes a page and what checks it see the same headings, anchors and generated parts."""

from datetime import date
from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthlit.library.library import Library
from synthlit.lint.context import Context
from synthlit.lint.documents import DocumentSet
from synthlit.lint.linter import Linter
from synthlit.lint.registry import RULES
from synthlit.markdown.document import MarkdownDocument, read
from synthlit.markdown.lists import pages, single
from synthlit.markdown.lists.inputs import Inputs
from synthlit.markdown.lists.placement import Placement
from synthlit.markdown.lists.targets import places
from synthlit.markdown.lists.view import View
from synthlit.markdown.regions import empty, find_in
from synthlit.settings import Settings, parse

PAGE = PurePosixPath("README.md")
_CONTENTS = empty("contents")
_LIST = empty("list")
_TITLES = st.lists(
    st.sampled_from(
        ["a", "B", "é", "强", "🛠️", " ", "  ", "*", "**", "_", "~", "~~", "`", "``", "[", "]",
         "(", ")", "!", "<", ">", "<b>", "&", "&amp;", "&#35;", "#", " #", "\\", ":", ":tada:", "@",
         "www.a.b", "https://a.b/c_d", "$", "|", "-", "1.", "=", '"', "<!--", "-->", "x@y.z"]
    ),
    min_size=1,
    max_size=8,
).map(lambda parts: "".join(parts).strip() or "a")  # fmt: skip
_LINES = st.sampled_from(
    ["# A", "## B", "## B ##", "## A \\#", "### C", "#", "Two\nlines\n---", "Title\n===", "> ## Q",
     "> Quoted\n> ===", "- # Item", "- a\n  # In it", "```\n# code\n```", "~~~", "<!--\n# no\n-->",
     "    # code", "<div>\n# html\n", "a", "", "## [l](u) ![i](j) `c`", "## *a* **b** _c_",
     "## &amp; &lt;", "## 🛠️ x", "## <b>x</b>", "## [r]", "## [r][s]", "[r]: u", "---", "***",
     "| a |\n|---|", "## ~~s~~ 1~2 3~4", "[s]: v\n===", "#x", "####### y", "\t# tab", "## a\\",
     "## https://a.b/c_d_", "</pre>", "$$", "## A  B", "## `a", "b`"]
)  # fmt: skip


def _dead(document: MarkdownDocument) -> list[str]:
    """Return the anchors to which links of a document lead in vain."""
    anchors = [link.url[1:] for link in document.links if link.url.startswith("#")]
    return [anchor for anchor in anchors if anchor and anchor not in document.anchors]


def _settings(section: str, *subsections: str) -> Settings:
    inner = [{"slug": f"s{n}", "title": title} for n, title in enumerate(subsections)]
    sections = [{"slug": "one", "title": section, "subsections": inner}]
    return parse({"list": {"title": section}, "sections": sections}, {})


@settings(max_examples=50)
@given(_TITLES, _TITLES, _TITLES)
def test_single_page_links_to_its_headings(section: str, first: str, second: str) -> None:
    """Titles of all kinds show as they are, and the contents lead to them."""
    list_settings = _settings(section, first, second)

    document = read(PAGE, single.whole(Library(list_settings, ())))

    assert [heading.text for heading in document.headings] == [
        " ".join(title.split()) for title in (section, section, first, second)
    ]
    assert not _dead(document)


@settings(max_examples=50)
@given(_TITLES, _TITLES, st.lists(_LINES, max_size=8), st.lists(_LINES, max_size=8))
def test_contents_are_the_documents_headings(
    section: str, title: str, before: list[str], behind: list[str]
) -> None:
    """Whatever people write around it, the contents have the anchors of the page's headings."""
    list_settings = _settings(section, title)
    view = View(list_settings, Placement(Library(list_settings, ())), places(list_settings))
    text = "\n".join([*before, "", _CONTENTS, _LIST, *behind])
    if {"list", "contents"} - set(find_in(read(PAGE, text))):
        return  # something that is open before the marks hides them

    document = read(PAGE, pages.front(view, Inputs(view), text).made())

    region = find_in(document)["contents"]
    listed = [link.url for link in document.links if region.start <= link.span.start < region.end]
    levels = sorted({heading.level for heading in document.headings})
    assert set(listed) <= {f"#{heading.anchor}" for heading in document.headings}
    assert len(levels) > 2 or len(listed) >= len(document.headings) - 1
    assert not _dead(document)


@pytest.mark.parametrize("title", ["A [b] *c* #1", "`x` &amp; <y>", "🛠️ 1~2", "C# #", "a_b_c!"])
def test_lint_has_nothing_to_say(title: str) -> None:
    """The rules about links, headings and generated parts find nothing in what is written."""
    list_settings = _settings(title, "Part", f"{title} again")
    view = View(list_settings, Placement(Library(list_settings, ())), places(list_settings))
    rules = RULES.only(code for code in (rule.code for rule in RULES) if code in _CODES)

    linter = Linter(lambda _: rules, Context(date(2026, 1, 1)))

    assert not linter.check(DocumentSet.of_text(PAGE, pages.front(view, Inputs(view), None).made()))


_CODES = frozenset(rule.code for rule in RULES if rule.code.startswith("LNK")) | {
    "HDG001", "HDG002", "HDG003", "MDN008",
}  # fmt: skip
