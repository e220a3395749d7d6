"""One page that needs no other file."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath

from synthlit.formats import md
from synthlit.formats.format import Options
from synthlit.library.library import Library
from synthlit.markdown.document import read
from synthlit.model.section import SectionPath
from synthlit.settings import parse

LibraryOf = Callable[..., Library]
Golden = Callable[[str, str], None]


def _page(library: Library, section: str = "") -> str:
    return md.document(library, Options(section=SectionPath.parse(section)))


def test_whole_list(library: Library, golden: Golden) -> None:
    """The hard works under all headings, with a table of contents."""
    golden("whole.md", _page(library))


def test_part_of_the_list(library: Library, golden: Golden) -> None:
    """A section has the works that it lists, also those that stand elsewhere, in full."""
    golden("part.md", _page(library, "rlvr"))


def test_every_link_stays_on_the_page(library: Library) -> None:
    """No link leads to another file, and each anchor is there."""
    for section in ("", "rlvr", "rlvr/process-supervision", "sft", "tools"):
        page = _page(library, section)
        anchors = read(PurePosixPath("page.md"), page).anchors

        targets = re.findall(r"\]\(([^)]*)\)", page)
        assert {t for t in targets if not t.startswith(("#", "https://"))} == set()
        assert {t.removeprefix("#") for t in targets if t.startswith("#")} <= anchors


def test_work_of_another_section_stands_in_full(library: Library) -> None:
    """On a subsection's own page nobody can look elsewhere."""
    page = _page(library, "rlvr/outcome-based")

    assert page.startswith("# Outcome-based Reinforcement\n\n> Binary rewards.\n\n")
    assert "- [Let's Verify Step by Step](https://arxiv.org/abs/2305.20050) - Lightman" in page
    assert "See also" not in page


def test_same_headings_have_different_anchors(library_of: LibraryOf) -> None:
    """Two sections with a subsection of the same name, and unplaced works in both."""
    subsections = [{"slug": "same", "title": "Same"}]
    sections = [
        {"slug": slug, "title": slug.title(), "folder": slug, "subsections": subsections}
        for slug in ("one", "two")
    ]
    library = library_of(
        ("one", "misc", "a", {"title": "A", "also": "two/same"}),
        ("two", "misc", "b", {"title": "B"}),
        ("two/same", "misc", "c", {"title": "C", "also": "one/same"}),
    )
    settings = parse({"list": {"title": "A Small List"}, "sections": sections}, {})

    page = _page(Library(settings, library.works))

    assert [heading.anchor for heading in read(PurePosixPath("page.md"), page).headings] == [
        "a-small-list", "one", "same", "further-works", "two", "same-1", "further-works-1",
    ]  # fmt: skip
    assert "[One](#one)\n  - [Same](#same)\n  - [Further works](#further-works)" in page
