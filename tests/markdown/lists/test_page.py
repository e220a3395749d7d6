"""A page's table of contents needs no parsing of the works in its list."""

from pathlib import PurePosixPath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from synthlit.library.library import Library, Work
from synthlit.markdown.document import read
from synthlit.markdown.lists import page, pages
from synthlit.markdown.lists.inputs import Inputs
from synthlit.markdown.lists.page import is_fingerprint
from synthlit.markdown.lists.placement import Placement
from synthlit.markdown.lists.targets import places
from synthlit.markdown.lists.view import View
from synthlit.markdown.regions import find_in
from synthlit.model.entry import Entry
from synthlit.model.latex.plain import from_text
from synthlit.model.section import SectionPath
from synthlit.settings import parse

PAGE = PurePosixPath("README.md")
_MARKERS = [
    "", "## Contents", "", "<!-- synthlit:begin contents -->", "<!-- synthlit:end contents -->", "",
    "<!-- synthlit:begin list -->", "<!-- synthlit:end list -->", "",
]  # fmt: skip
_LINE = st.sampled_from([
    "# Top", "## One", "## [one]", "text", "", "- item", "  ## In an item", "===", "---", "> # Q",
    "<div>", "</div>", "[one]: https://a.org",
])  # fmt: skip
_DESCRIPTION = st.sampled_from([
    "", "# D", "- # D", "[one]: https://a.org/b", "<div>", "`x`", "===", "```", "<!-- #", "a # b",
])  # fmt: skip
_TITLE = st.sampled_from(["One", "# A", "[one]: b", "<div>", "===", "- # a", "A #1"])


@settings(max_examples=150)
@given(
    st.lists(_LINE, max_size=5),
    st.lists(_LINE, max_size=5),
    st.lists(_DESCRIPTION, min_size=2, max_size=2),
    st.lists(_TITLE, max_size=3),
)
def test_contents_need_only_the_outline_of_the_list(
    before: list[str], behind: list[str], descriptions: list[str], titles: list[str]
) -> None:
    """Whatever stands in the list and around it, the contents are those of the whole page."""
    inner = {"slug": "in", "title": "One", "description": descriptions[0]}
    section = {"slug": "s", "title": "S", "focus": descriptions[1], "subsections": [inner]}
    found = parse({"list": {"title": "L"}, "sections": [section]}, {})
    works = tuple(
        Work(
            Entry("misc", f"k{n}", {"title": from_text(title), "annotation": from_text(title)}),
            SectionPath("s", "in"),
            PurePosixPath(f"entries/s/in/k{n}.bib"),
        )
        for n, title in enumerate(titles)
    )
    view = View(found, Placement(Library(found, works)), places(found))
    text = "\n".join([*before, *_MARKERS, *behind])
    if {"list", "contents"} - set(find_in(read(PAGE, text))):
        return  # something that is open before the marks hides them

    made = pages.front(view, Inputs(view), text).made()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(page, "_outline", lambda written: written)
        expected = pages.front(view, Inputs(view), text).made()

    assert made == expected


def test_fingerprints_are_known_as_such() -> None:
    """The line says nothing of a work, so that nobody can have written it."""
    assert is_fingerprint("<!-- synthlit fingerprint 3a0fc117b58ac39e-4633fe2fb5af9e99 -->")
    assert not is_fingerprint("<!-- a comment -->")
